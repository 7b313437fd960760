"""Whose settings hold: the athlete's where there are some, else the plan's."""

from dataclasses import dataclass, replace
from datetime import date, time
from decimal import Decimal

from gplang.model.plan import Athlete, Plan
from gplang.quantities import Weight, WeightUnit
from gplang.vocabulary import Day, Level

DEFAULT_ROUND = {
    WeightUnit.KG: Weight(Decimal("2.5"), WeightUnit.KG),
    WeightUnit.LB: Weight(Decimal(5), WeightUnit.LB),
}
"""What loads are rounded to where nothing is said; the language's own defaults."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds for one athlete of a plan; `round` is in `unit`, reminders are minutes."""

    plan: Plan
    athlete: Athlete | None
    level: Level | None
    unit: WeightUnit
    round: Weight
    start: date | None
    timezone: str | None
    reminders: tuple[int, ...]

    def time_on(self, day: Day) -> time | None:
        """Return the time of day for a weekday, None for all-day; anything the athlete says goes first."""
        own = self.athlete.clock if self.athlete is not None else None
        return (own.before(self.plan.clock) if own is not None else self.plan.clock).on(day)


def settle(plan: Plan, athlete: Athlete | None) -> Settings:
    """Return the settings that hold for `athlete`, or for anybody if None."""
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
