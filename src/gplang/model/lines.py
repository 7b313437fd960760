"""The lines of a session: exercise lines with what stands under them, and changes to a base."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from re import compile as compile_pattern
from typing import Any, NamedTuple

from gplang.catalog import Exercise
from gplang.diagnostics import Applicability
from gplang.model.plan import LostLine, SetGroup, SetLine
from gplang.model.scope import Once, Scope, replace_with
from gplang.quantities import LOAD_UNITS, STEP_NAMES, LoadKind, Measure, Progress, Rest, Step, StepUnit
from gplang.source import Location, Span
from gplang.statements.lists import LINE_STATEMENTS
from gplang.syntax.ast import ExerciseLine, Group, Parsed, Prescription, ProgressLine, Setting, Swap, Target, Wave
from gplang.syntax.document import BlockLines, Line
from gplang.syntax.tokens import Node
from gplang.vocabulary import Method, Role

MOST_LINES = 200
"""Lines of one session."""

_NAMING = 4
"""How many words of an exercise line may have come when its exercise is named: role, label, exercise in two words."""


class Drop(NamedTuple):
    """A line of the base that goes."""

    where: Location
    old: Exercise
    old_where: Location
    role: Role | None


class Replacement(NamedTuple):
    """Another exercise for one of the base's, with what is prescribed anew."""

    where: Location
    old: Exercise
    old_where: Location
    role: Role | None
    new: Exercise
    new_where: Location
    groups: tuple[SetGroup, ...]
    rest: Rest | None
    tempo: str | None
    method: Method | None
    cue: str | None
    progress: Progress | None
    wave: tuple[tuple[SetGroup, ...], ...]
    substitutes: tuple[Exercise, ...]
    progress_where: Location | None
    unsure: bool = False


Change = SetLine | Drop | Replacement | LostLine
"""What a line of a session adds to it or changes in it, be it not known what."""

_SETS = compile_pattern(r"\s\d+x\d")

_OWNER = SetLine | Replacement
"""What other lines can stand under."""

_HARMLESS = ("note", "cue", "use")
"""First words of lines of which nothing that is trained is lost."""


def read_changes(block: BlockLines, scope: Scope) -> tuple[tuple[Change, ...], tuple[str, ...]]:
    """Resolve the lines of a session block, in their order; return changes and notes."""
    changes: list[Change] = [LostLine() for line in block.mistakes if line.unread or line.misplaced]
    notes: list[str] = []
    for line, parsed, below in _with_sub_lines(block, scope):
        mark = scope.mark
        change = _change(line, parsed, below, scope)
        is_lost = scope.has_lost(mark) or any(_is_lost(each) for each in (parsed, *(sub for _, sub in below)))
        if parsed.keyword is None and changes and (below or not _reads_like_an_exercise(line, scope)):
            last = changes[-1]
            changes[-1] = last._replace(unsure=True) if isinstance(last, _OWNER) else last
        if is_lost and not isinstance(change, _OWNER):
            changes.append(_lost(line, parsed, scope))
        if isinstance(change, _OWNER):
            is_sure = not is_lost and scope.unsure.isdisjoint(_exercises_of(change))
            changes.append(change if is_sure else change._replace(unsure=True))
        elif change is not None:
            changes.append(change)
        if parsed.keyword == "note" and isinstance(parsed.statement, Setting):
            notes.extend(node.value for node in parsed.statement.values)
    return tuple(changes), tuple(notes)


def _change(line: Line, parsed: Parsed, below: list[tuple[Line, Parsed]], scope: Scope) -> Change | None:
    match parsed.statement:
        case ExerciseLine() as exercise_line:
            return _set_line(line, exercise_line, below, scope)
        case Swap() as swap:
            return _replacement(line, swap, below, scope)
        case Target() as target:
            return _drop(line, target, scope)
    return None


# ---- lines that could not be read


def _is_lost(parsed: Parsed) -> bool:
    return parsed.broken and parsed.keyword not in _HARMLESS


def _exercises_of(change: SetLine | Replacement) -> Iterator[str]:
    yield change.exercise.id if isinstance(change, SetLine) else change.new.id
    yield from (each.id for each in change.substitutes)


def _lost(line: Line, parsed: Parsed, scope: Scope) -> LostLine:
    """Return what is known of a line that could not be read: its role, and the exercise that it is about."""
    role = next((role for role in Role if role == parsed.keyword), None)
    statement = parsed.statement
    if role is not None or parsed.keyword is None:
        names = _names_in(line)
    elif isinstance(statement, Swap):
        names = [statement.old.value]
    else:
        names = [statement.exercise.value] if isinstance(statement, Target) and statement.exercise else []
    exercise = next((found for name in names if (found := scope.own.find(name))), None)
    return LostLine(role, exercise.id if exercise else None)


