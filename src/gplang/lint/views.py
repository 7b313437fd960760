"""Views of a plan, athlete by athlete: everything that can be read, or its certain part."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from gplang.lint.certain import keep_certain
from gplang.lint.inheritance import relations_of
from gplang.lint.observe import Observed, observe, observe_sessions
from gplang.lint.policy import Policy
from gplang.lint.trials import Trials, needs_of
from gplang.model.plan import Athlete, Plan
from gplang.records import NamedTuple
from gplang.scheduling import Courses

_See = Callable[..., Observed]
"""Observes what an athlete, or anybody, trains."""


class View(NamedTuple):
    """The view of one athlete, or of anybody (None)."""

    athlete: Athlete | None
    observed: Observed


def views_of_all(
    plan: Plan, untrained: Sequence[str], policy: Policy, made: list[Trials], courses: Courses
) -> Iterator[View]:
    """Yield what there is to look at, athlete by athlete: all that can be read. The trials are among those `made`."""
    shared = relations_of(plan)
    see = partial(observe, plan, courses=courses)
    trained = [(each, partial(see, each, policy.profile, shared)) for each in _trainees(plan)]
    for athlete, observed in _observe_all(_written(plan, untrained, policy), trained, policy, made):
        yield View(athlete, observed)


def views_of_certain(
    plan: Plan, untrained: Sequence[str], policy: Policy, made: list[Trials], courses: Courses
) -> Iterator[View]:
    """Yield what there is to look at, athlete by athlete: what is certain in a plan."""
    see = partial(observe, courses=courses)
    trained = [(each, partial(see, *keep_certain(plan, each), policy.profile)) for each in _trainees(plan)]
    certain, _ = keep_certain(plan, None)
    for athlete, observed in _observe_all(_written(certain, untrained, policy), trained, policy, made):
        yield View(athlete, observed)


def _trainees(plan: Plan) -> tuple[Athlete | None, ...]:
    """Return who trains a plan: its athletes, without any of them anybody; nobody a plan without weeks."""
    return (plan.athletes or (None,)) if any(week.numbers for week in plan.weeks) else ()


def _written(plan: Plan, untrained: Sequence[str], policy: Policy) -> _See:
    return partial(observe_sessions, plan, [plan.sessions[name] for name in untrained], policy.profile)


def _observe_all(
    written: _See, trained: Sequence[tuple[Athlete | None, _See]], policy: Policy, made: list[Trials]
) -> Iterator[tuple[Athlete | None, Observed]]:
    """Yield what is written only, then what each athlete trains; all of it can be tried on one of each needs.

    What trials need early is observed once for both.
    """
    everybody = ((None, written), *trained)
    different = {needs_of(athlete): at for at, (athlete, _) in enumerate(trained, 1)}
    seen: dict[int, Observed] = {}

    def look(trials: Trials, at: int) -> Observed:
        if at not in seen:
            seen[at] = everybody[at][1](trials=trials)
        return seen[at]

    trials = Trials(policy, lambda trials: [look(trials, at) for at in (0, *different.values())])
    made.append(trials)
    try:
        for at, (athlete, _) in enumerate(everybody):
            yield athlete, look(trials, at)
            del seen[at]
    finally:
        seen.clear()  # it refers to the trials, and they to it
