"""A progression leads to loads that the maximum does not allow.

Small steps add up: ten sets of three that begin at 80 % stand at 92 % after some weeks, and three repetitions are about
all that 92 % allow. A plan may hope for a new maximum by then, but it should say so: with `raise`, a new test (`max …
from week 9`), or a limit of the step (`to 140kg`).

The rule follows each working line that steps by itself, with a known share of the maximum: loads in per cent or in
weights, beside the athlete's `max`. It compares the repetitions with those that the share allows, by the same table as
P404. It reports a line whose last normal week stands at that limit or over it, with the week in which it gets there;
not one that begins there, nor steps behind a number of repetitions, which wait until they are done. It is silent where
the maximum itself grows.

    gpl fail
    plan "To the end"
      athlete anna
        max  back-squat  100kg
    session legs
      primary    back-squat       5x3        @80kg
        progress +2.5kg every week
    week 1-8
      mon legs

    gpl pass
    plan "To a limit"
      athlete anna
        max  back-squat  100kg
    session legs
      primary    back-squat       5x3        @80kg
        progress +2.5kg every week to 90kg
    week 1-8
      mon legs
"""

from collections.abc import Iterator
from fractions import Fraction
from functools import partial

from gplang.diagnostics import Label, Severity
from gplang.guide import Numbers
from gplang.lint.facts import number
from gplang.lint.maxima import find_best
from gplang.lint.reserve import reps_at
from gplang.lint.rule import Finding, rule
from gplang.lint.subjects import Course, Known, TrainedPlan, Trainee
from gplang.quantities import Measure, Step
from gplang.records import NamedTuple
from gplang.scheduling.records import ScheduledExercise, ScheduledGroup, ScheduledLoad
from gplang.vocabulary import WORKING_ROLES


class _Asked(NamedTuple):
    """What sets ask for: repetitions at a share of the maximum, in per cent, which allows so many."""

    reps: int
    percent: Fraction
    possible: int
    load: ScheduledLoad

    @property
    def is_over(self) -> bool:
        """Whether it is all that the maximum allows, or more."""
        return self.reps >= self.possible


_AT_THE_END = "week {week}: {reps} at {percent} % of the maximum, all that it allows{end}"


@rule(
    "P408",
    "where-it-ends",
    severity=Severity.ADVICE,
    guide=("G43",),
    since="0.1",
    needs=Known.DAYS,
    settings=("max", "training-max", "raise", "progress"),
    messages=(_AT_THE_END,),
)
def check(plan: TrainedPlan, numbers: Numbers) -> Iterator[Finding]:  # noqa: ARG001
    """Compare the last week of each progression with the maximum."""
    if len(plan.plain_weeks) < 2:
        return
    for course in plan.courses:
        if course.line.role in WORKING_ROLES and course.weeks and _steps(course.weeks[0][1]):
            yield from plan.notes.once(_judge, partial(_judge, course, plan.trainee), course)


def _steps(done: ScheduledExercise) -> bool:
    """Return whether the dose grows by itself, whatever was done."""
    return isinstance(done.progress, Step) and done.progress.at_reps is None


def _judge(course: Course, trainee: Trainee) -> tuple[Finding, ...]:
    exercise = course.weeks[0][1].exercise
    begin, end = (_hardest(course.weeks[at][1], trainee) for at in (0, -1))
    if begin is None or end is None or begin.is_over or not end.is_over:
        return ()
    if any(done.exercise is not exercise for _, done in course.weeks) or trainee.maxima.grow(exercise.id):
        return ()
    found = [(week, _hardest(done, trainee)) for week, done in course.weeks]
    week, asked = next((week, each) for week, each in found if each is not None and each.is_over)
    limit = next(_words(each.load) for number, each in reversed(found) if each is not None and number < week)
    last = found[-1][0]
    reps = f"{asked.reps} {'rep' if asked.reps == 1 else 'reps'}"
    where = course.line.progress_where or course.line.exercise_where
    finish = "" if week == last else f", week {last} at {number(end.percent)} %"
    finding = Finding(
        where,
        _AT_THE_END.format(week=week, reps=reps, percent=number(asked.percent), end=finish),
        f"say where it ends (`to {limit}`), or how the maximum grows (`raise`, `max … from week N`)",
        related=(Label(course.line.exercise_where, "of this lift"),) if where != course.line.exercise_where else (),
        gravity=end.percent,
    )
    return (finding,)


def _hardest(done: ScheduledExercise, trainee: Trainee) -> _Asked | None:
    """Return the sets that ask for most by their share of the maximum; None where one is not known."""
    known = []
    for group in done.groups:
        asked = _asked(group, done, trainee)
        if asked is None:
            return None
        known.append(asked)
    return max(known, key=lambda each: (each.reps - each.possible, each.percent), default=None)


def _asked(group: ScheduledGroup, done: ScheduledExercise, trainee: Trainee) -> _Asked | None:
    dose, load = group.dose, group.load
    if dose.measure is not Measure.REPS or dose.low is None or dose.parts or load is None or load.exact is None:
        return None
    best = find_best(trainee, done.exercise.id)
    if best is None or best.unit is not load.unit:
        return None
    percent = load.exact.low * 100 / best.amount
    return _Asked(dose.low, percent, reps_at(percent, trainee.profile.reps_at), load)


def _words(load: ScheduledLoad) -> str:
    shown = load.rounded or load.exact
    return "" if shown is None else f"{number(shown.low)}{load.unit}"
