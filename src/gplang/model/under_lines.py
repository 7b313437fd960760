"""The lines under an exercise line: its progression, its wave, its cue, its substitutes."""

from collections.abc import Iterable
from decimal import Decimal

from gplang.catalog import Exercise
from gplang.diagnostics import Label
from gplang.figures import counted
from gplang.model.line_parts import read_anew, read_groups
from gplang.model.line_places import LinePlaces
from gplang.model.schemes import name_of, settle_anew
from gplang.model.scope import Once, Scope
from gplang.model.session import Later, Scheme, SchemeName, SetGroup, Substitute
from gplang.model.shares import settle_shares
from gplang.model.stages import WrittenStages, read_stages
from gplang.quantities import LOAD_UNITS, STEP_NAMES, LoadKind, Measure, OnMiss, Progress, Step, StepUnit
from gplang.records import dataclass, field
from gplang.source import Location
from gplang.syntax.ast import (
    Deload,
    ExerciseLine,
    From,
    OnMissLine,
    Or,
    Parsed,
    Prescription,
    ProgressLine,
    Setting,
    Stages,
    Swap,
    Wave,
)
from gplang.syntax.document import Line
from gplang.syntax.tokens import Node
from gplang.typed import Any
from gplang.vocabulary import Role


@dataclass(slots=True)
class Under:
    """The contents of the lines under an exercise line, while they are read."""

    cue: str | None = None
    cue_where: Location | None = None
    progress: Progress | None = None
    progress_where: Location | None = None
    wave: tuple[tuple[SetGroup, ...], ...] = ()
    wave_once: bool = False
    deload: tuple[SetGroup, ...] | None = None
    scheme: SchemeName | None = None
    has_scheme_deload: bool = False
    substitutes: list[Substitute] = field(default_factory=list)
    substitute_places: list[Location] = field(default_factory=list)
    later: list[Later] = field(default_factory=list)
    stages: WrittenStages | None = None
    on_miss: OnMiss | None = None
    below: tuple[Location, ...] = ()


def read_under(
    line: Line, prescription: Prescription, below: list[tuple[Line, Parsed]], scheme: Scheme | None, scope: Scope
) -> Under:
    """Read the lines under an exercise line; its own cue counts among them, and its scheme as its wave."""
    under = Under(below=tuple(each.code for each, _ in below))
    once = Once(scope)
    if prescription.cue:
        under.cue, under.cue_where = prescription.cue.value, line.at(prescription.cue.span)
        once.is_new("cue", under.cue_where, "the cue")
    if prescription.scheme:
        once.first["scheme"] = line.at(prescription.scheme.span)
    for sub_line, parsed in below:
        _read_sub_line(under, sub_line, parsed, scope, once)
    if scheme is not None:
        _take_scheme(under, scheme)
    _check_wave(under, scope)
    return under


def _take_scheme(under: Under, scheme: Scheme) -> None:
    under.wave, under.wave_once, under.scheme = scheme.steps, scheme.once, name_of(scheme)
    if under.deload is None and scheme.deload is not None:
        under.deload, under.has_scheme_deload = scheme.deload, True


def check_open(under: Under, doses: Iterable[SetGroup], scope: Scope) -> None:
    """Report a progression by the repetitions of an open set on a line that has none."""
    step = under.progress
    if not isinstance(step, Step) or not step.open or under.progress_where is None:
        return
    if not any(group.dose.amrap or group.dose.low is None for group in doses):
        hint = "write the last set open, such as `2x5, 1x5+`, or leave `open` out"
        scope.report("E020", under.progress_where, "`open` on a line without an open set", hint)


def places_of(line: Line, statement: ExerciseLine | Swap, under: Under) -> LinePlaces:
    """Return the places of the parts of an exercise line and of the lines under it."""
    return LinePlaces(line.where, statement, under.cue_where, tuple(under.substitute_places), under.below)


