"""A load in words: rounded for the bar, as written in the plan, or relative to an earlier week's."""

from fractions import Fraction

from gplang.catalog import Exercise
from gplang.figures import MINUS, number, percentage, short, signed, span
from gplang.quantities import Load, LoadKind, ShareOf, WeightUnit
from gplang.scheduling.records import ChangeUnit, LoadChange, LoadForm, Loading, Plates, Range, ScheduledLoad
from gplang.wording.maxima import whole_of

_MOST_PIECES = 6
"""Plates of one weight that are told one by one."""

_PLAIN_LOADS = {LoadForm.BAR: "empty bar", LoadForm.LIGHT: "light", LoadForm.MODERATE: "moderate"}


def load(what: ScheduledLoad, week: int) -> str:
    """Return a load of week `week` as it goes on the bar: `105 kg`, `75 % of max`, `bodyweight + 20 kg`.

    One of a log in another unit is told as it is written there.
    """
    if what.form is LoadForm.RELATIVE:
        return _relative(what, week)
    if what.rounded is not None and what.unit is not None and what.form is not LoadForm.BAR:
        amounts, unit = (what.rounded, what.unit) if what.written is None else what.written
        if what.form is LoadForm.BODYWEIGHT:
            return _bodyweight(amounts, unit.value)
        return f"{span(*amounts)} {unit.value}"
    if what.percent is not None:
        text = f"{percentage(*what.percent)} % of {whole_of(what.share, None if what.of is None else what.of.name)}"
    else:
        text = _PLAIN_LOADS.get(what.form, what.form.value)
    return "".join([text, *(_added(change) for change in what.changes if change.amount)])


def load_of(what: ScheduledLoad, week: int, own: Exercise | None) -> str:
    """Return a load as `load` does; a share of the maximum of `own`, the line's exercise, does not name it."""
    if own is not None and what.of is not None and what.of.id == own.id:
        what = what._replace(of=None)
    return load(what, week)


def load_with_plates(what: ScheduledLoad, week: int, own: Exercise | None) -> str:
    """Return a load as `load_of` does, with what is on the bar: `100 kg = 20 + 2 × (25 + 15)`."""
    text = load_of(what, week, own)
    return text if what.plates is None else f"{text} = {plates(what.plates, what.unit)}"


def plates(what: Plates, unit: WeightUnit | None) -> str:
    """Return what is on the bar, with its unit where loads are shown in another `unit`; of a range, both ends."""
    text = " to ".join(dict.fromkeys(map(loading, what)))
    return text if unit is what.low.unit or not what.high.side else f"{text} {what.low.unit.value}"


def loading(what: Loading) -> str:
    """Return a bar with its plates: `20 + 2 × (25 + 15)`, or `empty bar`."""
    bar = number(what.bar)
    if not what.side:
        return _PLAIN_LOADS[LoadForm.BAR]
    sides = [each for weight, count in what.side for each in _pieces(weight, count)]
    joined = " + ".join(sides)
    return f"{bar} + 2 × ({joined})" if len(sides) > 1 or " " in joined else f"{bar} + 2 × {joined}"


def _pieces(weight: Fraction, count: int) -> list[str]:
    """Return plates one by one; very many of them together."""
    return [number(weight)] * count if count <= _MOST_PIECES else [f"{count} × {number(weight)}"]


def written_load(what: Load) -> str:
    """Return a load as the plan writes it, for what no week has made concrete."""
    low, high = what.low, what.high
    if low is None or high is None:
        return _PLAIN_LOADS[LoadForm(what.kind.value)]
    amounts = Range(Fraction(low), Fraction(high))
    unit = what.unit.value if what.unit is not None else ""
    if what.kind is LoadKind.PERCENT:
        if what.of is None and what.share is ShareOf.MAXIMUM:
            return f"{span(low, high)} %"
        return f"{span(low, high)} % of {whole_of(what.share, what.of)}"
    if what.kind is LoadKind.BODYWEIGHT:
        return _bodyweight(amounts, unit)
    return f"{span(low, high)} {unit}"


def _bodyweight(added: Range, unit: str) -> str:
    if added.low == 0 and added.high == 0:
        return "bodyweight"
    if added.low < 0 and added.high <= 0:
        return f"bodyweight {MINUS} {span(-added.high, -added.low)} {unit}"
    return f"bodyweight + {span(*added)} {unit}"


def _change(change: LoadChange) -> str:
    unit = "%" if change.unit is ChangeUnit.PERCENT else change.unit.value
    return f"{signed(short(change.amount))} {unit}"


def _added(change: LoadChange) -> str:
    sign = MINUS if change.amount < 0 else "+"
    return f" {sign} {number(short(abs(change.amount)))} {change.unit.value}"


def _relative(what: ScheduledLoad, week: int) -> str:
    if what.last_time:
        earlier = "last time"
    elif what.since is None:
        earlier = "the usual load"
    elif what.since == week:
        earlier = "earlier this week"
    else:
        earlier = "last week" if what.since == week - 1 else f"week {what.since}"
    changes = [_change(change) for change in what.changes if change.amount]
    if changes:
        return f"{' and '.join(changes)} on {earlier}"
    return f"same load as {earlier}"
