"""How much work training is: hard sets, tonnage, days, and the average share of the maximum, by whatever one likes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction

from gplang.catalog import Exercise, load_weights
from gplang.guide import VolumeModel
from gplang.quantities import Measure, WeightUnit
from gplang.records import NamedTuple, StrEnum
from gplang.scheduling.draft import convert
from gplang.scheduling.maxima import Maxima
from gplang.scheduling.records import (
    LoadForm,
    Schedule,
    ScheduledExercise,
    ScheduledGroup,
    ScheduledLoad,
    ScheduledSession,
)
from gplang.scheduling.trained import as_done
from gplang.scheduling.volume import hard_sets
from gplang.vocabulary import Role

_BOTH_SIDES = 2
_WEIGHED = (LoadForm.WEIGHT, LoadForm.PERCENT, LoadForm.BAR)
_OTHER = "other"


class By(StrEnum):
    """What work is added up by."""

    MUSCLE = "muscle"
    LIFT = "lift"
    PATTERN = "pattern"
    DAY = "day"


class Work(NamedTuple):
    """Work of some sets, at most; what may be left out is counted.

    `sets` are hard sets, of muscles with the indirect ones as weighted. `tonnage` is in kg: weight by repetitions,
    those for each side twice; `bodyweight` and `unknown` sets of repetitions are not in it. `days` are those on which
    it is trained. `shares` is the sum of the per cents of the maximum of `shared` sets, those where it is known.
    """

    sets: Fraction = Fraction(0)
    tonnage: Fraction = Fraction(0)
    days: frozenset[object] = frozenset()
    shares: Fraction = Fraction(0)
    shared: int = 0
    bodyweight: int = 0
    unknown: int = 0

    def plus(self, other: "Work") -> "Work":
        """Return both together; a day on which both are trained is one."""
        return Work(
            self.sets + other.sets,
            self.tonnage + other.tonnage,
            self.days | other.days,
            self.shares + other.shares,
            self.shared + other.shared,
            self.bodyweight + other.bodyweight,
            self.unknown + other.unknown,
        )

    @property
    def intensity(self) -> Fraction | None:
        """The average share of the maximum in per cent, each set once; None where it is not known of any."""
        return self.shares / self.shared if self.shared else None


NO_WORK = Work()

Period = int | date
"""A week: its number in the plan, or its Monday."""

Groups = Mapping[str, Work]
"""Work by the ids of muscles, exercises, patterns or days."""


def add_up(schedules: Sequence[Schedule], by: By, *, by_calendar: bool) -> Mapping[Period, Groups]:
    """Return the work of one athlete in some plans, week by week in order.

    Weeks are those of the calendar, from Monday on, or those of the plans, by number. What trains nothing is left out.
    Recorded sessions count as they were done.
    """
    found: dict[Period, dict[str, Work]] = {}
    for schedule in schedules:
        maxima = Maxima(schedule.plan, schedule.athlete)
        for session in as_done(schedule).sessions:
            period: Period = session.week
            if by_calendar and session.date is not None:
                period = session.date - timedelta(session.date.weekday())
            groups = found.setdefault(period, {})
            for key, work in _session(session, schedule.profile.volume, maxima, by):
                groups[key] = groups.get(key, NO_WORK).plus(work)
    return {period: found[period] for period in sorted(found, key=_order)}


def _order(period: Period) -> int:
    return period if isinstance(period, int) else period.toordinal()


def total(weeks: Iterable[Groups]) -> Groups:
    """Return the work of some weeks together."""
    found: dict[str, Work] = {}
    for groups in weeks:
        for key, work in groups.items():
            found[key] = found.get(key, NO_WORK).plus(work)
    return found


def _session(session: ScheduledSession, model: VolumeModel, maxima: Maxima, by: By) -> Iterator[tuple[str, Work]]:
    on = session.date or (session.week, session.day)
    for exercise in session.exercises:
        if exercise.role is Role.WARMUP:
            continue
        work = _exercise(exercise, model, maxima, session.week)._replace(days=frozenset((on,)))
        if by is By.MUSCLE:
            yield from _by_muscle(exercise, work, model)
        elif by is By.LIFT:
            yield exercise.exercise.id, work
        elif by is By.PATTERN:
            yield exercise.exercise.pattern or _OTHER, work
        else:
            yield session.day, work


def _by_muscle(exercise: ScheduledExercise, work: Work, model: VolumeModel) -> Iterator[tuple[str, Work]]:
    """Yield the work for each muscle: all of it for those that are trained, a share of hard sets where it assists."""
    trains, assists = exercise.exercise.in_hard_sets if work.sets else (exercise.exercise.trains, ())
    yield from ((muscle, work) for muscle in trains)
    yield from ((muscle, Work(sets=work.sets * Fraction(model.assisted))) for muscle in assists)


def _exercise(exercise: ScheduledExercise, model: VolumeModel, maxima: Maxima, week: int) -> Work:
    work = Work(sets=Fraction(hard_sets(exercise, model).sets))
    for group in exercise.groups:
        work = work.plus(_group(exercise, group, model, maxima, week))
    return work


def _group(exercise: ScheduledExercise, group: ScheduledGroup, model: VolumeModel, maxima: Maxima, week: int) -> Work:
    """Return tonnage and shares of some sets; hard sets are counted by exercise."""
    dose, load = group.dose, group.load
    weight = None if load is None else _weight(load)
    share = None if load is None else _share(exercise, load, weight, model, maxima, week)
    work = NO_WORK if share is None else Work(shares=share * dose.sets, shared=dose.sets)
    if dose.measure is not Measure.REPS:
        return work
    if load.form is LoadForm.BODYWEIGHT if load is not None else not takes_weight(exercise.exercise):
        return work._replace(bodyweight=dose.sets)
    if weight is None or dose.high is None:
        return work._replace(unknown=dose.sets)
    reps = dose.sets * dose.high * (_BOTH_SIDES if dose.per_side else 1)
    return work._replace(tonnage=weight * reps)


def takes_weight(exercise: Exercise) -> bool:
    """Return whether an exercise has a load though none is written: kit that is one, needed or possible."""
    weights = load_weights()
    return bool(exercise.loads_with) or any(not weights.isdisjoint(need) for need in exercise.equipment)


def _weight(load: ScheduledLoad) -> Fraction | None:
    """Return what is lifted, in kg; None where nobody knows it."""
    if load.form not in _WEIGHED or load.rounded is None or load.unit is None or load.changes:
        return None
    return convert(load.rounded.high, load.unit, WeightUnit.KG)


def _share(
    exercise: ScheduledExercise,
    load: ScheduledLoad,
    weight: Fraction | None,
    model: VolumeModel,
    maxima: Maxima,
    week: int,
) -> Fraction | None:
    """Return the per cent of the maximum that a load is: as it is written, else what the weight is of a known one."""
    share = load.share_of_maximum(exercise.exercise, model.training_max)
    if share is not None or weight is None:
        return share
    known = maxima.find(exercise.exercise.id, week)
    return (
        None if known is None or not known.amount else 100 * weight / convert(known.amount, known.unit, WeightUnit.KG)
    )
