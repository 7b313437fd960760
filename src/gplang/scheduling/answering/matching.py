"""Which record is about which planned session."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from gplang.logs.records import Done, Record
from gplang.records import NamedTuple

REACH = 7
"""How many days a session may be trained before or after its own."""


class Planned(NamedTuple):
    """A session that a plan has on a day; `name` in lower case."""

    name: str
    date: date


class Matches(NamedTuple):
    """Records by the number of the planned session that they are about, and those that are about none."""

    by_session: Mapping[int, Record]
    extra: tuple[Record, ...]


def match_records(planned: Sequence[Planned], records: Iterable[Record], start: date | None = None) -> Matches:
    """Return which of the records is about which of the planned sessions, these in the order of their days.

    What a record says by `for` holds first, then those whose day has their session, then the others by date: each is
    about the nearest session within a week, the earlier of two, never past one that has its record. What lies before
    the `start` of the plan is about none of its sessions, unless it says so.
    """
    by_name: dict[str, list[int]] = {}
    for number, each in enumerate(planned):
        by_name.setdefault(each.name, []).append(number)
    rows = {name: _Row([planned[number].date for number in numbers]) for name, numbers in by_name.items()}
    waiting = [*records]
    found: dict[int, Record] = {}
    for find in (_find_intended, _find_exact, _find_nearest):
        left = []
        for record in waiting:
            row = rows.get(record.session)
            is_early = start is not None and record.date < start and find is _find_nearest
            at = None if row is None or is_early else find(record, row)
            if row is None or at is None:
                left.append(record)
                continue
            row.taken.add(at)
            found[by_name[record.session][at]] = record
        waiting = left
    return Matches(found, tuple(waiting))


class _Row:
    """The days of a session in order, and which of them have their record."""

    def __init__(self, dates: list[date]) -> None:
        self.dates = dates
        self.taken: set[int] = set()

    def find_open(self, day: date) -> int | None:
        """Return the first open place of a day."""
        at = bisect_left(self.dates, day)
        while at < len(self.dates) and self.dates[at] == day:
            if at not in self.taken:
                return at
            at += 1
        return None


def _find_intended(record: Record, row: _Row) -> int | None:
    intended = record.intended if isinstance(record, Done) else None
    return None if intended is None else row.find_open(intended)


def _find_exact(record: Record, row: _Row) -> int | None:
    return row.find_open(record.date)


def _find_nearest(record: Record, row: _Row) -> int | None:
    """Return the nearest open place of those that no taken one is before."""
    here = bisect_left(row.dates, record.date)
    near = [
        at
        for at in (_next_open(row, range(here - 1, -1, -1)), _next_open(row, range(here, len(row.dates))))
        if at is not None
    ]
    near = [at for at in near if _distance(row, at, record) <= REACH]
    return min(near, key=lambda at: _distance(row, at, record), default=None)


def _next_open(row: _Row, way: Iterable[int]) -> int | None:
    """Return the first place on a way; None if that is taken."""
    first = next(iter(way), None)
    return None if first is None or first in row.taken else first


def _distance(row: _Row, at: int, record: Record) -> int:
    return abs((row.dates[at] - record.date).days)
