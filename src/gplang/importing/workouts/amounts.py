"""Numbers of a source: with decimal commas, and without the dust of another unit."""

import re
from decimal import ROUND_HALF_EVEN, Decimal
from functools import lru_cache

from gplang.quantities import MOST_WEIGHT, LoadKind, Weight, WeightUnit

_NUMBER = re.compile(r"[+-]?\d{1,7}(?:[.,]\d{1,15})?")
_KG_OF_A_POUND = Decimal("0.45359237")
_FINEST = Decimal("0.25")
_GRID = {WeightUnit.KG: Decimal("0.25"), WeightUnit.LB: Decimal("0.5")}
"""What loads are whole multiples of, if they were counted in a unit."""

_COARSE = {WeightUnit.KG: Decimal(1), WeightUnit.LB: Decimal("2.5")}
"""The same where the source has a single decimal."""

_ROUNDED = Decimal("0.0101")
_ROUNDED_TO_TENTHS = Decimal("0.0501")
_UNITS = {"kg": WeightUnit.KG, "kgs": WeightUnit.KG, "kilograms": WeightUnit.KG, "kilogramm": WeightUnit.KG}
_UNITS |= dict.fromkeys(("lb", "lbs", "pounds", "pound", "pfund", "livres", "libras"), WeightUnit.LB)
_MOST_RESERVE = 10
WORDS = {"empty bar": LoadKind.BAR, **{kind.value: kind for kind in (LoadKind.BAR, LoadKind.LIGHT, LoadKind.MODERATE)}}
"""Loads that are no numbers."""


def read_number(text: str) -> Decimal | None:
    """Return a number, however its decimals are written; None for what is none."""
    plain = text.strip()
    return Decimal(plain.replace(",", ".")) if _NUMBER.fullmatch(plain) else None


def read_unit(word: str) -> WeightUnit | None:
    """Return the unit of weight that a word means; None for another word."""
    return _UNITS.get(word.strip().casefold().rstrip("."))


@lru_cache(maxsize=20_000)
def settle(amount: Decimal, unit: WeightUnit) -> Weight:
    """Return a load as it was on the bar: 88.18 lb are 40 kg, 61.23 kg are 135 lb, 79.9999 kg are 80 kg.

    What is a round number in its own unit stays; what is none in either is rounded to hundredths.
    """
    if amount % _FINEST == 0:
        return Weight(amount, unit)
    other = WeightUnit.LB if unit is WeightUnit.KG else WeightUnit.KG
    factor = 1 / _KG_OF_A_POUND if unit is WeightUnit.KG else _KG_OF_A_POUND
    readings = [(_GRID, _ROUNDED), *[(_COARSE, _ROUNDED_TO_TENTHS)] * (amount == amount.quantize(Decimal("0.1")))]
    for grid, most in readings:
        meant = _nearest(amount * factor, grid[other])
        if abs(meant / factor - amount) <= most:
            return Weight(meant, other)
    near = _nearest(amount, _FINEST)
    return Weight(near if abs(near - amount) <= _ROUNDED else amount.quantize(Decimal("0.01")), unit)


def _nearest(amount: Decimal, grid: Decimal) -> Decimal:
    return (amount / grid).quantize(Decimal(1), ROUND_HALF_EVEN) * grid


def is_possible(amount: Decimal) -> bool:
    """Return whether a load can be written in the language."""
    return abs(amount) <= MOST_WEIGHT


def read_reserve(rpe: str, rir: str) -> Decimal | str | None:
    """Return the repetitions in reserve: those said, else 10 less the RPE; None if neither is, why if it cannot be.

    An RPE of 0 is what some apps write for none.
    """
    text, name = (rir, "RIR") if rir.strip() else (rpe, "RPE")
    amount = read_number(text)
    if not text.strip() or (name == "RPE" and amount == 0):
        return None
    reserve = amount if amount is None or name == "RIR" else _MOST_RESERVE - amount
    if reserve is None or not 0 <= reserve <= _MOST_RESERVE or (2 * reserve) % 1:
        return f"{name} {text.strip()} left out: halves from 0 to 10"
    return reserve
