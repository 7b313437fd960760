"""Exercise lines, each with the lines under it."""

from itertools import chain

from gplang.catalog import Exercise, key
from gplang.diagnostics import Applicability
from gplang.model.complexes import check_exchange, check_parts
from gplang.model.line_parts import read_groups, value_of
from gplang.model.names import whole_name
from gplang.model.ramps import check_ramp
from gplang.model.schemes import take_scheme
from gplang.model.scope import Scope, replace_with, report_unknown
from gplang.model.session import SetLine
from gplang.model.shares import settle_shares
from gplang.model.stages import settle_stages
from gplang.model.under_lines import check_limit, check_open, places_of, read_under, settle_below
from gplang.source import Location
from gplang.suggest import nearest
from gplang.syntax.ast import ExerciseLine, Parsed
from gplang.syntax.document import Line


def read_set_line(
    line: Line, statement: ExerciseLine, below: list[tuple[Line, Parsed]], scope: Scope
) -> SetLine | None:
    """Resolve an exercise line and the lines under it; None if the exercise is unknown."""
    exercise, exercise_where = _named_exercise(line, statement, scope)
    prescription = statement.prescription
    scheme = take_scheme(line, prescription.scheme, scope)
    under = read_under(line, prescription, below, scheme, scope)
    groups = read_groups(line, prescription.groups, scope)
    if not line.is_mistake:
        check_limit(under, groups, scope)
    ramp = check_ramp(line, prescription.ramp, statement.role.value, under, scope)
    if exercise is None:
        return None
    later = [dose for each in under.later for dose in each.anew.doses]
    doses = list(chain(groups, *under.wave, under.deload or (), *later))
    if not line.is_mistake and under.progress is not None:
        staged = [] if under.stages is None else [each.groups for each in under.stages.steps]
        check_open(under, chain(doses, *staged), scope)
    check_parts(exercise, () if line.is_mistake else doses, scope)
    for substitute, where in zip(under.substitutes, under.substitute_places, strict=True):
        if substitute.anew.groups:
            check_parts(substitute.exercise, chain(*substitute.anew.doses), scope)
        else:
            check_exchange(substitute.exercise, where, doses, scope)
    groups = settle_shares(groups, exercise, scope)
    settle_below(under, exercise, scope)
    stages = settle_stages(under.stages, groups, exercise, scope)
    if stages is not None:
        groups = stages.steps[0].groups
    elif scheme is not None:
        groups = next((step for step in under.wave if step), ())
    return SetLine(
        line.code,
        statement.role.value,
        exercise,
        exercise_where,
        groups,
        label=statement.label.value if statement.label else None,
        rest=value_of(prescription.rest),
        tempo=value_of(prescription.tempo),
        method=value_of(prescription.method),
        cue=under.cue,
        progress=under.progress,
        wave=under.wave,
        wave_once=under.wave_once,
        deload=under.deload,
        scheme=under.scheme,
        has_scheme_deload=under.has_scheme_deload,
        substitutes=tuple(under.substitutes),
        later=tuple(under.later),
        progress_where=under.progress_where,
        stages=stages,
        on_miss=under.on_miss,
        places=places_of(line, statement, under),
        optional=prescription.optional is not None,
        ramp=ramp,
    )


def _named_exercise(line: Line, statement: ExerciseLine, scope: Scope) -> tuple[Exercise | None, Location]:
    """Look up a line's exercise; a name written as several words is found, and reported."""
    node = whole_name(statement, scope.own)
    where = line.at(node.span)
    found = scope.own.find(node.value) if statement.stray else None
    if found is None:
        return scope.exercise(line, node), where
    if node is statement.exercise:
        first = statement.stray[0]
        if nearest(first.value, ("scheme",)):
            report_unknown(scope, "E003", line.at(first.span), "word", first.value, ("scheme",))
            return found, where
        hint = "behind an exercise stand its sets, such as `4x5`"
        scope.report("E001", line.at(first.span), f"`{first.value}` cannot stand here", hint)
        return found, where
    hint = f"names join their words with hyphens: `{found.id}`"
    if key(node.value) != key(found.id):
        hint = f"write `{found.id}`"
    message = f"`{node.value}` is {len(node.value.split())} words"
    sure = line.parsed is None or all(problem.certain for problem in line.parsed.problems)
    fix = replace_with(where, found.id, Applicability.SAFE if sure else Applicability.UNSAFE)
    scope.report("E001", where, message, hint, fixes=(fix,))
    return found, where
