"""A week's adjustments: fewer sets, less load, more in reserve."""

from collections.abc import Iterable
from fractions import Fraction

from gplang.model.plan import Adjust
from gplang.quantities import Change, Effort, Measure, WeightUnit
from gplang.schedule.draft import Draft, DraftLoad, add_weight, convert, number, scale
from gplang.schedule.records import ChangeUnit, LoadChange, LoadForm
from gplang.vocabulary import Adjustable


def apply_adjusts(drafts: tuple[Draft, ...], adjusts: Iterable[Adjust], unit: WeightUnit) -> tuple[Draft, ...]:
    """Return the doses with the adjustments made one after the other; `unit` is that of the loads."""
    for adjust in adjusts:
        drafts = tuple(_adjust(draft, adjust, unit) for draft in drafts)
    return drafts


def _adjust(draft: Draft, adjust: Adjust, unit: WeightUnit) -> Draft:
    change = adjust.change
    if adjust.what is Adjustable.SETS:
        return draft._replace(sets=_changed(draft.sets, change))
    if adjust.what is Adjustable.REPS:
        if draft.measure is not Measure.REPS or draft.low is None or draft.high is None:
            return draft
        return draft._replace(low=_changed(draft.low, change), high=_changed(draft.high, change))
    if adjust.what is Adjustable.RIR:
        if draft.effort is None:
            return draft
        effort = draft.effort
        return draft._replace(effort=Effort(effort.low + change.amount, effort.high + change.amount, effort.written))
    return draft._replace(load=_adjust_load(draft.load, change, unit))


def _changed(value: int | Fraction, change: Change) -> int | Fraction:
    amount = number(change.amount)
    return value * Fraction(100 + amount, 100) if change.percent else value + amount


def _adjust_load(load: DraftLoad | None, change: Change, unit: WeightUnit) -> DraftLoad | None:
    """Change a load; the bar, light and moderate stay, and one that nobody knows notes the change."""
    amount = Fraction(change.amount)
    own = change.unit or unit
    if load is None or load.form is LoadForm.RELATIVE:
        noted = (
            LoadChange(amount, ChangeUnit.PERCENT)
            if change.percent
            else LoadChange(convert(amount, own, unit), ChangeUnit(unit.value))
        )
        kept = tuple(old for old in load.changes if old.amount) if load is not None else ()
        return DraftLoad(LoadForm.RELATIVE, changes=(*kept, noted))
    if load.exact is None and load.form is not LoadForm.PERCENT:
        return load
    if change.percent:
        return scale(load, (100 + amount) / 100)
    changed = add_weight(load, convert(amount, own, unit), unit)
    return changed._replace(inexact=changed.inexact or own is not unit)
