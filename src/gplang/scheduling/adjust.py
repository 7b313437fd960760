"""A week's adjustments: fewer sets, less load, more in reserve."""

from collections.abc import Iterable
from fractions import Fraction
from functools import lru_cache

from gplang.model.week import Adjust
from gplang.quantities import Change, Effort, Measure, Weight
from gplang.scheduling.bar import on_the_bar
from gplang.scheduling.draft import Draft, DraftLoad, add_weight, exactly, number, scale
from gplang.scheduling.records import ChangeUnit, LoadChange, LoadForm
from gplang.vocabulary import Adjustable


def apply_adjusts(drafts: tuple[Draft, ...], adjusts: Iterable[Adjust], rounding: Weight) -> tuple[Draft, ...]:
    """Return the doses after the adjustments, applied in order; `rounding` is that of the loads."""
    for adjust in adjusts:
        drafts = tuple(_adjust(draft, adjust, rounding) for draft in drafts)
    return drafts


def _adjust(draft: Draft, adjust: Adjust, rounding: Weight) -> Draft:
    change = adjust.change
    if adjust.what is Adjustable.SETS:
        fewest = None if draft.fewest is None else changed(draft.fewest, change)
        return draft._replace(sets=changed(draft.sets, change), fewest=fewest)
    if adjust.what is Adjustable.REPS:
        if draft.measure is not Measure.REPS or draft.low is None or draft.high is None or draft.parts:
            return draft
        return draft._replace(low=changed(draft.low, change), high=changed(draft.high, change))
    if adjust.what is Adjustable.RIR:
        if draft.effort is None:
            return draft
        effort = draft.effort
        return draft._replace(effort=Effort(effort.low + change.amount, effort.high + change.amount, effort.written))
    return draft._replace(load=_adjust_load(draft.load, change, rounding))


def changed(value: int | Fraction, change: Change) -> int | Fraction:
    """Return a count with a change made."""
    return _factor(change) * value if change.percent else value + number(change.amount)


@lru_cache(maxsize=1_000)
def _factor(change: Change) -> Fraction:
    """Return the factor of a change in per cent."""
    return (100 + Fraction(change.amount)) / 100


def _adjust_load(load: DraftLoad | None, change: Change, rounding: Weight) -> DraftLoad | None:
    """Change a load; the bar, light and moderate stay, and an unknown load records the change."""
    unit = rounding.unit
    if load is not None and load.follows:
        return load
    if change.percent and load is not None and (load.exact is not None or load.form is LoadForm.PERCENT):
        return scale(load, _factor(change))
    amount = exactly(change.amount)
    if not change.percent:
        amount = on_the_bar(amount, change.unit or unit, rounding)
    if load is None or load.form is LoadForm.RELATIVE:
        noted = LoadChange(amount, ChangeUnit.PERCENT) if change.percent else LoadChange(amount, ChangeUnit(unit.value))
        kept = tuple(old for old in load.changes if old.amount) if load is not None else ()
        return DraftLoad(LoadForm.RELATIVE, changes=(*kept, noted))
    if change.percent or (load.exact is None and load.form is not LoadForm.PERCENT):
        return load
    return add_weight(load, amount, unit)
