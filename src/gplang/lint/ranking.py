"""How well an exercise suits a role, a focus and the athletes of a plan: the order in which exercises are offered."""

from collections.abc import Callable

from gplang.catalog import HARD_KINDS, Exercise, Kind, Pattern
from gplang.guide import Profile
from gplang.lint.alternatives import find_suitable
from gplang.lint.facts import is_main_lift
from gplang.lint.inheritance import Inheritance
from gplang.lint.subjects import QUADS, Trainee
from gplang.model.plan import Plan
from gplang.scheduling.maxima import Maxima
from gplang.vocabulary import Focus, Role

_EXPLOSIVE = frozenset({Kind.BALLISTIC, Kind.JUMP, Kind.SPRINT})
_EASY = frozenset({Kind.MOBILITY, Kind.ACTIVATION})
_PRESSES_AND_PULLS = frozenset(
    {Pattern.HORIZONTAL_PUSH, Pattern.VERTICAL_PUSH, Pattern.HORIZONTAL_PULL, Pattern.VERTICAL_PULL}
)
_SHOULDER_GIRDLE = frozenset({"upper-back", "traps", "lats", "rear-delts", "front-delts", "chest"})
_HIPS = frozenset({"glute-max", "glute-med"})
"""What warm-ups of upper and of other sessions wake."""

_UPPER = _PRESSES_AND_PULLS | {Pattern.ARMS, Pattern.SHOULDERS}


def _is_for_legs(each: Exercise) -> bool:
    return each.posterior or QUADS in each.trains


_FITS_FOCUS: dict[Focus, Callable[[Exercise], bool]] = {
    Focus.POSTERIOR: lambda each: each.posterior or each.lateral,
    Focus.QUAD: lambda each: QUADS in each.trains,
    Focus.LOWER: _is_for_legs,
    Focus.MIXED: _is_for_legs,
    Focus.UPPER: lambda each: each.pattern in _UPPER,
    Focus.POWER: lambda each: each.kind in _EXPLOSIVE,
    Focus.CONDITIONING: lambda each: each.kind is Kind.CONDITIONING,
}


def fits_focus(each: Exercise, focus: Focus | None) -> bool:
    """Return whether an exercise suits the focus of a session; without a focus, every one does."""
    return focus not in _FITS_FOCUS or _FITS_FOCUS[focus](each)


def misfit(each: Exercise, role: Role | None, focus: Focus | None) -> int:
    """Return how badly an exercise suits a role: 0 for the best fit."""
    match role:
        case Role.PRIMARY if focus in (Focus.POWER, Focus.CONDITIONING):
            return 0 if _FITS_FOCUS[focus](each) else 1
        case Role.PRIMARY if focus is Focus.UPPER:
            return (each.pattern not in _PRESSES_AND_PULLS) * 2 + (not each.loadable)
        case Role.PRIMARY:
            main = is_main_lift(each) if focus is Focus.POSTERIOR else each.loadable
            return 0 if main else 1 if each.kind in HARD_KINDS else 2
        case Role.SECONDARY:
            return 0 if each.kind in HARD_KINDS and each.pattern is not Pattern.OLYMPIC else 1
        case Role.ACCESSORY:
            is_big = each.loadable or each.pattern is Pattern.OLYMPIC
            return 2 if each.kind not in HARD_KINDS else 1 if is_big else 0
        case Role.FINISHER:
            return 0 if each.kind in (Kind.CONDITIONING, Kind.BALLISTIC) else 1
    return 0


def warmup_order(each: Exercise, focus: Focus | None) -> tuple[object, ...]:
    """Return the rank of an exercise among warm-ups: easy ones first, then those that groove a hinge, then the rest.

    Easy ones that activate what the session trains come first, activation before mobility, whatever their strength
    value.
    """
    is_easy = each.kind in _EASY or (each.warms and each.pattern is Pattern.THRUST and not each.equipment)
    if not is_easy:
        return (2 if each.warms or each.warms_with else 3,)
    muscles = {*each.trains, *each.assists}
    is_quads = QUADS in muscles
    wakes = not (each.warms or is_quads) if focus is Focus.UPPER else each.warms or (focus is Focus.QUAD and is_quads)
    wanted = _SHOULDER_GIRDLE if focus is Focus.UPPER else _HIPS
    return (0 if wakes else 1, each.kind is Kind.MOBILITY, wanted.isdisjoint(each.trains), wanted.isdisjoint(muscles))


def find_common(plan: Plan | None, profile: Profile) -> frozenset[str] | None:
    """Return the ids of the exercises that suit every athlete of a plan; None where nobody is named."""
    if plan is None or not plan.athletes:
        return None
    inheritance = Inheritance({})
    needs = {(each.kit, each.level, each.sensitive): each for each in plan.athletes}
    trainees = (
        Trainee(plan, each, each.level or plan.level, profile, inheritance, Maxima(plan, each))
        for each in needs.values()
    )
    found = [frozenset(each.id for each in find_suitable(trainee)) for trainee in trainees]
    return frozenset.intersection(*found)
