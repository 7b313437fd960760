"""A plan has heavy hinges, and nothing for the trunk.

A trunk that resists bending and turning is what a heavy hinge rests on. A set or two of planks, rollouts, dead bugs,
Pallof presses or carries a week are enough.

The rule looks at plans with a week of four or more hard sets of heavy hinges, and with three or more accessories: a
plan of main lifts alone leaves the rest to the lifter, and squats and deadlifts train the trunk, too. It looks at every
line of the plan, warm-ups too, for an exercise for the trunk, one that trains the abs or obliques, or a carry. An
exercise of your own without a pattern may be one; with one, or where a line could not be read, the rule is silent. It
reports a plan once, at its first heavy hinge; an athlete with a sensitive back hears A502.

    gpl fail
    plan "Hinges only"
    session hips
      primary    deadlift         4x5        @rir2
      accessory  seated-leg-curl  3x10       @rir2
      accessory  sl-rdl           2x10/side  @rir2
      accessory  calf-raise       3x12       @rir2
    week 1-4
      mon hips

    gpl pass
    plan "With a trunk"
    session hips
      primary    deadlift         4x5        @rir2
      accessory  seated-leg-curl  3x10       @rir2
      accessory  sl-rdl           2x10/side  @rir2
      accessory  calf-raise       3x12       @rir2
      accessory  dead-bug         2x8/side
    week 1-4
      mon hips
"""

from collections.abc import Iterator

from gplang.catalog import Exercise, Pattern
from gplang.diagnostics import Severity
from gplang.guide import Amount, Numbers
from gplang.lint.alternatives import is_sensitive
from gplang.lint.facts import name_of
from gplang.lint.rule import Finding, rule
from gplang.lint.subjects import TrainedPlan
from gplang.vocabulary import Goal, Role, Sensitivity

_TRUNK = frozenset({Pattern.ANTI_EXTENSION, Pattern.ANTI_ROTATION, Pattern.TRUNK, Pattern.CARRY})
_MUSCLES = frozenset({"abs", "obliques"})
_NO_TRUNK = "heavy {exercise} and no trunk work in the whole plan"


@rule(
    "W313",
    "trunk-missing",
    severity=Severity.ADVICE,
    guide=("G42",),
    since="0.1",
    settings=("equipment",),
    not_for=(Goal.REHAB,),
    messages=(_NO_TRUNK,),
)
def check(plan: TrainedPlan, numbers: Numbers) -> Iterator[Finding]:
    """Look for trunk work in a plan with heavy hinges."""
    if is_sensitive(plan.trainee, Sensitivity.LOWER_BACK):
        return
    lines = [line for session in plan.different.values() for line in session.lines]
    hinge = next((line for line in lines if line.is_heavy_hinge), None)
    if hinge is None or any(_is_for_trunk(line.exercise) for line in lines):
        return
    accessories = {line.exercise.id for line in lines if line.role is Role.ACCESSORY}
    if len(accessories) < numbers.amount("accessories") or _most_hinges(plan) < numbers.amount("sets"):
        return
    yield Finding(
        hinge.session.where,
        _NO_TRUNK.format(exercise=name_of(hinge)),
        "add a set or two a week of `plank`, `dead-bug` or `pallof-press`",
    )


def _most_hinges(plan: TrainedPlan) -> Amount:
    """Return the hard sets of heavy hinges in the week with most of them."""
    sets: dict[int, Amount] = {}
    for each in plan.sessions:
        own = sum((line.hard_sets for line in each.session.lines if line.is_heavy_hinge), 0)
        sets[each.scheduled.week] = sets.get(each.scheduled.week, 0) + own
    return max(sets.values(), default=0)


def _is_for_trunk(exercise: Exercise) -> bool:
    """Return whether an exercise is for the trunk, or may be."""
    return exercise.pattern is None or exercise.pattern in _TRUNK or not _MUSCLES.isdisjoint(exercise.trains)
