"""What percentages are of, in one week: maxima and training maxima, as tested and raised."""

from fractions import Fraction
from typing import NamedTuple

from reckoning.plans import Plan, Week


class Facts(NamedTuple):
    """Of each exercise its maximum and its training maximum; `plates` are the steps of those that name one."""

    plate: Fraction
    plates: dict[str, Fraction]
    maximum: dict[str, Fraction]
    training: dict[str, Fraction]


def facts_of(plan: Plan, weeks: dict[int, Week], number: int) -> Facts:
    """Return what is known in a week; an easy one still has what the last normal one had, but for new tests."""
    normal = [each for each in sorted(weeks) if not weeks[each].kind]
    week = number if not weeks[number].kind else max((each for each in normal if each <= number), default=0)
    facts = Facts(plan.round, dict(plan.rounds), {}, {})
    for name, tested in plan.maxima:
        weight, since = tested, 1
        for other, later, first in plan.tests:
            if other == name and first <= number:
                weight, since = later, first
        more = raised(plan, name, weight, [each for each in normal if since <= each < week])
        facts.maximum[name] = weight + more
        if plan.training_share:
            facts.training[name] = weight * plan.training_share / 100 + more
        for other, written in plan.training:
            if other == name:
                facts.training[name] = written + more
    return facts


def raised(plan: Plan, name: str, weight: Fraction, weeks: list[int]) -> Fraction:
    """Return by how much a maximum has grown in so many weeks."""
    for each in plan.raises:
        if each.exercise == name:
            more = each.amount * (len(weeks) // each.every)
            return more if each.limit is None else max(Fraction(0), min(more, each.limit - weight))
    return Fraction(0)
