"""An exercise steps with every session in several sessions, and each of its lines counts for itself.

A `progress` under an exercise line counts the sessions that train this line. Where two sessions have the exercise, on
lines of their own, each begins with its own load and knows nothing of the other: 60 kg on Monday, 60 kg on Wednesday,
62.5 kg on Friday. Who means one lift that rises with every session writes its steps in the plan; then all lines of the
exercise share one counter.

The rule reports lines of one exercise and one role that ask for the same repetitions, effort and load and step in the
same way by session, whether under the line or by a plan's `progress` for a role, if some are trained between others. An
exercise is reported once.

It is silent where the lines are meant to differ in role, repetitions, effort, load or step, as on a heavy and a light
day; where a session trains them together, as a top set and its back-off sets; where one block of weeks follows another;
and where lines are warm-ups, optional or trained only once. Deload, test and taper weeks and optional sessions do not
count. An exercise with a `progress` of its own in the plan has one counter already, and a line that a derived
session inherits is the same line.

The fix writes the step in the plan and takes it from the lines; it is unsafe because the loads rise sooner.

    gpl fail
    plan "Each for itself"
    session a
      primary  back-squat  3x5  @60kg  rest 2-3min
        progress +2.5kg every session
    session b
      primary  back-squat  3x5  @60kg  rest 2-3min
        progress +2.5kg every session
    week 1-4
      rotate a b on mon wed fri

    gpl fixed
    plan "Each for itself"
      progress  back-squat +2.5kg every session
    session a
      primary  back-squat  3x5  @60kg  rest 2-3min
    session b
      primary  back-squat  3x5  @60kg  rest 2-3min
    week 1-4
      rotate a b on mon wed fri

    gpl pass
    plan "One counter"
      progress back-squat +2.5kg every session
    session a
      primary    back-squat       3x5        @60kg  rest 2-3min
    session b
      primary    back-squat       3x5        @60kg  rest 2-3min
    week 1-4
      rotate a b on mon wed fri
"""

from collections.abc import Iterator, Sequence

from gplang.diagnostics import Fix, Label, Severity
from gplang.guide import Numbers
from gplang.lint.edits import INDENT, delete_line, insert_below
from gplang.lint.facts import count
from gplang.lint.rule import Finding, rule
from gplang.lint.subjects import TrainedPlan
from gplang.lint.trainings import Counting, counting_lines
from gplang.model.plan import Plan
from gplang.model.session import SetGroup, SetLine
from gplang.scheduling.turns import key_of
from gplang.source import Location
from gplang.vocabulary import Role

_SEPARATE = "{lines} of `{exercise}` with the same step; each counts for itself"


@rule(
    "P409",
    "separate-counters",
    severity=Severity.ADVICE,
    guide=("G43",),
    since="0.1",
    settings=("progress",),
    messages=(_SEPARATE,),
)
def check(plan: TrainedPlan, numbers: Numbers) -> Iterator[Finding]:  # noqa: ARG001
    """Find lines that ask for the same in turn, and step by counters of their own."""
    alike: dict[object, list[Counting]] = {}
    for each in counting_lines(plan):
        is_apart = each.found.lift is None and each.line.role is not Role.WARMUP and not each.line.unsure
        if is_apart and len(each.times) > 1:
            alike.setdefault(_asks_for(each), []).append(each)
    told: set[str] = set()
    for lines in alike.values():
        between = _trained_in_turn(lines)
        exercise = lines[0].line.exercise.id
        if between and exercise not in told:
            told.add(exercise)
            yield _tell(between, plan.trainee.plan)


def _asks_for(each: Counting) -> object:
    """Return what lines have in common that are meant as one: all but the number of sets."""
    line = each.line
    doses = tuple(tuple(_without_sets(group) for group in groups) for groups in (line.groups, *line.wave))
    return line.exercise.id, line.role, each.found.progress, doses


def _without_sets(group: SetGroup) -> object:
    dose = group.dose
    return dose.low, dose.high, dose.measure, dose.amrap, dose.per_side, dose.parts, group.effort, group.load


def _trained_in_turn(lines: Sequence[Counting]) -> list[Counting]:
    """Return the first line, and those that are trained between its sessions, never together with it."""
    for at, first in enumerate(lines):
        others = [each for each in lines[at + 1 :] if _take_turns(first, each)]
        if others:
            return [first, *others]
    return []


def _take_turns(one: Counting, other: Counting) -> bool:
    overlap = one.times[0] < other.times[-1] and other.times[0] < one.times[-1]
    return overlap and not set(one.times) & set(other.times)


def _tell(lines: Sequence[Counting], plan: Plan) -> Finding:
    first = lines[0]
    name = first.line.exercise.id
    role = "" if _is_alone(first.line, plan) else f"{first.line.role.value} "
    step = f"progress {role}{name} {first.found.where.text}"
    fix = _fix(lines, step, plan)
    return Finding(
        _place(first),
        _SEPARATE.format(lines=count(len(lines), "line"), exercise=name),
        f"write `{step}` in the plan{', not under the lines' if first.found.is_own else ''}",
        related=tuple(Label(_place(each), "counts for itself") for each in lines[1:]),
        fixes=() if fix is None else (fix,),
    )


def _place(each: Counting) -> Location:
    return each.found.where if each.found.is_own else each.line.exercise_where


def _is_alone(line: SetLine, plan: Plan) -> bool:
    """Return whether no line in another role would follow a step of the exercise."""
    lines = (each for session in plan.all_sessions for each in session.lines)
    others = (each for each in lines if each.exercise.id == line.exercise.id and each.role is not line.role)
    return all(each.progress is not None or each.role is Role.WARMUP for each in others)


def _fix(lines: Sequence[Counting], step: str, plan: Plan) -> Fix | None:
    """Return the change to one counter; None if it would change other lines, or is not in the plan's file alone."""
    first = lines[0].line
    keys = {key_of(each.line) for each in lines}
    places = dict.fromkeys(each.found.where for each in lines if each.found.is_own)
    for line in (each for session in plan.all_sessions for each in session.lines if key_of(each) not in keys):
        follows = line.exercise.id == first.exercise.id and line.role is first.role and line.progress is None
        if follows or line.progress_where in places:
            return None
    if any(where.source.path != plan.where.source.path for where in places):
        return None
    edits = (insert_below(plan.where, f"{INDENT}{step}"), *(delete_line(where) for where in places))
    return Fix(f"write `{step}` in the plan", edits, in_hint=True)
