"""A main lift says neither how heavy nor how hard it is.

`primary back-squat 5x5` leaves open whether that is a warm-up or a record. A load, an effort such as `@rir2`, a share
of the maximum or an open last set (`3x5+`) says what the sets are to feel like.

The rule looks at the primaries of strength and of the Olympic lifts that take a load, dose by dose; lifts against the
weight of the body, jumps and sprints say enough by their repetitions. A line is silent that has a load or an effort in
one of its groups of sets, a `progress`, whose steps presuppose a weight, or a cue that may say it in words.

    gpl fail
    session legs
      primary    back-squat       5x5

    gpl pass
    session legs
      primary    back-squat       5x5        @rir2
"""

from collections.abc import Iterator

from gplang.catalog import HARD_KINDS, Kind
from gplang.diagnostics import Severity
from gplang.guide import Numbers
from gplang.lint.facts import name_of
from gplang.lint.rule import Finding, rule
from gplang.lint.subjects import Known, TrainedLine
from gplang.quantities import Measure
from gplang.scheduling.precedence import load_kit
from gplang.vocabulary import Role

_JUDGED = Role.PRIMARY
_LIFTED = HARD_KINDS | {Kind.BALLISTIC}
_EMPTY = "{exercise} without a load, an effort or an open set"


@rule(
    "D209",
    "empty-prescription",
    severity=Severity.ADVICE,
    guide=("G29",),
    since="0.1",
    needs=Known.THERE,
    settings=("load", "max", "training-max"),
    messages=(_EMPTY,),
)
def check(line: TrainedLine, numbers: Numbers) -> Iterator[Finding]:  # noqa: ARG001
    """Look for primaries of which nothing says how hard they are."""
    exercise = line.exercise
    if line.role is not _JUDGED or not exercise.loadable or exercise.kind not in _LIFTED:
        return
    if not load_kit(exercise, line.trainee.athlete) or _says(line):  # a pull-up is heavy enough
        return
    yield Finding(
        line.line.exercise_where,
        _EMPTY.format(exercise=name_of(line)),
        "say how hard it is: `@rir2`, `@100kg`, `@75%`, or `+` behind the repetitions of the last set",
    )


def _says(line: TrainedLine) -> bool:
    """Return whether anything says how hard the sets are, or how heavy."""
    for done in line.cycle:
        if done.progress is not None or done.cue or done.by_effort or done.ramp is not None or done.scheme is not None:
            return True
        for group in done.groups:
            if group.load is not None or group.effort is not None or group.dose.amrap:
                return True
            if group.dose.measure is not Measure.REPS:
                return True
    return False
