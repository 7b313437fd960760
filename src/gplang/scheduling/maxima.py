"""What an athlete's maxima and training maxima are in each week: as given, and as they grow."""

from bisect import bisect_left
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from gplang.catalog import Exercise
from gplang.model.plan import Athlete, Plan
from gplang.quantities import Load, LoadKind, Maximum, Raise, ShareOf, Weight, WeightUnit
from gplang.records import NamedTuple
from gplang.scheduling.draft import convert, half_up
from gplang.scheduling.turns import Best, Known

_REPS_OF_EPLEY = 30
"""Epley: each repetition to the limit stands for a thirtieth of the load more."""

_BY_WEIGHT = (ShareOf.MAXIMUM, ShareOf.TRAINING_MAX)
"""What a percentage is of that the athlete gives as a weight."""


class KnownMaximum(NamedTuple):
    """A maximum in one week, exactly, in its unit, and how the athlete gave it.

    `share` made a training max of it, `raised` is what it has grown by since.
    """

    amount: Fraction
    unit: WeightUnit
    given: Maximum
    share: Fraction | None = None
    raised: Fraction = Fraction(0)

    @property
    def is_estimate(self) -> bool:
        """Whether it was not lifted."""
        return self.given.is_estimate


class Maxima:
    """The maxima of one athlete of a plan, or of nobody."""

    __slots__ = ("_answered", "_athlete", "_bests", "_growing", "_known", "_moved", "_normal", "_plan")

    def __init__(self, plan: Plan, athlete: Athlete | None, known: Known | None = None) -> None:
        """`known` is what a log tells of them."""
        self._bests = dict(known.bests) if known is not None else {}
        self._moved = dict(known.moved) if known is not None else {}
        self._answered: dict[Known, Maxima] = {}
        self._plan = plan
        self._athlete = athlete
        self._normal: list[int] | None = None
        self._growing: dict[str, bool] = {}
        self._known: dict[tuple[str, ShareOf, int], KnownMaximum | None] = {}

    def find(self, exercise: str, week: int, share: ShareOf = ShareOf.MAXIMUM) -> KnownMaximum | None:
        """Return the maximum or the training max of an exercise (its id) in a week; None for an unknown one."""
        key = (exercise, share, week)
        if key not in self._known:
            for each in reversed(self._bases(exercise, week)):
                whole = (each, ShareOf.MAXIMUM, week)
                if whole not in self._known:
                    self._known[whole] = None  # what is a share of itself is not known
                    self._known[whole] = _find_maximum(self, each, week)
            if share is ShareOf.TRAINING_MAX:
                self._known[key] = _find_training_max(self, exercise, week)
        return self._known[key]

    def with_known(self, known: Known) -> "Maxima":
        """Return these maxima with what a log tells of them."""
        if known not in self._answered:
            self._answered[known] = Maxima(self._plan, self._athlete, known)
        return self._answered[known]

    def best(self, exercise: str) -> Best | None:
        """Return the best of late of an exercise whose maximum is the one that a log tells."""
        return self._bests.get(exercise)

    def moved(self, exercise: str) -> Fraction:
        """Return what a training max has moved by, in the athlete's unit."""
        return self._moved.get(exercise, Fraction(0))

    def bases(self, exercise: str) -> frozenset[str]:
        """Return an exercise and all those that its maximum may be a share of."""
        waiting, seen = [exercise], {exercise}
        for each in waiting:
            given = () if self._athlete is None else self._athlete.maxima.get(each, ())
            others = {one.of for one in given if one.of is not None} - seen
            waiting += sorted(others)
            seen |= others
        return frozenset(seen)

    def _bases(self, exercise: str, week: int) -> list[str]:
        """Return an exercise and those that its maximum is a share of in a week, one after another."""
        found: dict[str, None] = {}
        current: str | None = exercise
        while current is not None and current not in found:
            found[current] = None
            told = self._athlete is None or current in self._bests
            given = None if told or self._athlete is None else _in_force(self._athlete.maxima, current, week)
            current = None if given is None else given.of
        return list(found)

    def grow(self, exercise: str) -> bool:
        """Return whether the maxima of an exercise differ from week to week."""
        if exercise not in self._growing:
            self._growing[exercise] = self._athlete is not None and self._grow(self._athlete, exercise)
        return self._growing[exercise]

    def _grow(self, athlete: Athlete, exercise: str) -> bool:
        waiting, seen = [exercise], {exercise}
        for each in waiting:
            tests = (*athlete.maxima.get(each, ()), *athlete.training_maxima.get(each, ()))
            if self.growth(each) is not None or any(given.week > 1 for given in tests):
                return True
            others = {given.of for given in tests if given.of is not None} - seen
            waiting += sorted(others)
            seen |= others
        return False

    def growth(self, exercise: str) -> Raise | None:
        """Return how the maxima of an exercise grow: the athlete's own line goes before the plan's."""
        own = self._athlete.raises.get(exercise) if self._athlete is not None else None
        return own or self._plan.raises.get(exercise)

    @property
    def plan(self) -> Plan:
        """The plan that they are for."""
        return self._plan

    @property
    def athlete(self) -> Athlete | None:
        """Whose they are; None for nobody's."""
        return self._athlete

    @property
    def share(self) -> Fraction | None:
        """The share of a maximum, in per cent, that is its training max."""
        own = self._athlete.training_share if self._athlete is not None else None
        share = self._plan.training_share if own is None else own
        return None if share is None else Fraction(share)

    def count_normal(self, since: int, week: int) -> int:
        """Return how many normal weeks from `since` on come before a week; one with a kind stays at the last normal."""
        if self._normal is None:
            self._normal = sorted(number for each in self._plan.weeks if each.kind is None for number in each.numbers)
        at = bisect_left(self._normal, week)
        if at == len(self._normal) or self._normal[at] != week:
            at -= 1
        return max(0, at - bisect_left(self._normal, since))


