"""Words of sources: made plain, and told apart: weeks, days, headings."""

import re
from unicodedata import category, normalize

from gplang.importing.records import DayKey
from gplang.records import NamedTuple

_COMMAND = re.compile(r"##(?=[A-Za-z]*\[)")
_LONGEST = 500
"""Characters of a cell or a line that are looked at."""

_PLAIN = str.maketrans(
    {
        **dict.fromkeys("×✕✖✗", "x"),
        **dict.fromkeys("‐‑‒–—−", "-"),
        **dict.fromkeys("“”„«»", '"'),
        **dict.fromkeys("‘’‚`", "'"),
        **dict.fromkeys("\t\n\r\v\f\u2028\u2029\u0085", " "),
        "\u00a0": " ",
        "\u202f": " ",
    }
)

_WEEKDAYS = {
    "mon": "monday montag lundi lunes mon mo lun",
    "tue": "tuesday dienstag mardi martes tue tues tu di mar",
    "wed": "wednesday mittwoch mercredi miércoles miercoles wed weds mi mer mié",
    "thu": "thursday donnerstag jeudi jueves thu thur thurs do jeu jue",
    "fri": "friday freitag vendredi viernes fri fr ven vie",
    "sat": "saturday samstag samedi sábado sabado sat sa sam sáb",
    "sun": "sunday sonntag dimanche domingo sun so dim dom",
}
_SHORTEST = 3
"""Letters of a weekday that need not stand alone: `Mo` may be anything."""

WEEKDAYS = {word: day for day, words in _WEEKDAYS.items() for word in words.split()}

_WEEK = re.compile(
    r"#*\s*\**(?:weeks?|wks?|woche[n]?|semaines?|semanas?|kw|w)[ ._]*#?(\d{1,3})"
    r"(?:\s*(?:-|to|bis|à|al?)\s*(?:week|w)?\s*(\d{1,3}))?(?![\d.,x])\s*\**\s*(.*)",
    re.IGNORECASE,
)
_DAY = re.compile(
    r"#*\s*\**(?:training\s+)?(?:(?:days?|tag|jour|d[ií]a|workout|session|einheit|s[ée]ance|sesi[óo]n|training)"
    r"[ ._]*#?(\d{1,2}|[a-h])|d(\d))(?![\w.,%/])\s*\**\s*(.*)",
    re.IGNORECASE,
)
_SPLIT = re.compile(
    r"(?:push|pull|legs?|upper|lower|full|chest|back|arms?|shoulders?|torso|glutes?|posterior)"
    r"(?:[ -]?body)?(?:[ -]day)?(?:\s+[a-d1-6])?",
    re.IGNORECASE,
)
"""What training days are called by what they train."""

_EDGE = " \t:;,.-_|*#=>()[]"
_ROLES = {
    "warmup": ("warm up", "warmup", "aufwärmen", "échauffement", "calentamiento", "activation", "mobility"),
    "primary": ("main", "main lift", "main lifts", "main work", "primary", "strength", "hauptübung"),
    "secondary": ("secondary", "supplemental", "supplementary"),
    "accessory": ("accessory", "accessories", "assistance", "accessory work", "assistance work", "zubehör"),
    "finisher": ("finisher", "finishers", "conditioning", "cardio", "cool down", "cooldown"),
}
ROLES = {word: role for role, words in _ROLES.items() for word in words}


def clean(text: str) -> str:
    """Return a text on one line, with plain signs, and nothing that cannot be seen or commands what reads a log."""
    plain = normalize("NFKC", text[: 2 * _LONGEST].translate(_PLAIN)).translate(_PLAIN)
    seen = "".join(letter for letter in plain if category(letter)[0] != "C")
    return _COMMAND.sub("# #", " ".join(seen.split())[:_LONGEST].strip())


class Weeks(NamedTuple):
    """The weeks that a heading names, and what else it says."""

    numbers: tuple[int, ...]
    rest: str


def find_weeks(text: str) -> Weeks | None:
    """Return the weeks that a text begins with: `Week 1`, `W3`, `Weeks 1-4: build`."""
    match = _WEEK.fullmatch(text)
    if match is None:
        return None
    first = int(match[1])
    last = int(match[2]) if match[2] else first
    if not 1 <= first <= last:
        return None
    return Weeks(tuple(range(first, last + 1)), match[3].strip(_EDGE))


class Days(NamedTuple):
    """The day that a heading names, and what else it says."""

    day: DayKey
    rest: str


def find_day(text: str) -> Days | None:
    """Return the day that a text begins with: `Monday - Lower`, `Day 1`, `Workout A: push`, `Pull`."""
    plain = text.strip(_EDGE)
    word, _, rest = plain.partition(" ")
    weekday = WEEKDAYS.get(word.strip(_EDGE).casefold())
    if weekday is not None and (len(word.strip(_EDGE)) >= _SHORTEST or not rest):
        return Days(DayKey(weekday), rest.strip(_EDGE))
    if _SPLIT.fullmatch(plain):
        return Days(DayKey(), plain)
    match = _DAY.fullmatch(text)
    if match is None:
        return None
    word = match[1] or match[2]
    number = int(word) if word.isdigit() else ord(word.lower()) - ord("a") + 1
    rest = match[3].strip(_EDGE)
    inner = WEEKDAYS.get(rest.partition(" ")[0].strip(_EDGE).casefold())
    if inner is not None:
        return Days(DayKey(inner, number), rest.partition(" ")[2].strip(_EDGE))
    return Days(DayKey(None, number), rest)


def find_role(text: str) -> str | None:
    """Return the role that a heading is about: `Warm-up:`, `Accessories`."""
    return ROLES.get(text.strip(_EDGE).casefold().replace("-", " "))


def strip_edges(text: str) -> str:
    """Return a text without signs at its ends."""
    return text.strip(_EDGE)
