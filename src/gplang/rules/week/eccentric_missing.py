"""A plan with sprints or matches has weeks without a Nordic curl or its like.

Lengthening under load is what protects hamstrings where sprinting strains them, and nothing trains it as well as the
Nordic curl and what is like it: with help, as a razor curl, a glute-ham raise, a slider curl, or any other curl against
the weight of the body. A set or two a week keep the effect; weeks without any lose it.

The rule looks at normal weeks with sprints or a `hard` event. Optional lines and sessions count. The plan is reported
once, at its first such week; a single week that leaves them out, between others that have them, is none, nor are those
of an athlete with a `drop` or `swap` that takes them out: who writes that knows what is left out. With `goal rehab` it
reports nothing.

    gpl fail
    plan "Fast only"
    session field power
      primary    sprint           5x30m
      secondary  rdl              3x6        @rir2
    week 1-8
      tue field

    gpl pass
    plan "Fast and safe"
    session field power
      primary    sprint           5x30m
      secondary  rdl              3x6        @rir2
      accessory  nordic-curl      2x5
    week 1-8
      tue field
"""

from collections.abc import Callable, Iterator

from gplang.catalog import Kind
from gplang.diagnostics import Severity
from gplang.figures import name_weeks
from gplang.guide import Numbers
from gplang.lint.facts import is_body_curl
from gplang.lint.rule import Finding, rule
from gplang.lint.subjects import TrainedLine, TrainedPlan
from gplang.model.days import weeks_by_number
from gplang.vocabulary import Goal, Role

_MISSING = "{weeks}speed, but no Nordic or other eccentric curl"


@rule(
    "W311",
    "eccentric-missing",
    severity=Severity.ADVICE,
    guide=("G14",),
    since="0.1",
    settings=("equipment", "drop", "swap"),
    not_for=(Goal.REHAB,),
    messages=(_MISSING,),
)
def check(plan: TrainedPlan, numbers: Numbers) -> Iterator[Finding]:  # noqa: ARG001
    """Look for Nordics and the like in every normal week that asks for speed."""
    fast = _weeks_with(plan, lambda line: line.is_working and line.exercise.kind is Kind.SPRINT)
    fast |= {event.week for event in plan.events if event.event.hard}
    if not fast or _leaves_them_out(plan):
        return
    safe = _weeks_with(plan, _is_safe)
    trained = {each.scheduled.week for each in plan.sessions if each.session.lines}
    without = [week for week in plan.plain_weeks if week in fast and week in trained and week not in safe]
    if without and (len(without) > 1 or not safe.intersection(plan.plain_weeks)):
        which = f"{name_weeks(without)}: " if len(without) < len(plan.plain_weeks) else ""
        yield Finding(
            weeks_by_number(plan.trainee.plan.weeks)[without[0]].where,
            _MISSING.format(weeks=which),
            "add a set or two a week of `assisted-nordic-curl`, later `nordic-curl`, or of `slider-curl`",
        )


def _leaves_them_out(plan: TrainedPlan) -> bool:
    """Return whether the athlete takes such a curl out of the plan."""
    athlete = plan.trainee.athlete
    return athlete is not None and any(is_body_curl(change.old) for change in athlete.changes)


def _is_safe(line: TrainedLine) -> bool:
    """Return whether a line is eccentric work for the hamstrings, or nobody knows what it is."""
    return line.role is not Role.WARMUP and (is_body_curl(line.exercise) or line.exercise.pattern is None)


def _weeks_with(plan: TrainedPlan, which: Callable[[TrainedLine], bool]) -> set[int]:
    """Return the weeks that train a line of a sort; most of their sessions are the same ones."""
    found = {number for number, session in plan.different.items() if any(map(which, session.lines))}
    return {each.scheduled.week for each in plan.sessions if id(each.session) in found}
