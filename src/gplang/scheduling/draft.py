"""A week's doses while they are computed: exact throughout, rounded once at the end."""

from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from gplang.catalog import Exercise
from gplang.quantities import Effort, Load, LoadKind, Measure, Rest, ShareOf, WeightUnit
from gplang.records import NamedTuple
from gplang.scheduling.records import ChangeUnit, Estimate, LoadChange, LoadForm, Range

_KG_PER_LB = Fraction("0.45359237")

FORMS = {kind: LoadForm(kind.value) for kind in LoadKind}
"""The form of every kind of written load."""


class DraftLoad(NamedTuple):
    """A load while it is computed: like `ScheduledLoad`, but not rounded.

    `inexact`: it came from a percentage or another unit, so it has to be rounded to a loadable weight. `most` and
    `least` are limits of its progression, which rounding must not pass. `base` is the base of a step in per cent: the
    line's first load. `share` is the base of a percentage; one of the top set is computed last, by `follow_top`.
    `grows`: the base differs from week to week.
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
    share: ShareOf = ShareOf.MAXIMUM
    estimate: Estimate | None = None
    grows: bool = False

    @property
    def follows(self) -> bool:
        """Whether it is a share of the top set, which alone takes steps and adjusts."""
        return self.share is ShareOf.TOP


class Draft(NamedTuple):
    """Sets being computed; `low`, `high` and `parts` as in `Dose`. `fewest` is None for one number of sets."""

    sets: int | Fraction
    low: int | Fraction | None
    high: int | Fraction | None
    measure: Measure
    amrap: bool
    per_side: bool
    effort: Effort | None
    load: DraftLoad | None
    fewest: int | Fraction | None = None
    parts: tuple[int, ...] = ()
    rest: Rest | None = None
    tempo: str | None = None

    @property
    def least(self) -> int | Fraction:
        """The sets at the lower end of their range."""
        return self.sets if self.fewest is None else self.fewest


@lru_cache(maxsize=1_000)
def number(amount: Decimal) -> int | Fraction:
    """Return a written number for arithmetic: whole numbers as `int`, which is faster."""
    over, under = amount.as_integer_ratio()
    return over if under == 1 else Fraction(over, under)


@lru_cache(maxsize=1_000)
def exactly(amount: Decimal) -> Fraction:
    """Return a written number as a fraction, made once for all who count with it."""
    return Fraction(amount)


def half_up(value: int | Fraction | Decimal) -> int:
    """Round to a whole number, halves up."""
    if isinstance(value, int):
        return value
    over, under = value.as_integer_ratio()
    return (2 * over + under) // (2 * under)


def convert(amount: Fraction, unit: WeightUnit, wanted: WeightUnit) -> Fraction:
    """Return an amount in another unit, exactly: a pound is 0.45359237 kg."""
    if unit is wanted:
        return amount
    return amount * _KG_PER_LB if unit is WeightUnit.LB else amount / _KG_PER_LB


def weigh(
    load: Load, unit: WeightUnit, whole: Fraction | None, of: Exercise | None, estimate: Estimate | None = None
) -> DraftLoad:
    """Return a written load in `unit`; `whole` is, in that unit, what a percentage takes: the maximum of `of`."""
    form = FORMS[load.kind]
    if load.low is None or load.high is None:
        return DraftLoad(form)
    low = exactly(load.low)
    written = Range(low, low if load.high == load.low else exactly(load.high))
    if load.kind is LoadKind.PERCENT:
        if load.share in (ShareOf.TOP, ShareOf.BEST):
            return DraftLoad(form, percent=written, inexact=True, share=load.share)
        if whole is None:
            return DraftLoad(form, percent=written, of=of, inexact=True, share=load.share)
        exact = written.map(lambda end: whole * end / 100)
        return DraftLoad(form, exact, exact, written, of, inexact=True, share=load.share, estimate=estimate)
    source = load.unit or unit
    exact = written.map(lambda end: convert(end, source, unit))
    return DraftLoad(form, exact, exact, inexact=source is not unit)


def follow_top(drafts: tuple[Draft, ...]) -> tuple[Draft, ...]:
    """Return the doses with what is of the top set made of it: of the sets before that are no share of one."""
    if not any(draft.load is not None and draft.load.follows for draft in drafts):
        return drafts
    found: list[Draft] = []
    top: DraftLoad | None = None
    for draft in drafts:
        load = draft.load
        if load is None or not load.follows:
            top = load
            found.append(draft)
        else:
            found.append(draft._replace(load=_share_of(load, top)))
    return tuple(found)


def _share_of(load: DraftLoad, top: DraftLoad | None) -> DraftLoad:
    """Return a share of the top set's exact load, of `bw+20kg` of the added part; as it is where that is not known."""
    if top is None or top.exact is None or load.percent is None:
        return load
    low, high = (end * share / 100 for end, share in zip(top.exact, load.percent, strict=True))
    form = LoadForm.BODYWEIGHT if top.form is LoadForm.BODYWEIGHT else load.form
    return load._replace(form=form, exact=Range(low, high), estimate=top.estimate)


def add_weight(load: DraftLoad, amount: Fraction, unit: WeightUnit) -> DraftLoad:
    """Return a load plus `amount` (in `unit`, the load's own); an unknown load records the change."""
    if load.exact is None:
        return load._replace(changes=_add_change(load.changes, LoadChange(amount, ChangeUnit(unit.value))))
    return load._replace(exact=_grounded(load.exact.map(lambda end: end + amount), load.form))


def scale(load: DraftLoad, factor: Fraction) -> DraftLoad:
    """Return a load times `factor`: of `bw+20kg` the added part, of an unknown maximum the percentage.

    Assistance from a machine or a band (`bw-15kg`) shrinks as the load grows. Loads without a number (the bar, light,
    moderate) stay.
    """
    if load.exact is None:
        changes = tuple(
            change if change.unit is ChangeUnit.PERCENT else LoadChange(change.amount * factor, change.unit)
            for change in load.changes
        )
        return load._replace(percent=_scaled(load.percent, factor), changes=changes)
    return load._replace(exact=_scaled(load.exact, factor), percent=_scaled(load.percent, factor), inexact=True)


def _scaled(amounts: Range | None, factor: Fraction) -> Range | None:
    if amounts is None:
        return None
    return amounts.map(lambda amount: amount * (2 - factor if amount < 0 else factor))


def _grounded(amounts: Range, form: LoadForm) -> Range:
    """Keep a weight from falling below zero; weight added to the body weight may be negative."""
    if amounts.low.numerator >= 0 or form is LoadForm.BODYWEIGHT:
        return amounts
    return amounts.map(lambda amount: max(amount, Fraction(0)))


def _add_change(changes: tuple[LoadChange, ...], change: LoadChange) -> tuple[LoadChange, ...]:
    """Merge a change with an earlier one in the same unit."""
    if any(old.unit is change.unit for old in changes):
        return tuple(
            LoadChange(old.amount + change.amount, old.unit) if old.unit is change.unit else old for old in changes
        )
    return (*changes, change) if change.amount else changes or (change,)
