"""What was lifted: the sets of each exercise day by day, the heaviest of them, and records."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from fractions import Fraction

from gplang.catalog import Exercise
from gplang.quantities import Measure
from gplang.records import NamedTuple
from gplang.review.records import Best, Estimates, Lift
from gplang.review.standing import Reviewed
from gplang.scheduling import turns
from gplang.scheduling.answering.dealing import weight_of
from gplang.scheduling.answering.estimates import best_of
from gplang.scheduling.recorded import Recorded, Status
from gplang.scheduling.records import LoadForm, ScheduledExercise, ScheduledGroup, ScheduledSession, ScheduledSet
from gplang.vocabulary import Role

MAIN_ROLES = frozenset({Role.PRIMARY, Role.SECONDARY})
"""The roles of a session's main lifts."""


class Lifted(NamedTuple):
    """The working sets of an exercise in one session; `planned` is the line that they were done for, if any."""

    date: date
    week: int
    session: ScheduledSession | None
    exercise: Exercise
    sets: tuple[ScheduledSet, ...]
    planned: ScheduledExercise | None = None

    @property
    def top(self) -> tuple[Fraction | None, tuple[int, ...]]:
        """The heaviest load, and the repetitions of the sets with it; without any load those of all sets."""
        loads = [(_weight(each), each) for each in self.sets]
        most = max((load for load, _ in loads if load is not None), default=None)
        return most, tuple(_reps(each) for load, each in loads if load == most)


def list_lifted(reviewed: Reviewed) -> tuple[Lifted, ...]:
    """Return all that was lifted up to the end of the week, in the order of the days."""
    found: list[Lifted] = []
    for session in reviewed.logged.sessions:
        if session.status is not Status.DONE or session.recorded is None:
            continue
        day = session.recorded.date
        for each in session.exercises:
            if each.done and each.role is not Role.WARMUP and each.ramp is None:
                found.append(_lifted(day, session.week, session, each.done_with or each.exercise, each.done, each))
        found += _other_work(session.recorded, session.week, session)
    for extra in reviewed.logged.extra:
        found += _other_work(extra, reviewed.calendar.week_with(extra.date), None)
    return tuple(sorted(found, key=lambda each: each.date))


def _other_work(record: Recorded, week: int, session: ScheduledSession | None) -> Iterator[Lifted]:
    for other in record.other:
        if other.exercise is not None and other.role is not Role.WARMUP and other.groups:
            yield _lifted(record.date, week, session, other.exercise, other.groups, None)


def _lifted(
    day: date,
    week: int,
    session: ScheduledSession | None,
    exercise: Exercise,
    groups: Iterable[ScheduledGroup],
    planned: ScheduledExercise | None,
) -> Lifted:
    return Lifted(day, week, session, exercise, tuple(one for each in groups for one in each.expand()), planned)


def _weight(each: ScheduledSet) -> Fraction | None:
    known = each.load is not None and each.load.form is LoadForm.WEIGHT
    return weight_of(each.load) if known else None


def _reps(each: ScheduledSet) -> int:
    return each.dose.low or 0 if each.dose.measure is Measure.REPS else 0


def find_best(each: Lifted, reviewed: Reviewed) -> turns.Best | None:
    """Return what the sets tell of a maximum."""
    schedule = reviewed.logged
    return best_of(each.sets, schedule.unit, each.date, schedule.profile.log)


class Course:
    """The best estimated maxima of exercises by week."""

    __slots__ = ("_by_week", "_reviewed")

    def __init__(self, reviewed: Reviewed, lifted: Iterable[Lifted]) -> None:
        self._reviewed = reviewed
        self._by_week: dict[str, dict[int, Fraction]] = {}
        for each in lifted:
            best = find_best(each, reviewed)
            if best is not None:
                weeks = self._by_week.setdefault(each.exercise.id, {})
                weeks[each.week] = max(best.maximum, weeks.get(each.week, best.maximum))

    def of(self, exercise: Exercise) -> tuple[Fraction | None, ...]:
        """Return the best of each week up to the one reviewed."""
        weeks = self._by_week.get(exercise.id, {})
        numbers = (each.number for each in self._reviewed.logged.weeks)
        return tuple(weeks.get(number) for number in numbers if number <= self._reviewed.number)

    def estimates(self, exercise: Exercise) -> Estimates:
        """Return the maximum of the week, of the one before it, and the best of all."""
        weeks, number = self._by_week.get(exercise.id, {}), self._reviewed.number
        return Estimates(weeks.get(number), weeks.get(number - 1), max(weeks.values(), default=None))


def find_lifts(reviewed: Reviewed, lifted: Sequence[Lifted]) -> Iterator[Lift]:
    """Yield the main lifts of the week, each by the heaviest sets of its best session."""
    course = Course(reviewed, lifted)
    here = [each for each in lifted if each.week == reviewed.number]
    main = [each.exercise for each in here if each.planned is not None and each.planned.role in MAIN_ROLES]
    for exercise in {each.id: each for each in main}.values():
        tops = [each.top for each in here if each.exercise.id == exercise.id]
        load, reps = max(tops, key=lambda top: (top[0] or 0, sum(top[1])))
        unit = reviewed.logged.unit
        yield Lift(exercise, load, reps, unit, course.estimates(exercise), course.of(exercise))


def find_records(reviewed: Reviewed, lifted: Sequence[Lifted]) -> Iterator[Best]:
    """Yield what was more than ever before; the first time of an exercise is no record."""
    unit = reviewed.logged.unit
    names = {each.exercise.id: each.exercise for each in lifted if each.week == reviewed.number}
    for exercise in names.values():
        known: dict[str, Fraction] = {}
        found: dict[str, Best] = {}
        for each in lifted:
            if each.exercise.id != exercise.id:
                continue
            for kind, amount in _amounts(each, reviewed):
                before = known.get(kind)
                if before is not None and amount > before and each.week == reviewed.number:
                    first = found[kind].before if kind in found else before
                    found[kind] = Best(exercise, kind, amount, first, unit, each.date)
                known[kind] = amount if before is None else max(before, amount)
        yield from (found[kind] for kind in sorted(found, reverse=True))


def _amounts(each: Lifted, reviewed: Reviewed) -> Iterator[tuple[str, Fraction]]:
    load, _ = each.top
    if load is not None:
        yield "load", load
    best = find_best(each, reviewed)
    if best is not None:
        yield "estimate", best.maximum
