"""The lines of a session: exercise lines with the lines under them, and changes to a base."""

from collections.abc import Iterable, Iterator
from itertools import chain, islice

from gplang.catalog import Exercise
from gplang.model.changes import Drop, Replacement
from gplang.model.complexes import check_parts
from gplang.model.line_parts import read_anew, value_of
from gplang.model.ramps import check_ramp
from gplang.model.schemes import settle_anew
from gplang.model.scope import Scope
from gplang.model.session import LostLine, SetLine
from gplang.model.set_lines import read_set_line
from gplang.model.stages import settle_stages
from gplang.model.under_lines import places_of, read_under, settle_below
from gplang.patterns import late
from gplang.statements.lists import LINE_STATEMENTS
from gplang.syntax.ast import ExerciseLine, Parsed, Setting, Swap, Target
from gplang.syntax.document import BlockLines, Line
from gplang.syntax.tokens import Node
from gplang.vocabulary import Role

MOST_LINES = 200
"""Lines of one session."""

_NAMING = 4
"""How many words of an exercise line may have come when its exercise is named: role, label, exercise in two words."""


Change = SetLine | Drop | Replacement | LostLine
"""What a line of a session adds to it or changes in it, be it not known what."""

WithSubLines = tuple[Line, Parsed, list[tuple[Line, Parsed]]]
"""A line, what it says, and the lines under it."""

_SETS = late(r"\s\d+x\d")

_OWNER = SetLine | Replacement
"""What other lines can stand under."""

_LIKE_OR = ("for", "of")
"""Words that stand in no session, and that may be a mistyped `or`."""

_HARMLESS = ("note", "cue", "use")
"""First words of lines of which nothing that is trained is lost."""


def read_changes(block: BlockLines, scope: Scope) -> tuple[tuple[Change, ...], tuple[str, ...]]:
    """Resolve the lines of a session block, in their order; return changes and notes."""
    changes: list[Change] = [LostLine() for line in block.mistakes if line.unread or line.misplaced]
    notes: list[str] = []
    for line, parsed, below in _as_many_as_may_be(block, scope):
        mark = scope.mark
        change = _change(line, parsed, below, scope)
        is_lost = scope.has_lost(mark) or any(_is_lost(each) for each in (parsed, *(sub for _, sub in below)))
        if parsed.keyword is None and changes and (below or not _reads_like_an_exercise(line, scope)):
            last = changes[-1]
            changes[-1] = last._replace(unsure=True) if isinstance(last, _OWNER) else last
        if is_lost and not isinstance(change, _OWNER):
            changes.append(_lost(line, parsed, scope))
        if isinstance(change, _OWNER):
            is_sure = not is_lost and scope.is_sure(_exercises_of(change))
            changes.append(change if is_sure else change._replace(unsure=True))
        elif change is not None:
            changes.append(change)
        if parsed.keyword == "note" and isinstance(parsed.statement, Setting):
            notes.extend(node.value for node in parsed.statement.values)
    for line in block.mistakes:
        if line.misplaced and line.parsed is not None and line.parsed.keyword in _LIKE_OR:
            _doubt_owner(changes, line)
    return tuple(changes), tuple(notes)


def _doubt_owner(changes: list[Change], line: Line) -> None:
    """Mark what a line may belong to: the last change above it that other lines can stand under."""
    for at in range(len(changes) - 1, -1, -1):
        change = changes[at]
        if isinstance(change, _OWNER) and change.where.span.start < line.where.span.start:
            changes[at] = change._replace(unsure=True)
            return


def _change(line: Line, parsed: Parsed, below: list[tuple[Line, Parsed]], scope: Scope) -> Change | None:
    match parsed.statement:
        case ExerciseLine() as exercise_line:
            return read_set_line(line, exercise_line, below, scope)
        case Swap() as swap:
            return read_swap(line, swap, below, scope)
        case Target() as target:
            return read_drop(line, target, scope)
    return None


# ---- lines that could not be read


def _is_lost(parsed: Parsed) -> bool:
    return parsed.broken and parsed.keyword not in _HARMLESS


