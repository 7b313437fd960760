"""The schedule: every week's sessions with their days, times and doses."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time
from itertools import groupby
from typing import NamedTuple

from gplang.diagnostics import Diagnostic, Label, Severity
from gplang.guide import Profile
from gplang.model.days import weeks_by_number
from gplang.model.plan import Athlete, Plan, Week
from gplang.scheduling.courses import Courses, Workout
from gplang.scheduling.dates import interval
from gplang.scheduling.history import History
from gplang.scheduling.pauses import find_moving
from gplang.scheduling.precedence import Settings, settle
from gplang.scheduling.records import Schedule, ScheduledSession, ScheduledWeek, Volume
from gplang.scheduling.slots import Place, place_sessions
from gplang.scheduling.turns import Past, Turn, take_turns
from gplang.scheduling.volume import HardSets, weekly_volume
from gplang.source import Location


class _Gap(NamedTuple):
    """A start that the clock skips, and the time it moved to."""

    where: Location
    wall: datetime
    start: datetime


def build_schedule(
    plan: Plan, athlete: Athlete | None, profile: Profile, shared: Courses | None = None
) -> tuple[Schedule, tuple[Diagnostic, ...]]:
    """Return all sessions of a plan for one of its athletes, or for anybody, and the findings on them.

    Time and hard sets are computed with the numbers of a guideline `profile`. Works on any resolved plan; what the
    model left out is left out here too. An exercise that no step and no adjustment changes is the same object in all
    its weeks, and so is the tuple of a session's exercises. Callers that ask for several athletes pass `shared`: what
    is the same for two of them is then the same object, too.
    """
    settings = settle(plan, athlete)
    gaps: list[_Gap] = []
    sessions: list[ScheduledSession] = []
    volumes: list[ScheduledWeek] = []
    past: Mapping[int, Past] = {}
    turns: dict[int, Mapping[int, Turn]] = {}
    counted: list[HardSets] | None = None
    volume: Mapping[str, Volume] = {}
    pauses = find_moving(plan, settings.start)
    placed = place_sessions(plan, settings.start, pauses)
    places = {number: tuple(found) for number, found in groupby(placed, _week_of)}
    names = (place.session for here in places.values() for place in here)
    courses = (shared or Courses()).of_sessions(plan, names, settings, profile)
    for number, week in weeks_by_number(plan.weeks).items():
        here = places.get(number, ())
        trained = {place.session: courses[place.session] for place in here}
        lines = (line.track.trained for course in trained.values() for line in course.lines)
        turns[number], past = take_turns(number, week, lines, past)
        workouts = {name: course.in_week(week, turns[number]) for name, course in trained.items()}
        done = [_schedule_session(place, plan, week, workouts[place.session], settings, gaps) for place in here]
        sessions.extend(sorted(done, key=lambda session: (session.day.number, session.time or time.min)))
        sets = [workouts[place.session].hard_sets for place in here]
        if sets != counted:
            counted, volume = sets, weekly_volume(sets, profile.volume)
        volumes.append(ScheduledWeek(number, week.kind, week.label, volume))
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
        profile=profile,
        history=History(settings, (line for course in courses.values() for line in course.lines), turns),
        pauses=pauses,
    )
    return schedule, tuple(_tell_gaps(gaps))


def build_all(
    plan: Plan, athletes: Iterable[Athlete | None], profile: Profile
) -> Iterator[tuple[Schedule, tuple[Diagnostic, ...]]]:
    """Yield what `build_schedule` returns for each of some athletes."""
    courses = Courses()
    return (build_schedule(plan, athlete, profile, courses) for athlete in athletes)


def _week_of(place: Place) -> int:
    return place.week


def _schedule_session(
    place: Place, plan: Plan, week: Week, workout: Workout, settings: Settings, gaps: list[_Gap]
) -> ScheduledSession:
    session = plan.sessions[place.session]
    clock = place.slot.time if place.slot is not None else None
    clock = settings.clock.on(place.day) if clock is None else clock
    start = end = None
    if place.date is not None and clock is not None:
        minutes = workout.minutes if session.minutes is None else session.minutes
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
        estimated_minutes=workout.minutes,
        exercises=workout.exercises,
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
