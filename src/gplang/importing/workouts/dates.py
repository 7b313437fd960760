"""Dates and times as apps and spreadsheets write them, with the months of many languages."""

import re
from collections.abc import Iterable
from datetime import date, time
from functools import lru_cache
from unicodedata import normalize

from gplang.quantities import PLAN_YEARS
from gplang.records import NamedTuple

_NAMES = (
    "january januar janvier enero gennaio janeiro ocak styczen stycznia januari январь января",
    "february februar fevrier febrero febbraio fevereiro subat luty lutego februari февраль февраля",
    "march marz mars marzo março mart marzec marca maart mrt marts март марта",
    "april avril abril aprile nisan kwiecien kwietnia апрель апреля",
    "may mai mayo maggio maio mayis maj maja mei май мая",
    "june juni juin junio giugno junho haziran czerwiec czerwca июнь июня",
    "july juli juillet julio luglio julho temmuz lipiec lipca июль июля",
    "august aout agosto agustos sierpien sierpnia augusti augustus август августа",
    "september septembre septiembre settembre setembro eylul wrzesien wrzesnia сентябрь сентября",
    "october oktober octobre octubre ottobre outubro ekim pazdziernik pazdziernika октябрь октября",
    "november novembre noviembre novembro kasim listopad listopada ноябрь ноября",
    "december dezember decembre diciembre dicembre dezembro aralik grudzien grudnia декабрь декабря",
)
"""The months without their accents: in English, German, French, Spanish, Italian, Portuguese, Turkish, Polish, Dutch,
Swedish, Danish and Russian; Chinese, Japanese and Korean count them."""

_MONTH = r"([^\W\d_]{3,12})\.?|(\d{1,2})\s?[月월]"
_YEAR = r"(\d{4})"
_CLOCK = re.compile(r"(?<!\d)(\d{1,2})[:h.](\d{2})(?:[:.](\d{2})(?:\.\d+)?)?(?!\d)")
_ISO = re.compile(r"(\d{4})[-/.]\s?(\d{1,2})[-/.]\s?(\d{1,2})(?!\d)\.?")
_CHARACTERS = re.compile(r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]?")
_DAY_FIRST = re.compile(rf"(?<!\d)(\d{{1,2}})(?:\.|st|nd|rd|th|er)?\s+(?:de\s+)?(?:{_MONTH}),?\s+(?:de\s+)?{_YEAR}")
_MONTH_FIRST = re.compile(rf"(?:{_MONTH})\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+{_YEAR}")
_HYPHENS = re.compile(rf"(\d{{1,2}})-(?:{_MONTH})-{_YEAR}")
_NUMBERS = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)")
_AFTERNOON = re.compile(r"(?<![^\W\d_])(?:pm|p\s?m|下午|午後|오후)(?![^\W\d_])|下午|午後|오후")
_MORNING = re.compile(r"(?<![^\W\d_])(?:am|a\s?m)(?![^\W\d_])|上午|午前|오전")


class When(NamedTuple):
    """A day, and the time of day if it is said."""

    date: date
    time: time | None


@lru_cache(maxsize=50_000)
def read_when(text: str, day_first: bool | None = None) -> When | None:
    """Return the day and the time that a text says; None for what is no day.

    `day_first` decides what `3/4/2026` is; None where nobody knows, and then it is no day.
    """
    found = _find_day(text, day_first)
    if found is None:
        return None
    day, rest = found
    return When(day, _find_time(rest))


def find_order(texts: Iterable[str]) -> bool | None:
    """Return whether days of a column written in numbers stand before the months; None if they do not tell."""
    order: bool | None = None
    for text in texts:
        match = _NUMBERS.match(text.strip())
        if match is None:
            continue
        if match[2] == "." or int(match[1]) > 12:
            return True
        if int(match[3]) > 12:
            return False
    return order


def is_ambiguous(text: str) -> bool:
    """Return whether a text is a day once it is known which number of it is the month."""
    return read_when(text) is None and read_when(text, True) is not None


def _find_day(text: str, day_first: bool | None) -> tuple[date, str] | None:
    plain = text.strip().casefold()
    for pattern in (_ISO, _CHARACTERS):
        if match := pattern.match(plain):
            return _day(match[1], match[2], match[3], plain[match.end() :])
    if match := _DAY_FIRST.search(plain) or _HYPHENS.match(plain):
        month = match[3] or _month(match[2])
        return _day(match[4], month, match[1], plain[match.end() :])
    if match := _MONTH_FIRST.search(plain):
        month = match[2] or _month(match[1])
        return _day(match[4], month, match[3], plain[match.end() :])
    if match := _NUMBERS.match(plain):
        first, second = int(match[1]), int(match[3])
        is_day_first = True if match[2] == "." or first > 12 else False if second > 12 else day_first
        if is_day_first is None and first != second:
            return None
        day, month = (first, second) if is_day_first else (second, first)
        year = match[4] if len(match[4]) == 4 else f"20{match[4]}"
        return _day(year, month, day, plain[match.end() :])
    return None


def _day(year: str, month: str | int | None, day: str | int, rest: str) -> tuple[date, str] | None:
    if month is None or int(year) not in PLAN_YEARS:
        return None
    try:
        return date(int(year), int(month), int(day)), rest
    except ValueError:
        return None


@lru_cache(maxsize=1_000)
def _month(word: str) -> int | None:
    plain = _unaccented(word)
    found = {number for number, names in enumerate(_MONTHS, 1) if any(each.startswith(plain) for each in names)}
    return found.pop() if len(found) == 1 else None


def _unaccented(word: str) -> str:
    return "".join(letter for letter in normalize("NFD", word) if not "\u0300" <= letter <= "\u036f").replace("ı", "i")


_MONTHS = tuple(tuple(map(_unaccented, names.split())) for names in _NAMES)


def _find_time(text: str) -> time | None:
    match = _CLOCK.search(text)
    if match is None:
        return None
    hour, minute = int(match[1]), int(match[2])
    marked = text.replace(".", "")
    if _AFTERNOON.search(marked) and hour < 12:
        hour += 12
    elif _MORNING.search(marked) and hour == 12:
        hour = 0
    return time(hour, minute) if hour < 24 and minute < 60 else None


def read_time(text: str) -> time | None:
    """Return the time of day that a text says; None for none."""
    return _find_time(text.casefold())


def read_minutes(text: str, seconds: bool = False) -> int | None:
    """Return a length in minutes: `1h 10m`, `45m`, `70 min`, `1:10:00`, a bare number of minutes, or of `seconds`."""
    plain = text.strip().casefold()
    if re.fullmatch(r"\d{1,6}(?:[.,]\d+)?", plain):
        amount = int(re.split(r"[.,]", plain)[0])
        return round(amount / 60) if seconds else amount
    if match := re.fullmatch(r"(\d{1,2}):(\d{2})(?::(\d{2}))?", plain):
        return 60 * int(match[1]) + int(match[2])
    found = re.findall(r"(\d{1,4})\s*(h|m|s)[a-zа-я.]*", plain)
    if not found:
        return None
    sizes = {"h": 3_600, "m": 60, "s": 1}
    return round(sum(int(amount) * sizes[unit] for amount, unit in found) / 60)
