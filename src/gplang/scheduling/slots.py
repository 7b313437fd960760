"""Which session is trained on which day: `like` copied, rotations assigned, skipped days dropped."""

import datetime
from collections.abc import Collection, Iterable, Iterator

from gplang.model.days import KnownOpenings, Opening, openings_of, weeks_by_number
from gplang.model.gym import Gym
from gplang.model.plan import Pause, Plan
from gplang.model.week import Week
from gplang.records import NamedTuple
from gplang.scheduling.dates import date_of, place_in_week
from gplang.source import Location
from gplang.vocabulary import Day


class Place(NamedTuple):
    """One session's place in the plan; `time` and `gym` are those of its line, None for the usual ones."""

    week: int
    day: Day
    date: datetime.date | None
    session: str
    occurrence: int
    where: Location
    time: datetime.time | None = None
    optional: bool = False
    gym: Gym | None = None


Missed = Collection[tuple[datetime.date, str]]
"""The days and the names of sessions that were missed."""


def place_sessions(
    plan: Plan, start: datetime.date | None, pauses: Iterable[Pause], missed: Missed = ()
) -> Iterator[Place]:
    """Yield all sessions in the order of weeks and dates, moved by `pauses`.

    Those of skipped days are left out, and those of which a week drops every line. The turn of a rotation that was
    `missed` is there, and comes again at its next day.
    """
    weeks = weeks_by_number(plan.weeks)
    skips = frozenset(plan.skips)
    turns: dict[tuple[str | None, ...], int] = {}
    openings: tuple[Opening, ...] = ()
    known: KnownOpenings = {}
    latest: Week | None = None
    for number, week in weeks.items():
        counts: dict[str, int] = {}
        if week is not latest:
            latest = week
            openings = tuple(
                sorted(openings_of(week, weeks, known), key=lambda opening: place_in_week(start, opening.day))
            )
        for opening in openings:
            day = date_of(start, number, opening.day, pauses)
            skipped = day in skips
            name = _deal(opening, turns, skipped, day, missed)
            if name is None or name not in plan.sessions:
                continue
            counts[name] = counts.get(name, 0) + 1
            if not skipped and not _is_emptied(name, week, plan):
                yield Place(number, opening.day, day, name, counts[name], opening.where, opening.time, *_said(opening))


def _said(opening: Opening) -> tuple[bool, Gym | None]:
    """Return whether the session of an opening is optional, and the gym that its line names."""
    return (False, None) if opening.slot is None else (opening.slot.optional, opening.slot.gym)


def _is_emptied(name: str, week: Week, plan: Plan) -> bool:
    """Return whether a week drops every line of a session, so that nothing is left to train."""
    return name in week.changed and not week.changed[name].lines and bool(plan.sessions[name].lines)


def _deal(
    opening: Opening,
    turns: dict[tuple[str | None, ...], int],
    skipped: bool,
    day: datetime.date | None,
    missed: Missed,
) -> str | None:
    """Return the session of an opening, None for rest; a rotation's turn stays where it is on a skipped day."""
    if opening.slot is not None:
        return opening.slot.session
    if opening.rotation is None or skipped or not opening.rotation.sessions:
        return None
    names = opening.rotation.sessions
    turn = turns.get(names, 0)
    name = names[turn % len(names)]
    if not (missed and (day, name) in missed):
        turns[names] = turn + 1
    return name
