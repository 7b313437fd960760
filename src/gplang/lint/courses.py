"""Lines through the weeks without a kind that train them."""

from collections.abc import Iterable, Sequence
from functools import partial

from gplang.lint.lifts import Lift
from gplang.lint.notes import Notes
from gplang.lint.subjects import Course, Trained
from gplang.model.gym import Gym
from gplang.model.session import SetLine
from gplang.records import NamedTuple
from gplang.scheduling.history import History
from gplang.scheduling.records import ScheduledExercise, ScheduledSession
from gplang.scheduling.turns import LineKey, key_of

Key = tuple[LineKey, Gym | None]
"""A line, and the gym that its day names."""


def key_in_gym(line: SetLine) -> Key:
    """Return the identity of a line in the gym of its day."""
    return key_of(line), line.gym


def done_for_each(scheduled: ScheduledSession) -> Sequence[ScheduledExercise | None]:
    """Return what is done for each line of a session, None for one that the week leaves out."""
    lines, exercises = scheduled.session.lines, scheduled.exercises
    if len(exercises) == len(lines):
        return exercises
    done = {id(line): each for line, each in zip(scheduled.lines, exercises, strict=True)}
    return [done.get(id(line)) for line in lines]


class _Way(NamedTuple):
    """A course in the making: what is done for a line in its weeks, and the lifts that hold it, by their identity."""

    line: SetLine
    weeks: dict[int, ScheduledExercise]
    lifts: dict[int, Lift]


def find_courses(
    trained: Iterable[Trained], plain: frozenset[int], history: History, notes: Notes, *, by_session: bool
) -> tuple[Course, ...]:
    """Return each line of a session through the weeks without a kind.

    Where no line belongs to two sessions, those of one session are the same as before if its days are.
    """
    trained = [each for each in trained if each.scheduled.week in plain]
    adjusted = frozenset(week for week in plain if history.adjusts(week))
    if not by_session:
        return _courses(trained, adjusted, history)
    found: dict[int, list[Trained]] = {}
    for each in trained:
        found.setdefault(id(each.scheduled.session), []).append(each)
    courses: list[Course] = []
    for days in found.values():
        weeks = tuple([each.scheduled.week for each in days])
        if not adjusted.isdisjoint(weeks):
            courses += _courses(days, adjusted, history)
            continue
        parts = [part for scheduled, session in days for part in (session, scheduled.exercises)]
        courses += notes.once((_courses, weeks), partial(_courses, days, adjusted, history), *parts)
    return tuple(courses)


def _courses(trained: Iterable[Trained], adjusted: frozenset[int], history: History) -> tuple[Course, ...]:
    """Return each line of some sessions through their weeks, some of which are adjusted; a week counts once."""
    courses: dict[Key, _Way] = {}
    of_session: dict[int, list[_Way]] = {}
    for each in trained:
        scheduled = each.scheduled
        name, lines = id(scheduled.session), each.session.lines
        if name not in of_session:
            of_session[name] = [courses.setdefault(key_in_gym(seen.line), _Way(seen.line, {}, {})) for seen in lines]
        for (_, weeks, lifts), seen, done in zip(of_session[name], lines, done_for_each(scheduled), strict=True):
            if done is not None:
                weeks.setdefault(scheduled.week, done)
            lifts[id(seen.lift)] = seen.lift
    places = {key: at for at, key in enumerate(courses)}
    parts = {
        at: frozenset(places[key_in_gym(part.line)] for part in lift.parts)
        for at, lift in {at: lift for _, _, lifts in courses.values() for at, lift in lifts.items()}.items()
    }
    return tuple(
        Course(
            line,
            tuple(weeks.items()),
            {
                week: without
                for week in weeks
                if week in adjusted and (without := history.without_adjusts(line, week)) is not None
            },
            tuple(sorted([other - place for other in frozenset().union(*(parts[at] for at in lifts))])),
        )
        for place, (line, weeks, lifts) in enumerate(courses.values())
    )
