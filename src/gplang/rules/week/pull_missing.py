"""A plan presses, and pulls nothing.

Shoulders stay sound where what presses is matched by what pulls: rows, pull-ups, pulldowns, work for the rear of the
shoulder. A plan with presses needs some of it, in whatever session.

The rule looks at all working lines and finishers of the plan. An exercise of your own without a pattern may be a pull;
with one, or where a line could not be read, the rule is silent. It reports a plan once, at its first press.

    gpl fail
    plan "Presses only"
    session upper
      primary    bench-press      4x5        @rir2
    week 1-4
      mon upper

    gpl pass
    plan "Press and pull"
    session upper
      primary    bench-press      4x5        @rir2
      secondary  db-row           4x8        @rir2
    week 1-4
      mon upper
"""

from collections.abc import Iterator

from gplang.catalog import HARD_KINDS, Exercise, Pattern
from gplang.diagnostics import Severity
from gplang.guide import Numbers
from gplang.lint.facts import name_of
from gplang.lint.rule import Finding, rule
from gplang.lint.subjects import TrainedPlan
from gplang.vocabulary import Goal, Role

_WARMUP = Role.WARMUP
_PRESSES = frozenset({Pattern.HORIZONTAL_PUSH, Pattern.VERTICAL_PUSH})
_PULLS = frozenset({Pattern.HORIZONTAL_PULL, Pattern.VERTICAL_PULL})
_PULLING = frozenset({"lats", "upper-back", "rear-delts"})
_NO_PULL = "{exercise} and no row or pull-up in the whole plan"


@rule(
    "W312",
    "pull-missing",
    severity=Severity.ADVICE,
    guide=("G03",),
    since="0.1",
    settings=("equipment",),
    not_for=(Goal.REHAB,),
    messages=(_NO_PULL,),
)
def check(plan: TrainedPlan, numbers: Numbers) -> Iterator[Finding]:  # noqa: ARG001
    """Look for pulls in a plan with presses."""
    lines = [line for session in plan.different.values() for line in session.lines if line.role is not _WARMUP]
    press = next((line for line in lines if line.exercise.pattern in _PRESSES and _is_strength(line.exercise)), None)
    if press is None or any(_pulls(line.exercise) for line in lines):
        return
    yield Finding(
        press.line.exercise_where,
        _NO_PULL.format(exercise=name_of(press)),
        "add a row, a pull-up or a pulldown: as many sets as you press",
    )


def _is_strength(exercise: Exercise) -> bool:
    return exercise.kind in HARD_KINDS


def _pulls(exercise: Exercise) -> bool:
    """Return whether an exercise pulls, or may."""
    return exercise.pattern is None or exercise.pattern in _PULLS or not _PULLING.isdisjoint(exercise.trains)
