"""Maxima, estimated from what was lifted."""

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import cache, lru_cache

from gplang.guide import LogModel
from gplang.quantities import Measure, WeightUnit
from gplang.scheduling.records import LoadForm, ScheduledGroup, ScheduledSet
from gplang.scheduling.turns import Best

_EPLEY = 30


@cache
def estimate_maximum(weight: Fraction, reps: Fraction) -> Fraction:
    """Return the maximum that a weight stands for, moved so often, by Epley; once, it is the weight itself."""
    return weight if reps == 1 else weight * (_EPLEY + reps) / _EPLEY


def best_of(sets: Iterable[ScheduledSet | ScheduledGroup], unit: WeightUnit, day: date, model: LogModel) -> Best | None:
    """Return the best of some sets of one exercise; None where none of them tells of a maximum.

    Timed sets and those for each side do not, nor sets without a weight, with too many repetitions in all or too many
    in reserve. Without an effort a set was done to the limit.
    Of equal sets one is enough, and so is a group for its sets.
    """
    found = [each for one in sets if (each := _estimate(one, unit, day, model)) is not None]
    return max(found, key=lambda each: each.maximum, default=None)


def _estimate(one: ScheduledSet | ScheduledGroup, unit: WeightUnit, day: date, model: LogModel) -> Best | None:
    dose, load = one.dose, one.load
    if dose.measure is not Measure.REPS or dose.low is None or dose.per_side or dose.parts:
        return None
    if load is None or load.form is not LoadForm.WEIGHT or load.exact is None or load.exact.low <= 0:
        return None
    effort = None if one.effort is None else one.effort.low
    found = _count(dose.low, effort, model.most_reserve, model.most_reps)
    if found is None:
        return None
    reps, reserve = found
    return Best(load.exact.low, dose.low, unit, estimate_maximum(load.exact.low, reps), day, reserve)


@lru_cache(maxsize=1_000)
def _count(low: int, effort: Decimal | None, most_reserve: int, most_reps: int) -> tuple[Fraction, Fraction] | None:
    """Return the repetitions with those in reserve, and the latter; None where there are too many."""
    reserve = Fraction(0) if effort is None else Fraction(effort)
    reps = low + reserve
    return None if reserve > most_reserve or reps > most_reps else (reps, reserve)


class Book:
    """What was lifted of each exercise, day by day: the best sets, for estimates."""

    def __init__(self, model: LogModel) -> None:
        self._window = timedelta(weeks=model.weeks)
        self._bests: dict[str, list[Best]] = {}
        self._last: date | None = None

    def note(self, day: date) -> None:
        """Remember the day of a record."""
        self._last = day if self._last is None else max(self._last, day)

    def add(self, exercise: str, best: Best) -> None:
        """Write down the best set of an exercise on a day."""
        self._bests.setdefault(exercise, []).append(best)

    def find(self, exercise: str) -> Best | None:
        """Return the best of the last weeks before the last record, the earlier of two; None without one."""
        if self._last is None:
            return None
        since = self._last - self._window
        lately = []
        for each in reversed(self._bests.get(exercise, ())):
            if each.date < since:
                break
            lately.append(each)
        return max(reversed(lately), key=lambda each: each.maximum, default=None)
