"""What was lifted: the sets of each exercise day by day, the heaviest of them, records, and what stalls."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from fractions import Fraction
from itertools import pairwise

from gplang import wording
from gplang.catalog import Exercise
from gplang.quantities import Hold, Measure
from gplang.records import NamedTuple
from gplang.review.records import Best, Estimates, Lift, Stall
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
        found += _other_work(extra, reviewed.calendar.week_of(extra.date), None)
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


def _best(each: Lifted, reviewed: Reviewed) -> turns.Best | None:
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
            best = _best(each, reviewed)
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
    best = _best(each, reviewed)
    if best is not None:
        yield "estimate", best.maximum


def find_stalls(reviewed: Reviewed, lifted: Sequence[Lifted]) -> Iterator[Stall]:
    """Yield the main lifts of the week that had no more in their last sessions than in the one before each.

    More is a heavier load, more repetitions with it, or a set that stands for a greater maximum. Weeks with a kind do
    not count, nor do lines that are not meant to go up.
    """
    rows: dict[tuple[str, Role, str], list[Lifted]] = {}
    for each in lifted:
        if each.session is not None and each.planned is not None and _is_meant_to_grow(each):
            key = (each.session.session.name, each.planned.role, each.exercise.id)
            rows.setdefault(key, []).append(each)
    for (name, _, _), row in rows.items():
        count = _count_without_more(row, reviewed)
        if count < reviewed.logged.profile.log.stalled_sessions or row[-1].week != reviewed.number:
            continue
        last = row[-1]
        load, reps = last.top
        yield Stall(last.exercise, name, count, load, reps, reviewed.logged.unit, _answer(reviewed, last))


def _is_meant_to_grow(each: Lifted) -> bool:
    session, planned = each.session, each.planned
    if session is None or planned is None or session.kind is not None or planned.role not in MAIN_ROLES:
        return False
    return (
        planned.progress is not None
        and not isinstance(planned.progress, Hold)
        and each.exercise.id == planned.exercise.id
    )


def _count_without_more(row: Sequence[Lifted], reviewed: Reviewed) -> int:
    count = 0
    for before, after in pairwise(row):
        count = 0 if _is_more(before, after, reviewed) else count + 1
    return count


def _is_more(before: Lifted, after: Lifted, reviewed: Reviewed) -> bool:
    (load, reps), (more, more_reps) = before.top, after.top
    if (more or 0) > (load or 0) or (more == load and sum(more_reps) > sum(reps)):
        return True
    first, second = _best(before, reviewed), _best(after, reviewed)
    return first is not None and second is not None and second.maximum > first.maximum


def _answer(reviewed: Reviewed, last: Lifted) -> tuple[str, ...]:
    """Return why the next dose of a line is what it is: what the plan does about it."""
    for session in reviewed.logged.sessions:
        if session.status is not Status.PLANNED or session.week <= last.week or last.session is None:
            continue
        for each in session.exercises if session.session.name == last.session.session.name else ():
            if last.planned is not None and (each.where, each.exercise.id) == (last.planned.where, last.exercise.id):
                return (*wording.reasons(each), wording.prescription(each, session.week))
    return ()
