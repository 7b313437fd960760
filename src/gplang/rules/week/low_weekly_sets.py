"""A week has too few hard sets for glutes, hamstrings or quads.

A muscle needs at least ten hard sets a week to grow; exactly ten are enough. A hard set is a working set of strength
work with at most four repetitions in reserve, neither light nor moderate; it counts one for each muscle that the
exercise trains and a half for each that it assists. `gpl volume` shows the counts.

The rule checks plans with a posterior day, and the quads only where there is a quad day; a week without any session is
a week off. Weeks that rotate sessions are averaged over one rotation, lines with a wave over one cycle.

All muscles of a week are one finding. With `goal maintain`, five are enough; with `goal power` four, since sprints,
jumps and cleans load hips and legs besides; with `goal rehab` the rule reports nothing.

    gpl fail
    plan "Too little"
    session hips posterior
      primary    rdl              3x5        @rir2 rest 2-3min
      accessory  seated-leg-curl  3x10       @rir2
    week 1-8
      mon hips

    gpl pass
    plan "Enough"
    session hips posterior
      primary    rdl              5x5        @rir2 rest 2-3min
      secondary  back-extension   4x8        @rir2
      accessory  seated-leg-curl  3x10       @rir2
      accessory  sl-rdl           3x8/side   @rir2
    week 1-8
      mon hips
"""

from collections.abc import Iterator
from math import ceil

from gplang.diagnostics import Severity
from gplang.guide import Numbers
from gplang.lint.facts import MUSCLE_NAMES, count, has_posterior_day, number
from gplang.lint.rule import Finding, rule
from gplang.lint.subjects import LEGS, QUADS, TrainedWeek
from gplang.vocabulary import Focus, Goal

_TOO_FEW = "{sets}; at least {least} a week"


@rule(
    "W301",
    "low-weekly-sets",
    severity=Severity.WARNING,
    guide=("G09", "G40"),
    since="0.1",
    focus=Focus.POSTERIOR,
    not_for=(Goal.REHAB,),
    messages=(_TOO_FEW,),
)
def check(week: TrainedWeek, numbers: Numbers) -> Iterator[Finding]:
    """Compare the week's hard sets with the least, muscle by muscle."""
    if not has_posterior_day(week) or not week.shares:
        return
    least = numbers.amount("sets")
    judged = [muscle for muscle in LEGS if muscle != QUADS or Focus.QUAD in week.plan_focuses]
    short = [muscle for muscle in judged if week.least[muscle] < least]
    if not short:
        return
    first, *others = short
    has = f"{count(week.least[first], 'hard set')} for {MUSCLE_NAMES[first]}"
    whom = MUSCLE_NAMES[first] if others else "them"
    add = f"{count(ceil(least - week.least[first]), 'hard set')} for {whom}"
    for muscle in others:
        joint = " and" if muscle == others[-1] else ","
        has += f"{joint} {number(week.least[muscle])} for {MUSCLE_NAMES[muscle]}"
        add += f"{joint} {ceil(least - week.least[muscle])} for {MUSCLE_NAMES[muscle]}"
    yield Finding(
        week.where,
        _TOO_FEW.format(sets=has, least=least),
        f"add {add}; `gpl exercises --muscle {first}` lists what trains them",
        gravity=sum(least - week.least[muscle] for muscle in short),
    )
