"""Which session is trained on which day: `like` copied, rotations dealt out, skipped days dropped."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from gplang.model.plan import Plan, Rotation, Slot, Week
from gplang.schedule.dates import date_of, first_monday
from gplang.source import Location
from gplang.vocabulary import Day


class Place(NamedTuple):
    """One session's place in the plan; `time` is not decided here. `slot` is None for a rotation's turn."""

    week: int
    day: Day
    date: date | None
    session: str
    occurrence: int
    where: Location
    slot: Slot | None


class _Opening(NamedTuple):
    """A day of a week that takes a session: a written one, or a rotation's next."""

    day: Day
    order: int
    slot: Slot | None
    rotation: Rotation | None


def weeks_by_number(plan: Plan) -> dict[int, Week]:
    """Return the block of every week, in the order of the weeks; of two blocks the first one holds."""
    found: dict[int, Week] = {}
    for week in plan.weeks:
        for number in week.numbers:
            found.setdefault(number, week)
    return {number: found[number] for number in sorted(found)}


def place_sessions(plan: Plan, start: date | None) -> Iterator[Place]:
    """Yield all sessions in the order of weeks and days; those of skipped days are left out."""
    monday = first_monday(start) if start is not None else None
    weeks = weeks_by_number(plan)
    skips = frozenset(plan.skips)
    turns: dict[tuple[str, ...], int] = {}
    for number in weeks:
        counts: dict[str, int] = {}
        for opening in _openings(number, weeks):
            day = date_of(monday, number, opening.day, plan.pauses)
            skipped = day in skips
            name = _deal(opening, turns, skipped)
            if name is None or name not in plan.sessions:
                continue
            counts[name] = counts.get(name, 0) + 1
            if not skipped:
                where = opening.slot.where if opening.slot is not None else _where(opening)
                yield Place(number, opening.day, day, name, counts[name], where, opening.slot)


def _deal(opening: _Opening, turns: dict[tuple[str, ...], int], skipped: bool) -> str | None:
    """Return the session of an opening; a rotation's turn stays where it is on a skipped day."""
    if opening.slot is not None:
        return opening.slot.session
    if opening.rotation is None or skipped or not opening.rotation.sessions:
        return None
    names = opening.rotation.sessions
    turn = turns.get(names, 0)
    turns[names] = turn + 1
    return names[turn % len(names)]


def _where(opening: _Opening) -> Location:
    assert opening.rotation is not None
    return opening.rotation.where


def _openings(number: int, weeks: Mapping[int, Week]) -> list[_Opening]:
    """Return the days of a week in order, each as often as it has sessions."""
    found = list(_collect(number, weeks, frozenset()))
    return sorted(found, key=lambda opening: (opening.day.number, opening.order))


def _collect(number: int, weeks: Mapping[int, Week], seen: frozenset[int]) -> Iterator[_Opening]:
    """Yield what a week holds: what it copies but for the days it writes itself, then its own."""
    week = weeks.get(number)
    if week is None or number in seen:
        return
    written = {slot.day for slot in week.slots} | {day for rotation in week.rotations for day in rotation.days}
    if week.like is not None:
        for opening in _collect(week.like, weeks, seen | {number}):
            if opening.day not in written:
                yield opening
    for order, slot in enumerate(week.slots):
        yield _Opening(slot.day, order, slot, None)
    for order, rotation in enumerate(week.rotations, len(week.slots)):
        for day in rotation.days:
            yield _Opening(day, order, None, rotation)
