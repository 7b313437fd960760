"""A plan is too short for its goal.

Strength and power take four to eight weeks to change, visible muscle eight to twelve. A shorter plan can be good
training, but stopping there means judging it before it has worked. The weeks that train count, deload weeks too, as
long as two thirds of them are normal weeks: more easy weeks than that do not make a plan longer.

It is for plans with a posterior day: a block of a few weeks from another school is one of several, and says so itself.

The rule looks at plans with `goal strength`, `goal power` or `goal hypertrophy`. It reports nothing for other goals,
for a plan without weeks, and where a week has a mistake.

    gpl fail
    plan "A fortnight"
      goal strength
    session hips posterior
      primary    rdl              4x5        @rir2 rest 2-3min
        progress +2.5kg every week
    week 1-2
      mon hips

    gpl pass
    plan "Two months"
      goal strength
    session hips posterior
      primary    rdl              4x5        @rir2 rest 2-3min
        progress +2.5kg every week
    week 1-8
      mon hips
"""

from collections.abc import Iterator
from math import floor

from gplang.diagnostics import Severity
from gplang.guide import Numbers
from gplang.lint.facts import count, number
from gplang.lint.rule import Finding, rule
from gplang.lint.subjects import Known, TrainedPlan
from gplang.vocabulary import Focus, Goal

_SHOWS = {
    Goal.STRENGTH: ("strength_weeks", "strength"),
    Goal.POWER: ("strength_weeks", "power"),
    Goal.HYPERTROPHY: ("muscle_weeks", "muscle"),
}
_SHORT = "{weeks}; {goal} takes {least} or more to show"


@rule(
    "P401",
    "short-plan",
    severity=Severity.ADVICE,
    guide=("G45", "G46"),
    since="0.1",
    needs=Known.DAYS,
    settings=("goal",),
    focus=Focus.POSTERIOR,
    messages=(_SHORT,),
)
def check(plan: TrainedPlan, numbers: Numbers) -> Iterator[Finding]:
    """Compare the number of weeks with what the goal takes."""
    whole = plan.trainee.plan
    if whole.goal not in _SHOWS or not any(each.session.is_posterior for each in plan.sessions):
        return
    name, what = _SHOWS[whole.goal]
    least = numbers.amount(name)
    last = max(whole.weeks, key=lambda week: max(week.numbers, default=0))
    trained = {each.scheduled.week for each in plan.sessions}
    normal = trained.intersection(plan.plain_weeks)
    weeks = min(len(trained), floor(len(normal) / numbers.amount("normal_share")))
    if weeks < least:
        told = count(len(trained), "week")
        told = told if weeks == len(trained) else f"{told}, of which {len(normal)} are normal"
        message = _SHORT.format(weeks=told, goal=what, least=number(least))
        yield Finding(last.where, message, f"plan {number(least)} weeks or more")
