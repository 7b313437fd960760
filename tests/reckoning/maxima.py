"""What percentages are of, in one week: maxima and training maxima, as tested and raised."""

from fractions import Fraction
from typing import NamedTuple

from reckoning.plans import Athlete, Plan, Week

KIT = {
    "db-rdl": "dumbbell",
    "goblet-squat": "dumbbell",
    "trap-bar-deadlift": "trap-bar",
    "kb-swing": "kettlebell",
    "push-up": "",
}
"""What is loaded where that is no barbell."""


class Facts(NamedTuple):
    """Of each exercise its maximum and its training maximum; `plates` are the words on rounding, the athlete's first.

    A word is for an exercise, a kit, or all (empty).
    """

    plates: tuple[dict[str, Fraction], ...]
    maximum: dict[str, Fraction]
    training: dict[str, Fraction]

    def plate_of(self, exercise: str) -> tuple[Fraction, bool]:
        """Return the step of an exercise's loads, and whether it is named so that all of them are rounded."""
        for words in self.plates:
            for name in (exercise, KIT.get(exercise, "barbell"), ""):
                if name in words:
                    return words[name], bool(name)
        raise AssertionError


def facts_of(plan: Plan, athlete: Athlete, weeks: dict[int, Week], number: int) -> Facts:
    """Return what is known in a week; an easy one still has what the last normal one had, but for new tests."""
    normal = [each for each in sorted(weeks) if not weeks[each].kind]
    week = number if not weeks[number].kind else max((each for each in normal if each <= number), default=0)
    own = {**dict(athlete.rounds), **({"": athlete.round} if athlete.round else {})}
    facts = Facts((own, {**dict(plan.rounds), "": plan.round}), {}, {})
    for name, tested in athlete.maxima:
        weight, since = tested, 1
        for other, later, first in athlete.tests:
            if other == name and first <= number:
                weight, since = later, first
        more = raised(plan, athlete, name, weight, [each for each in normal if since <= each < week])
        facts.maximum[name] = weight + more
        if plan.training_share:
            facts.training[name] = weight * plan.training_share / 100 + more
        for other, written in athlete.training:
            if other == name:
                facts.training[name] = written + more
    return facts


def raised(plan: Plan, athlete: Athlete, name: str, weight: Fraction, weeks: list[int]) -> Fraction:
    """Return by how much a maximum has grown in so many weeks."""
    for each in (*athlete.raises, *plan.raises):
        if each.exercise == name:
            more = each.amount * (len(weeks) // each.every)
            return more if each.limit is None else max(Fraction(0), min(more, each.limit - weight))
    return Fraction(0)