def check_limit(under: Under, groups: tuple[SetGroup, ...], scope: Scope) -> None:
    """Report a limit that a progression has passed at its start, and a step of something the line does not have."""
    step, where = under.progress, under.progress_where
    if not isinstance(step, Step) or where is None:
        return
    starts: list[Decimal] = []
    if groups and not under.wave and under.stages is None:
        starts = _starts(step, groups)
        if not starts:
            message = f"a step of {STEP_NAMES[step.unit]} on a line that has none"
            scope.report("E020", where, message, "choose another step")
            return
    starts += [start for each in under.later if each.anew.scheme is None for start in _starts(step, each.anew.groups)]
    if starts and step.limit is not None and step.limit_unit is not None:
        end = max(starts) if step.amount > 0 else min(starts)
        if (end > step.limit) if step.amount > 0 else (end < step.limit):
            way = "up" if step.amount > 0 else "down"
            message = f"a step {way} to {_amount(step.limit, step)} that starts at {_amount(end, step)}"
            scope.report("E020", where, message, f"the limit lies {'above' if way == 'up' else 'below'} the start")


def _starts(step: Step, groups: tuple[SetGroup, ...]) -> list[Decimal]:
    """Return the start of a step, group by group; an unknown load counts from its own limit."""
    doses = [group.dose for group in groups]
    match step.unit:
        case StepUnit.SETS:
            return [Decimal(sum(dose.sets if step.amount > 0 else dose.fewest for dose in doses))]
        case StepUnit.REPS | StepUnit.SECONDS:
            measure = Measure.REPS if step.unit is StepUnit.REPS else Measure.SECONDS
            return [Decimal(dose.high or 0) for dose in doses if dose.measure is measure and not dose.parts]
        case StepUnit.RIR:
            return [group.effort.low for group in groups if group.effort]
    loads = [group.load for group in groups if group.load and group.load.kind is LoadKind.WEIGHT]
    known = [
        load.high
        for load in loads
        if load.unit and step.limit_unit and load.high is not None and load.unit.value == step.limit_unit.value
    ]
    return known or [step.limit if step.limit is not None else Decimal(0)]


def _amount(amount: Decimal, step: Step) -> str:
    """Return the start or the result of a step, in the unit of its limit: `90 kg`, `12 reps`, `rir 2`."""
    unit = step.limit_unit or step.unit
    if unit is StepUnit.RIR:
        return f"{unit} {amount}"
    return counted(amount, unit.value)


def _check_wave(under: Under, scope: Scope) -> None:
    """Report a step that conflicts with a wave or with stages: these say sets, repetitions and effort themselves."""
    step = under.progress
    if not isinstance(step, Step) or step.unit in LOAD_UNITS or under.progress_where is None:
        return
    if under.stages is not None:
        hint = "on top of stages only a load grows, such as `progress +2.5kg every session`"
        scope.report("E020", under.progress_where, "a step in what the stages say themselves", hint)
    elif under.wave:
        what = "wave" if under.scheme is None else "scheme"
        hint = f"on top of a {what} only a load grows, such as `progress +2.5kg every week`"
        scope.report("E020", under.progress_where, f"a step in what the {what} says itself", hint)