def _names_in(line: Line) -> list[str]:
    return _code_of(line).text.split()[1:_NAMING]


def _reads_like_an_exercise(line: Line, scope: Scope) -> bool:
    """Tell whether behind an unknown first word stand an exercise and sets; else it may be about the line above."""
    return any(map(scope.own.find, _names_in(line))) and _SETS.search(_code_of(line).text) is not None


def _with_sub_lines(block: BlockLines, scope: Scope) -> list[tuple[Line, Parsed, list[tuple[Line, Parsed]]]]:
    """Return the lines of a block, as many as there may be, each with the lines that stand under it."""
    held: list[tuple[Line, Parsed, list[tuple[Line, Parsed]]]] = []
    for count, (line, parsed) in enumerate(block.statements()):
        if count == MOST_LINES:
            scope.report("E050", line.where, f"over {MOST_LINES} lines in one session", "split it into several")
            break
        if parsed.keyword in LINE_STATEMENTS and held:
            held[-1][2].append((line, parsed))
        else:
            held.append((line, parsed, []))
    return held


def _set_line(line: Line, statement: ExerciseLine, below: list[tuple[Line, Parsed]], scope: Scope) -> SetLine | None:
    exercise, exercise_where = _named_exercise(line, statement, scope)
    prescription = statement.prescription
    under = _read_under(line, prescription, below, scope)
    groups = read_groups(line, prescription.groups, scope)
    _check_limit(under, groups, scope)
    if exercise is None:
        return None
    return SetLine(
        _code_of(line),
        statement.role.value,
        exercise,
        exercise_where,
        groups,
        label=statement.label.value if statement.label else None,
        rest=_value(prescription.rest),
        tempo=_value(prescription.tempo),
        method=_value(prescription.method),
        cue=under.cue,
        progress=under.progress,
        wave=under.wave,
        substitutes=tuple(under.substitutes),
        progress_where=under.progress_where,
    )


class _Under:
    """What the lines under an exercise line say."""

    __slots__ = ("cue", "progress", "progress_where", "substitutes", "wave")

    def __init__(self) -> None:
        self.cue: str | None = None
        self.progress: Progress | None = None
        self.progress_where: Location | None = None
        self.wave: tuple[tuple[SetGroup, ...], ...] = ()
        self.substitutes: list[Exercise] = []


def _read_under(line: Line, prescription: Prescription, below: list[tuple[Line, Parsed]], scope: Scope) -> _Under:
    """Read the lines under an exercise line; its own cue counts among them."""
    under = _Under()
    once = Once(scope)
    if prescription.cue:
        once.is_new("cue", line.at(prescription.cue.span), "the cue")
        under.cue = prescription.cue.value
    for sub_line, parsed in below:
        _read_sub_line(under, sub_line, parsed, scope, once)
    _check_wave(under, scope)
    return under


def _check_limit(under: _Under, groups: tuple[SetGroup, ...], scope: Scope) -> None:
    """Report a limit that lies behind where a progression starts, and a step of what the line does not have."""
    step, where = under.progress, under.progress_where
    if not isinstance(step, Step) or where is None or not groups or under.wave:
        return
    starts = _starts(step, groups)
    if not starts:
        scope.report("E020", where, f"a step of {STEP_NAMES[step.unit]} on a line that has none", "choose another step")
    elif step.limit is not None and step.limit_unit is not None:
        end = max(starts) if step.amount > 0 else min(starts)
        if (end > step.limit) if step.amount > 0 else (end < step.limit):
            way = "up" if step.amount > 0 else "down"
            message = f"a step {way} to {step.limit} that starts at {end}"
            scope.report("E020", where, message, f"the limit lies {'above' if way == 'up' else 'below'} the start")


def _starts(step: Step, groups: tuple[SetGroup, ...]) -> list[Decimal]:
    """Return what a step counts from, group by group; an unknown load counts from its own limit."""
    doses = [group.dose for group in groups]
    match step.unit:
        case StepUnit.SETS:
            return [Decimal(sum(dose.sets for dose in doses))]
        case StepUnit.REPS | StepUnit.SECONDS:
            measure = Measure.REPS if step.unit is StepUnit.REPS else Measure.SECONDS
            return [Decimal(dose.high or 0) for dose in doses if dose.measure is measure]
        case StepUnit.RIR:
            return [group.effort.low for group in groups if group.effort]
    loads = [group.load for group in groups if group.load and group.load.kind is LoadKind.WEIGHT]
    known = [
        load.high
        for load in loads
        if load.unit and step.limit_unit and load.high is not None and load.unit.value == step.limit_unit.value
    ]
    return known or [step.limit if step.limit is not None else Decimal(0)]


