"""The schedule: every week's sessions with their days, times and doses."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from functools import partial
from itertools import groupby
from typing import NamedTuple

from gplang.diagnostics import Diagnostic, Label, Severity
from gplang.guide import Profile
from gplang.logs.records import Log
from gplang.model.days import weeks_by_number
from gplang.model.gym import Gym
from gplang.model.own_plan import plan_of
from gplang.model.plan import Athlete, Clock, Pause, Plan
from gplang.model.session import Session
from gplang.model.week import Week
from gplang.scheduling.answering.matching import Planned, find_missed, match_records
from gplang.scheduling.answering.walk import Answer, Occurrence, answer
from gplang.scheduling.counters import Counters, with_counts
from gplang.scheduling.counters import Place as TurnPlace
from gplang.scheduling.courses import Courses, SessionCourse, Turns, Workout
from gplang.scheduling.dates import date_of, days_of_week, interval, place_in_week
from gplang.scheduling.events import place_events
from gplang.scheduling.history import History
from gplang.scheduling.pauses import find_moving
from gplang.scheduling.precedence import Settings, settle
from gplang.scheduling.recorded import Recorded, Status
from gplang.scheduling.records import Schedule, ScheduledSession, ScheduledWeek, Volume
from gplang.scheduling.slots import Missed, Place, place_sessions
from gplang.scheduling.turns import Moment, Past, Turn, take_turns
from gplang.scheduling.volume import HardSets, weekly_volume
from gplang.source import Location


class _Calendar(NamedTuple):
    """The weeks of a plan, and where its sessions stand for all who start on the same day.

    `held` are its sessions, week by week, as they are trained in the gyms that days name.
    """

    plan: Plan
    start: date | None
    pauses: tuple[Pause, ...]
    weeks: dict[int, Week]
    places: dict[int, tuple[Place, ...]]
    held: dict[int, list[Session]]

    @property
    def sessions(self) -> Iterable[Session]:
        """The sessions that are trained, each once."""
        return {id(each): each for sessions in self.held.values() for each in sessions}.values()

    def sessions_of(self, number: int) -> list[Session]:
        """Return the sessions of a week as it changes them, place by place."""
        return self.held.get(number, [])

    def session_at(self, place: Place) -> Session:
        """Return the session of a place."""
        return self.held[place.week][self.places[place.week].index(place)]


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
    plan = plan_of(plan, athlete)
    settings = settle(plan, athlete)
    shared = shared or Courses()
    everywhere = plan.gym if athlete is None else None
    missed = frozenset() if log is None else frozenset(find_missed(log.records))
    calendar = shared.once(
        (id(plan), settings.start, everywhere, missed), lambda: _make_calendar(plan, settings.start, everywhere, missed)
    )
    courses = shared.of_sessions(calendar.sessions, settings, profile)
    lines = [line for course in courses.values() for line in course.lines]
    clock = settings.clock
    times = (settings.timezone, clock.default, *clock.by_day.items())
    counters = tuple([(each.track.counter, each.track.is_out) for each in lines if each.track.counter is not None])
    ordered = (counters, times) if counters else ()
    there = [each for course in courses.values() for each in course.trained]
    trained = (id(calendar), *[(each.number, id(each.line), each.exercise.id) for each in there])
    turns = shared.once((trained, ordered), lambda: _take_all_turns(calendar, courses, clock))
    home = None if athlete is None else athlete.home
    answers = None if log is None else _answer(calendar, courses, turns, settings, profile, log)
    same = (id(turns), home, *map(id, courses.values()), *times)
    if answers is None:
        filled = shared.once(same, lambda: _fill(calendar, courses, turns, settings, profile, shared))
    else:
        filled = _fill(calendar, courses, turns, settings, profile, shared, answers)
    schedule = Schedule(
        plan=plan,
        athlete=athlete,
        level=settings.level,
        unit=settings.unit,
        start=settings.start,
        timezone=settings.timezone,
        reminders=settings.reminders,
        sessions=filled.sessions,
        weeks=filled.weeks,
        profile=profile.under(plan.goal),
        history=History(settings, lines, turns, filled.kinds, {} if answers is None else answers.moments),
        pauses=calendar.pauses,
        events=tuple(place_events(settings)),
        extra=() if answers is None else answers.extra,
        log=log,
    )
    return schedule, filled.told


def build_all(
    plan: Plan, athletes: Iterable[Athlete | None], profile: Profile
) -> Iterator[tuple[Schedule, tuple[Diagnostic, ...]]]:
    """Yield what `build_schedule` returns for each of some athletes."""
    courses = Courses()
    return (build_schedule(plan, athlete, profile, courses) for athlete in athletes)


def _make_calendar(plan: Plan, start: date | None, everywhere: Gym | None, missed: Missed) -> _Calendar:
    """Return the weeks of a plan; days that name no gym are in that which is `everywhere`, if anything is."""
    pauses = find_moving(plan, start)
    placed_all = _place(plan, start, pauses, everywhere, missed)
    places = {number: tuple(found) for number, found in groupby(placed_all, _week_of)}
    weeks = weeks_by_number(plan.weeks)
    placed: dict[tuple[int, Gym], Session] = {}
    held = {number: [_session_at(each, plan, weeks, placed) for each in here] for number, here in places.items()}
    return _Calendar(plan, start, pauses, weeks, places, held)


def _place(
    plan: Plan, start: date | None, pauses: tuple[Pause, ...], everywhere: Gym | None, missed: Missed
) -> Iterator[Place]:
    for each in place_sessions(plan, start, pauses, missed):
        yield each._replace(gym=everywhere) if each.gym is None and everywhere is not None else each


def _session_at(place: Place, plan: Plan, weeks: Mapping[int, Week], placed: dict[tuple[int, Gym], Session]) -> Session:
    """Return the session of a place; in one gym it is the same object in all weeks that train it alike."""
    session = plan.session_in(weeks[place.week], place.session)
    if place.gym is None:
        return session
    key = id(session), place.gym
    if key not in placed:
        placed[key] = session.trained_in(place.gym)
    return placed[key]


def _week_of(place: Place) -> int:
    return place.week


def _take_all_turns(calendar: _Calendar, courses: Mapping[int, SessionCourse], clock: Clock) -> Turns:
    """Return the turns of all lines by week."""
    past: Mapping[int, Past] = {}
    turns: dict[int, Mapping[int | TurnPlace, Turn]] = {}
    counters = Counters()
    varied = _find_varied(courses.values())
    for number, week in calendar.weeks.items():
        here = calendar.places.get(number, ())
        sessions = calendar.sessions_of(number)
        held = [courses[id(each)] for each in sessions]
        lines = [trained for course in dict.fromkeys(held) for trained in course.trained]
        by_line, past = take_turns(number, week, lines, past, _find_idle(here, held), varied)
        if not any(course.has_counters for course in held):
            turns[number] = with_counts(by_line, {})
            continue
        order = sorted(range(len(here)), key=lambda at: _time_in_week(here[at], calendar, clock))
        counting = [(at, held[at].counting(week, by_line, here[at].optional)) for at in order]
        turns[number] = with_counts(by_line, counters.take_week(number, week, counting))
    return turns


def _find_varied(courses: Iterable[SessionCourse]) -> frozenset[int]:
    """Return the numbers of the lines that are done with another exercise in another gym."""
    first: dict[int, str] = {}
    lines = [trained for course in courses for trained in course.trained]
    return frozenset(
        each.number for each in lines if first.setdefault(each.number, each.exercise.id) != each.exercise.id
    )


def _time_in_week(place: Place, calendar: _Calendar, clock: Clock) -> tuple[int, time]:
    written = clock.on(place.day) if place.time is None else place.time
    return place_in_week(calendar.start, place.day), written or time.min


def _find_idle(places: Sequence[Place], courses: Sequence[SessionCourse]) -> frozenset[int]:
    """Return the numbers of the lines that a week trains only in optional sessions, or as optional ones."""
    counted = {place.session for place in places if not place.optional}
    if all(place.session in counted for place in places) and not any(course.has_optional for course in courses):
        return frozenset()
    there = zip(places, courses, strict=True)
    lines = [(place.session, trained) for place, course in there for trained in course.trained]
    done = {trained.number for name, trained in lines if name in counted and not trained.line.optional}
    return frozenset(trained.number for _, trained in lines if trained.number not in done)


class _Answers(NamedTuple):
    """What the sessions of a calendar ask for in the light of a log, by week and place."""

    by_place: Mapping[tuple[int, int], Answer]
    extra: tuple[Recorded, ...]
    moments: Mapping[int, Moment]


def _answer(
    calendar: _Calendar,
    courses: Mapping[int, SessionCourse],
    turns: Turns,
    settings: Settings,
    profile: Profile,
    log: Log,
) -> _Answers:
    """Return how the sessions of a calendar answer to a log; those of which every line is left out do not."""
    keys = []
    occurrences = []
    for number, week in calendar.weeks.items():
        there = zip(calendar.places.get(number, ()), calendar.sessions_of(number), strict=True)
        for at, (place, session) in enumerate(there):
            course = courses[id(session)]
            keys.append((number, at))
            occurrences.append(Occurrence(place, at, course, week, turns[number]))
    trained = {
        number: Planned(each.place.session, each.place.date)
        for number, each in enumerate(occurrences)
        if each.place.date is not None and (each.course.in_week(each.place.week, each.week, turns, each.at).exercises)
    }
    order = sorted(trained, key=lambda number: trained[number].date)
    matches = match_records([trained[number] for number in order], log.records)
    matched = {order[at]: record for at, record in matches.by_session.items()}
    answers = answer(occurrences, matched, matches.extra, settings, profile)
    return _Answers(dict(zip(keys, answers.sessions, strict=True)), answers.extra, answers.moments)


def _fill(
    calendar: _Calendar,
    courses: Mapping[int, SessionCourse],
    turns: Turns,
    settings: Settings,
    profile: Profile,
    shared: Courses,
    answers: _Answers | None = None,
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


def _first_and_last(number: int, places: Iterable[Place], calendar: _Calendar) -> tuple[date | None, date | None]:
    """Return the first and the last day on which a week trains; of one that never does those of its seven days."""
    days = [place.date for place in places if place.date is not None]
    if days:
        return days[0], days[-1]
    week = days_of_week(calendar.start)
    first, last = (date_of(calendar.start, number, day, calendar.pauses) for day in (week[0], week[-1]))
    return first, last


def _schedule_session(
    place: Place,
    calendar: _Calendar,
    workout: Workout,
    settings: Settings,
    shared: Courses,
    gaps: list[_Gap],
    answered: Answer | None,
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
