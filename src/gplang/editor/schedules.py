"""The schedules that hovers and hints take their numbers from."""

from collections.abc import Mapping
from types import MappingProxyType

from gplang.guide import Profile
from gplang.logs.records import Log
from gplang.model.plan import Plan
from gplang.scheduling import Courses, build_all
from gplang.scheduling.records import Schedule
from gplang.typed import NoReturn


class SchedulesNeeded(Exception):  # noqa: N818  # not a mistake: what is asked for needs them
    """An answer needs the schedules, and they are not worked out yet."""


class _NotYet(tuple[Schedule, ...]):
    """Stands for schedules that are not worked out: who looks at them raises SchedulesNeeded."""

    __slots__ = ()

    def __iter__(self) -> NoReturn:
        raise SchedulesNeeded

    __len__ = __iter__

    def __getitem__(self, at: object) -> NoReturn:
        raise SchedulesNeeded


NOT_YET: tuple[Schedule, ...] = _NotYet()
"""Handed to a function that answers without schedules if it can."""


def build_schedules(
    plan: Plan | None,
    profile: Profile,
    logs: Mapping[str | None, Log] = MappingProxyType({}),
    courses: Courses | None = None,
) -> tuple[Schedule, ...]:
    """Return a plan's schedule for each of its athletes, or one for anybody; none for a library.

    They answer to the `logs` of the athletes, by their names. `courses` are shared with the rules.
    """
    if plan is None:
        return ()
    return tuple(schedule for schedule, _ in build_all(plan, plan.athletes or (None,), profile, logs, courses))
