"""Numbers, times and weeks as people read them: exact, with real minus signs and dashes, with their nouns."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from itertools import groupby

MINUS = "\N{MINUS SIGN}"
DASH = "\N{EN DASH}"


_PLACES = 2
"""Decimal places of a number that has no end, such as kilograms in pounds."""


_UNITS = frozenset({"kg", "lb", "%", "s", "min", "h", "m", "RIR", "rir"})
"""What has no plural."""


def number(value: Fraction | Decimal | int) -> str:
    """Return a number without needless zeros; negative ones carry a real minus sign."""
    return _write(*value.as_integer_ratio())


@lru_cache(maxsize=10_000)
def _write(over: int, under: int) -> str:
    """Return the number that is `over` divided by `under`, in lowest terms."""
    text = _decimal_digits(abs(over), under)
    return f"{MINUS}{text}" if over < 0 else text


def signed(value: Fraction | Decimal | int) -> str:
    """Return a number with its sign, `+2.5` or `−10`."""
    return number(value) if value < 0 else f"+{number(value)}"


def span(low: Fraction | Decimal | int, high: Fraction | Decimal | int) -> str:
    """Return a range `6–8`, or the one number."""
    return number(low) if low == high else f"{number(low)}{DASH}{number(high)}"


def counted(value: Fraction | Decimal | int, noun: str) -> str:
    """Return a number with its noun, in the plural unless it is a unit: `1 set`, `4 weeks`, `2.5 reps`, `2 h`."""
    return f"{number(value)} {noun_for(value, noun)}"


def noun_for(value: Fraction | Decimal | int, noun: str) -> str:
    """Return a noun as it stands behind a number."""
    return noun if abs(value) == 1 or noun in _UNITS else f"{noun}s"


def percentage(low: Fraction | Decimal, high: Fraction | Decimal) -> str:
    """Return a percentage or a range of them without the sign, with one decimal place at most."""
    return span(tenths(low), tenths(high))


def short(value: Fraction) -> Fraction:
    """Return an amount with two decimal places at most; one that would need more is given in tenths."""
    return value if (value * 10**_PLACES).denominator == 1 else tenths(value)


def tenths(value: Fraction | Decimal) -> Fraction:
    """Return a number in tenths, the half away from 0."""
    over, under = value.as_integer_ratio()
    tens = (20 * abs(over) + under) // (2 * under)
    return Fraction(tens if over >= 0 else -tens, 10)


def seconds(low: Fraction | int, high: Fraction | int, least_minutes: int = 1) -> str:
    """Return a time, in minutes where both ends are whole ones and there are enough of them: `90 s`, `2–3 min`."""
    if low % 60 == 0 and high % 60 == 0 and low >= 60 * least_minutes:
        return f"{span(low // 60, high // 60)} min"
    return f"{span(low, high)} s"


def runs(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield stretches of whole numbers in order, each by its first and last one."""
    for _, found in groupby(enumerate(sorted(set(numbers))), lambda item: item[1] - item[0]):
        stretch = [number for _, number in found]
        yield stretch[0], stretch[-1]


def name_weeks(weeks: Iterable[int]) -> str:
    """Return `week 3`, or `weeks 1–4, 6`; empty for none."""
    stretches = [*runs(weeks)]
    if not stretches:
        return ""
    one = len(stretches) == 1 and stretches[0][0] == stretches[0][1]
    return f"{'week' if one else 'weeks'} {', '.join(span(*each) for each in stretches)}"


def _decimal_digits(over: int, under: int) -> str:
    """Return a fraction that is not negative; one whose decimals never end is rounded half up."""
    rest, places = under, 0
    for prime in (2, 5):
        times = 0
        while rest % prime == 0:
            rest //= prime
            times += 1
        places = max(places, times)
    if rest == 1:
        scaled = over * 10**places // under
    else:
        places = _PLACES
        scaled = (2 * over * 10**places + under) // (2 * under)
        while places and scaled % 10 == 0:
            scaled, places = scaled // 10, places - 1
    digits = str(scaled)
    if not places:
        return digits
    digits = digits.rjust(places + 1, "0")
    return f"{digits[:-places]}.{digits[-places:]}"
