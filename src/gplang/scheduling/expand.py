"""The schedule: every week's sessions with their days, times and doses."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time
from functools import partial
from types import MappingProxyType

from gplang.diagnostics import Diagnostic, Label, Severity
from gplang.guide import Profile
from gplang.logs.records import Log
from gplang.model.plan import Athlete, Plan
from gplang.records import NamedTuple
from gplang.scheduling.courses import Courses, SessionCourse, Workout
from gplang.scheduling.dates import date_of, days_of_week, interval, place_in_week
from gplang.scheduling.events import place_events
from gplang.scheduling.history import History
from gplang.scheduling.line_courses import Turns
from gplang.scheduling.placed import PlacedWeeks
from gplang.scheduling.precedence import Settings
from gplang.scheduling.prepared import Prepared, prepare
from gplang.scheduling.recorded import Status
from gplang.scheduling.records import Schedule, ScheduledSession, ScheduledWeek, Volume
from gplang.scheduling.slots import Place
from gplang.scheduling.volume import HardSets, weekly_volume
from gplang.source import Location
from gplang.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from gplang.scheduling.answering.walk import Answer
    from gplang.scheduling.answering.weeks import AnsweredWeeks


class _Filled(NamedTuple):
    """A calendar with what is trained; `kinds` are those of the sessions, by the identity of their exercises."""

    sessions: tuple[ScheduledSession, ...]
    weeks: tuple[ScheduledWeek, ...]
    kinds: dict[int, tuple[int, ...]]
    told: tuple[Diagnostic, ...]


class _Gap(NamedTuple):
    """A start that the clock skips, and the time it moved to."""

    where: Location
    wall: datetime
    start: datetime


def build_schedule(
    plan: Plan, athlete: Athlete | None, profile: Profile, shared: Courses | None = None, log: Log | None = None
) -> tuple[Schedule, tuple[Diagnostic, ...]]:
    """Return all sessions of a plan for one of its athletes, or for anybody, and the findings on them.

    With the athlete's `log` recorded sessions have what was done, and what later ones ask for answers to it.

    Time and hard sets are computed with the numbers of a guideline `profile`; the schedule has those for the plan's
    goal. Works on any resolved plan; what the
    model left out is left out here too. An exercise that no step and no adjustment changes is the same object in all
    its weeks, and so is the tuple of a session's exercises. Callers that ask for several athletes pass `shared`: what
    is the same for two of them is then the same object, too.
    """
    shared = shared or Courses()
    ready = prepare(plan, athlete, profile, shared, log)
    settings, calendar, courses, turns = ready.settings, ready.calendar, ready.courses, ready.turns
    home = None if athlete is None else athlete.home
    answers = None if log is None else _answer(ready, profile, log)
    same = (id(turns), home, *map(id, courses.values()), *ready.times)
    if answers is None:
        filled = shared.once(same, lambda: _fill(calendar, courses, turns, settings, profile, shared))
    else:
        filled = _fill(calendar, courses, turns, settings, profile, shared, answers)
    schedule = Schedule(
        plan=ready.plan,
        athlete=athlete,
        level=settings.level,
        unit=settings.unit,
        start=settings.start,
        timezone=settings.timezone,
        reminders=settings.reminders,
        sessions=filled.sessions,
        weeks=filled.weeks,
        profile=profile.under(ready.plan.goal),
        history=History(settings, ready.lines, turns, filled.kinds, {} if answers is None else answers.moments),
        pauses=calendar.pauses,
        events=tuple(place_events(settings)),
        extra=() if answers is None else answers.extra,
        log=log,
    )
    return schedule, filled.told


def build_all(
    plan: Plan,
    athletes: Iterable[Athlete | None],
    profile: Profile,
    logs: Mapping[str | None, Log] = MappingProxyType({}),
    shared: Courses | None = None,
) -> Iterator[tuple[Schedule, tuple[Diagnostic, ...]]]:
    """Yield what `build_schedule` returns for each of some athletes; `logs` are by their names, None for anybody."""
    courses = shared or Courses()
    return (
        build_schedule(plan, athlete, profile, courses, logs.get(None if athlete is None else athlete.name))
        for athlete in athletes
    )


def _answer(ready: Prepared, profile: Profile, log: Log) -> "AnsweredWeeks":
    from gplang.scheduling.answering.weeks import answer_weeks

    return answer_weeks(ready, profile, log)


def _fill(
    calendar: PlacedWeeks,
    courses: Mapping[int, SessionCourse],
    turns: Turns,
    settings: Settings,
    profile: Profile,
    shared: Courses,
    answers: "AnsweredWeeks | None" = None,
) -> _Filled:
    """Return the sessions of a calendar as they are trained with these settings."""
    gaps: list[_Gap] = []
    sessions: list[ScheduledSession] = []
    volumes: list[ScheduledWeek] = []
    kinds: dict[int, tuple[int, ...]] = {}
    for number, week in calendar.weeks.items():
        here = calendar.places.get(number, ())
        sessions_here = calendar.sessions_of(number)
        answered: dict[int, Answer] = {}
        if answers is None:
            found = [courses[id(session)].in_week(number, week, turns, at) for at, session in enumerate(sessions_here)]
        else:
            told = [answers.by_place[number, at] for at in range(len(sessions_here))]
            found = [each.workout for each in told]
            answered = {id(each.workout): each for each in told}
        here, workouts = _without_empty(here, found, calendar.plan)
        kinds.update({id(workout.exercises): workout.kinds for workout in workouts})
        filled = zip(here, workouts, strict=True)
        done = [
            _schedule_session(place, calendar, workout, settings, shared, gaps, answered.get(id(workout)))
            for place, workout in filled
        ]
        sessions.extend(sorted(done, key=lambda each: (place_in_week(calendar.start, each.day), each.time or time.min)))
        sets = [(workout.hard_sets, place.optional) for workout, place in zip(workouts, here, strict=True)]
        asked = ("volume", *((id(each), optional) for each, optional in sets))
        volume = shared.once(asked, partial(_volume_of, sets, profile))
        volumes.append(ScheduledWeek(number, week.kind, week.label, volume, *_first_and_last(number, here, calendar)))
    return _Filled(tuple(sessions), tuple(volumes), kinds, tuple(_tell_gaps(gaps)))


def _without_empty(
    places: tuple[Place, ...], workouts: list[Workout], plan: Plan
) -> tuple[tuple[Place, ...], list[Workout]]:
    """Leave out the sessions of which a week leaves out every line."""
    if all(workout.exercises for workout in workouts):
        return places, workouts
    pairs = zip(places, workouts, strict=True)
    kept = [(place, each) for place, each in pairs if each.exercises or not plan.sessions[place.session].lines]
    return tuple(place for place, _ in kept), [each for _, each in kept]


def _volume_of(sessions: Iterable[tuple[HardSets, bool]], profile: Profile) -> Mapping[str, Volume]:
    """Return the volume of the sessions of a week, with whether each of them is optional."""
    return weekly_volume((sets.as_optional() if optional else sets for sets, optional in sessions), profile.volume)


def _first_and_last(number: int, places: Iterable[Place], calendar: PlacedWeeks) -> tuple[date | None, date | None]:
    """Return the first and the last day on which a week trains; of one that never does those of its seven days."""
    days = [place.date for place in places if place.date is not None]
    if days:
        return days[0], days[-1]
    week = days_of_week(calendar.start)
    first, last = (date_of(calendar.start, number, day, calendar.pauses) for day in (week[0], week[-1]))
    return first, last


def _schedule_session(
    place: Place,
    calendar: PlacedWeeks,
    workout: Workout,
    settings: Settings,
    shared: Courses,
    gaps: list[_Gap],
    answered: "Answer | None",
) -> ScheduledSession:
    session = calendar.session_at(place)
    home = None if settings.athlete is None else settings.athlete.home
    clock = settings.clock.on(place.day) if place.time is None else place.time
    start = end = None
    if place.date is not None and clock is not None:
        minutes = workout.minutes if session.minutes is None else session.minutes
        when = (place.date, clock, minutes, settings.timezone)
        start, end, moved = shared.once(when, partial(interval, *when))
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
        lines=workout.lines,
        kind=calendar.weeks[place.week].kind,
        optional=place.optional,
        gym=place.gym or home,
        status=Status.PLANNED if answered is None else answered.status,
        recorded=None if answered is None else answered.recorded,
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
