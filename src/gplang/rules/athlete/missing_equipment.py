"""An athlete lacks the equipment for an exercise and for all its `or`s.

A plan can be trained with what is there: for nearly every exercise there is another one of the same movement. The rule
looks at what the athlete's `equipment` lines name, in all weeks and for all roles, and is silent for athletes
without such a line, who have everything. The first `or` that can be done is enough.

The hint and the fixes offer exercises that fit, the same movement first, then by what they bring and how practical
they are. In a plan with several athletes a fix adds an `or`, which changes nothing for those who have the equipment.
With one athlete it puts the other exercise in place, and takes out loads and cues that were meant for the old one.
Both are unsafe because they change what is trained.

    gpl fail
    plan "At home"
    athlete mia
      equipment  dumbbell bench
    session hips
      primary    rdl     4x8  @rir2
    week 1
      mon hips

    gpl pass
    plan "At home"
    athlete mia
      equipment  dumbbell bench
    session hips
      primary    db-rdl  4x8  @rir2
    week 1
      mon hips
"""

from collections.abc import Iterator

from gplang.catalog import Kit
from gplang.diagnostics import Severity
from gplang.guide import Numbers
from gplang.lint.alternatives import exchange_fixes, find_alike, name_exercises, pick, substitute_fixes
from gplang.lint.rule import Finding, rule
from gplang.lint.subjects import TrainedLine


@rule("A504", "missing-equipment", severity=Severity.WARNING, guide=("G04",), since="0.1", every_week=True)
def check(line: TrainedLine, numbers: Numbers) -> Iterator[Finding]:  # noqa: ARG001
    """Look at what an exercise needs; whoever lacks it and can do an `or` is seen with that."""
    athlete = line.trainee.athlete
    if athlete is None or athlete.equipment is None or not line.exercise.lacks(athlete.equipment):
        return
    choices = (line.line.exercise, *line.line.substitutes)
    lacking = "; for ".join(f"`{each.id}`: {name_kit(each.lacks(athlete.equipment))}" for each in choices)
    offered = pick(line, find_alike(line))
    is_alone = len(line.trainee.plan.athletes) == 1
    names = name_exercises(offered) or "what can be done with what is there"
    yield Finding(
        line.line.exercise_where,
        f"equipment is missing for {lacking}",
        f"take {names}" if is_alone else f"name an `or`: {names}",
        fixes=exchange_fixes(line, offered) if is_alone else substitute_fixes(line, offered),
    )


def name_kit(kit: Kit) -> str:
    """Write needs as `barbell, dumbbell or kettlebell`: each with its alternatives."""
    return ", ".join(" or ".join(need) for need in kit)
