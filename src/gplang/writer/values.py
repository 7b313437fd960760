"""The language's notation of the values of a plan: the way back from `gplang.syntax.values`."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from gplang.model.session import Circuit, LineStages, SetGroup
from gplang.model.week import Adjust, Rotation
from gplang.quantities import (
    LOAD_UNITS,
    Dose,
    Effort,
    EffortScale,
    Hold,
    Load,
    LoadKind,
    Maximum,
    Measure,
    OnMiss,
    Plate,
    Progress,
    Raise,
    Ramp,
    Rest,
    ShareOf,
    Weight,
)
from gplang.vocabulary import CircuitKind

_NAMED_SHARES = (ShareOf.TRAINING_MAX, ShareOf.TOP)
"""What a percentage is of that is written; `best` goes without saying."""

_MINUTE = 60
_UNITS_OF_MINUTES = (("w", 10_080), ("d", 1_440), ("h", 60), ("min", 1))


def number(value: Decimal) -> str:
    """Return a number without an exponent and without zeros at its end."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def plate(what: Plate) -> str:
    """Return plates of a weight: `25kg`, or so many, `4x25kg`."""
    return weight(what.weight) if what.pieces is None else f"{what.pieces}x{weight(what.weight)}"


def weight(what: Weight) -> str:
    """Return `2.5kg`."""
    return f"{number(what.amount)}{what.unit}"


def share(what: Decimal | None) -> str | None:
    """Return the share of maxima that are training maxima, `90%`."""
    return None if what is None else f"{number(what)}%"


def maximum(what: Maximum) -> str:
    """Return a maximum: `140kg`, `5x100kg from week 3`, `35% of rdl`."""
    if what.weight is None:
        amount = f"{share(what.share)} of {what.of}"
    else:
        amount = f"{what.reps}x{weight(what.weight)}" if what.reps > 1 else weight(what.weight)
    return amount if what.week == 1 else f"{amount} from week {what.week}"


def growth(what: Raise) -> str:
    """Return what stands behind `raise` and an exercise: `+5kg every 3 weeks to 180kg`."""
    pace = f"every {what.weeks} weeks" if what.weeks > 1 else "every week"
    limit = f" to {weight(what.limit)}" if what.limit is not None else ""
    return f"+{weight(what.amount)} {pace}{limit}"


def ramp(what: Ramp) -> str:
    """Return a ramp: `ramp`, `ramp 5x40%, 3x60%`."""
    return f"ramp {', '.join(f'{each.reps}x{number(each.share)}%' for each in what.steps)}".rstrip()


def duration(minutes: int) -> str:
    """Return a time in the largest unit that holds it whole: `30min`, `2h`, `1d`."""
    unit, size = next(each for each in _UNITS_OF_MINUTES if (minutes and minutes % each[1] == 0) or each[1] == 1)
    return f"{minutes // size}{unit}"


def length(minutes: int) -> str:
    """Return how long an event takes, in hours or minutes."""
    return f"{minutes // 60}h" if minutes and minutes % 60 == 0 else f"{minutes}min"


def groups(what: Iterable[SetGroup]) -> str:
    """Return groups of sets with their efforts and loads, `1x3 @rir1 @90%, 3x5`."""
    return ", ".join(" ".join(_group(each)) for each in what)


def circuit(what: Circuit) -> str:
    """Return what stands behind `circuit`: `A 4 rounds rest 2min`, `A for-time 3 rounds cap 12min`."""
    words = [what.letter]
    if what.kind is not CircuitKind.ROUNDS:
        words.append(what.kind)
    if what.rounds is not None:
        words.append(f"{what.rounds} rounds")
    if what.rest is not None:
        words.append(f"rest {rest(what.rest)}")
    if what.seconds is not None:
        words += [*(["cap"] if what.kind is CircuitKind.FOR_TIME else []), f"{what.seconds // _MINUTE}min"]
    return " ".join(words)


def wave(steps: Iterable[Iterable[SetGroup]]) -> str:
    """Return the steps of a wave, `4x5 @rir3 | 4x5 @rir1`."""
    return " | ".join(groups(step) or "-" for step in steps)


def stages(what: LineStages) -> str:
    """Return what stands behind `stages`: `5x3+ | 6x2+`, `negative-pull-up 3x8 | pull-up 3x5`."""
    told: list[str] = []
    before = None
    for exercise, sets in what.steps:
        names = what.climbs and exercise.id != before
        told.append(f"{exercise.id} {groups(sets)}" if names else groups(sets))
        before = exercise.id
    return " | ".join(told)


