"""Maxima in words: as athletes give them, how they grow, what percentages are of."""

from collections.abc import Sequence

from gplang.figures import number
from gplang.quantities import Maximum, Raise, ShareOf, Weight
from gplang.scheduling.records import Estimate

_WHOLES = {
    ShareOf.MAXIMUM: "max",
    ShareOf.TRAINING_MAX: "training max",
    ShareOf.TOP: "the top set",
    ShareOf.BEST: "best",
}


def weight(what: Weight) -> str:
    """Return a weight with its unit: `102.5 kg`."""
    return f"{number(what.amount)} {what.unit.value}"


def whole_of(share: ShareOf, name: str | None) -> str:
    """Return what a percentage is of: `max`, `Deadlift training max`, `the top set`, `best`."""
    return f"{name} {_WHOLES[share]}" if name else _WHOLES[share]


def estimate(what: Estimate) -> str:
    """Return how a maximum was estimated: `max estimated from 5 x 100 kg`, `max estimated as 35 % of Deadlift`."""
    given = what.given
    if given.weight is not None:
        return f"max estimated from {_amount(given, None)}"
    return f"max estimated as {_amount(given, None if what.of is None else what.of.name)}"


def maxima(given: Sequence[Maximum]) -> str:
    """Return maxima of an exercise as an athlete gives them: `140 kg, from week 5 150 kg`, `35 % of rdl`."""
    return ", ".join(f"{f'from week {each.week} ' if each.week > 1 else ''}{_amount(each, None)}" for each in given)


def growth(what: Raise) -> str:
    """Return how maxima grow: `+5 kg every 3 weeks to 180 kg`."""
    every = "week" if what.weeks == 1 else f"{what.weeks} weeks"
    limit = f" to {weight(what.limit)}" if what.limit is not None else ""
    return f"+{weight(what.amount)} every {every}{limit}"


def _amount(given: Maximum, name: str | None) -> str:
    if given.weight is None:
        return f"{number(given.share or 0)} % of {name or given.of}"
    return f"{given.reps} x {weight(given.weight)}" if given.reps > 1 else weight(given.weight)
