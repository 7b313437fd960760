"""The numbers that rules judge by: exact amounts and bands of them, each with the reason for it."""

from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache

from gplang.records import NamedTuple, StrEnum, dataclass

Amount = int | Fraction


@lru_cache(maxsize=1_000)
def divide(amount: Amount, by: int) -> Amount:
    """Return a part of an amount; whole numbers as `int`, which is faster."""
    part = Fraction(amount, by)
    return part.numerator if part.denominator == 1 else part


class Basis(StrEnum):
    """Where a number comes from: the guide says it, or it is ours where the guide is silent."""

    GUIDE = "guide"
    CONVENTION = "convention"


class Band(NamedTuple):
    """From the lower to the higher amount, both included."""

    low: Amount
    high: Amount

    def covers(self, low: Amount | None, high: Amount | None) -> bool:
        """Return whether a range lies inside; one that is not known does."""
        return (low is None or low >= self.low) and (high is None or high <= self.high)

    def __str__(self) -> str:
        """The band as people write it: `3–5`, or one number where both ends are the same."""
        return f"{self.low}" if self.low == self.high else f"{self.low}–{self.high}"


class Number(NamedTuple):
    """One number of a rule: an amount or a band, what it is, and why it is that.

    `guide` are the ids of the guide's statements that give it, none for a convention.
    """

    value: Amount | Band
    says: str
    basis: Basis
    guide: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers of one rule, by name."""

    by_name: Mapping[str, Number]

    def amount(self, name: str) -> Amount:
        """Return a number that is one amount; a name that is none of the rule's is a bug."""
        value = self.by_name[name].value
        assert not isinstance(value, Band), name
        return value

    def band(self, name: str) -> Band:
        """Return a number that is a band."""
        value = self.by_name[name].value
        assert isinstance(value, Band), name
        return value

    def under(self, goal: str | None) -> "Numbers":
        """Return the numbers that hold for a goal: `maintain_sets` stands for `sets` where the goal is to maintain."""
        prefix = f"{goal}_"
        for name in self.by_name:
            if name.startswith(prefix):
                break
        else:
            return self
        own = {name.removeprefix(prefix): each for name, each in self.by_name.items() if name.startswith(prefix)}
        return Numbers({**self.by_name, **own})

    def replaced(self, values: Mapping[str, Amount | Band]) -> "Numbers":
        """Return the numbers with other values for some of them."""
        changed = {name: self.by_name[name]._replace(value=value) for name, value in values.items()}
        return Numbers({**self.by_name, **changed})


NO_NUMBERS = Numbers({})
"""Of a rule that judges without any."""
