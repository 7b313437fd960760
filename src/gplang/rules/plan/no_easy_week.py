"""More than eight weeks of hard training follow each other, and none of them is easy.

Fatigue adds up from week to week. A lighter week every four to eight, a deload, keeps joints and head fresh, and shows
what the hard weeks have built.

The rule counts normal weeks in a row with ten or more hard sets. A week of a kind (`deload`, `test`, `taper`) breaks
the row, and so do a week without training, one with an `adjust` that takes sets or load away or adds to what stays in
reserve, and one with at most two thirds of the hard sets of the week before. A plan is silent in which a working line
has a `wave` that falls: one that begins anew, or that goes down before its end. It is reported once, at the first week
too many; plans with `goal maintain` and `goal rehab` are not judged, nor is a novice, who is not strong enough yet to
need it.

    gpl fail
    plan "Ten weeks on end"
      goal strength
    session legs
      primary    back-squat       5x5        @rir2
        progress +2.5kg every week
    week 1-10
      mon thu legs

    gpl pass
    plan "With an easy week"
      goal strength
    session legs
      primary    back-squat       5x5        @rir2
        progress +2.5kg every week
    week 1-5, 7-10
      mon thu legs
    week 6 deload
      like 1
      adjust sets -40%
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from gplang.diagnostics import Severity
from gplang.figures import name_weeks
from gplang.guide import Amount, Numbers
from gplang.lint.facts import count
from gplang.lint.rule import Finding, rule
from gplang.lint.subjects import TrainedPlan
from gplang.model.days import weeks_by_number
from gplang.model.session import SetGroup
from gplang.model.week import Adjust, Week
from gplang.scheduling.records import ScheduledExercise
from gplang.vocabulary import Adjustable, Goal, Level, Role

_NO_EASY_WEEK = "{count} in a row ({weeks}) without an easy one"


@rule(
    "P407",
    "no-easy-week",
    severity=Severity.ADVICE,
    guide=("G44",),
    since="0.1",
    settings=("goal", "level", "progress"),
    not_for=(Goal.MAINTAIN, Goal.REHAB),
    messages=(_NO_EASY_WEEK,),
)
def check(plan: TrainedPlan, numbers: Numbers) -> Iterator[Finding]:
    """Count the weeks in a row that are not easy."""
    least = numbers.amount("weeks")
    if len(plan.plain_weeks) <= least or plan.trainee.level is Level.NOVICE or any(map(_falls, _lines(plan))):
        return
    blocks = weeks_by_number(plan.trainee.plan.weeks)
    row = max(_rows(plan, blocks, numbers), key=len, default=())
    if len(row) > least:
        yield Finding(
            blocks[row[int(least)]].where,
            _NO_EASY_WEEK.format(count=count(len(row), "week"), weeks=name_weeks(row)),
            "make one of them lighter: `week N deload` with `like` and `adjust sets -40%`",
            gravity=len(row),
        )


def _lines(plan: TrainedPlan) -> Iterator[ScheduledExercise]:
    for course in plan.courses:
        if course.line.role is not Role.WARMUP and course.weeks:
            yield course.weeks[0][1]


def _falls(done: ScheduledExercise) -> bool:
    """Return whether a wave goes down: where it begins anew, or on its way."""
    steps = [tuple((group.dose, group.effort, group.load) for group in step) for step in done.wave]
    if len(set(steps)) < 2:
        return False
    return not done.wave_once or any(_is_lighter(*pair) for pair in pairwise(done.wave))


def _is_lighter(before: Sequence[SetGroup], after: Sequence[SetGroup]) -> bool:
    loads = [
        [group.load.low for group in step if group.load is not None and group.load.low is not None]
        for step in (before, after)
    ]
    if all(loads) and max(loads[0]) != max(loads[1]):
        return max(loads[1]) < max(loads[0])
    reps = [sum(group.dose.sets * (group.dose.high or 1) for group in step) for step in (before, after)]
    return reps[1] < reps[0]


def _rows(plan: TrainedPlan, blocks: Mapping[int, Week], numbers: Numbers) -> Iterator[tuple[int, ...]]:
    """Yield rows of weeks that follow each other and are not easy."""
    sets: dict[int, Amount] = {}
    for each in plan.sessions:
        if not each.scheduled.optional:
            week = each.scheduled.week
            sets[week] = sets.get(week, 0) + sum((line.hard_sets for line in each.session.lines), 0)
    least, share = numbers.amount("sets"), numbers.amount("easy_share")
    plain = frozenset(plan.plain_weeks)
    row: list[int] = []
    before: Amount = 0
    for number in sorted(blocks):
        own = sets.get(number, 0)
        if number not in plain or own < least or own <= share * before or any(map(_eases, blocks[number].adjusts)):
            yield tuple(row)
            row = []
        else:
            row.append(number)
        before = own
    yield tuple(row)


def _eases(adjust: Adjust) -> bool:
    """Return whether an adjust makes a week easier."""
    if adjust.what is Adjustable.RIR:
        return adjust.change.amount > 0
    return adjust.change.amount < 0
