"""The demands of a line from week to week, in comparable numbers: sets, repetitions and loads."""

from collections.abc import Iterable, Iterator

from gplang.guide import Amount
from gplang.lint.loads import ADDED, KnownLoad, Loads, known_loads, plain_loads
from gplang.lint.reserve import reserve_of
from gplang.lint.subjects import Course, TrainedPlan, Trainee
from gplang.quantities import Dose
from gplang.records import NamedTuple
from gplang.scheduling.records import ScheduledExercise


class Demand(NamedTuple):
    """Sets of one dose with their load, and the repetitions that it leaves in reserve; None if they are not known."""

    dose: Dose
    load: KnownLoad | None
    reserve: Amount | None = None

    @property
    def asked(self) -> int:
        """The most that a set asks for; 0 for as many as possible."""
        return self.dose.high or 0

    def is_like(self, other: "Demand") -> bool:
        """Return whether both are counted in the same way."""
        one, two = self.dose, other.dose
        return (one.measure, one.per_side, one.low is None) == (two.measure, two.per_side, two.low is None)

    def outdoes(self, other: "Demand") -> bool:
        """Return whether these sets are at least as many, as long and as heavy as others."""
        one, two = self.load, other.load
        if two is None:
            return True
        if one is None or one.unit != two.unit or self.dose.sets < other.dose.sets or self.asked < other.asked:
            return False
        return one.low >= two.low and one.high >= two.high and self.is_like(other)

    def stands_for(self, other: "Demand") -> bool:
        """Return whether any step that is not big from other sets is not big from these; from zero, no step is big."""
        return self.outdoes(other) and (other.load is None or other.load.low > 0 or other.load.unit.endswith(ADDED))


class WeekDemands(NamedTuple):
    """The demands of a line in a week; `is_new`: no earlier week had the same; `plain`: without its adjusts."""

    number: int
    groups: tuple[Demand, ...]
    is_new: bool
    plain: tuple[Demand, ...]

    @property
    def sets(self) -> int:
        """All its sets."""
        return sum(group.dose.sets for group in self.groups)

    @property
    def work(self) -> int:
        """Sets times what each of them asks for; as many as possible counts as one."""
        return sum(group.dose.sets * (group.asked or 1) for group in self.groups)

    def is_like(self, other: "WeekDemands") -> bool:
        """Return whether each group has a counterpart in the other week."""
        return len(self.groups) == len(other.groups) and all(
            one.is_like(two) for one, two in zip(self.groups, other.groups, strict=True)
        )


class EarlierWeeks(NamedTuple):
    """All earlier weeks; `best` are their groups that no other one outdoes, the other fields are maxima."""

    weeks: list[WeekDemands]
    best: list[Demand]
    sets: int
    work: int

    @classmethod
    def of(cls, weeks: Iterable[WeekDemands]) -> "EarlierWeeks":
        """Return these weeks."""
        return cls([], [], 0, 0).with_weeks(weeks)

    def with_weeks(self, weeks: Iterable[WeekDemands]) -> "EarlierWeeks":
        """Return the weeks plus more; the list of weeks grows."""
        found = self
        for week in weeks:
            found = found.with_week(week)
        return found

    def with_week(self, week: WeekDemands, *, keep: bool = True) -> "EarlierWeeks":
        """Return the weeks plus one more; the list of weeks grows if it is kept."""
        weeks = self.weeks if keep else [*self.weeks]
        weeks.append(week)
        best = [old for old in self.best if not any(new.outdoes(old) for new in week.groups)]
        new = [each for each in week.groups if not any(old.stands_for(each) for old in best)]
        return EarlierWeeks(weeks, [*best, *new], max(self.sets, week.sets), max(self.work, week.work))


class Demands:
    """The demands of the lines of a plan from week to week, those of each line worked out once."""

    def __init__(self, plan: TrainedPlan) -> None:
        self._trainee = plan.trainee
        self._notes = plan.notes

    def of(self, course: Course) -> tuple[WeekDemands, ...]:
        """Return the demands of a line, week by week."""
        return self._notes.once(find_demands, lambda: tuple(find_demands(course, self._trainee)), course)


def find_demands(course: Course, trainee: Trainee) -> Iterator[WeekDemands]:
    """Yield the demands of a line week by week."""
    loads = known_loads(course)
    without = plain_loads(course, loads)
    known: dict[int, tuple[Demand, ...]] = {}
    for week, done in course.weeks:
        groups = known.get(id(done))
        is_new = groups is None
        if groups is None:
            groups = known[id(done)] = _demands(done, loads[week], trainee)
        plain = _demands(course.plain[week], without[week], trainee) if week in course.plain else groups
        yield WeekDemands(week, groups, is_new, plain)


def _demands(done: ScheduledExercise, loads: Loads, trainee: Trainee) -> tuple[Demand, ...]:
    return tuple(
        Demand(group.dose, load, reserve_of(group, done.exercise, trainee))
        for group, load in zip(done.groups, loads, strict=True)
    )
