"""Ramps: warm-up sets that lead up to the first working set of the same exercise in the session."""

from collections.abc import Iterable

from gplang.model.scope import Scope
from gplang.model.session import SetLine
from gplang.model.under_lines import Under
from gplang.quantities import Ramp
from gplang.syntax.document import Line
from gplang.syntax.tokens import Node
from gplang.vocabulary import WORKING_ROLES, Role


def check_ramp(line: Line, node: Node[Ramp] | None, role: Role | None, under: Under, scope: Scope) -> Ramp | None:
    """Return the ramp of a line, if it has one; report one that is no warm-up or that is to go on by itself."""
    if node is None:
        return None
    if role is not Role.WARMUP:
        hint = f"write `{Role.WARMUP} EXERCISE ramp`; the working sets have a line of their own"
        scope.report("E020", line.at(node.span), "a ramp that is no warm-up", hint)
        return None
    later = under.wave or under.later or under.stages is not None
    if later or under.progress is not None or any(each.anew.groups for each in under.substitutes):
        where = under.progress_where or (under.below[0] if under.below else line.at(node.span))
        scope.report("E020", where, "a ramp with steps of its own", "it follows the first working set by itself")
    return node.value


def find_target(ramp: SetLine, lines: Iterable[SetLine]) -> int | None:
    """Return the place among a session's lines of the one whose first set a ramp leads up to.

    That is the first working line of its exercise, else the first one in which another took the exercise's place.
    """
    working = [(at, line) for at, line in enumerate(lines) if line.role in WORKING_ROLES]
    own = (at for at, line in working if line.exercise.id == ramp.exercise.id)
    swapped = (at for at, line in working if line.replaced == ramp.exercise.id)
    return next(own, next(swapped, None))


def leave_out_ramps(lines: list[SetLine], changes: Iterable[object], scope: Scope, *, known: bool) -> list[SetLine]:
    """Return a session's lines without the inherited ramps that lead nowhere; report own ones that do.

    `changes` are the lines of the session itself. Where not all is `known`, they are left as they are.
    """
    if not known:
        return lines
    own = {id(each) for each in changes}
    kept: list[SetLine] = []
    for line in lines:
        if line.ramp is None or find_target(line, lines) is not None:
            kept.append(line)
        elif id(line) in own:
            hint = f"write the working sets, such as `primary {line.exercise.id} 3x5`, or the warm-up's own sets"
            message = f"a ramp up to no working set of `{line.exercise.id}` in this session"
            scope.report("E020", line.exercise_where, message, hint)
            kept.append(line)
    return kept
