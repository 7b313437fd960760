"""Stages of a line: read, settled for their exercises, and what becomes of them with another exercise."""

from gplang.catalog import Exercise
from gplang.model.completed import complete
from gplang.model.complexes import check_parts
from gplang.model.line_parts import read_groups
from gplang.model.scope import Scope
from gplang.model.session import LineStage, LineStages, SetGroup
from gplang.model.shares import settle_shares
from gplang.model.substitutes import for_other_exercise
from gplang.records import NamedTuple
from gplang.source import Location
from gplang.syntax.ast import Stages
from gplang.syntax.document import Line


class WrittenStage(NamedTuple):
    """A stage as it is read; without an exercise it goes on with that of the stage before. `where` is the name's."""

    exercise: Exercise | None
    where: Location
    groups: tuple[SetGroup, ...]


class WrittenStages(NamedTuple):
    """The stages under a line as they are read."""

    where: Location
    steps: tuple[WrittenStage, ...]


def read_stages(line: Line, statement: Stages, scope: Scope) -> WrittenStages | None:
    """Resolve the stages under a line; None if nobody knows one of their exercises."""
    steps = []
    for exercise, groups in statement.steps:
        found = None if exercise is None else scope.exercise(line, exercise)
        if exercise is not None and found is None:
            return None
        where = line.code if exercise is None else line.at(exercise.span)
        steps.append(WrittenStage(found, where, read_groups(line, groups, scope)))
    return WrittenStages(line.code, tuple(steps))


def settle_stages(
    written: WrittenStages | None, own: tuple[SetGroup, ...], exercise: Exercise, scope: Scope
) -> LineStages | None:
    """Return the stages of a line, whose `own` sets have the efforts and loads that a stage does not write.

    The first stage is of the line's own exercise; another one is reported (E020).
    """
    if written is None:
        return None
    first = written.steps[0]
    if first.exercise is not None and first.exercise.id != exercise.id:
        hint = f"the line names what is done first: write `{first.exercise.id}` there, or begin with `{exercise.id}`"
        message = f"the first stage is of `{first.exercise.id}`, the line of `{exercise.id}`"
        scope.report("E020", first.where, message, hint)
        return None
    steps: list[LineStage] = []
    current = exercise
    for each in written.steps:
        current = each.exercise or current
        check_parts(current, each.groups, scope)
        groups = settle_shares(each.groups, current, scope)
        steps.append(LineStage(current, _completed(groups, own, current, exercise)))
    climbs = any(each.exercise is not None for each in written.steps)
    return LineStages(written.where, tuple(steps), climbs, own)


def complete_stages(stages: LineStages, own: tuple[SetGroup, ...], exercise: Exercise) -> LineStages:
    """Return stages with the efforts and loads of the sets of a line."""
    steps = (each._replace(groups=_completed(each.groups, own, each.exercise, exercise)) for each in stages.steps)
    return stages._replace(steps=tuple(steps), own=own)


def stages_for_other(stages: LineStages | None, new: Exercise) -> LineStages | None:
    """Return the stages of a line for another exercise, as its sets; a climb from exercise to exercise is not kept."""
    if stages is None or stages.climbs:
        return None
    steps = (LineStage(new, for_other_exercise(each.groups, new)) for each in stages.steps)
    return stages._replace(steps=tuple(steps), own=for_other_exercise(stages.own, new))


def _completed(
    groups: tuple[SetGroup, ...], own: tuple[SetGroup, ...], exercise: Exercise, of: Exercise
) -> tuple[SetGroup, ...]:
    if not own:
        return groups
    first = own[:1] if exercise.id == of.id else for_other_exercise(own[:1], exercise)
    return complete(groups, first[0])