def on_miss(what: OnMiss) -> str:
    """Return what stands behind `on-miss`: `-10% after 3`, `hold`."""
    if what.cut is None:
        return "hold"
    after = f" after {what.after}" if what.after > 1 else ""
    return f"{_signed(what.cut.amount)}{what.cut.unit or '%'}{after}"


def _group(what: SetGroup) -> Iterator[str]:
    yield _dose(what.dose)
    if what.effort is not None:
        yield _effort(what.effort)
    if what.load is not None:
        yield _load(what.load)
    if what.rest is not None:
        yield f"rest {rest(what.rest)}"
    if what.tempo is not None:
        yield f"tempo {what.tempo}"


def _dose(what: Dose) -> str:
    sets = _span(str(what.fewest), str(what.sets))
    side = "/side" if what.per_side else ""
    if what.low is None or what.high is None:
        return f"{sets}xmax{side}"
    if what.parts:
        return f"{sets}x{'+'.join(map(str, what.parts))}{side}"
    counts = _span(str(what.low), str(what.high))
    if what.measure is Measure.REPS:
        return f"{sets}x{counts}{'+' if what.amrap else ''}{side}"
    amount = f"{counts}m" if what.measure is Measure.METRES else _seconds(what.low, what.high)
    return f"{amount}{side}" if what.sets == 1 else f"{sets}x{amount}{side}"


def _seconds(low: int, high: int) -> str:
    whole = low % _MINUTE == 0 and high % _MINUTE == 0
    return f"{_span(str(low // _MINUTE), str(high // _MINUTE))}min" if whole else f"{_span(str(low), str(high))}s"


def _span(low: str, high: str) -> str:
    return low if low == high else f"{low}-{high}"


def _effort(what: Effort) -> str:
    if what.written is EffortScale.RPE:
        return f"@rpe{_span(number(10 - what.high), number(10 - what.low))}"
    return f"@rir{_span(number(what.low), number(what.high))}"


def _load(what: Load) -> str:
    if what.low is None or what.high is None:
        return f"@{what.kind}"
    if what.kind is LoadKind.BODYWEIGHT:
        return "@bw" if what.low == 0 else f"@bw{'-' if what.low < 0 else '+'}{number(abs(what.low))}{what.unit}"
    unit = "%" if what.kind is LoadKind.PERCENT else what.unit
    whole = [each for each in (what.of, what.share if what.share in _NAMED_SHARES else None) if each is not None]
    of = f" of {' '.join(whole)}" if whole else ""
    return f"@{_span(number(what.low), number(what.high))}{unit}{of}"


def rest(what: Rest) -> str:
    """Return `90s` or `2-3min`."""
    return _seconds(what.low, what.high)


def progress(what: Progress) -> str:
    """Return what stands behind `progress`: `+2.5kg every 2 weeks to 100kg`, `hold`."""
    if isinstance(what, Hold):
        return "hold"
    noun = "week" if what.sessions is None else "session"
    pace = f"every {what.interval} {noun}s" if (what.interval or 1) > 1 else f"every {noun}"
    if what.at_reps is not None:
        further = "".join(f", {_signed(each.amount)}{what.unit} at {each.reps} reps" for each in what.more)
        pace = f"at {what.at_reps} reps{further}{' open' if what.open else ''}"
    unit = "" if what.limit_unit is what.unit and what.unit not in LOAD_UNITS else what.limit_unit or ""
    limit = f" to {number(what.limit)}{unit}" if what.limit is not None else ""
    return f"{_signed(what.amount)}{what.unit} {pace}{limit}"


def adjust(what: Adjust) -> str:
    """Return what stands behind `adjust`: `rdl load -5kg`, `sets -40%`."""
    change = what.change
    unit = "%" if change.percent else change.unit or ""
    target = f"{what.target} " if what.target is not None else ""
    return f"{target}{what.what} {_signed(change.amount)}{unit}"


def rotation(what: Rotation) -> str:
    """Return what stands behind `rotate`: `lower-a lower-b on mon thu`."""
    at = "" if what.time is None else f" {what.time:%H:%M}"
    return f"{' '.join(name or 'rest' for name in what.sessions)} on {' '.join(what.days)}{at}"


def weeks(numbers: Iterable[int]) -> str:
    """Return week numbers in their order, those that follow one another as a range: `1-3, 5`."""
    runs: list[list[int]] = []
    for each in numbers:
        if runs and runs[-1][-1] == each - 1:
            runs[-1].append(each)
        else:
            runs.append([each])
    return ", ".join(_span(str(run[0]), str(run[-1])) for run in runs)


def _signed(amount: Decimal) -> str:
    return f"{'-' if amount < 0 else '+'}{number(abs(amount))}"
