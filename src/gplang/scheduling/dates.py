"""Days and times of sessions."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from functools import cache

from gplang.model.plan import Pause
from gplang.records import NamedTuple
from gplang.typed import TYPE_CHECKING
from gplang.vocabulary import Day

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

_MINUTE = timedelta(minutes=1)
_LONGEST_GAP = 24 * 60
"""Minutes. Zones that crossed the date line left out a whole day; nothing longer has ever been skipped."""


class Interval(NamedTuple):
    """Start and end; `moved`: the start was inside a gap of the clock."""

    start: datetime
    end: datetime
    moved: bool


def next_monday(day: date) -> date:
    """Return the Monday behind a day; raises OverflowError past the calendar's end."""
    return day + timedelta(days=7 - day.weekday())


def place_in_week(start: date | None, day: Day) -> int:
    """Return how many days behind the first one of each week a weekday is; weeks without a start begin on Monday."""
    return day.number if start is None else (day.number - start.weekday()) % 7


def days_of_week(start: date | None) -> tuple[Day, ...]:
    """Return the days of each week of a plan in their order: from the weekday of its start, else from Monday."""
    first = 0 if start is None else start.weekday()
    days = tuple(Day)
    return days[first:] + days[:first]


def date_of(start: date | None, week: int, day: Day, pauses: Iterable[Pause]) -> date | None:
    """Return the date of a weekday of week `week` (from 1), moved by `pauses`, which are in the order of their dates.

    The week is the seven days from `start` + 7(`week` - 1); None without one, or past the calendar's end.
    """
    found = _later(start, 7 * (week - 1) + place_in_week(start, day)) if start is not None else None
    for pause in pauses:
        found = None if found is None else move_past(pause, found)
    return found


def move_past(pause: Pause, day: date) -> date | None:
    """Return a day as a pause moves it: one before its first stays; None past the calendar's end."""
    return day if day < pause.first else _later(day, 7 * pause.weeks)


def interval(day: date, clock: time, minutes: int, zone: str | None) -> Interval:
    """Return when a session starts and ends.

    With a `zone` both have its UTC offset: a start that the clock skips moves to the first minute that exists, one that
    occurs twice is the first of the two, and the length is elapsed time.
    """
    wall = datetime.combine(day, clock)
    length = timedelta(minutes=minutes)
    if zone is None:
        return Interval(wall, wall + length, False)
    info = load_zone(zone)
    start = _first_existing(wall, info)
    end = (start.astimezone(UTC) + length).astimezone(info)
    return Interval(start, end, start.replace(tzinfo=None) != wall)


@cache
def load_zone(name: str) -> "ZoneInfo":
    """Return a zone by its IANA name; raises `zoneinfo.ZoneInfoNotFoundError` or `ValueError` for an unknown one."""
    from zoneinfo import ZoneInfo

    return ZoneInfo(name)


def _first_existing(wall: datetime, info: "ZoneInfo") -> datetime:
    for step in range(_LONGEST_GAP + 1):
        aware = (wall + step * _MINUTE).replace(tzinfo=info)
        back = aware.astimezone(UTC).astimezone(info)
        if back.replace(tzinfo=None) == aware.replace(tzinfo=None):
            return aware
    return wall.replace(tzinfo=info)


def _later(day: date, days: int) -> date | None:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None
