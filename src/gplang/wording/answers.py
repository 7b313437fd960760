"""Why a log changes a dose, in words."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from gplang.figures import number, short, signed
from gplang.quantities import WeightUnit
from gplang.scheduling.reasons import Reason, Why
from gplang.scheduling.records import ScheduledExercise, ScheduledGroup, ScheduledSet
from gplang.wording.doses import dose, each_set
from gplang.wording.loads import load
from gplang.wording.records import place

GUIDE = {Why.PAIN: "G44", Why.FORM: "G44"}
"""The guide's statements behind reasons."""

_TM = "training max "
"""What stands before a change that is not the load's alone."""


def reasons(what: ScheduledExercise) -> Iterator[str]:
    """Yield why the dose of an exercise is not the one that the plan's text alone asks for, a phrase for each reason.

    `held: 3 x 5, 1 x 4 of 4 x 5 on 2026-12-08`, `−10 %: short 3 times in a row, last on 2026-12-15`.
    """
    yield from dict.fromkeys(reason(each, what.unit) for each in what.reasons)


def reason(what: Reason, unit: WeightUnit) -> str:
    """Return a reason as `reasons` does; `unit` is the athlete's."""
    on = f"on {what.date.isoformat()}"
    match what.why:
        case Why.MISSED:
            return f"{_held(what)}: missed {on}"
        case Why.SKIPPED:
            return f"{_held(what)}: skipped {on}"
        case Why.SUBSTITUTE:
            return f"{_held(what)}: another exercise {on}"
        case Why.HELD:
            return f"{_held(what)}: {_shortfall(what)} {on}{_in_a_row(what.times)}"
        case Why.CUT:
            return f"{_TM if what.of_tm else ''}{_change(what, unit)}: {_often(what, on)}"
        case Why.STAGE:
            of = "" if what.stages is None else f" of {what.stages}"
            return f"stage {what.stage}{of}: {_shortfall(what) if _is_short(what) else _reached(what)} {on}"
        case Why.EARNED:
            return f"{_earned(what, unit)}: {_repetitions(what)} {on}"
        case Why.HEAVIER:
            return f"goes on from {_weights(what.reached) or 'more'}, done {on}"
        case Why.PAIN:
            return f"{_eased(what, unit)}: pain {what.level}{_place(what.place)} {on} ({GUIDE[what.why]})"
        case Why.FORM:
            lost = f"repetitions lost to form {what.times} times in a row, last {on}"
            return f"{_eased(what, unit)}: {lost} ({GUIDE[what.why]})"
        case Why.ESTIMATE:
            return _estimate(what, on)


def _change(what: Reason, unit: WeightUnit) -> str:
    parts = [f"{signed(short((what.factor - 1) * 100))} %"] if what.factor != 1 else []
    parts += [f"{signed(short(what.shift))} {unit.value}"] if what.shift else []
    return " and ".join(parts)


def _eased(what: Reason, unit: WeightUnit) -> str:
    return _change(what, unit) or _held(what)


def _held(what: Reason) -> str:
    """Return that no step was taken, or how far behind the text that has left a line which goes on since."""
    return f"{what.behind} step{'s' if what.behind > 1 else ''} behind the text" if what.behind else "held"


def _earned(what: Reason, unit: WeightUnit) -> str:
    """Return what repetitions have earned."""
    return f"{_TM if what.of_tm else ''}{_change(what, unit) or 'no more'}"


def _often(what: Reason, on: str) -> str:
    if what.times < 2:
        return f"{_shortfall(what)} {on}"
    return f"short {what.times} times in a row, last {on}: {_shortfall(what)}"


def _in_a_row(times: int) -> str:
    return f", {times} times in a row" if times > 1 else ""


def _place(what: str | None) -> str:
    if what is None:
        return ""
    return f" in the {place(what)}"


def _estimate(what: Reason, on: str) -> str:
    best = what.best
    if best is None:
        return f"max estimated {on}"
    unit = best.unit.value
    given = f"{number(short(best.weight))} {unit}"
    given = given if best.reps == 1 else f"{best.reps} x {given}"
    given += f" @ RIR {number(best.reserve)}" if best.reserve else ""
    return f"max {number(short(best.maximum))} {unit}, estimated from {given} {on}"


def _is_short(what: Reason) -> bool:
    """Return whether sets or repetitions lack, and not only weight."""
    asked, done = _least(what.asked), _sets(what.reached)
    counts = zip((each.dose.low or 0 for each in asked), (each.dose.low or 0 for each in done), strict=False)
    return len(done) < len(asked) or any(low > reached for low, reached in counts)


def _shortfall(what: Reason) -> str:
    """Return what was done of what was asked for: `3 x 5, 1 x 4 of 4 x 5`, `70 kg of 80 kg`, `none of 4 x 5`."""
    if not what.reached:
        return f"none of {_asked(what)}"
    if _is_short(what):
        return f"{_reached(what)} of {_asked(what)}"
    done, asked = _weights(what.reached), _weights(what.asked)
    return f"{done} of {asked}" if done and asked and done != asked else _reached(what)


def _asked(what: Reason) -> str:
    return ", ".join(dose(each.dose) for each in what.asked)


def _reached(what: Reason) -> str:
    runs = [(text, len([*same])) for text, same in groupby(each_set(one.dose) for one in _sets(what.reached))]
    return ", ".join(f"{count} x {text}" for text, count in runs)


def _weights(groups: Iterable[ScheduledGroup]) -> str:
    """Return the loads of sets, each once."""
    return ", ".join(dict.fromkeys(load(each.load, 0) for each in groups if each.load is not None))


def _repetitions(what: Reason) -> str:
    """Return the repetitions that earned a step: those of the last open set, else of the set with the fewest."""
    at = _open_set(what)
    done = _sets(what.reached)
    if at is not None and at < len(done):
        return f"{each_set(done[at].dose)} reps in the last set"
    counts = [each.dose.low for each in done if each.dose.low is not None]
    return f"all sets reached {min(counts)} reps" if counts else "done"


def _open_set(what: Reason) -> int | None:
    """Return the place of the last open set."""
    return max((at for at, each in enumerate(_sets(what.asked)) if each.dose.amrap), default=None)


def _sets(groups: Iterable[ScheduledGroup]) -> list[ScheduledSet]:
    return [one for group in groups for one in group.expand()]


def _least(groups: Sequence[ScheduledGroup]) -> list[ScheduledSet]:
    return [one for one in _sets(groups) if not one.optional]
