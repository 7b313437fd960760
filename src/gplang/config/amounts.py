"""The rules' numbers as a config writes them: exact amounts and bands, within sensible limits."""

from decimal import Decimal
from fractions import Fraction

from gplang.guide import Amount
from gplang.records import NamedTuple
from gplang.typed import TypeGuard

MOST = 10_000
"""No rule counts further than this: not even seconds of rest."""

PLACES = 6
"""The most decimal places that a number may have."""


_LIMITS = {"share": 1, "percent": 100}


class Real(NamedTuple):
    """A number with a decimal point or an exponent, as it was written."""

    text: str


def upper_limit(name: str) -> int:
    """Return what a number of this name may be at most: a share is no more than the whole."""
    return next((_LIMITS[word] for word in name.split("_") if word in _LIMITS), MOST)


def is_number(written: object) -> TypeGuard[int | Real]:
    """Return whether something written is a number; `true` is none."""
    return isinstance(written, int | Real) and not isinstance(written, bool)


def read_amount(written: object, name: str) -> Amount | str:
    """Return an amount, or what is wrong with it."""
    if not is_number(written):
        return "is no number"
    try:
        value = Decimal(written.text if isinstance(written, Real) else written)
    except ArithmeticError:
        return "cannot be read as a number"
    if not value.is_finite():
        return "cannot be read as a number"
    limit = upper_limit(name)
    if value < 0:
        return "is negative"
    if value > limit:
        return f"is more than {limit:,}"
    if -int(value.as_tuple().exponent) > PLACES:
        return f"has more than {PLACES} decimal places"
    exact = Fraction(value)
    return exact.numerator if exact.denominator == 1 else exact
