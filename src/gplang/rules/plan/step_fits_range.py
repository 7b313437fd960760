"""A double progression adds more weight than its range of repetitions can take.

First more repetitions, then more weight: that works as long as the heavier weight still allows the lower end of the
range. Nine repetitions with 5 kg are about one with 7.5 kg, so `3x8-9 @5kg` with `+2.5kg at 9 reps` leads nowhere. The
rule says how many repetitions to ask for first, or by how much to step.

It compares shares of the maximum by the same table as P404, with the load that the line begins with, and reports a step
that lands at least two repetitions below the range. A dose without a range, as in `3x8` with `at 8 reps`, is not
judged. Where the load is not known, and from twenty repetitions on, it reports nothing.

    gpl fail
    plan "Up and away"
    session arms
      accessory  lateral-raise    3x8-9      @5kg
        progress +2.5kg at 9 reps
    week 1-8
      mon arms

    gpl pass
    plan "First the repetitions"
    session arms
      accessory  lateral-raise    3x8-14     @10kg
        progress +1.25kg at 14 reps
    week 1-8
      mon arms
"""

from collections.abc import Iterator
from fractions import Fraction

from gplang.diagnostics import Label, Severity
from gplang.guide import Amount, Numbers, RepsTable
from gplang.lint.facts import number
from gplang.lint.reserve import most_for, reps_at
from gplang.lint.rule import Finding, rule
from gplang.lint.subjects import Course, Known, TrainedPlan
from gplang.quantities import Measure, Step, StepUnit, WeightUnit
from gplang.scheduling.draft import convert
from gplang.scheduling.records import LoadForm
from gplang.vocabulary import Role

_TOO_MUCH = "+{percent} % after {reps} reps leave about {left}; the range begins at {low}"


@rule(
    "P406",
    "step-fits-range",
    severity=Severity.ADVICE,
    guide=("G43",),
    since="0.1",
    needs=Known.THERE,
    settings=("progress", "load"),
    messages=(_TOO_MUCH,),
)
def check(plan: TrainedPlan, numbers: Numbers) -> Iterator[Finding]:
    """Compare each step behind a number of repetitions with the range that comes before it."""
    table = plan.trainee.profile.reps_at
    for course in plan.courses:
        if course.line.role is not Role.WARMUP and course.weeks:
            yield from _judge(course, table, numbers.amount("reps"))


def _judge(course: Course, table: RepsTable, spare: Amount) -> Iterator[Finding]:
    done = course.weeks[0][1]
    step, (group, *more) = done.progress, done.groups or (None,)
    if not isinstance(step, Step) or step.at_reps is None or step.unit not in (StepUnit.KG, StepUnit.LB):
        return
    if more or group is None or group.dose.measure is not Measure.REPS or group.load is None:
        return
    if group.dose.low is None or group.dose.low == group.dose.high:
        return
    unit = WeightUnit(step.unit)
    load, low, reps = group.load, group.dose.low, step.at_reps
    percent = most_for(reps, table)
    if load.form is not LoadForm.WEIGHT or load.exact is None or load.exact.low <= 0 or percent is None:
        return
    amount = Fraction(step.amount) if load.unit is None else convert(Fraction(step.amount), unit, load.unit)
    growth = amount / load.exact.low
    left = reps_at(percent * (1 + growth), table)
    if growth <= 0 or left + spare > low:
        return
    first = next((more for more in range(reps, table[-1][1] + 1) if _left(more, growth, table) >= low), None)
    where = course.line.progress_where or course.line.exercise_where
    hint = f"ask for {first} reps first, or step by less" if first else "step by less"
    yield Finding(
        where,
        _TOO_MUCH.format(percent=number(growth * 100), reps=reps, left=left, low=low),
        hint,
        related=(Label(course.line.exercise_where, "of this lift"),) if where != course.line.exercise_where else (),
    )


def _left(reps: int, growth: Fraction, table: RepsTable) -> int:
    """Return the repetitions that a load allows that has grown from one that allowed so many."""
    percent = most_for(reps, table)
    return 0 if percent is None else reps_at(percent * (1 + growth), table)
