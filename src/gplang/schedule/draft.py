"""A week's doses in the making: fractions throughout, rounded once at the end."""

from dataclasses import dataclass, replace
from fractions import Fraction

from gplang.catalog import Exercise
from gplang.quantities import Effort, Load, LoadKind, Measure, Weight, WeightUnit
from gplang.schedule.records import ChangeUnit, LoadChange, LoadForm, Range

_KG_PER_LB = Fraction("0.45359237")

FORMS = {kind: LoadForm(kind.value) for kind in LoadKind}
"""The form of every kind of written load."""


@dataclass(frozen=True, slots=True)
class DraftLoad:
    """A load on its way; as `ScheduledLoad`, but not rounded.

    `inexact` says that it came from a percentage or another unit, so that it has to be rounded to something
    that can be loaded. `most` and `least` are limits of its progression, which rounding must not pass. `base` is what
    a step in per cent is taken of: the line's first load.
    """

    form: LoadForm
    exact: Range | None = None
    base: Range | None = None
    percent: Range | None = None
    of: Exercise | None = None
    changes: tuple[LoadChange, ...] = ()
    inexact: bool = False
    most: Fraction | None = None
    least: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A group of sets on its way; `low` and `high` as in `Dose`."""

    sets: Fraction
    low: Fraction | None
    high: Fraction | None
    measure: Measure
    amrap: bool
    per_side: bool
    effort: Effort | None
    load: DraftLoad | None


def convert(amount: Fraction, unit: WeightUnit, wanted: WeightUnit) -> Fraction:
    """Return an amount in another unit, exactly: a pound is 0.45359237 kg."""
    if unit is wanted:
        return amount
    return amount * _KG_PER_LB if unit is WeightUnit.LB else amount / _KG_PER_LB


def weigh(load: Load, unit: WeightUnit, maximum: Weight | None, of: Exercise) -> DraftLoad:
    """Return a written load in `unit`; `maximum` is the one that a percentage takes, that of `of`."""
    form = FORMS[load.kind]
    if load.low is None or load.high is None:
        return DraftLoad(form)
    written = Range(Fraction(load.low), Fraction(load.high))
    if load.kind is LoadKind.PERCENT:
        if maximum is None:
            return DraftLoad(form, percent=written, of=of, inexact=True)
        whole = convert(Fraction(maximum.amount), maximum.unit, unit)
        exact = Range(whole * written.low / 100, whole * written.high / 100)
        return DraftLoad(form, exact, exact, written, of, inexact=True)
    source = load.unit or unit
    exact = Range(convert(written.low, source, unit), convert(written.high, source, unit))
    return DraftLoad(form, exact, exact, inexact=source is not unit)


def add_weight(load: DraftLoad, amount: Fraction, unit: WeightUnit) -> DraftLoad:
    """Return a load with `amount` (in `unit`, the load's own) more on it; an unknown one notes the change."""
    if load.exact is None:
        return replace(load, changes=_add_change(load.changes, LoadChange(amount, ChangeUnit(unit.value))))
    exact = Range(load.exact.low + amount, load.exact.high + amount)
    return replace(load, exact=_grounded(exact, load.form))


def scale(load: DraftLoad, factor: Fraction) -> DraftLoad:
    """Return a load times `factor`: of `bw+20kg` the added part, of an unknown maximum the percentage.

    Help from a machine or a band (`bw-15kg`) shrinks as the load grows. What is no number at all (the bar, light,
    moderate) stays.
    """
    if load.exact is None:
        changes = tuple(
            change if change.unit is ChangeUnit.PERCENT else LoadChange(change.amount * factor, change.unit)
            for change in load.changes
        )
        return replace(load, percent=_scaled(load.percent, factor), changes=changes)
    return replace(load, exact=_scaled(load.exact, factor), percent=_scaled(load.percent, factor), inexact=True)


def _scaled(amounts: Range | None, factor: Fraction) -> Range | None:
    if amounts is None:
        return None
    return Range(*(amount + abs(amount) * (factor - 1) for amount in amounts))


def _grounded(amounts: Range, form: LoadForm) -> Range:
    """Keep a weight from falling below nothing; what is added to a body's weight may be negative."""
    if form is LoadForm.BODYWEIGHT:
        return amounts
    return Range(max(amounts.low, Fraction(0)), max(amounts.high, Fraction(0)))


def _add_change(changes: tuple[LoadChange, ...], change: LoadChange) -> tuple[LoadChange, ...]:
    """Join a change to an earlier one of its unit."""
    if any(old.unit is change.unit for old in changes):
        return tuple(
            LoadChange(old.amount + change.amount, old.unit) if old.unit is change.unit else old for old in changes
        )
    return (*changes, change) if change.amount else changes or (change,)