def _check_wave(under: _Under, scope: Scope) -> None:
    """Report a step that a wave leaves no room for: the wave itself says sets, repetitions and effort."""
    step = under.progress
    if under.wave and isinstance(step, Step) and step.unit not in LOAD_UNITS and under.progress_where:
        hint = "on top of a wave only a load grows, such as `progress +2.5kg every week`"
        scope.report("E020", under.progress_where, "a step in what the wave says itself", hint)


def _read_sub_line(under: _Under, line: Line, parsed: Parsed, scope: Scope, once: Once) -> None:
    word = line.at(parsed.word)
    match parsed.statement:
        case ProgressLine(role=role, progress=progress):
            if role is not None:
                hint = "under an exercise line it is about that line; leave the role out"
                scope.report("E001", line.at(role.span), "a role in the progression of a line", hint)
            elif once.is_new("progress", word, "`progress`"):
                under.progress, under.progress_where = progress.value, line.at(progress.span)
        case Wave(steps=steps):
            if once.is_new("wave", word, "`wave`"):
                under.wave = tuple(read_groups(line, step, scope) for step in steps)
        case Setting(values=(node,)) if parsed.keyword == "cue":
            if once.is_new("cue", word, "the cue"):
                under.cue = node.value
        case Setting(values=(node,)) if parsed.keyword == "or":
            exercise = scope.exercise(line, node)
            if exercise:
                under.substitutes.append(exercise)
        case _:
            pass


def _named_exercise(line: Line, statement: ExerciseLine, scope: Scope) -> tuple[Exercise | None, Location]:
    """Look up a line's exercise; a name written as several words is found, and reported."""
    node = statement.exercise
    where = line.at(node.span)
    if not statement.stray:
        return scope.exercise(line, node), where
    span = Span(node.span.start, statement.stray[-1].span.end)
    together = " ".join((node.value, *(each.value for each in statement.stray)))
    found = scope.own.find(together)
    if found:
        where = line.at(span)
        hint = f"names join their words with hyphens: `{found.id}`"
        message = f"`{together}` is {len(together.split())} words"
        sure = line.parsed is None or all(problem.certain for problem in line.parsed.problems)
        fix = replace_with(where, found.id, Applicability.SAFE if sure else Applicability.UNSAFE)
        scope.report("E001", where, message, hint, fixes=(fix,))
        return found, where
    first = statement.stray[0]
    if scope.own.find(node.value):
        hint = "behind an exercise stand its sets, such as `4x5`"
        scope.report("E001", line.at(first.span), f"`{first.value}` cannot stand here", hint)
        return scope.own.find(node.value), where
    return scope.exercise(line, Node(together, span)), line.at(span)


def read_groups(line: Line, groups: tuple[Group, ...], scope: Scope) -> tuple[SetGroup, ...]:
    """Resolve groups of sets."""
    return tuple(_group(line, group, scope) for group in groups)


def _group(line: Line, group: Group, scope: Scope) -> SetGroup:
    load = _value(group.load)
    if load and group.of:
        other = scope.exercise(line, group.of)
        load = replace(load, of=other.id) if other else load
    parts = [node.span for node in (group.dose, group.effort, group.load, group.of) if node]
    span = Span(min(part.start for part in parts), max(part.end for part in parts))
    return SetGroup(line.at(span), group.dose.value, _value(group.effort), load)


def _value(node: Node[Any] | None) -> Any:
    return node.value if node else None


def _code_of(line: Line) -> Location:
    """Return where a line's words stand, without its indentation and its comment."""
    text = line.where.text
    comment = line.comment
    code = text[: comment.span.start - line.where.span.start] if comment else text
    return line.at(Span(len(code) - len(code.lstrip()), len(code.rstrip())))


def _replacement(line: Line, swap: Swap, below: list[tuple[Line, Parsed]], scope: Scope) -> Replacement | None:
    old, new = scope.exercise(line, swap.old), scope.exercise(line, swap.new)
    under = _read_under(line, swap.prescription, below, scope)
    groups = read_groups(line, swap.prescription.groups, scope)
    if old is None or new is None:
        return None
    more = swap.prescription
    return Replacement(
        _code_of(line),
        old,
        line.at(swap.old.span),
        _value(swap.role),
        new,
        line.at(swap.new.span),
        groups,
        _value(more.rest),
        _value(more.tempo),
        _value(more.method),
        under.cue,
        under.progress,
        under.wave,
        tuple(under.substitutes),
        under.progress_where,
    )


def _drop(line: Line, target: Target, scope: Scope) -> Drop | None:
    if target.exercise is None:
        return None
    old = scope.exercise(line, target.exercise)
    return Drop(_code_of(line), old, line.at(target.exercise.span), _value(target.role)) if old else None
