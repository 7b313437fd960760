"""A week trains the quads more than the hamstrings or the glutes.

Most lifters have strong quads and weaker hamstrings and glutes; a posterior day is there to balance that. It cannot
while the week's squats bring more hard sets than all the hip work.

The rule compares the week's hard sets, as `gpl volume` counts them, in plans with a posterior day. More for the quads
is advice; more than one and a quarter times as many is a warning. An equal number is fine, and where all that are fewer
are fewer than a muscle needs, W301 says so instead. Weeks that rotate sessions are averaged over one rotation.

    gpl fail
    plan "Legs are quads"
    session hips posterior
      primary    rdl              5x5        @rir2 rest 2-3min
      secondary  hip-thrust       4x8        @rir2
      accessory  seated-leg-curl  5x10       @rir2
    session legs quad
      primary    back-squat       5x5        @rir2
      secondary  leg-press        4x8        @rir2
      accessory  leg-extension    4x12       @rir2
    week 1-8
      mon hips
      thu legs

    gpl pass
    plan "Both sides of the legs"
    session hips posterior
      primary    rdl              4x5        @rir2 rest 2-3min
      accessory  seated-leg-curl  3x10       @rir2
      accessory  sl-rdl           2x10/side  @rir2
    session legs quad
      primary    back-squat       5x5        @rir2
      secondary  leg-press        4x8        @rir2
    week 1-8
      mon hips
      thu legs
"""

from collections.abc import Iterator
from math import ceil

from gplang.diagnostics import Severity
from gplang.guide import Numbers
from gplang.lint.facts import MUSCLE_NAMES, count, has_posterior_day, number
from gplang.lint.rule import Finding, rule
from gplang.lint.subjects import GLUTES, HAMSTRINGS, QUADS, TrainedWeek
from gplang.vocabulary import Focus

_MORE_QUADS = "{sets} for quads, but {others}"


@rule(
    "W305",
    "quad-dominance",
    severity=Severity.ADVICE,
    guide=("G01",),
    since="0.1",
    settings=("goal",),
    focus=Focus.POSTERIOR,
    messages=(_MORE_QUADS,),
)
def check(week: TrainedWeek, numbers: Numbers) -> Iterator[Finding]:
    """Compare the quads' hard sets with those of hamstrings and glutes."""
    if not has_posterior_day(week):
        return
    quads = week.sets[QUADS]
    behind = [(sets, muscle) for muscle in (HAMSTRINGS, GLUTES) if (sets := week.sets[muscle]) < quads]
    enough = week.trainee.profile.numbers("W301").under(week.trainee.plan.goal).amount("sets")
    if all(sets < enough for sets, _ in behind):
        return  # W301 says it
    least = min(sets for sets, _ in behind)
    others = " and ".join(f"{number(sets)} for {MUSCLE_NAMES[muscle]}" for sets, muscle in behind)
    muscles = " and ".join(MUSCLE_NAMES[muscle] for _, muscle in behind)
    spare = ceil(quads - max(least, enough))
    hint = f"take out {count(spare, 'set')} for quads, or add some for {muscles}"
    severity = Severity.WARNING if quads > least * numbers.amount("factor") else None
    message = _MORE_QUADS.format(sets=count(quads, "hard set"), others=others)
    yield Finding(week.where, message, hint, severity)
