"""The schedule: every week's sessions with their days, times and doses."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, time
from itertools import groupby
from typing import NamedTuple

from gplang.diagnostics import Diagnostic, Label, Severity
from gplang.guide import Profile, load_profile
from gplang.model.days import weeks_by_number
from gplang.model.plan import Athlete, Plan, SetLine, Week
from gplang.schedule.dates import interval
from gplang.schedule.estimate import estimate_minutes
from gplang.schedule.lines import schedule_line
from gplang.schedule.records import Schedule, ScheduledExercise, ScheduledSession, ScheduledWeek
from gplang.schedule.settings import Settings, settle
from gplang.schedule.slots import Place, place_sessions
from gplang.schedule.turns import LineKey, Past, Turn, key_of, take_turns
from gplang.schedule.volume import weekly_volume
from gplang.source import Location


class _Gap(NamedTuple):
    """A start that the clock leaps over, and where it moved."""

    where: Location
    wall: datetime
    start: datetime


def build_schedule(plan: Plan, athlete: Athlete | None = None) -> tuple[Schedule, tuple[Diagnostic, ...]]:
    """Return all sessions of a plan for one of its athletes, or for anybody, and what is to be said of them.

    Works on any resolved plan; what the model left out is left out here too.
    """
    settings = settle(plan, athlete)
    profile = load_profile()
    weeks = weeks_by_number(plan.weeks)
    gaps: list[_Gap] = []
    sessions: list[ScheduledSession] = []
    volumes: list[ScheduledWeek] = []
    past: Mapping[LineKey, Past] = {}
    places = {number: tuple(found) for number, found in groupby(place_sessions(plan, settings.start), _week_of)}
    for number, week in weeks.items():
        here = places.get(number, ())
        turns, past = take_turns(number, week, _lines(plan, here), past, athlete)
        doses = _schedule_lines(plan, here, week, turns, settings)
        trained = [_schedule_session(place, plan, week, doses, settings, profile, gaps) for place in here]
        trained.sort(key=lambda session: (session.day.number, session.time or time.min))
        sessions.extend(trained)
        done = (exercise for session in trained for exercise in session.exercises)
        volumes.append(ScheduledWeek(number, week.kind, week.label, weekly_volume(done, profile.volume)))
    schedule = Schedule(
        plan=plan,
        athlete=athlete,
        level=settings.level,
        unit=settings.unit,
        start=settings.start,
        timezone=settings.timezone,
        reminders=settings.reminders,
        sessions=tuple(sessions),
        weeks=tuple(volumes),
    )
    return schedule, tuple(_tell_gaps(gaps))


def _week_of(place: Place) -> int:
    return place.week


def _lines(plan: Plan, places: Iterable[Place]) -> Iterator[SetLine]:
    for place in places:
        yield from plan.sessions[place.session].lines


def _schedule_lines(
    plan: Plan, places: Iterable[Place], week: Week, turns: Mapping[LineKey, Turn], settings: Settings
) -> dict[str, tuple[ScheduledExercise, ...]]:
    """Return the exercises of every session that a week trains, by the session's name."""
    names = dict.fromkeys(place.session for place in places)
    return {
        name: _pair_up(schedule_line(line, week, turns[key_of(line)], settings) for line in plan.sessions[name].lines)
        for name in names
    }


def _pair_up(exercises: Iterable[ScheduledExercise]) -> tuple[ScheduledExercise, ...]:
    """Return the exercises of a session; one whose superset has nobody else is marked."""
    found = tuple(exercises)
    partners = Counter(exercise.label[0].upper() for exercise in found if exercise.label)
    return tuple(
        replace(exercise, alone=True) if exercise.label and partners[exercise.label[0].upper()] == 1 else exercise
        for exercise in found
    )


def _schedule_session(
    place: Place,
    plan: Plan,
    week: Week,
    doses: Mapping[str, tuple[ScheduledExercise, ...]],
    settings: Settings,
    profile: Profile,
    gaps: list[_Gap],
) -> ScheduledSession:
    session = plan.sessions[place.session]
    exercises = doses[place.session]
    estimate = estimate_minutes(exercises, profile.time)
    clock = place.slot.time if place.slot is not None else None
    clock = settings.time_on(place.day) if clock is None else clock
    start = end = None
    if place.date is not None and clock is not None:
        minutes = estimate if session.minutes is None else session.minutes
        start, end, moved = interval(place.date, clock, minutes, settings.timezone)
        if moved:
            gaps.append(_Gap(place.where, datetime.combine(place.date, clock), start))
    return ScheduledSession(
        where=place.where,
        session=session,
        week=place.week,
        occurrence=place.occurrence,
        day=place.day,
        date=place.date,
        time=clock,
        start=start,
        end=end,
        estimated_minutes=estimate,
        exercises=exercises,
        kind=week.kind,
    )


def _tell_gaps(gaps: Iterable[_Gap]) -> Iterator[Diagnostic]:
    """Yield one finding for every line whose time does not exist on some day."""
    told: set[tuple[Location, date]] = set()
    for where, wall, start in gaps:
        if (where, wall.date()) in told:
            continue
        told.add((where, wall.date()))
        message = (
            f"{wall:%H:%M} does not exist on {wall.date().isoformat()}: the clocks go forward; "
            f"the session starts at {start:%H:%M}"
        )
        hint = "write a time of its own for that day"
        yield Diagnostic("E020", "bad-value", Severity.WARNING, message, (Label(where),), hint)
