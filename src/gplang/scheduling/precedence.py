"""Precedence of settings: the athlete's where there are some, else the plan's."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from gplang.model.plan import Athlete, Clock, Plan
from gplang.quantities import Weight, WeightUnit
from gplang.vocabulary import Level

DEFAULT_ROUND = {
    WeightUnit.KG: Weight(Decimal("2.5"), WeightUnit.KG),
    WeightUnit.LB: Weight(Decimal(5), WeightUnit.LB),
}
"""What loads are rounded to where nothing is said; the language's own defaults."""


class Settings(NamedTuple):
    """The settings for one athlete of a plan; `round` is in `unit`, reminders are minutes.

    `clock` has the times of day; the athlete's own take precedence.
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
    )


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
