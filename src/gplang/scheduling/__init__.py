"""From a plan to concrete sessions: exact dates, turns, steps, adjustments and loads."""

from gplang.scheduling.courses import Courses
from gplang.scheduling.expand import build_all, build_schedule
from gplang.scheduling.precedence import with_overrides

__all__ = ["Courses", "build_all", "build_schedule", "with_overrides"]
