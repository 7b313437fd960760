"""What percentages are of, in one week: maxima and training maxima, as tested and raised."""

from fractions import Fraction
from math import floor
from typing import NamedTuple

from reckoning.plans import Athlete, Gym, Plan, Week

HALF = Fraction(1, 2)

KIT = {
    "db-rdl": "dumbbell",
    "goblet-squat": "dumbbell",
    "trap-bar-deadlift": "trap-bar",
    "kb-swing": "kettlebell",
    "push-up": "",
}
"""What is loaded where that is no barbell."""

NEEDS = {
    **dict.fromkeys(("back-squat", "front-squat", "cfj"), ("barbell", "rack")),
    "bench-press": ("barbell", "bench", "rack"),
    "hip-thrust": ("barbell", "bench"),
    "rdl": ("barbell",),
    "trap-bar-deadlift": ("trap-bar",),
    "db-rdl": ("dumbbell",),
    "kb-swing": ("kettlebell",),
    "push-up": (),
}
"""What there must be for an exercise; for a goblet squat it is a dumbbell or a kettlebell."""


KG_PER_LB = Fraction("0.45359237")
DEFAULT = {"kg": Fraction(5, 2), "lb": Fraction(5)}
BAR = {"kg": Fraction(20), "lb": Fraction(45)}


class Facts(NamedTuple):
    """Of each exercise its maximum and its training maximum, in the `unit` that the athlete sees.

    `plates` are the words on rounding: the gym's, the athlete's, the plan's; a word is for an exercise, a kit, or all
    (empty). `gym` is where the session is, `kit` what there is, None for everything.
    """

    plates: tuple[dict[str, Fraction], ...]
    maximum: dict[str, Fraction]
    training: dict[str, Fraction]
    unit: str = "kg"
    gym: Gym | None = None
    kit: tuple[str, ...] | None = None

    def plate_of(self, exercise: str) -> tuple[Fraction, bool]:
        """Return the step of an exercise's loads, and whether it is named so that all of them are rounded."""
        named = self._named(exercise)
        if not self.has_plates(exercise):
            return named
        assert self.gym is not None
        return (2 * min(weight for weight, _ in self.gym.plates) if self.gym.unit == self.unit else named[0]), True

    def _named(self, exercise: str) -> tuple[Fraction, bool]:
        for words in self.plates:
            for name in (exercise, self.kit_of(exercise), ""):
                if name in words:
                    return words[name], bool(name)
        return DEFAULT[self.unit], False

    def kit_of(self, exercise: str) -> str:
        """Return what an exercise is loaded with, of several the first that is there."""
        if exercise == "goblet-squat" and self.kit and "dumbbell" not in self.kit and "kettlebell" in self.kit:
            return "kettlebell"
        return KIT.get(exercise, "barbell")

    def has_plates(self, exercise: str) -> bool:
        """Tell whether an exercise is done with a bar of which the gym tells what it and its plates weigh."""
        return bool(self.gym and self.gym.bar and self.gym.plates and self.kit_of(exercise) == "barbell")

    def bar(self) -> Fraction:
        """Return what the empty bar weighs."""
        if self.gym is None or self.gym.bar is None:
            return BAR[self.unit]
        return in_unit(self.gym.bar, self.gym.unit, self.unit)


def fits(exercise: str, kit: tuple[str, ...] | None) -> bool:
    """Tell whether an exercise can be done with what there is."""
    if kit is None:
        return True
    if exercise == "goblet-squat":
        return "dumbbell" in kit or "kettlebell" in kit
    return set(NEEDS[exercise]) <= set(kit)


def convert(weight: Fraction, unit: str, wanted: str) -> Fraction:
    if unit == wanted:
        return weight
    return weight * KG_PER_LB if unit == "lb" else weight / KG_PER_LB


def in_unit(weight: Fraction, unit: str, wanted: str) -> Fraction:
    """Return a weight that is there as it is told: in the other unit in tenths."""
    return weight if unit == wanted else Fraction(floor(convert(weight, unit, wanted) * 10 + HALF), 10)


def facts_of(plan: Plan, athlete: Athlete, weeks: dict[int, Week], number: int, where: str = "") -> Facts:
    """Return what is known in a week; an easy one still has what the last normal one had, but for new tests.

    `where` is the gym that a day names.
    """
    normal = [each for each in sorted(weeks) if not weeks[each].kind]
    week = number if not weeks[number].kind else max((each for each in normal if each <= number), default=0)
    unit = athlete.unit or plan.unit
    gym = next((each for each in plan.gyms if each.name == (where or athlete.gym or plan.gym)), None)
    words = [(gym.unit, gym.rounds, gym.round)] if gym else []
    words += [(athlete.unit or plan.unit, athlete.rounds, athlete.round), (plan.unit, plan.rounds, plan.round)]
    plates = [{**dict(rounds), **({"": plate} if plate else {})} for other, rounds, plate in words if other == unit]
    kit = ("dumbbell",) if athlete.at_home else None
    facts = Facts(tuple(plates), {}, {}, unit, gym, gym.kit if gym and gym.kit else kit)
    for name, tested in athlete.maxima:
        weight, since = tested, 1
        for other, later, first in athlete.tests:
            if other == name and first <= number:
                weight, since = later, first
        more = raised(plan, athlete, name, weight, [each for each in normal if since <= each < week])
        facts.maximum[name] = convert(weight + more, "kg", unit)
        if plan.training_share:
            facts.training[name] = convert(weight * plan.training_share / 100 + more, "kg", unit)
        for other, written in athlete.training:
            if other == name:
                facts.training[name] = convert(written + more, "kg", unit)
    return facts


def raised(plan: Plan, athlete: Athlete, name: str, weight: Fraction, weeks: list[int]) -> Fraction:
    """Return by how much a maximum has grown in so many weeks."""
    for each in (*athlete.raises, *plan.raises):
        if each.exercise == name:
            more = each.amount * (len(weeks) // each.every)
            return more if each.limit is None else max(Fraction(0), min(more, each.limit - weight))
    return Fraction(0)
