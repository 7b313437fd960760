"""Which session is trained on which day: `like` copied, rotations assigned, skipped days dropped."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from gplang.model.days import KnownOpenings, Opening, openings_of, weeks_by_number
from gplang.model.plan import Pause, Plan, Slot, Week
from gplang.scheduling.dates import date_of, first_monday
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


def place_sessions(plan: Plan, start: date | None, pauses: Iterable[Pause]) -> Iterator[Place]:
    """Yield all sessions in the order of weeks and days, moved by `pauses`; those of skipped days are left out."""
    monday = first_monday(start) if start is not None else None
    weeks = weeks_by_number(plan.weeks)
    skips = frozenset(plan.skips)
    turns: dict[tuple[str, ...], int] = {}
    openings: tuple[Opening, ...] = ()
    known: KnownOpenings = {}
    latest: Week | None = None
    for number, week in weeks.items():
        counts: dict[str, int] = {}
        if week is not latest:
            latest, openings = week, openings_of(week, weeks, known)
        for opening in openings:
            day = date_of(monday, number, opening.day, pauses)
            skipped = day in skips
            name = _deal(opening, turns, skipped)
            if name is None or name not in plan.sessions:
                continue
            counts[name] = counts.get(name, 0) + 1
            if not skipped:
                yield Place(number, opening.day, day, name, counts[name], opening.where, opening.slot)


def _deal(opening: Opening, turns: dict[tuple[str, ...], int], skipped: bool) -> str | None:
    """Return the session of an opening; a rotation's turn stays where it is on a skipped day."""
    if opening.slot is not None:
        return opening.slot.session
    if opening.rotation is None or skipped or not opening.rotation.sessions:
        return None
    names = opening.rotation.sessions
    turn = turns.get(names, 0)
    turns[names] = turn + 1
    return names[turn % len(names)]
