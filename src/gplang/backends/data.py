"""The numbers of training as plain data, alike in all JSON outputs."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, time
from decimal import Decimal
from fractions import Fraction
from itertools import groupby

from gplang.model.gym import Gym
from gplang.model.session import LineStages, SchemeName
from gplang.quantities import (
    Dose,
    Effort,
    Hold,
    Load,
    LoadKind,
    Maximum,
    Measure,
    OnMiss,
    Progress,
    Raise,
    Rest,
    Step,
    Weight,
)
from gplang.scheduling.records import (
    LoadChange,
    Loading,
    Plates,
    Range,
    ScheduledCircuit,
    ScheduledExercise,
    ScheduledGroup,
    ScheduledLoad,
    ScheduledSet,
    WrittenLoad,
)
from gplang.typed import Any
from gplang.wording.steps import Written

_DIGITS = 15
"""Significant digits of a number without end; as many as every reader of JSON keeps."""

Record = dict[str, Any]


def number(value: Fraction) -> int | float:
    """Return a number that JSON writes with its shortest decimals; one without end has 15 digits."""
    if value.denominator == 1:
        return value.numerator
    return float(f"{value.numerator / value.denominator:.{_DIGITS}g}")


def day(what: date | None) -> str | None:
    """Return a date, `2026-01-05`."""
    return None if what is None else what.isoformat()


def clock(what: time | None) -> str | None:
    """Return a time of day, `18:00`."""
    return None if what is None else f"{what:%H:%M}"


def span(low: Fraction | Decimal | int, high: Fraction | Decimal | int) -> Record:
    """Return a range; one number stands there twice."""
    return {"min": number(Fraction(low)), "max": number(Fraction(high))}


def amounts(what: Range | None) -> Record | None:
    """Return a range of loads."""
    return None if what is None else span(*what)


def weight(what: Weight) -> Record:
    """Return a weight with its unit."""
    return {"amount": number(Fraction(what.amount)), "unit": what.unit}


def maximum(what: Maximum) -> Record:
    """Return a maximum as an athlete gives it: a weight, moved so many times, or per cent of another's."""
    return {
        "weight": None if what.weight is None else weight(what.weight),
        "reps": what.reps,
        "percent": None if what.share is None else number(Fraction(what.share)),
        "of": what.of,
        "from_week": what.week,
    }


def growth(what: Raise) -> Record:
    """Return how maxima grow."""
    limit = None if what.limit is None else weight(what.limit)
    return {"amount": weight(what.amount), "weeks": what.weeks, "limit": limit}


def measure(dose: Dose) -> Record:
    """Return what each set of a dose asks for: one of repetitions, seconds and metres; of a complex, part by part."""
    counts = {"min": dose.low, "max": dose.high}
    reps: Record = {**counts, "amrap": dose.amrap or dose.low is None}
    if dose.parts:
        reps["parts"] = list(dose.parts)
    return {
        "reps": reps if dose.measure is Measure.REPS else None,
        "seconds": counts if dose.measure is Measure.SECONDS else None,
        "metres": counts if dose.measure is Measure.METRES else None,
        "per_side": dose.per_side,
    }


def effort(what: Effort | None) -> Record | None:
    """Return an effort as repetitions in reserve."""
    return None if what is None else span(what.low, what.high)


def rest(what: Rest | None) -> Record | None:
    """Return a rest in seconds."""
    return None if what is None else span(*what)


def circuit(what: ScheduledCircuit) -> Record:
    """Return a circuit; `seconds` is its time, or its cap."""
    return {
        "label": what.letter,
        "kind": what.kind,
        "rounds": what.rounds,
        "seconds": what.seconds,
        "rest_seconds": rest(what.rest),
    }


def load(what: ScheduledLoad) -> Record:
    """Return a load of one week, without the number that it was rounded from."""
    return {
        "kind": what.form,
        "unit": what.unit,
        "rounded": amounts(what.rounded),
        "percent": amounts(what.percent),
        "of": None if what.of is None else what.of.id,
        "share_of": None if what.percent is None else what.share,
        "changes": changes(what.changes),
    }


def written(what: WrittenLoad) -> Record:
    """Return a load of a log as it is written there."""
    return {"unit": what.unit, **(amounts(what.amounts) or {})}


def sets(group: ScheduledGroup) -> Iterator[Record]:
    """Yield a record for every set of a group; equal sets share one."""
    own = {
        **({"rest_seconds": rest(group.rest)} if group.rest is not None else {}),
        **({"tempo": group.tempo} if group.tempo is not None else {}),
    }
    for one, repeated in groupby(group.expand()):
        record = {**_set(one), **own}
        yield from (record for _ in repeated)


