"""Pauses: which of them move sessions, and what each moves."""

from collections.abc import Iterable, Iterator
from datetime import date

from gplang.model.days import KnownOpenings, openings_of, weeks_by_number
from gplang.model.plan import Pause, Plan
from gplang.records import NamedTuple
from gplang.scheduling.dates import date_of, move_past
from gplang.scheduling.records import Schedule


class Move(NamedTuple):
    """What a pause moves: the weeks whose sessions are so many weeks later, and the last session's date."""

    weeks: tuple[int, ...]
    by: int
    last: date


def find_moving(plan: Plan, start: date | None) -> tuple[Pause, ...]:
    """Return the pauses into which a session falls, by date; overlapping ones are merged.

    The date of a session depends on earlier pauses. Other pauses move nothing.
    """
    if start is None or not plan.pauses:
        return ()
    days = list(_planned_days(plan, start))
    found = []
    for pause in _merge(plan.pauses):
        if any(pause.first <= day <= pause.last for day in days):
            found.append(pause)
            days = [moved for day in days if (moved := move_past(pause, day)) is not None]
    return tuple(found)


def find_move(schedule: Schedule, pause: Pause) -> Move | None:
    """Return what one of the plan's pauses, together with those that it overlaps, moves; None for nothing."""
    whole = next((each for each in schedule.pauses if each.first <= pause.first and pause.last <= each.last), None)
    if whole is None:
        return None
    dates = [(session.date, session.week) for session in schedule.sessions if session.date is not None]
    weeks = sorted({week for day, week in dates if day > whole.last})
    return Move(tuple(weeks), whole.weeks, max(day for day, _ in dates)) if weeks else None


def _planned_days(plan: Plan, start: date) -> Iterator[date]:
    """Yield the days of all sessions as if there were no pauses, skipped ones too."""
    weeks = weeks_by_number(plan.weeks)
    known: KnownOpenings = {}
    for number, week in weeks.items():
        for opening in openings_of(week, weeks, known):
            if opening.rotation is not None or (opening.slot is not None and opening.slot.session is not None):
                day = date_of(start, number, opening.day, ())
                if day is not None:
                    yield day


def _merge(pauses: Iterable[Pause]) -> Iterator[Pause]:
    """Yield pauses by date, overlapping ones merged."""
    whole: Pause | None = None
    for pause in sorted(pauses, key=lambda each: (each.first, each.last)):
        if whole is None:
            whole = pause
        elif pause.first <= whole.last:
            whole = whole._replace(last=max(whole.last, pause.last))
        else:
            yield whole
            whole = pause
    if whole is not None:
        yield whole
