"""Ramps: the sets up to the first working set of an exercise, by the load that it has that day."""

from fractions import Fraction

from reckoning.doses import Row, Sets
from reckoning.loads import on_bar
from reckoning.maxima import Facts

GUIDE = ((5, 40), (3, 60), (2, 75), (1, 90))
"""The repetitions and per cents of a ramp that writes none, behind eight with the empty bar."""

APART = {"kg": 10, "lb": 20}


def lead_up(ramp: tuple[tuple[int, int], ...], target: Row, facts: Facts) -> Row | None:
    """Return the sets of a ramp up to what is done, None if it has none; without a known load, all that may be."""
    has_bar, bar = facts.kit_of(target.exercise) == "barbell", facts.bar()
    first = target.groups[0]
    start = [one_set(8, bar, bar)] if has_bar and not ramp else []
    if first.exact is None or first.loaded is None:
        counts = [8 for _ in start] + [reps for reps, _ in ramp or GUIDE]
        return Row("warmup", target.exercise, tuple(map(one_set, counts)))
    top = first.loaded[0]
    found = start if top > bar else []
    for reps, share in ramp or GUIDE:
        exact = first.exact[0] * share / 100
        weight = on_bar(exact, target.exercise, facts, None)
        if has_bar and weight <= bar:
            exact = weight = bar
        before = found[-1].loaded[0] if found and found[-1].loaded else Fraction(0)
        is_apart = weight > before if ramp else not found or weight - before >= APART[facts.unit]
        if is_apart and weight < top:
            found.append(one_set(reps, exact, weight))
    return Row("warmup", target.exercise, tuple(found)) if found else None


def one_set(reps: int, exact: Fraction | None = None, loaded: Fraction | None = None) -> Sets:
    weights = (exact and (exact, exact), loaded and (loaded, loaded))
    return Sets(1, 1, reps, reps, "", False, False, None, *weights)
