"""Ramps: the warm-up sets before an exercise, made from the load of its first working set."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from gplang.catalog import Exercise
from gplang.figures import tenths
from gplang.guide import Profile
from gplang.guide.profile import RampModel
from gplang.model.ramps import find_target
from gplang.model.session import SetLine
from gplang.quantities import Dose, Ramp, RampStep, WeightUnit
from gplang.scheduling.bar import round_load
from gplang.scheduling.draft import convert
from gplang.scheduling.plates import WEIGHED, load_up
from gplang.scheduling.precedence import BAR, Rounding
from gplang.scheduling.records import LoadForm, Plates, Range, ScheduledExercise, ScheduledGroup, ScheduledLoad


def lead_up(
    lines: Sequence[SetLine], done: Sequence[ScheduledExercise], roundings: Sequence[Rounding], profile: Profile
) -> tuple[ScheduledExercise, ...]:
    """Return what a session asks for, with the sets of its ramps; `roundings` are those of the lines' loads."""
    if not any(line.ramp is not None for line in lines):
        return tuple(done)
    found: list[ScheduledExercise] = []
    for line, each in zip(lines, done, strict=True):
        if line.ramp is None:
            found.append(each)
            continue
        at = find_target(line, lines)
        if at is None:
            groups = _open_groups(line.ramp, profile.ramp, each.exercise)
            found.append(each._replace(groups=groups))
        else:
            found.append(_ramp_up(each, line.ramp, done[at], roundings[at], profile.ramp))
    return tuple(found)


def _ramp_up(
    each: ScheduledExercise, ramp: Ramp, target: ScheduledExercise, rounding: Rounding, model: RampModel
) -> ScheduledExercise:
    """Return a ramp up to the first set of an exercise, done with the exercise that it is done with."""
    exercise, load = target.exercise, target.groups[0].load if target.groups else None
    each = each._replace(exercise=exercise, written=exercise)
    if load is None or load.rounded is None or load.exact is None or load.form not in WEIGHED:
        return each._replace(groups=_open_groups(ramp, model, exercise))
    sets = tuple(_sets(ramp, model, exercise, load, rounding))
    return each._replace(groups=sets, is_ramp_open=False)


def _sets(
    ramp: Ramp, model: RampModel, exercise: Exercise, load: ScheduledLoad, rounding: Rounding
) -> Iterator[ScheduledGroup]:
    """Yield the sets: each heavier than the one before, none as heavy as the working set."""
    assert load.rounded is not None
    assert load.exact is not None
    unit = rounding.step.unit
    bar = _bar(model, rounding) if _has_bar(exercise) else None
    top, whole = load.rounded.low, load.exact.low
    last = Fraction(0)
    if bar is not None and bar < top and not ramp.steps:
        yield _with_bar(model.bar_reps, unit, bar)
        last = bar
    least = Fraction(0) if ramp.steps else Fraction(model.least[unit.value])
    for step in ramp.steps or _guide_steps(model):
        exact = whole * Fraction(step.share) / 100
        weight, plates = _round(exact, rounding)
        if bar is not None and weight <= bar:
            exact = weight = bar
        if weight >= top or weight <= last or (last and weight - last < least):
            continue
        last = weight
        if weight == bar:
            yield _with_bar(step.reps, unit, bar)
        else:
            yield _with_weight(step.reps, unit, exact, weight, plates)


def _guide_steps(model: RampModel) -> Iterable[RampStep]:
    return (RampStep(reps, Decimal(share)) for reps, share in model.steps)


def _open_groups(ramp: Ramp, model: RampModel, exercise: Exercise) -> tuple[ScheduledGroup, ...]:
    """Return the sets of a ramp whose loads are not known: as many as there may be."""
    bar = [model.bar_reps] if _has_bar(exercise) and not ramp.steps else []
    counts = [*bar, *(step.reps for step in ramp.steps or _guide_steps(model))]
    return tuple(ScheduledGroup(Dose(1, reps, reps), None, None) for reps in counts)


def _has_bar(exercise: Exercise) -> bool:
    return any(BAR in need for need in exercise.equipment)


def _bar(model: RampModel, rounding: Rounding) -> Fraction:
    """Return what the empty bar weighs: in the gym, else usually."""
    unit = rounding.step.unit
    if rounding.bar is None:
        return Fraction(model.bar[unit.value])
    bar = convert(Fraction(rounding.bar.amount), rounding.bar.unit, unit)
    return bar if rounding.bar.unit is unit else tenths(bar)


def _round(exact: Fraction, rounding: Rounding) -> tuple[Fraction, Plates | None]:
    """Return a load as it goes on the bar, and with which plates, where that is known."""
    loaded = load_up(exact, rounding.rack, rounding.step.unit) if rounding.rack is not None else None
    if loaded is None:
        return round_load(exact, Fraction(rounding.step.amount), None, None), None
    return loaded.weight, Plates(loaded.loading, loaded.loading)


def _with_bar(reps: int, unit: WeightUnit, bar: Fraction) -> ScheduledGroup:
    whole = Range(bar, bar)
    return ScheduledGroup(Dose(1, reps, reps), None, ScheduledLoad(LoadForm.BAR, unit, whole, whole))


def _with_weight(
    reps: int, unit: WeightUnit, exact: Fraction, weight: Fraction, plates: Plates | None
) -> ScheduledGroup:
    load = ScheduledLoad(LoadForm.WEIGHT, unit, Range(exact, exact), Range(weight, weight), plates=plates)
    return ScheduledGroup(Dose(1, reps, reps), None, load)
