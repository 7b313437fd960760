"""What a schedule is made from: weeks in their places, sessions through the weeks, the turns of their lines."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import time

from gplang.guide import Profile
from gplang.logs.records import Log
from gplang.model.own_plan import plan_of
from gplang.model.plan import Athlete, Clock, Plan
from gplang.records import NamedTuple
from gplang.scheduling.counters import Counters, with_counts
from gplang.scheduling.counters import Place as TurnPlace
from gplang.scheduling.courses import Courses, SessionCourse
from gplang.scheduling.dates import place_in_week
from gplang.scheduling.line_courses import LineCourse, Turns
from gplang.scheduling.placed import PlacedWeeks, place_weeks
from gplang.scheduling.precedence import Settings, settle
from gplang.scheduling.slots import Place
from gplang.scheduling.turns import Past, Turn, take_turns


class Prepared(NamedTuple):
    """A plan as one athlete has it, before anything is trained; `times` are the time zone and the times of day.

    `courses` are those of the sessions, by their identity, and `lines` those of all their lines.
    """

    plan: Plan
    settings: Settings
    calendar: PlacedWeeks
    courses: Mapping[int, SessionCourse]
    lines: list[LineCourse]
    turns: Turns
    times: tuple[object, ...]


def prepare(plan: Plan, athlete: Athlete | None, profile: Profile, shared: Courses, log: Log | None) -> Prepared:
    """Return what the schedule of a plan is made from, for one of its athletes or for anybody, with the log if any."""
    plan = plan_of(plan, athlete)
    settings = settle(plan, athlete)
    everywhere = plan.gym if athlete is None else None
    missed = frozenset() if log is None else log.missed
    calendar = shared.once(
        (id(plan), settings.start, everywhere, missed), lambda: place_weeks(plan, settings.start, everywhere, missed)
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
    return Prepared(plan, settings, calendar, courses, lines, turns, times)


def _take_all_turns(calendar: PlacedWeeks, courses: Mapping[int, SessionCourse], clock: Clock) -> Turns:
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


def _time_in_week(place: Place, calendar: PlacedWeeks, clock: Clock) -> tuple[int, time]:
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
