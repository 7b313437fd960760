"""How much a load may grow from one training to the next, and whether it grows by more."""

from fractions import Fraction

from gplang.catalog import Exercise, Pattern
from gplang.guide import Amount, Numbers, Profile
from gplang.lint.demands import Demand, EarlierWeeks, WeekDemands
from gplang.lint.facts import number
from gplang.lint.loads import ADDED, USUAL, KnownLoad, describe_growth, exact_number
from gplang.quantities import Measure
from gplang.records import NamedTuple
from gplang.scheduling.draft import exactly
from gplang.scheduling.precedence import Settings, load_kit, rounding_of

_HIPS_AND_LEGS = frozenset({Pattern.HINGE, Pattern.THRUST, Pattern.SQUAT, Pattern.LUNGE, Pattern.KNEE_EXTENSION})


class StepLimits(NamedTuple):
    """How much each quantity may grow; `step` is one step of rounding, in `unit`."""

    percent: Amount
    percent_per_rep: Amount
    sets: Amount
    reserve: Amount
    step: Fraction
    unit: str

    def times(self, trainings: int) -> "StepLimits":
        """Return what so many trainings may add, one after the other."""
        if trainings <= 1:
            return self
        return self._replace(percent=self.percent * trainings, sets=self.sets * trainings, step=self.step * trainings)


def find_limits(exercise: Exercise, settings: Settings, profile: Profile, numbers: Numbers) -> StepLimits:
    """Return how much an exercise may grow from one training to the next."""
    step = exactly(rounding_of(settings, exercise).step.amount)
    if exercise.pattern in _HIPS_AND_LEGS:
        step *= numbers.amount("steps")
    unit = settings.unit.value
    kit = profile.kit_steps.get(load_kit(exercise, settings.athlete), {}).get(unit)
    return StepLimits(
        percent=numbers.amount("percent"),
        percent_per_rep=numbers.amount("percent_per_rep"),
        sets=numbers.amount("sets"),
        reserve=numbers.amount("reserve"),
        step=step if kit is None else max(step, Fraction(kit)),
        unit=unit,
    )


def more_load(before: WeekDemands, now: WeekDemands, past: EarlierWeeks, limits: StepLimits) -> tuple[str, str] | None:
    """Find a group with much more load than its counterpart of the week before and any earlier one of as much work."""
    if not now.is_like(before):
        return None
    for old, new in zip(before.groups, now.groups, strict=True):
        if old.load is None or new.load is None or is_easy(new, limits) or not _is_big(old, new, limits):
            continue
        if not any(_leads_to(each, new, limits) for each in past.best):
            return describe_growth(
                old.load, new.load
            ), f"let the load grow by at most {_allowed(new.load, limits)} a week"
    return None


def _is_big(old: Demand, new: Demand, limits: StepLimits) -> bool:
    """Return whether a load grows too much, at both ends of a range; growth from zero is not judged."""
    if old.load is None or new.load is None or old.load.unit != new.load.unit or new.load.unit.endswith(ADDED):
        return False
    least = _least(new.load, limits)
    ends = [(old.load.low, new.load.low), (old.load.high, new.load.high)]
    if old.load.low is old.load.high and new.load.low is new.load.high:
        ends = ends[:1]
    if not all(was.numerator > 0 and end - was > least for was, end in ends):
        return False
    fewer = max(0, old.asked - new.asked) if new.dose.measure is Measure.REPS else 0
    percent = limits.percent + fewer * limits.percent_per_rep
    return all((end - was) * 100 > was * percent for was, end in ends)


def may_grow_much(before: WeekDemands, now: WeekDemands, limits: StepLimits) -> bool:
    """Return whether there are more sets than in the week before, or much more load, whatever came earlier."""
    return now.sets > before.sets or any(
        _is_big(old, new, limits) for old, new in zip(before.groups, now.groups, strict=False)
    )


def is_easy(demand: Demand, limits: StepLimits) -> bool:
    """Return whether sets leave so much in reserve that no step to them is too big."""
    return demand.reserve is not None and demand.reserve >= limits.reserve


def _least(load: KnownLoad, limits: StepLimits) -> Amount:
    """Return the amount that a load may always grow by: a step of rounding, or percentage points."""
    if load.unit == limits.unit:
        return limits.step
    return 0 if load.unit == USUAL else limits.percent


def _leads_to(old: Demand, new: Demand, limits: StepLimits) -> bool:
    """Return whether the new sets are no big step from these, which ask for as much."""
    if old.load is None or new.load is None or old.load.unit != new.load.unit or not new.is_like(old):
        return False
    enough = old.asked >= new.asked and old.dose.sets + limits.sets >= new.dose.sets
    return enough and not _is_big(old, new, limits)


def _allowed(load: KnownLoad, limits: StepLimits) -> str:
    """Return in words how much a load may grow."""
    share = f"{number(limits.percent)} %"
    if load.unit == limits.unit:
        return f"{share} or {exact_number(limits.step)} {limits.unit}"
    return share if load.unit == USUAL else f"{share} of itself or {number(limits.percent)} points"
