"""When a line of a week is trained, and what its week makes of the doses."""

from collections.abc import Iterable, Sequence
from itertools import islice

from gplang.catalog import key
from gplang.editor.doses import render_name, render_names
from gplang.editor.markup import escape
from gplang.scheduling.records import Schedule, ScheduledEvent, ScheduledExercise, ScheduledSession
from gplang.source import Location
from gplang.syntax.ast import AdjustLine
from gplang.wording import exercise_name, group

_MOST_DAYS = 12
"""Dates that are listed for those who train on the same ones."""

_MOST_EXERCISES = 8
"""Exercises that are listed below a change."""


def render_dates(where: Location, schedules: Sequence[Schedule]) -> str:
    """Return the dates on which the sessions of a line take place, by athlete where they differ; empty without any."""
    names: dict[tuple[str, ...], list[str]] = {}
    for schedule in schedules:
        held: tuple[ScheduledSession | ScheduledEvent, ...] = (*schedule.sessions, *schedule.events)
        dates = tuple(_date(each) for each in held if each.date is not None and _is_of(each, where))
        if dates:
            names.setdefault(dates, []).append(render_name(schedule.athlete))
    return "\n\n".join(
        f"{f'{render_names(whose)}: ' if len(names) > 1 else ''}{_some(dates, _MOST_DAYS)}"
        for dates, whose in names.items()
    )


def render_adjusted(line: AdjustLine, weeks: Iterable[int], schedules: Sequence[Schedule]) -> str:
    """Return what an adjustment leaves to do in its weeks, for the first athlete who does any of it."""
    wanted = frozenset(weeks)
    for schedule in schedules:
        sessions = [each for each in schedule.sessions if each.week in wanted]
        found = dict.fromkeys(
            f"- week {session.week}, {escape(exercise_name(each))}: {_doses(each, session.week)}"
            for session in sessions
            for each in session.exercises
            if _is_meant(line, each)
        )
        if found:
            rest = [f"- … {len(found) - _MOST_EXERCISES} more"] if len(found) > _MOST_EXERCISES else []
            return "\n".join((*islice(found, _MOST_EXERCISES), *rest))
    return ""


def _is_of(held: ScheduledSession | ScheduledEvent, where: Location) -> bool:
    """Return whether a line says when something is, or, of an event, what it is."""
    start, end = where.span
    places = (held.where, held.event.where) if isinstance(held, ScheduledEvent) else (held.where,)
    return any(place.source is where.source and start <= place.span.start <= end for place in places)


def _date(session: ScheduledSession | ScheduledEvent) -> str:
    at = f" {session.time:%H:%M}" if session.time is not None else ""
    return f"{session.day.title()} {session.date}{at} (week {session.week})"


def _some(texts: Sequence[str], most: int) -> str:
    more = [f"{len(texts) - most} more"] if len(texts) > most else []
    return ", ".join((*texts[:most], *more))


def _is_meant(line: AdjustLine, each: ScheduledExercise) -> bool:
    role, named, _ = line.target
    names = {key(name) for exercise in (each.exercise, each.written) for name in exercise.names}
    return (role is None or role.value is each.role) and (named is None or key(named.value) in names)


def _doses(each: ScheduledExercise, week: int) -> str:
    return escape("; ".join(group(one, week, each.exercise) for one in each.groups))
