"""Steps of a progression: what the line above is counted in and loaded with."""

from collections.abc import Iterator
from decimal import Decimal
from re import IGNORECASE
from re import compile as compile_pattern

from gplang.catalog import Exercise, load_weights
from gplang.editor.completion.suggestion import EntryKind, Suggestion
from gplang.editor.context import Context, base_of, exercise_of, owner_of
from gplang.editor.descriptions import describe
from gplang.quantities import Dose, Load, LoadKind, Measure, WeightUnit
from gplang.records import NamedTuple
from gplang.scheduling.precedence import DEFAULT_ROUND, settle
from gplang.statements.lists import LINE_STATEMENTS
from gplang.syntax.ast import ExerciseLine, Swap
from gplang.syntax.document import Line

_THRESHOLD = compile_pattern(r"\+([0-9]{1,6}(?:\.[0-9]{1,3})?)(kg|lb|%) at ([0-9]{1,4}) reps *, *$", IGNORECASE)
_COUNTED = {Measure.REPS: "+1rep", Measure.SECONDS: "+5s"}
_ALL_COUNTED = ("+1rep", "+1set", "-1rir")


class _Sets(NamedTuple):
    """A group of sets: its dose, whether it says an effort, and its load."""

    dose: Dose
    has_effort: bool
    load: Load | None = None


class _Steps(NamedTuple):
    """What a line can take steps of; `loads_first` where a load is what grows first, `reps` is where it may wait.

    `open` are the repetitions of the last open set.
    """

    counted: tuple[str, ...] = _ALL_COUNTED
    loads_first: bool = True
    can_wait: bool = True
    reps: int | None = None
    open: int | None = None


def complete_steps(context: Context) -> Iterator[Suggestion]:
    """Yield steps that fit the line above: of its load, by the plan's smallest plates, and of what it counts."""
    if "HOLD" in context.accepted:
        steps, plates = _steps(context), _plates(context)
        heavier = [f"+{plates} every week", f"+{plates} every session"]
        counted = [f"{step} every week" for step in steps.counted]
        waiting = [f"+{plates} at {steps.reps} reps"] if steps.can_wait and steps.reps is not None else []
        waiting += [f"+{plates} at {steps.open} reps open"] if steps.open is not None else []
        for text in (*heavier, *waiting, *counted) if steps.loads_first else (*counted, *heavier, *waiting):
            yield Suggestion(text, text, context.replace, EntryKind.VALUE, about=describe("progress"))
        if steps.can_wait and steps.reps is None:
            shape, detail = f"+{plates} at ${{1:REPS}} reps", "once all sets reach so many"
            label = shape.replace("${1:REPS}", "…")
            yield Suggestion(label, shape, context.replace, EntryKind.SNIPPET, detail, snippet=True)
        yield Suggestion("hold", "hold", context.replace, EntryKind.KEYWORD, "standing still is meant")
    if context.last == "," and "STEP_SIZE" in context.accepted:
        yield from _more(context)
    if context.last == "every":
        for noun in ("weeks", "sessions"):
            shape = f"${{1:{noun.upper()}}} {noun}"
            yield Suggestion(f"… {noun}", shape, context.replace, EntryKind.SNIPPET, snippet=True)


def _more(context: Context) -> Iterator[Suggestion]:
    """Yield a further step for more repetitions: twice the one before it."""
    before = _THRESHOLD.search(context.before)
    if before is not None:
        text = f"+{(2 * Decimal(before[1])).normalize():f}{before[2]} at {int(before[3]) + 2} reps"
        yield Suggestion(text, text, context.replace, EntryKind.VALUE, about=describe("progress"))


def _steps(context: Context) -> _Steps:
    """Return what can be stepped: all of it in a plan's own progression, and above a line that is not understood."""
    line, statement = owner_of(context.above) or (None, None)
    if line is None or statement is None:
        return _Steps()
    exercise, groups = exercise_of(context.compilation, line, statement), _groups(context, line, statement)
    loads_first = _is_loaded(exercise, groups)
    if _has_wave(context, line.number):
        return _Steps((), loads_first, can_wait=False)
    if not groups:
        return _Steps(loads_first=loads_first)
    doses = [group.dose for group in groups]
    open_ended = {dose.measure for dose in doses if dose.low is not None}
    counted = [step for measure, step in _COUNTED.items() if measure in open_ended]
    efforts = ["-1rir"] if any(group.has_effort for group in groups) else []
    highs = [dose.high for dose in doses if dose.measure is Measure.REPS and dose.high not in (None, dose.low)]
    can_wait = Measure.REPS in open_ended
    reps = max(filter(None, highs), default=None)
    amraps = [dose.low for dose in doses if dose.amrap and dose.measure is Measure.REPS]
    return _Steps((*counted, "+1set", *efforts), loads_first, can_wait, reps, next(reversed(amraps), None))


def _groups(context: Context, line: Line, statement: ExerciseLine | Swap) -> list[_Sets]:
    """Return a line's groups of sets; a swap that has none takes those of the line that it is for, but for the load."""
    written = statement.prescription.groups
    if written or isinstance(statement, ExerciseLine):
        return [
            _Sets(each.dose.value, each.effort is not None, each.load.value if each.load else None) for each in written
        ]
    base, old = base_of(context), context.compilation.mentions.exercise_at(line, statement.old)
    lines = base.lines if base is not None and old is not None else ()
    inherited = next((each for each in lines if old is not None and each.exercise.id == old.id), None)
    return [_Sets(each.dose, each.effort is not None) for each in inherited.groups] if inherited is not None else []


def _is_loaded(exercise: Exercise | None, groups: list[_Sets]) -> bool:
    """Return whether a line has a load that can grow: a written one, else one that the exercise's equipment allows."""
    loads = [group.load for group in groups if group.load is not None]
    if loads:
        return any(load.kind is not LoadKind.BODYWEIGHT or load.low for load in loads)
    if exercise is None or exercise.loads_with:
        return True
    return any(not load_weights().isdisjoint(need) for need in exercise.equipment)


def _has_wave(context: Context, owner: int) -> bool:
    """Return whether a wave is under the line of sets with this number: it says all but the load itself."""
    for line in context.block.lines:
        if line.number <= owner or line.parsed is None or line.number == context.line.number:
            continue
        if line.parsed.keyword not in LINE_STATEMENTS:
            return False
        if line.parsed.keyword == "wave":
            return True
    return False


def _plates(context: Context) -> str:
    plan = context.compilation.plan
    step = DEFAULT_ROUND[WeightUnit.KG] if plan is None else settle(plan, None).round
    return f"{step.amount}{step.unit}"
