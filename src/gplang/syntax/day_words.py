"""Words for days: in other languages, in full, and with a slip."""

from gplang.suggest import slipped
from gplang.vocabulary import Day

DAYS = {
    "mon": ("monday", "montag", "lundi", "lunes", "mo"),
    "tue": ("tuesday", "tues", "dienstag", "mardi", "martes", "di"),
    "wed": ("wednesday", "mittwoch", "mercredi", "miércoles", "mi"),
    "thu": ("thursday", "thurs", "thur", "thr", "donnerstag", "jeudi", "jueves", "do"),
    "fri": ("friday", "freitag", "vendredi", "viernes", "fr"),
    "sat": ("saturday", "samstag", "sonnabend", "samedi", "sábado", "sa"),
    "sun": ("sunday", "sonntag", "dimanche", "domingo", "so"),
}
"""What people write for a day; the last of each is so short that it may be another word."""

_SHORTEST = 3
"""Letters of a day within a range: both of its ends are days."""


def mend_days(text: str) -> str | None:
    """Return the range of days that a text with a slip, or with days in full, is: `mon-sun` for `monn-sunday`."""
    ends = [_mend(end) for end in text.casefold().split("-")]
    return "-".join(end for end in ends if end) if len(ends) == 2 and all(ends) else None


def _mend(text: str) -> str | None:
    if text in tuple(Day):
        return text
    known = (day for day, words in DAYS.items() if text in words)
    return next(known, None) or slipped(text, tuple(Day), _SHORTEST)
