"""From a plan to concrete sessions: dates, turns, steps, adjustments and loads, all exact."""

from gplang.scheduling.expand import build_schedule
from gplang.scheduling.settings import with_overrides

__all__ = ["build_schedule", "with_overrides"]
