"""A gym in words: its kit, its bar and plates, and the loads that these make."""

from collections.abc import Iterator
from fractions import Fraction

from gplang.figures import number
from gplang.model.gym import Gym
from gplang.quantities import Plate
from gplang.scheduling.plates import Rack, heaviest, next_load, rack_of

_MOST_LOADS = 6
"""Loads that are told one by one."""


def gym_facts(gym: Gym) -> Iterator[tuple[str, str]]:
    """Yield what a gym tells, each fact with what it is called."""
    if gym.equipment is not None:
        yield "equipment", ", ".join(sorted(gym.equipment)) or "none"
    rounds = {**gym.kit_rounds, **gym.rounds}
    if gym.round is not None:
        rounds = {"": gym.round, **rounds}
    if rounds:
        told = (f"{name} {number(step.amount)} {step.unit}".strip() for name, step in rounds.items())
        yield "rounded to", ", ".join(told)
    if gym.bar is not None:
        yield "bar", f"{number(gym.bar.amount)} {gym.bar.unit}"
    if gym.plates:
        yield "plates", ", ".join(map(_plate, gym.plates))


def loadable(gym: Gym) -> str:
    """Return the loads that a gym's bar and plates make, from the empty bar on; empty where it does not tell them."""
    rack = rack_of(gym)
    if rack is None:
        return ""
    found = [*_loads(rack)]
    told = ", ".join(number(each) for each in found[:_MOST_LOADS])
    if len(found) <= _MOST_LOADS:
        return f"{told} {rack.unit}"
    most = heaviest(rack)
    return f"{told}, … {rack.unit}" if most is None else f"{told} … {number(most)} {rack.unit}"


def _loads(rack: Rack) -> Iterator[Fraction]:
    """Yield the lightest loads, one more than are told."""
    load: Fraction | None = Fraction(rack.bar.amount)
    for _ in range(_MOST_LOADS + 1):
        if load is None:
            return
        yield load
        load = next_load(rack, load)


def _plate(plate: Plate) -> str:
    pieces = "" if plate.pieces is None else f"{plate.pieces} × "
    return f"{pieces}{number(plate.weight.amount)} {plate.weight.unit}"
