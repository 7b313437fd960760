"""Steps and limits as they can be loaded: weights in the other unit are converted to the athlete's unit."""

from decimal import Decimal
from fractions import Fraction

from gplang.quantities import Progress, Step, StepUnit, Threshold, Weight, WeightUnit
from gplang.records import replace
from gplang.scheduling.draft import convert, half_up

STEP_WEIGHTS = {StepUnit.KG: WeightUnit.KG, StepUnit.LB: WeightUnit.LB}
"""The units of steps that are weights."""

TENTH = Fraction(1, 10)


def on_the_bar(amount: Fraction, unit: WeightUnit, rounding: Weight) -> Fraction:
    """Return a change of load in the unit of `rounding`; from the other unit, in whole steps of it, at least one."""
    if unit is rounding.unit or not amount:
        return amount
    step = Fraction(rounding.amount)
    steps = max(1, half_up(abs(convert(amount, unit, rounding.unit)) / step))
    return steps * step if amount > 0 else -steps * step


def step_on_the_bar(progress: Progress | None, rounding: Weight) -> Progress | None:
    """Return a progression with its weights in the unit of `rounding`.

    A step of less than half a loadable step is spread over the weeks, or sessions, that come nearest to a whole one:
    +1 kg every week is +5 lb every 2 weeks.
    """
    if not isinstance(progress, Step):
        return progress
    is_own = progress.limit_unit is None or STEP_WEIGHTS.get(progress.limit_unit) is rounding.unit
    step = progress if is_own else limit_on_the_bar(progress, rounding)
    unit = STEP_WEIGHTS.get(step.unit)
    if unit is None or unit is rounding.unit or not step.amount:
        return step
    amount = Fraction(step.amount)
    turns = 1
    if step.interval is not None:
        turns = max(1, half_up(Fraction(rounding.amount) / abs(convert(amount, unit, rounding.unit))))
    return replace(
        step,
        amount=_decimal(on_the_bar(turns * amount, unit, rounding)),
        unit=StepUnit(rounding.unit.value),
        weeks=None if step.weeks is None else turns * step.weeks,
        sessions=None if step.sessions is None else turns * step.sessions,
        more=tuple(_threshold_on_the_bar(each, unit, rounding) for each in step.more),
    )


def _threshold_on_the_bar(threshold: Threshold, unit: WeightUnit, rounding: Weight) -> Threshold:
    return threshold._replace(amount=_decimal(on_the_bar(Fraction(threshold.amount), unit, rounding)))


def limit_on_the_bar(step: Step, rounding: Weight) -> Step:
    """Return a step with its limit in the unit of `rounding`: the last load before it that can be loaded."""
    unit = STEP_WEIGHTS.get(step.limit_unit) if step.limit_unit is not None else None
    if step.limit is None or unit is None:
        return step
    limit = convert(Fraction(step.limit), unit, rounding.unit)
    least = Fraction(rounding.amount) if abs(limit) >= rounding.amount else TENTH
    last = limit // least * least if step.amount > 0 else -(-limit // least) * least
    return replace(step, limit=_decimal(last), limit_unit=StepUnit(rounding.unit.value))


def leads_between_loads(step: Step, rounding: Weight) -> bool:
    """Return whether a step is a weight that leads from a loadable weight to one that is not loadable."""
    return STEP_WEIGHTS.get(step.unit) is rounding.unit and step.amount % rounding.amount != 0


def round_load(amount: Fraction, rounding: Fraction, most: Fraction | None, least: Fraction | None) -> Fraction:
    """Round half up to `rounding`, smaller loads to a tenth, not past a limit and never to zero."""
    over, under = amount.as_integer_ratio()
    step_over, step_under = rounding.as_integer_ratio()
    step = rounding
    if abs(over) * step_under < step_over * under:
        step, step_over, step_under = TENTH, 1, 10
    steps = (2 * over * step_under + under * step_over) // (2 * under * step_over)
    rounded = Fraction(steps * step_over, step_under)
    if most is not None and rounded > most >= amount:
        rounded = most // step * step
    if least is not None and rounded < least <= amount:
        rounded = -(-least // step) * step
    if rounded or not amount:
        return rounded
    return TENTH if amount > 0 else -TENTH


def _decimal(amount: Fraction) -> Decimal:
    return Decimal(amount.numerator) / amount.denominator
