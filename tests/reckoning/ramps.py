"""Ramps: the sets up to the first working set of an exercise, by the load that it has that day."""

from fractions import Fraction

from reckoning.doses import Row, Sets, on_bar
from reckoning.maxima import KIT, Facts

GUIDE = ((5, 40), (3, 60), (2, 75), (1, 90))
"""The repetitions and per cents of a ramp that writes none, behind eight with the empty bar."""

BAR, APART = 20, 10


def lead_up(ramp: tuple[tuple[int, int], ...], target: Row, facts: Facts) -> Row | None:
    """Return the sets of a ramp up to what is done, None if it has none; without a known load, all that may be."""
    has_bar = KIT.get(target.exercise, "barbell") == "barbell"
    first = target.groups[0]
    start = [one_set(8, Fraction(BAR), Fraction(BAR))] if has_bar and not ramp else []
    if first.exact is None or first.loaded is None:
        counts = [8 for _ in start] + [reps for reps, _ in ramp or GUIDE]
        return Row("warmup", target.exercise, tuple(map(one_set, counts)))
    top, plate = first.loaded[0], facts.plate_of(target.exercise)[0]
    found = start if top > BAR else []
    for reps, share in ramp or GUIDE:
        exact = first.exact[0] * share / 100
        weight = on_bar(exact, plate, None)
        if has_bar and weight <= BAR:
            exact = weight = Fraction(BAR)
        before = found[-1].loaded[0] if found and found[-1].loaded else Fraction(0)
        is_apart = weight > before if ramp else not found or weight - before >= APART
        if is_apart and weight < top:
            found.append(one_set(reps, exact, weight))
    return Row("warmup", target.exercise, tuple(found)) if found else None


def one_set(reps: int, exact: Fraction | None = None, loaded: Fraction | None = None) -> Sets:
    weights = (exact and (exact, exact), loaded and (loaded, loaded))
    return Sets(1, 1, reps, reps, "", False, False, None, *weights)
