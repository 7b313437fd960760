"""How an exercise goes on, in words: its progression, its wave, and where it stands in them."""

from decimal import Decimal

from gplang.model.plan import SetGroup
from gplang.quantities import Hold, Step, StepUnit
from gplang.scheduling.records import ScheduledExercise
from gplang.wording.doses import dose, effort
from gplang.wording.loads import written_load
from gplang.wording.numbers import number, signed

_HOLD = "no step: the dose stays"

_STEPS = {
    StepUnit.KG: "kg",
    StepUnit.LB: "lb",
    StepUnit.PERCENT: "%",
    StepUnit.REPS: "rep",
    StepUnit.SETS: "set",
    StepUnit.SECONDS: "s",
    StepUnit.RIR: "RIR",
}

_COUNTABLE = frozenset({StepUnit.REPS, StepUnit.SETS})


def progression(what: ScheduledExercise) -> str | None:
    """Return the rule by which an exercise goes on; None if nothing is said.

    `+2.5 kg every week`, `add 2.5 kg once all sets reach 8 reps`, `wave: 4 x 5 @ RIR 3 | 5 x 5 @ RIR 1`.
    """
    parts = []
    if what.wave:
        parts.append("wave: " + " | ".join("; ".join(_written_group(one) for one in groups) for groups in what.wave))
    if isinstance(what.progress, Hold):
        parts.append(_HOLD)
    elif what.progress is not None:
        parts.append(_step(what.progress, what.about))
    return "; ".join(parts) or None


def going_on(what: ScheduledExercise) -> str | None:
    """Return where an exercise stands in its week and how it goes on, weights in the athlete's unit.

    `wave, step 2 of 4`, `+5 lb every week`, `about +5.5 lb every week`, `100 kg reached`; None if there is
    nothing to say.
    """
    parts = []
    if len(what.wave) > 1:
        parts.append(f"wave, step {what.wave_step} of {len(what.wave)}")
    if isinstance(what.progress, Hold):
        parts.append(_HOLD)
    elif what.progress is not None:
        step = what.progress
        if not what.settled:
            parts.append(_step(step, what.about))
        elif step.limit is not None:
            parts.append(f"{_limit(step, step.limit)} reached")
    return "; ".join(parts) or None


def _written_group(what: SetGroup) -> str:
    text = dose(what.dose)
    if what.effort is not None:
        text = f"{text} @ {effort(what.effort)}"
    return text if what.load is None else f"{text}, {written_load(what.load)}"


def _step(step: Step, about: bool) -> str:
    unit = _STEPS[step.unit]
    roughly = "about " if about else ""
    if step.at_reps is not None:
        verb = "add" if step.amount >= 0 else "take off"
        return f"{verb} {roughly}{number(abs(step.amount))} {unit} once all sets reach {step.at_reps} reps"
    plural = "s" if step.unit in _COUNTABLE and abs(step.amount) != 1 else ""
    weeks = step.weeks or 1
    text = f"{roughly}{signed(step.amount)} {unit}{plural} every {'week' if weeks == 1 else f'{weeks} weeks'}"
    if step.limit is None:
        return text
    return f"{text} to {_limit(step, step.limit)}"


def _limit(step: Step, limit: Decimal) -> str:
    unit = step.limit_unit or step.unit
    plural = "s" if unit in _COUNTABLE and limit != 1 else ""
    return f"{number(limit)} {_STEPS[unit]}{plural}"
