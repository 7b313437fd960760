"""A dose, an effort, a rest in words, and all that an exercise asks for."""

from collections.abc import Sequence

from gplang.catalog import Exercise
from gplang.figures import seconds, span
from gplang.quantities import Dose, Effort, EffortScale, Measure, Rest
from gplang.scheduling.records import ScheduledGroup
from gplang.vocabulary import Method
from gplang.wording.loads import load_with_plates

OPEN_RAMP = "ramp up to the first working set"
"""What is asked for where nobody knows the load of that set."""


def dose(what: Dose) -> str:
    """Return sets and what they ask for: `4 x 6–8`, `3–5 x 5`, `3 x 10 per side`, `3 x max`, `3 x 5+`, `10 min`."""
    asked = each_set(what)
    if what.measure is Measure.SECONDS and what.sets == 1 and "min" in asked:
        return asked
    return f"{span(what.fewest, what.sets)} x {asked}"


def each_set(what: Dose) -> str:
    """Return what each set of a dose asks for: `6–8`, `10 per side`, `max`, `5+`, `20–30 s`, `1+1+2`."""
    side = " per side" if what.per_side else ""
    if what.low is None or what.high is None:
        return f"max{side}"
    if what.parts:
        return f"{'+'.join(map(str, what.parts))}{side}"
    if what.measure is Measure.SECONDS:
        return f"{seconds(what.low, what.high, least_minutes=2)}{side}"
    unit = " m" if what.measure is Measure.METRES else ""
    open_end = "+" if what.amrap else ""
    return f"{span(what.low, what.high)}{open_end}{unit}{side}"


def effort(what: Effort) -> str:
    """Return an effort on the scale it was written in: `RIR 2`, `RPE 7–8`."""
    if what.written is EffortScale.RPE:
        return f"RPE {span(10 - what.high, 10 - what.low)}"
    return f"RIR {span(what.low, what.high)}"


def rest(what: Rest) -> str:
    """Return a rest, in minutes where it is whole ones: `rest 2–3 min`, `rest 90 s`."""
    return f"rest {seconds(what.low, what.high, least_minutes=1)}"


def group(what: ScheduledGroup, week: int, own: Exercise | None = None) -> str:
    """Return sets with effort and load: `4 x 5 @ RIR 2, 105 kg`; `own` is the line's exercise.

    Tempo and rest stand behind them where groups have their own.
    """
    text = dose(what.dose)
    if what.effort is not None:
        text = f"{text} @ {effort(what.effort)}"
    extras = [
        *([] if what.load is None else [load_with_plates(what.load, week, own)]),
        *([] if what.tempo is None else [tempo(what.tempo)]),
        *([] if what.rest is None else [rest(what.rest)]),
    ]
    return ", ".join([text, *extras])


def asked(groups: Sequence[str], pace: str | None, method: Method | None, pause: Rest | None) -> str:
    """Return groups of sets, in words already, with their tempo, method and rest."""
    extras = [
        *([] if pace is None else [tempo(pace)]),
        *([] if method is None else [method.value]),
        *([] if pause is None else [rest(pause)]),
    ]
    joint = ", " if len(groups) == 1 else "; "
    return joint.join(filter(None, ["; ".join(groups), ", ".join(extras)]))


def tempo(what: str) -> str:
    """Return a tempo: `tempo 3-1-1-0`."""
    return f"tempo {what}"
