"""What goes on the bar: loads rounded by kit and by the plates of a gym, steps and changes in the other unit."""

from fractions import Fraction
from functools import cache
from math import floor

from reckoning.maxima import HALF, Facts, convert, in_unit
from reckoning.plans import Adjust, Gym
from reckoning.sets import Step


def on_bar(weight: Fraction, exercise: str, facts: Facts, limit: Fraction | None) -> Fraction:
    """Return what is loaded: what the gym's plates make, else rounded half up, below one step to a tenth.

    Never past the limit, and never nothing.
    """
    if facts.has_plates(exercise):
        return with_plates(weight, facts, limit)
    plate = facts.plate_of(exercise)[0]
    unit = plate if weight >= plate else Fraction(1, 10)
    rounded = floor(weight / unit + HALF) * unit
    if limit is not None and weight <= limit < rounded:
        rounded = floor(limit / unit) * unit
    return max(rounded, Fraction(1, 10)) if weight else rounded


def with_plates(weight: Fraction, facts: Facts, limit: Fraction | None) -> Fraction:
    """Return the nearest load that the gym's bar and plates make, of two the heavier one."""
    gym = facts.gym
    assert gym is not None
    wanted = convert(weight, facts.unit, gym.unit)
    most = None if limit is None else convert(limit, facts.unit, gym.unit)
    loads = loadings(gym, 2 * wanted)
    below, above = [each for each in loads if each <= wanted], [each for each in loads if each >= wanted]
    nearest = min((*below[-1:], *above[:1]), key=lambda each: (abs(each - wanted), -each))
    if below and most is not None and wanted <= most < nearest:
        nearest = below[-1]
    return in_unit(nearest, gym.unit, facts.unit)


@cache
def loadings(gym: Gym, most: Fraction) -> list[Fraction]:
    """Return all that can be loaded, in order, up to somewhat more than a weight."""
    assert gym.bar is not None
    sums = {gym.bar}
    most = max(most, gym.bar) + 2 * max(weight for weight, _ in gym.plates)
    for weight, count in gym.plates:
        found = set(sums)
        for each in sums:
            pairs = 1
            while (count is None or 2 * pairs <= count) and each + 2 * pairs * weight <= most:
                found.add(each + 2 * pairs * weight)
                pairs += 1
        sums = found
    return sorted(sums)


def step_on_the_bar(step: Step, exercise: str, facts: Facts) -> Step:
    """Return a step as it can be loaded by somebody who counts in the other unit, spread over more weeks if small."""
    if step.unit not in ("kg", "lb") or step.unit == facts.unit:
        return step
    plate = facts.plate_of(exercise)[0]
    amount = convert(step.amount, step.unit, facts.unit)
    turns = max(1, floor(plate / amount + HALF))
    limit = step.limit
    if limit is not None:
        whole = convert(Fraction(limit), step.unit, facts.unit)
        unit = plate if whole >= plate else Fraction(1, 10)
        limit = floor(whole / unit) * unit
    whole = max(1, floor(turns * amount / plate + HALF)) * plate
    return step._replace(amount=whole, unit=facts.unit, every=turns * step.every, limit=limit)


def on_the_bar(adjust: Adjust, exercise: str, facts: Facts) -> Adjust:
    """Return a change as it can be loaded by somebody who counts in the other unit."""
    if adjust.unit not in ("kg", "lb") or adjust.unit == facts.unit:
        return adjust
    plate = facts.plate_of(exercise)[0]
    steps = max(1, floor(abs(convert(Fraction(adjust.amount), adjust.unit, facts.unit)) / plate + HALF))
    return adjust._replace(amount=steps * plate * (1 if adjust.amount > 0 else -1), unit=facts.unit)
