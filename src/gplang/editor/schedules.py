"""The schedules that hovers and hints take their numbers from."""

from gplang.guide import Profile
from gplang.model.plan import Plan
from gplang.scheduling import build_all
from gplang.scheduling.records import Schedule


def build_schedules(plan: Plan | None, profile: Profile) -> tuple[Schedule, ...]:
    """Return a plan's schedule for each of its athletes, or one for anybody; none for a library."""
    if plan is None:
        return ()
    return tuple(schedule for schedule, _ in build_all(plan, plan.athletes or (None,), profile))
