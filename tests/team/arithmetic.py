"""The arithmetic of the club's plans, worked out by hand: weeks, steps, percentages, plates. Nothing of the product.

Everything is exact. A load is (what the plan asks for, what is on the bar, the plates of one side): the last two are
what a person would find with the plates in front of her.
"""

from datetime import date, timedelta
from fractions import Fraction
from functools import cache
from itertools import product
from typing import NamedTuple

POUND = Fraction("0.45359237")


class Room(NamedTuple):
    """A gym: the empty bar and how many pairs there are of each plate, in kilograms."""

    title: str
    bar: Fraction
    pairs: dict[Fraction, int]


def _pairs(**counts: int) -> dict[Fraction, int]:
    return {Fraction(name[1:].replace("_", ".")): count for name, count in counts.items()}


ROOMS = {
    # As many plates as one likes: four pairs of the heaviest are more than anybody lifts.
    "weight-room": Room("Weight room", Fraction(20), _pairs(k25=4, k20=1, k15=1, k10=2, k5=1, k2_5=1, k1_25=1)),
    "studio": Room("Fitness studio", Fraction(15), _pairs(k20=2, k10=1, k5=2, k2_5=2)),
}


class Load(NamedTuple):
    """A load as it is asked for and as it is lifted, in the athlete's unit, and the plates of one side, in kg."""

    asked: Fraction
    lifted: Fraction
    side: tuple[Fraction, ...] | None = None


@cache
def _bars(room: str) -> dict[Fraction, tuple[Fraction, ...]]:
    """Return all weights that a bar can have, each with the fewest, heaviest plates of one side."""
    here = ROOMS[room]
    weights = sorted(here.pairs, reverse=True)
    found: dict[Fraction, tuple[Fraction, ...]] = {}
    for counts in product(*(range(here.pairs[weight] + 1) for weight in weights)):
        side = tuple(weight for weight, count in zip(weights, counts, strict=True) for _ in range(count))
        total = here.bar + 2 * sum(side, Fraction(0))
        if total not in found or side > found[total]:  # the heaviest first
            found[total] = side
    return found


def on_bar(asked: Fraction, room: str, unit: str = "kg") -> Load:
    """Return a load on a barbell: the nearest that the plates make, of two as near the heavier one."""
    factor = POUND if unit == "lb" else Fraction(1)
    bars = _bars(room)
    total = min(bars, key=lambda bar: (abs(bar - asked * factor), -bar))
    lifted = total if unit == "kg" else Fraction(round(total / POUND * 10), 10)
    return Load(asked, lifted, bars[total])


def on_machine(asked: Fraction, step: Fraction) -> Load:
    """Return a load to the nearest step, of two as near the heavier one."""
    steps = (asked / step + Fraction(1, 2)).__floor__()
    return Load(asked, steps * step)


def monday(start: date, week: int, pause_from: int | None = None) -> date:
    """Return the Monday of a week; one week's pause comes before week `pause_from`."""
    late = pause_from is not None and week >= pause_from
    return start + timedelta(weeks=week - 1 + late)


def growing(first: Fraction, percent: str, steps: int) -> Fraction:
    """Return a load after some steps of a percentage of the first one."""
    return first * (1 + steps * Fraction(percent) / 100)
