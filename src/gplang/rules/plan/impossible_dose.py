"""A dose cannot be done: it asks for far more repetitions than the load allows.

A share of the maximum allows about so many repetitions to the limit: three at 93 %, five at 87 %, ten at 75 %. People
differ by a repetition or two, so the rule reports a dose that asks for at least two repetitions more than that, and at
least half as many again; what is to stay in reserve counts on top. `3x5 @93%` asks for five where three are possible.

It judges what is written: in the line, a wave, a scheme or a `from week`, with a share of the exercise's own maximum or
training max, or a weight beside a maximum that the athlete gives. What a progression adds over the weeks is not judged
here. Of `5+` and of a range of repetitions, the fewest count; sprints and jumps are not lifts with a maximum.

    gpl fail
    session hips posterior
      primary    rdl              3x5        @93%

    gpl pass
    session hips posterior
      primary    rdl              3x5        @85%
"""

from collections.abc import Iterator
from math import ceil

from gplang.catalog import HARD_KINDS, Exercise, Kind
from gplang.diagnostics import Severity
from gplang.guide import Amount, Numbers
from gplang.lint.facts import number
from gplang.lint.maxima import find_best
from gplang.lint.reserve import most_for, reps_at
from gplang.lint.rule import Finding, rule
from gplang.lint.subjects import Known, TrainedLine, Trainee
from gplang.model.session import SetGroup
from gplang.quantities import Load, LoadKind, Measure, ShareOf
from gplang.scheduling.draft import convert, exactly

_JUDGED = HARD_KINDS | {Kind.BALLISTIC}
_IMPOSSIBLE = "{reps} at {percent} %; about {possible} possible"


@rule(
    "P404",
    "impossible-dose",
    severity=Severity.WARNING,
    guide=("G27", "G29"),
    since="0.1",
    every_week=True,
    needs=Known.THERE,
    settings=("max", "training-max"),
    messages=(_IMPOSSIBLE,),
)
def check(line: TrainedLine, numbers: Numbers) -> Iterator[Finding]:
    """Compare the repetitions of each dose, as it is written, with those that its load allows."""
    if line.exercise.kind not in _JUDGED or line.exercise.id != line.line.exercise.id:
        return
    judged: set[int] = set()
    for done in line.cycle:
        for group in done.asked:
            if group.load is None or group.dose.low is None or id(group) in judged:
                continue
            judged.add(id(group))
            percent = _share(group.load, line.exercise, line.trainee)
            if percent is not None:
                yield from _judge(group, percent, line.trainee, numbers)


def _judge(group: SetGroup, percent: Amount, trainee: Trainee, numbers: Numbers) -> Iterator[Finding]:
    dose = group.dose
    if dose.measure is not Measure.REPS or dose.low is None or dose.parts:
        return
    kept: Amount = exactly(group.effort.low) if group.effort is not None else 0
    asked, possible = dose.low + kept, reps_at(percent, trainee.profile.reps_at)
    if asked < possible + numbers.amount("reps") or asked < possible * numbers.amount("factor"):
        return
    what = f"{dose.low} {'rep' if dose.low == 1 else 'reps'}"
    what += f" with {number(kept)} in reserve" if kept else ""
    fits = most_for(ceil(asked), trainee.profile.reps_at)
    yield Finding(
        group.where,
        _IMPOSSIBLE.format(
            reps=what, percent=number(percent), possible=f"{possible} {'is' if possible == 1 else 'are'}"
        ),
        f"take {number(fits)} % or less" if fits else "do fewer repetitions",
        gravity=asked - possible,
    )


def _share(load: Load, exercise: Exercise, trainee: Trainee) -> Amount | None:
    """Return a written load as a share of the exercise's own maximum in per cent, at least; None where it is none."""
    if load.low is None or load.of not in (None, exercise.id):
        return None
    low = exactly(load.low)
    if load.kind is LoadKind.PERCENT:
        if load.share is ShareOf.MAXIMUM:
            return low
        training_max = trainee.profile.terms.amount("training_max")
        return low * training_max / 100 if load.share is ShareOf.TRAINING_MAX else None
    best = find_best(trainee, exercise.id) if load.kind is LoadKind.WEIGHT else None
    if best is None or load.unit is None:
        return None
    return low * 100 / convert(best.amount, best.unit, load.unit)