def _read_sub_line(under: Under, line: Line, parsed: Parsed, scope: Scope, once: Once) -> None:
    word = line.at(parsed.word)
    match parsed.statement:
        case ProgressLine(role=role, progress=progress, exercise=lift):
            if role is not None or lift is not None:
                _report_target(line, role or lift, scope, "the progression")
            elif once.is_new("progress", word, "`progress`"):
                under.progress, under.progress_where = progress.value, line.at(progress.span)
        case OnMissLine(role=role, on_miss=on_miss, exercise=lift):
            if role is not None or lift is not None:
                _report_target(line, role or lift, scope, "the answer to a miss")
            elif once.is_new("on-miss", word, "`on-miss`"):
                under.on_miss = on_miss.value
        case Stages() as stages:
            if beside := next((each for each in ("scheme", "wave") if each in once.first), None):
                _report_beside(word, "stages", beside, once.first[beside], scope)
            elif once.is_new("stages", word, "`stages`") and not parsed.broken:
                under.stages = read_stages(line, stages, scope)
        case Wave(steps=steps, once=stays):
            if "scheme" in once.first:
                _report_beside_scheme(word, once.first["scheme"], scope)
            elif "stages" in once.first:
                _report_beside(word, "a wave", "stages", once.first["stages"], scope)
            elif once.is_new("wave", word, "`wave`"):
                kept = (step for step in steps if step or not parsed.broken)
                under.wave, under.wave_once = tuple(read_groups(line, step, scope) for step in kept), stays
        case Deload(groups=groups):
            if once.is_new("deload", word, "`deload`") and not parsed.broken:
                under.deload = read_groups(line, groups, scope)
        case Setting(values=(node,)) if parsed.keyword == "cue":
            if once.is_new("cue", word, "the cue"):
                under.cue, under.cue_where = node.value, line.at(node.span)
        case Or(exercise=node, prescription=prescription):
            _refuse_whole(line, prescription, scope)
            exercise, anew = scope.exercise(line, node), read_anew(line, prescription, scope)
            if exercise:
                under.substitutes.append(Substitute(exercise, anew))
                under.substitute_places.append(line.at(node.span))
        case From(week=week, prescription=prescription):
            _refuse_whole(line, prescription, scope)
            anew = read_anew(line, prescription, scope)
            if under.later and week.value <= under.later[-1].week:
                _report_order(line.at(week.span), week.value, under.later, scope)
            else:
                under.later.append(Later(week.value, anew))
        case _:
            pass


def _report_beside_scheme(where: Location, scheme: Location, scope: Scope) -> None:
    related = (Label(scheme, "the scheme"),)
    hint = f"`scheme {scheme.text}` is a wave of its steps; keep one of them"
    scope.report("E020", where, "a wave beside a scheme", hint, related=related)


def _report_beside(where: Location, what: str, beside: str, other: Location, scope: Scope) -> None:
    """Report what says a line's doses beside something else that does."""
    article = "" if beside == "stages" else "a "
    hint = "a wave goes by the weeks, stages by what is done; keep one of them"
    related = (Label(other, f"the {beside}"),)
    scope.report("E020", where, f"{what} beside {article}{beside}", hint, related=related)


def _report_order(where: Location, week: int, later: list[Later], scope: Scope) -> None:
    if any(each.week == week for each in later):
        scope.report("E020", where, f"`from week {week}` is given twice", "keep one of them")
    else:
        hint = "write them in the order of the weeks"
        scope.report("E020", where, f"`from week {week}` below `from week {later[-1].week}`", hint)


def settle_below(under: Under, exercise: Exercise, scope: Scope) -> None:
    """Settle what the percentages below an exercise line are of; report what its exercises cannot have."""
    if not (under.wave or under.deload or under.later or under.substitutes):
        return
    under.wave = tuple(settle_shares(step, exercise, scope) for step in under.wave)
    under.deload = under.deload and settle_shares(under.deload, exercise, scope)
    under.later = [each._replace(anew=settle_anew(each.anew, exercise, scope)) for each in under.later]
    under.substitutes = [each._replace(anew=settle_anew(each.anew, each.exercise, scope)) for each in under.substitutes]


def _refuse_whole(line: Line, prescription: Prescription, scope: Scope) -> None:
    """Report what only a whole line can be."""
    if prescription.ramp is not None:
        where = line.at(prescription.ramp.span)
        hint = "a ramp is a line of its own, `warmup EXERCISE ramp`, and follows by itself"
        scope.report("E020", where, "a ramp under an exercise line", hint)
    if prescription.optional is not None:
        where = line.at(prescription.optional.span)
        scope.report(
            "E020", where, "`optional` under an exercise line", "a line is optional as a whole: write it there"
        )


def _report_target(line: Line, named: Node[Any] | None, scope: Scope, of: str) -> None:
    """Report a role or an exercise that a line's own progression, or its answer to a miss, names."""
    assert named is not None
    what = "a role" if isinstance(named.value, Role) else "an exercise"
    hint = f"under an exercise line it is about that line; leave the {what.split()[-1]} out"
    scope.report("E001", line.at(named.span), f"{what} in {of} of a line", hint)
