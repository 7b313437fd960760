"""Precedence of settings: the athlete's where there are some, else the plan's."""

from datetime import date
from decimal import Decimal

from gplang.catalog import Exercise, load_weights
from gplang.model.gym import Gym
from gplang.model.plan import Athlete, Clock, Plan, train_in
from gplang.quantities import Weight, WeightUnit
from gplang.records import NamedTuple, replace
from gplang.scheduling.maxima import Maxima
from gplang.scheduling.plates import Rack, rack_of
from gplang.vocabulary import Level

DEFAULT_ROUND = {
    WeightUnit.KG: Weight(Decimal("2.5"), WeightUnit.KG),
    WeightUnit.LB: Weight(Decimal(5), WeightUnit.LB),
}
"""What loads are rounded to where nothing is said; the language's own defaults."""

BAR = "barbell"
"""The kit whose weight and plates a gym tells."""


class Settings(NamedTuple):
    """The settings for one athlete of a plan; `round` is in `unit`, reminders are minutes.

    `clock` has the times of day, `maxima` the bases of percentages; the athlete's own take precedence.
    """

    plan: Plan
    athlete: Athlete | None
    level: Level | None
    unit: WeightUnit
    round: Weight
    start: date | None
    timezone: str | None
    reminders: tuple[int, ...]
    clock: Clock
    maxima: Maxima


class Rounding(NamedTuple):
    """The step that loads of an exercise are rounded to; `steps`: so are those that whole steps led to.

    With a `rack` all loads go to what can be loaded with that. `bar` is what the empty one weighs, where that is told.
    """

    step: Weight
    steps: bool
    rack: Rack | None = None
    bar: Weight | None = None


def settle(plan: Plan, athlete: Athlete | None) -> Settings:
    """Return the settings for `athlete`, or for anybody if None."""
    if athlete is None:
        return Settings(
            plan,
            None,
            plan.level,
            plan.unit,
            _rounding(plan.unit, plan.round),
            plan.start,
            plan.timezone,
            plan.reminders,
            plan.clock,
            Maxima(plan, None),
        )
    unit = athlete.unit or plan.unit
    return Settings(
        plan,
        athlete,
        athlete.level or plan.level,
        unit,
        _rounding(unit, athlete.round or plan.round),
        athlete.start or plan.start,
        athlete.timezone or plan.timezone,
        plan.reminders if athlete.reminders is None else athlete.reminders,
        plan.clock if athlete.clock is None else athlete.clock.before(plan.clock),
        Maxima(plan, athlete),
    )


def rounding_of(settings: Settings, exercise: Exercise, gym: Gym | None = None) -> Rounding:
    """Return how loads of an exercise are rounded, in the `gym` that its day names or else where the athlete trains.

    The gym's word goes before the athlete's, that before the plan's, an exercise's own before that of the kit that is
    its load, then that of all; what is in another unit does not count. What goes on a bar is rounded to what its plates
    make.
    """
    athlete = train_in(settings.athlete, gym)
    home = athlete.home if athlete is not None else None
    said = settings.plan.kit_rounds or home is not None or (athlete is not None and athlete.kit_rounds)
    kit = load_kit(exercise, athlete) if said else ""
    rack = rack_of(home) if kit == BAR else None
    rounding = _find_rounding(settings, exercise, kit, home)
    if home is not None and kit == BAR:
        rounding = rounding._replace(bar=home.bar)
    if rack is None:
        return rounding
    step = rack.step if rack.unit is settings.unit else rounding.step
    return rounding._replace(step=step, steps=True, rack=rack)


def _find_rounding(settings: Settings, exercise: Exercise, kit: str, home: Gym | None) -> Rounding:
    for each in (home, settings.athlete, settings.plan):
        if each is None:
            continue
        named = each.rounds.get(exercise.id)
        if named is not None and named.unit is settings.unit:
            return Rounding(named, steps=True)
        named = each.kit_rounds.get(kit)
        if named is not None and named.unit is settings.unit:
            return Rounding(named, steps=True)
        if each.round is not None and each.round.unit is settings.unit:
            return Rounding(each.round, steps=False)
    return Rounding(settings.round, steps=False)


def load_kit(exercise: Exercise, athlete: Athlete | None) -> str:
    """Return the kit that is the load of an exercise, of several the first that is there; empty without one.

    Of what the athlete lacks it is the first, too: the exercise is done all the same.
    """
    words = exercise.find_load_kit(load_weights())
    have = athlete.kit if athlete is not None else None
    return next((word for word in words if have is None or word in have), next(iter(words), ""))


def with_overrides(plan: Plan, start: date | None = None, timezone: str | None = None) -> Plan:
    """Return the plan with another start or time zone, for everybody who trains it; None changes nothing."""
    if start is not None:
        athletes = tuple(replace(athlete, start=start) for athlete in plan.athletes)
        plan = replace(plan, start=start, athletes=athletes)
    if timezone is not None:
        athletes = tuple(replace(athlete, timezone=timezone) for athlete in plan.athletes)
        plan = replace(plan, timezone=timezone, athletes=athletes)
    return plan


def _rounding(unit: WeightUnit, wanted: Weight | None) -> Weight:
    return wanted if wanted is not None and wanted.unit is unit else DEFAULT_ROUND[unit]
