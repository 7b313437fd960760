"""The lines of a session: exercise lines with the lines under them, and changes to a base."""

from collections.abc import Iterator
from itertools import chain
from re import compile as compile_pattern
from typing import NamedTuple

from gplang.catalog import Exercise
from gplang.model.complexes import check_parts
from gplang.model.line_parts import read_groups, value_of
from gplang.model.line_places import LinePlaces
from gplang.model.plan import LostLine, SetGroup, SetLine
from gplang.model.ramps import check_ramp
from gplang.model.scope import Scope
from gplang.model.set_lines import read_set_line
from gplang.model.shares import settle_shares
from gplang.model.under_lines import places_of, read_under
from gplang.quantities import Progress, Ramp, Rest
from gplang.source import Location
from gplang.statements.lists import LINE_STATEMENTS
from gplang.syntax.ast import ExerciseLine, Parsed, Setting, Swap, Target
from gplang.syntax.document import BlockLines, Line
from gplang.vocabulary import Method, Role

MOST_LINES = 200
"""Lines of one session."""

_NAMING = 4
"""How many words of an exercise line may have come when its exercise is named: role, label, exercise in two words."""


class Drop(NamedTuple):
    """A line of the base that is dropped."""

    where: Location
    old: Exercise
    old_where: Location
    role: Role | None


class Replacement(NamedTuple):
    """A replacement for one of the base's exercises, with what is prescribed anew."""

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
    places: LinePlaces
    ramp: Ramp | None = None
    unsure: bool = False
    optional: bool = False


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
            is_sure = not is_lost and scope.is_sure(_exercises_of(change))
            changes.append(change if is_sure else change._replace(unsure=True))
        elif change is not None:
            changes.append(change)
        if parsed.keyword == "note" and isinstance(parsed.statement, Setting):
            notes.extend(node.value for node in parsed.statement.values)
    return tuple(changes), tuple(notes)


def _change(line: Line, parsed: Parsed, below: list[tuple[Line, Parsed]], scope: Scope) -> Change | None:
    match parsed.statement:
        case ExerciseLine() as exercise_line:
            return read_set_line(line, exercise_line, below, scope)
        case Swap() as swap:
            return _replacement(line, swap, below, scope)
        case Target() as target:
            return _drop(line, target, scope)
    return None


# ---- lines that could not be read


def _is_lost(parsed: Parsed) -> bool:
    return parsed.broken and parsed.keyword not in _HARMLESS


def _exercises_of(change: SetLine | Replacement) -> Iterator[Exercise]:
    yield change.exercise if isinstance(change, SetLine) else change.new
    yield from change.substitutes


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
    return LostLine(role, exercise.id if exercise else None, bare=len(line.code.text.split()) == 1)


def _names_in(line: Line) -> list[str]:
    return line.code.text.split()[1:_NAMING]


def _reads_like_an_exercise(line: Line, scope: Scope) -> bool:
    """Return whether an exercise and sets follow an unknown first word; else it may be about the line above."""
    return any(map(scope.own.find, _names_in(line))) and _SETS.search(line.code.text) is not None


def _with_sub_lines(block: BlockLines, scope: Scope) -> list[tuple[Line, Parsed, list[tuple[Line, Parsed]]]]:
    """Return the lines of a block, up to the limit, each with the lines under it."""
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


def _replacement(line: Line, swap: Swap, below: list[tuple[Line, Parsed]], scope: Scope) -> Replacement | None:
    old, new = scope.exercise(line, swap.old), scope.exercise(line, swap.new)
    under = read_under(line, swap.prescription, below, scope)
    groups = read_groups(line, swap.prescription.groups, scope)
    if old is None or new is None:
        return None
    check_parts(new, () if line.is_mistake else chain(groups, *under.wave), scope)
    groups = settle_shares(groups, new, scope)
    under.wave = tuple(settle_shares(step, new, scope) for step in under.wave)
    more = swap.prescription
    return Replacement(
        line.code,
        old,
        line.at(swap.old.span),
        value_of(swap.role),
        new,
        line.at(swap.new.span),
        groups,
        value_of(more.rest),
        value_of(more.tempo),
        value_of(more.method),
        under.cue,
        under.progress,
        under.wave,
        tuple(under.substitutes),
        under.progress_where,
        places_of(line, swap, under),
        optional=more.optional is not None,
        ramp=check_ramp(line, more.ramp, value_of(swap.role), under, scope),
    )


def _drop(line: Line, target: Target, scope: Scope) -> Drop | None:
    if target.exercise is None:
        return None
    old = scope.exercise(line, target.exercise)
    return Drop(line.code, old, line.at(target.exercise.span), value_of(target.role)) if old else None