def _set(one: ScheduledSet) -> Record:
    return {
        **measure(one.dose),
        "rir": effort(one.effort),
        "load": None if one.load is None else _whole_load(one.load),
        **({"optional": True} if one.optional else {}),
    }


def _whole_load(what: ScheduledLoad) -> Record:
    record = load(what)
    steps = record.pop("changes")
    return {
        "kind": record.pop("kind"),
        "unit": record.pop("unit"),
        "exact": amounts(what.exact),
        **record,
        "change": steps[-1] if steps else None,
        "changes": steps,
        "since_week": what.since,
        "estimate": None if what.estimate is None else maximum(what.estimate.given),
        **({"last_time": True} if what.last_time else {}),
        **({"plates": plates(what.plates)} if what.plates is not None else {}),
        **({"written": written(what.written)} if what.written is not None else {}),
    }


def gym(what: Gym) -> Record:
    """Return where a session is trained."""
    return {"name": what.name, "title": what.title}


def plates(what: Plates) -> Record:
    """Return what is on the bar for the lower and the upper end of a load, all in `unit`."""
    return {"unit": what.low.unit, "min": _loading(what.low), "max": _loading(what.high)}


def _loading(what: Loading) -> Record:
    side = [{"weight": number(weight), "count": count} for weight, count in what.side]
    return {"total": number(what.total), "bar": number(what.bar), "side": side}


def changes(what: Sequence[LoadChange]) -> list[Record]:
    """Return changes of a load."""
    return [{"amount": number(change.amount), "unit": change.unit} for change in what]


def written_load(what: Load | None) -> Record | None:
    """Return a load as the plan writes it."""
    if what is None:
        return None
    low, high = what.low, what.high
    told = None if low is None or high is None else span(low, high)
    share = what.share if what.kind is LoadKind.PERCENT else None
    return {"kind": what.kind, "unit": what.unit, "amount": told, "of": what.of, "share_of": share}


def sets_of(dose: Dose) -> Record:
    """Return how many sets a dose has, and what each asks for."""
    fewest = {"fewest_sets": dose.fewest} if dose.optional else {}
    return {"sets": dose.sets, **fewest, **measure(dose)}


def written_group(what: Written) -> Record:
    """Return sets as the plan writes them."""
    return {**sets_of(what.dose), "rir": effort(what.effort), "load": written_load(what.load)}


def stage(exercise: str, groups: Iterable[Written]) -> Record:
    """Return a stage: the id of its exercise, and its sets as the plan writes them."""
    return {"exercise": exercise, "groups": list(map(written_group, groups))}


def stages(what: LineStages, number: int) -> Record:
    """Return the stages of an exercise, and at which of them, counted from 1, it is."""
    steps = [stage(each.exercise.id, each.groups) for each in what.steps]
    return {"stage": number, "climbs": what.climbs, "steps": steps}


def on_miss(what: OnMiss) -> Record:
    """Return what is written about a miss; nothing is taken off where the line only holds."""
    cut = None
    if what.cut is not None:
        cut = {"amount": number(Fraction(what.cut.amount)), "unit": what.cut.unit or "%"}
    return {"cut": cut, "after": what.after}


def wave(what: ScheduledExercise) -> Record | None:
    """Return where an exercise stands in its wave; None without one."""
    if not what.wave:
        return None
    record: Record = {"step": what.wave_step, "of": len(what.wave)}
    named = {} if what.scheme is None else {"scheme": scheme(what.scheme)}
    return {**record, **({"once": True} if what.wave_once else {}), **named}


def scheme(what: SchemeName) -> Record:
    """Return what a scheme is called."""
    return {"name": what.name, "title": what.title}


def progress(what: Progress | None, *, about: bool) -> Record | None:
    """Return how an exercise goes on; `about`: what goes on the bar meets the step only roughly."""
    if what is None:
        return None
    step = None if isinstance(what, Hold) else what
    limit = None
    if step is not None and step.limit is not None:
        limit = {"amount": number(Fraction(step.limit)), "unit": step.limit_unit or step.unit}
    return {
        "kind": _kind(step),
        "step": None if step is None else number(Fraction(step.amount)),
        "unit": None if step is None else step.unit,
        "interval": None if step is None else step.interval,
        "limit": limit,
        "at_reps": None if step is None else step.at_reps,
        "approximate": about,
        **_thresholds(step),
    }


def _kind(step: Step | None) -> str:
    if step is None:
        return "hold"
    if step.at_reps is not None:
        return "double"
    return "weekly" if step.sessions is None else "session"


def _thresholds(step: Step | None) -> Record:
    """Return what a double progression has beside one number of repetitions for all sets."""
    record: Record = {}
    if step is not None and step.more:
        record["thresholds"] = [
            {"at_reps": each.reps, "step": number(Fraction(each.amount))} for each in step.thresholds
        ]
    if step is not None and step.open:
        record["open"] = True
    return record