def needed_of(load: Load, own: Exercise) -> str | None:
    """Return the id of the exercise whose maximum or training max a load is a share of; None for other loads."""
    if load.kind is not LoadKind.PERCENT or load.share not in _BY_WEIGHT:
        return None
    return load.of or own.id


def _find_maximum(maxima: Maxima, exercise: str, week: int) -> KnownMaximum | None:
    base = _find_base(maxima, exercise, week)
    if base is None:
        return None
    growth = maxima.growth(exercise)
    if maxima.best(exercise) is not None:
        return base
    return base if growth is None else _grow(base, growth, base, maxima.count_normal(base.given.week, week))


def _find_training_max(maxima: Maxima, exercise: str, week: int) -> KnownMaximum | None:
    """Return a training max: a weight goes before a share. It grows by what the maximum grows by, and by what a log
    says.
    """
    found = _grow_training_max(maxima, exercise, week)
    moved = maxima.moved(exercise)
    if found is None or not moved or maxima.athlete is None:
        return found
    unit = maxima.athlete.unit or maxima.plan.unit
    return found._replace(amount=found.amount + convert(moved, unit, found.unit))


def _grow_training_max(maxima: Maxima, exercise: str, week: int) -> KnownMaximum | None:
    if maxima.athlete is None:
        return None
    given = _in_force(maxima.athlete.training_maxima, exercise, week)
    whole = _find_base(maxima, exercise, week)
    if given is not None and given.weight is not None:
        base = KnownMaximum(Fraction(given.weight.amount), given.weight.unit, given)
    elif given is None and whole is not None and maxima.share is not None:
        base = whole._replace(amount=whole.amount * maxima.share / 100, share=maxima.share)
    else:
        return None
    growth = maxima.growth(exercise)
    if growth is None:
        return base
    return _grow(base, growth, whole or base, maxima.count_normal(base.given.week, week))


def _find_base(maxima: Maxima, exercise: str, week: int) -> KnownMaximum | None:
    """Return the maximum as the athlete gave it last, before it grows."""
    best = maxima.best(exercise)
    if best is not None:
        lifted = Maximum(Weight(_told(best.weight), best.unit), best.reps)
        return KnownMaximum(best.maximum, best.unit, lifted)
    given = None if maxima.athlete is None else _in_force(maxima.athlete.maxima, exercise, week)
    if maxima.athlete is None or given is None:
        return None
    if given.weight is not None:
        more = Fraction(_REPS_OF_EPLEY + given.reps, _REPS_OF_EPLEY) if given.reps > 1 else Fraction(1)
        return KnownMaximum(Fraction(given.weight.amount) * more, given.weight.unit, given)
    if given.of is None or given.share is None:
        return None
    other = maxima.find(given.of, week)
    return other and other._replace(amount=other.amount * Fraction(given.share) / 100, given=given, raised=Fraction(0))


def _grow(base: KnownMaximum, growth: Raise, limited: KnownMaximum, weeks: int) -> KnownMaximum:
    """Return a maximum after so many normal weeks; it grows until `limited` is at the limit of its growth."""
    moved = weeks // growth.weeks * _in_unit(growth.amount, base.unit)
    if growth.limit is not None:
        room = _in_unit(growth.limit, limited.unit) - limited.amount
        moved = min(moved, max(convert(room, limited.unit, base.unit), Fraction(0)))
    return base._replace(amount=base.amount + moved, raised=moved)


def _told(amount: Fraction) -> Decimal:
    return Decimal(half_up(amount * 100)) / 100


def _in_unit(weight: Weight, unit: WeightUnit) -> Fraction:
    return convert(Fraction(weight.amount), weight.unit, unit)


def _in_force(given: Mapping[str, tuple[Maximum, ...]], exercise: str, week: int) -> Maximum | None:
    """Return the last one that holds in a week."""
    return next((each for each in reversed(given.get(exercise, ())) if each.week <= week), None)
