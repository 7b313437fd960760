"""What can be loaded on a bar: the loads that a bar and pairs of plates make, and the plates for each.

Weights are whole numbers of the plates' largest common part, and what one side of the bar can hold is a set of bits:
bit n for n parts. So no list of loads is ever made, however many plates there are.
"""

from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache
from math import gcd, lcm

from gplang.figures import tenths
from gplang.model.gym import Gym
from gplang.quantities import MOST_WEIGHT, Plate, Weight, WeightUnit
from gplang.records import NamedTuple
from gplang.scheduling.draft import convert
from gplang.scheduling.records import LoadForm, Loading


class Rack(NamedTuple):
    """A bar and the plates for it, the heaviest first, all in one unit."""

    bar: Weight
    plates: tuple[Plate, ...]

    @property
    def unit(self) -> WeightUnit:
        """The unit of bar and plates."""
        return self.bar.unit

    @property
    def step(self) -> Weight:
        """By how much the lightest pair of plates changes a load."""
        return Weight(2 * min(plate.weight.amount for plate in self.plates), self.unit)


class Loaded(NamedTuple):
    """What a loading comes to, in the unit that the athlete sees: what is loaded in the other one in tenths."""

    weight: Fraction
    loading: Loading


WEIGHED = (LoadForm.WEIGHT, LoadForm.PERCENT)
"""Forms of loads that are the weight of a bar with its plates."""


def rack_of(gym: Gym | None) -> Rack | None:
    """Return the bar and the plates of a gym; None where it does not tell them."""
    if gym is None or gym.bar is None or not gym.plates:
        return None
    return Rack(gym.bar, gym.plates)


def load_up(
    amount: Fraction, rack: Rack, unit: WeightUnit, most: Fraction | None = None, least: Fraction | None = None
) -> Loaded | None:
    """Return the loading nearest to an amount, which is given in `unit`, as `load_nearest` does."""
    ends = [None if end is None else convert(end, unit, rack.unit) for end in (most, least)]
    loading = load_nearest(rack, convert(amount, unit, rack.unit), *ends)
    return None if loading is None else Loaded(weight_in(loading, unit), loading)


def weight_in(loading: Loading, unit: WeightUnit) -> Fraction:
    """Return what a bar weighs as it is loaded, from the other unit in tenths."""
    total = loading.total
    return total if unit is loading.unit else tenths(convert(total, loading.unit, unit))


def load_nearest(
    rack: Rack, amount: Fraction, most: Fraction | None = None, least: Fraction | None = None
) -> Loading | None:
    """Return the loading nearest to an amount, the heavier one of two, not past a limit that the amount keeps.

    An amount under the bar is the bar, one over all plates all of them. None for more than can be told.
    """
    below, above = loads_around(rack, amount)
    if above is None or below is None:
        return below or above
    if most is not None and above.total > most >= amount:
        return below
    if least is not None and below.total < least <= amount:
        return above
    return below if amount - below.total < above.total - amount else above


@lru_cache(maxsize=2_000)
def loads_around(rack: Rack, amount: Fraction) -> tuple[Loading | None, Loading | None]:
    """Return the heaviest loading that is not over an amount and the lightest that is not under it."""
    shelf = _shelf(rack)
    bar = Fraction(rack.bar.amount)
    if amount > bar + MOST_WEIGHT:
        return None, None
    parts = (amount - bar) / 2 / shelf.part
    sums = shelf.sums[0]
    under = sums & ((1 << (parts.__floor__() + 1)) - 1) if parts >= 0 else 0
    below = under.bit_length() - 1 if under else None
    ceiling = max(parts.__ceil__(), 0)
    over = sums >> ceiling
    above = ceiling + (over & -over).bit_length() - 1 if over else None
    return tuple(None if each is None else _load(rack, shelf, each) for each in (below, above))  # type: ignore[return-value]


def next_load(rack: Rack, load: Fraction) -> Fraction | None:
    """Return the lightest load that is over another one; None where there is none."""
    shelf = _shelf(rack)
    parts = ((load - Fraction(rack.bar.amount)) / 2 / shelf.part).__floor__() + 1
    over = shelf.sums[0] >> max(parts, 0)
    if not over:
        return None
    above = max(parts, 0) + (over & -over).bit_length() - 1
    return Fraction(rack.bar.amount) + 2 * above * shelf.part


def heaviest(rack: Rack) -> Fraction | None:
    """Return the most that can be loaded; None where there are as many plates as one likes."""
    if any(plate.pieces is None for plate in rack.plates):
        return None
    return Fraction(rack.bar.amount) + sum(
        plate.pieces * Fraction(plate.weight.amount) for plate in rack.plates if plate.pieces
    )


class _Shelf(NamedTuple):
    """The plates of a rack in whole parts; `sums` are what can be made of all plates from the n-th on."""

    part: Fraction
    sums: tuple[int, ...]
    plates: tuple[tuple[int, int | None], ...]


@lru_cache(maxsize=16)
def _shelf(rack: Rack) -> _Shelf:
    weights = [Fraction(plate.weight.amount) for plate in rack.plates]
    grain = 1
    for each in weights:
        grain = lcm(grain, each.denominator)
    whole = [int(each * grain) for each in weights]
    part = gcd(*whole)
    size = MOST_WEIGHT * grain // (2 * part) + 1
    plates = tuple(
        (each // part, None if plate.pieces is None else plate.pieces // 2)
        for each, plate in zip(whole, rack.plates, strict=True)
    )
    sums = [1]
    for weight, pairs in reversed(plates):
        sums.append(_add(sums[-1], weight, pairs, size))
    return _Shelf(Fraction(part, grain), tuple(reversed(sums)), plates)


def _add(sums: int, weight: int, pairs: int | None, size: int) -> int:
    """Return what can be made when so many plates of a weight are added: 1, 2, 4 … of them at a time."""
    mask = (1 << size) - 1
    left = size // weight if pairs is None else min(pairs, size // weight)
    count = 1
    while left > 0:
        taken = min(count, left)
        sums |= (sums << taken * weight) & mask
        left -= taken
        count *= 2
    return sums


def _load(rack: Rack, shelf: _Shelf, parts: int) -> Loading:
    """Return the plates for a sum, of each weight as many as there may be, the heaviest first."""
    side = tuple(_take(shelf, parts))
    return Loading(Fraction(rack.bar.amount), side, rack.unit)


def _take(shelf: _Shelf, parts: int) -> Iterator[tuple[Fraction, int]]:
    for at, (weight, pairs) in enumerate(shelf.plates, start=1):
        most = parts // weight if pairs is None else min(pairs, parts // weight)
        taken = next(count for count in range(most, -1, -1) if shelf.sums[at] >> (parts - count * weight) & 1)
        parts -= taken * weight
        if taken:
            yield weight * shelf.part, taken
