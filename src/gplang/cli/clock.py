"""The clock, for the few commands that have one, and the days that their options name instead."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from gplang.cli import clicks as click
from gplang.quantities import PLAN_YEARS
from gplang.typed import Annotated
from gplang.vocabulary import Day

DayOf = Callable[[str | None], date]
"""Returns the day for a time zone, None for the machine's own."""

_WORDS = {"yesterday": -1, "today": 0, "tomorrow": 1}
_DATE = re.compile(r"\d{4}-\d{1,2}-\d{1,2}")
_MONDAY = "mon"


def read_clock() -> datetime:
    """Return the moment, in UTC."""
    return datetime.now(UTC)


def today_in(zone: str | None) -> date:
    """Return what day it is in a time zone; None is the machine's own."""
    from gplang.scheduling.dates import load_zone

    now = read_clock()
    return now.astimezone(None if zone is None else load_zone(zone)).date()


def read_day(option: str, text: str) -> date:
    """Return the date that an option names; raises a usage error for what is none."""
    try:
        day = datetime.strptime(text, "%Y-%m-%d").date() if _DATE.fullmatch(text) else None
    except ValueError:
        raise click.UsageError(f"{option}: there is no day {text}") from None
    if day is None:
        raise click.UsageError(f"{option} takes a date like 2027-01-12, not '{text}'")
    if day.year not in PLAN_YEARS:
        first, last = PLAN_YEARS[0], PLAN_YEARS[-1]
        raise click.UsageError(f"{option} takes a year from {first} to {last}, not {day.year}")
    return day


def read_any_day(option: str, text: str, *, is_past: bool = False) -> DayOf:
    """Return the day that an option names as a date, as `tomorrow`, or as a weekday.

    That is the next one from today, or, if the option `is_past`, about what has been, the last one up to today. Raises
    a usage error for anything else.
    """
    word = text.strip().casefold()
    if word in _WORDS:
        return lambda zone: today_in(zone) + timedelta(_WORDS[word])
    days = [day for day in Day if len(word) >= len(_MONDAY) and _full_name(day).startswith(word)]
    if len(days) == 1:
        return lambda zone: _nearest_weekday(today_in(zone), days[0], is_past=is_past)
    if word[:1].isdigit():
        day = read_day(option, text.strip())
        return lambda zone: day  # noqa: ARG005
    near = "yesterday" if is_past else "tomorrow"
    raise click.UsageError(f"{option} takes a date like 2027-01-12, {near} or a weekday like thu, not '{text}'")


def _full_name(day: Day) -> str:
    from gplang.wording import day_name

    return day_name(day).casefold()


def _nearest_weekday(today: date, day: Day, *, is_past: bool) -> date:
    ahead = (day.number - today.weekday()) % len(Day)
    return today + timedelta(ahead - len(Day) if is_past and ahead else ahead)


PastDay = Annotated[
    str | None,
    click.option(
        "--date",
        "on",
        metavar="DATE",
        help="This day instead of today: 2027-01-12, yesterday, or a weekday like thu, the last one up to today.",
    ),
]

OtherDay = Annotated[
    str | None,
    click.option(
        "--date",
        "on",
        metavar="DATE",
        help="This day instead of today: 2027-01-12, tomorrow, or a weekday like thu, the next one from today.",
    ),
]