def _exercises_of(change: SetLine | Replacement) -> Iterator[Exercise]:
    yield change.exercise if isinstance(change, SetLine) else change.new
    yield from (each.exercise for each in change.substitutes)
    if change.stages is not None:
        yield from (each.exercise for each in change.stages.steps)


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
    is_bare = role is None and len(line.code.text.split()) == 1
    return LostLine(role, exercise.id if exercise else None, is_bare)


def _names_in(line: Line) -> list[str]:
    return line.code.text.split()[1:_NAMING]


def _reads_like_an_exercise(line: Line, scope: Scope) -> bool:
    """Return whether an exercise and sets follow an unknown first word; else it may be about the line above."""
    return any(map(scope.own.find, _names_in(line))) and _SETS.search(line.code.text) is not None


def _as_many_as_may_be(block: BlockLines, scope: Scope) -> list[WithSubLines]:
    """Return the lines of a session, those that are too many reported (E050) and cut."""
    lines = list(islice(block.statements(), MOST_LINES + 1))
    if len(lines) > MOST_LINES:
        scope.report("E050", lines.pop()[0].where, f"over {MOST_LINES} lines in one session", "split it into several")
    return gather_sub_lines(lines)


def gather_sub_lines(lines: Iterable[tuple[Line, Parsed]]) -> list[WithSubLines]:
    """Return lines of a block, each with those that stand under it."""
    held: list[WithSubLines] = []
    for line, parsed in lines:
        if parsed.keyword in LINE_STATEMENTS and held:
            held[-1][2].append((line, parsed))
        else:
            held.append((line, parsed, []))
    return held


def read_swap(
    line: Line, swap: Swap, below: list[tuple[Line, Parsed]], scope: Scope, *, timed: bool = False
) -> Replacement | None:
    """Resolve a `swap` and the lines under it; None if nobody knows one of its exercises.

    Only a `timed` one may hold from a week on.
    """
    old, new = scope.exercise(line, swap.old), scope.exercise(line, swap.new)
    anew = read_anew(line, swap.prescription, scope)
    under = read_under(line, swap.prescription, below, anew.scheme, scope)
    if old is None or new is None:
        return None
    later = (dose for each in under.later for dose in each.anew.doses)
    check_parts(new, () if line.is_mistake else chain(anew.groups, *under.wave, under.deload or (), *later), scope)
    anew = settle_anew(anew, new, scope)
    settle_below(under, new, scope)
    stages = settle_stages(under.stages, anew.groups, new, scope)
    since = _since(line, swap.since, scope, timed=timed)
    return Replacement(
        old,
        line.at(swap.old.span),
        value_of(swap.role),
        new,
        line.at(swap.new.span),
        anew._replace(cue=under.cue),
        under.progress,
        under.wave,
        tuple(under.substitutes),
        tuple(under.later),
        under.progress_where,
        places_of(line, swap, under),
        optional=swap.prescription.optional is not None,
        ramp=check_ramp(line, swap.prescription.ramp, value_of(swap.role), under, scope),
        wave_once=under.wave_once,
        deload=under.deload,
        since=since,
        scheme=under.scheme,
        has_scheme_deload=under.has_scheme_deload,
        stages=stages,
        on_miss=under.on_miss,
    )


def read_drop(line: Line, target: Target, scope: Scope, *, timed: bool = False) -> Drop | None:
    """Resolve a `drop`; None if nobody knows its exercise. Only a `timed` one may hold from a week on."""
    if target.exercise is None:
        return None
    old = scope.exercise(line, target.exercise)
    since = _since(line, target.since, scope, timed=timed)
    return Drop(line.code, old, line.at(target.exercise.span), value_of(target.role), since) if old else None


def _since(line: Line, node: Node[int] | None, scope: Scope, *, timed: bool) -> int:
    """Return the week from which on a change holds; report one that has none."""
    if node is None or timed:
        return 1 if node is None else node.value
    keyword = line.parsed.keyword if line.parsed else None
    hint = "only an athlete's may; another dose from a week on stands under its line: `from week 5 3x5`"
    scope.report("E020", line.at(node.span), f"a `{keyword}` for everybody that begins in a week", hint)
    return 1
