"""The certain part of a plan with mistakes: what could not be read may change the meaning of the rest.

Rules judge two readings of such a plan. Findings on the certain one are reported; findings only on everything that can
be read wait until the mistakes are fixed.
"""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from gplang.model.changes import Drop, Replacement
from gplang.model.days import KnownOpenings, openings_of, weeks_by_number
from gplang.model.plan import UNKNOWN, Athlete, Plan
from gplang.model.session import LostLine, Session
from gplang.model.week import Week
from gplang.records import replace

_DAYS_OFF = ("skip", "pause")

LOST_ATHLETE = "athlete"
"""Among what is unsure of a plan: an athlete whose name could not be read."""


def is_doubtful(plan: Plan) -> bool:
    """Return whether anything of a plan could not be read."""
    return bool(
        plan.unsure
        or any(session.broken for session in plan.all_sessions)
        or any(is_week_doubtful(week) for week in plan.weeks)
        or any(athlete.unsure or any(map(_is_unsure, athlete.changes)) for athlete in plan.athletes)
        or any(gym.unsure for gym in plan.gyms.values())
    )


def _is_unsure(change: Drop | Replacement) -> bool:
    return isinstance(change, Replacement) and change.unsure


def is_week_doubtful(week: Week) -> bool:
    """Return whether anything of a week could not be read."""
    return week.broken or week.kind_unsure or week.doses_unsure


def unsure_settings(plan: Plan, athlete: Athlete | None) -> frozenset[str]:
    """Return which settings of an athlete could not be read; the start only where days off depend on it."""
    unsure = plan.unsure | (athlete.unsure if athlete is not None else frozenset())
    has_days_off = plan.skips or plan.pauses or not unsure.isdisjoint((UNKNOWN, *_DAYS_OFF))
    return unsure if has_days_off else unsure - {"start"}


def keep_certain(plan: Plan, athlete: Athlete | None) -> tuple[Plan, Athlete | None]:
    """Return a plan and an athlete without what is uncertain; what may be missing stays marked as such.

    They are the given ones themselves where nothing has to be left out of them.
    A week with uncertain doses is not a normal one. Where an athlete's equipment is not known, a line with substitutes
    is removed, and everything is there, on days in a gym, too; where it is not known who trains, no level applies.
    """
    is_anybody = athlete is None and LOST_ATHLETE in plan.unsure
    kit_unsure = is_anybody or _may_have_other_kit(plan, athlete)
    own_level = athlete.level if athlete is not None and not athlete.may_lack("level") else None
    level_unsure = is_anybody or plan.may_lack("level") or (athlete is not None and athlete.may_lack("level"))
    level = None if level_unsure else plan.level
    sessions = _certain_sessions(plan.sessions, kit_unsure=kit_unsure)
    weeks = tuple(_certain_week(week, kit_unsure=kit_unsure) for week in plan.weeks)
    if level != plan.level or sessions is not plan.sessions or _differ(weeks, plan.weeks):
        plan = replace(plan, level=level, sessions=sessions, weeks=weeks)
    if athlete is None:
        return plan, None
    changes = tuple(_certain_change(each) for each in athlete.changes)
    if own_level != athlete.level or _differ(changes, athlete.changes):
        athlete = replace(athlete, level=own_level, changes=changes)
    athlete = replace(athlete, equipment=None, home=None) if kit_unsure else athlete
    return _keep_certain_days(plan, athlete), athlete


def _differ(new: Iterable[object], old: Iterable[object]) -> bool:
    return any(one is not other for one, other in zip(new, old, strict=True))


def is_all_certain(plan: Plan) -> bool:
    """Return whether all that can be read of a plan is certain: then what could not be read only leaves gaps."""
    whom = (None, *plan.athletes)
    return suppose_normal(plan) is plan and all(not _differ(keep_certain(plan, each), (plan, each)) for each in whom)


def _certain_change(change: Drop | Replacement) -> Drop | Replacement:
    """Return a change of an athlete's sessions; of one to something that is not certain, only what goes."""
    if _is_unsure(change):
        return Drop(change.where, change.old, change.old_where, change.role, change.since)
    return change


def _keep_certain_days(plan: Plan, athlete: Athlete) -> Plan:
    """Return a plan without what a line of an athlete may change that could not be read."""
    doses_unsure = athlete.may_lack("swap", "drop")
    days_unsure = "move" in athlete.unsure
    if not doses_unsure and not days_unsure:
        return plan
    weeks = (
        week._replace(kind_unsure=week.kind_unsure or doses_unsure, broken=week.broken or days_unsure)
        for week in plan.weeks
    )
    return replace(plan, weeks=tuple(weeks))


def _may_have_other_kit(plan: Plan, athlete: Athlete | None) -> bool:
    """Return whether a line that could not be read may say what there is to train with."""
    gyms = [*plan.gyms.values()]
    if plan.may_lack("in") or any(not gym.unsure.isdisjoint((UNKNOWN, "equipment")) for gym in gyms):
        return athlete is not None or bool(gyms)
    return athlete is not None and athlete.may_lack("equipment", "in")


def suppose_normal(plan: Plan) -> Plan:
    """Return a plan in which the weeks whose kind could not be read have none; itself if there are no such weeks."""
    if not any(week.kind_unsure for week in plan.weeks):
        return plan
    return replace(plan, weeks=tuple(week._replace(kind_unsure=False) for week in plan.weeks))


def _certain_week(week: Week, *, kit_unsure: bool) -> Week:
    changed = _certain_sessions(week.changed, kit_unsure=kit_unsure) if week.changed else week.changed
    slots = week.slots
    if kit_unsure:
        slots = tuple(each._replace(gym=each.gym and replace(each.gym, equipment=None)) for each in slots)
    elif changed is week.changed and (week.kind_unsure or not week.doses_unsure):
        return week
    return week._replace(kind_unsure=week.kind_unsure or week.doses_unsure, changed=changed, slots=slots)


def _certain_sessions(sessions: Mapping[str, Session], *, kit_unsure: bool) -> Mapping[str, Session]:
    certain = {name: _certain_lines(each, kit_unsure=kit_unsure) for name, each in sessions.items()}
    return MappingProxyType(certain) if _differ(certain.values(), sessions.values()) else sessions


def _certain_lines(session: Session, *, kit_unsure: bool) -> Session:
    unsure = [line for line in session.lines if line.unsure or (kit_unsure and line.substitutes)]
    if not unsure:
        return session
    lines = tuple(line for line in session.lines if not any(line is other for other in unsure))
    lost = (LostLine(line.role, None if line.substitutes else line.exercise.id) for line in unsure)
    return session._replace(lines=lines, lost=tuple(dict.fromkeys((*session.lost, *lost))))


def find_incomplete(plan: Plan) -> frozenset[int]:
    """Return the weeks of which a day, or a line of a session, could not be read: they may have more sets."""
    blocks = weeks_by_number(plan.weeks)
    known: KnownOpenings = {}
    return frozenset(
        number
        for number, week in blocks.items()
        if is_lost(week, blocks)
        or any(
            plan.session_in(week, name).lost
            for opening in openings_of(week, blocks, known)
            for name in opening.sessions
        )
    )


def is_lost(week: Week, weeks: Mapping[int, Week]) -> bool:
    """Return whether a day of a week could not be read, or of one that it copies, through any number of others."""
    seen: set[int] = set()
    current: Week | None = week
    while current is not None and id(current) not in seen:
        if current.broken:
            return True
        seen.add(id(current))
        current = weeks.get(current.like) if current.like is not None else None
    return False


def find_written(plan: Plan) -> Iterator[Week]:
    """Yield the weeks of a plan that say when its sessions are trained; of others only the contents are known."""
    return (week for week in plan.weeks if week.numbers and not week.doses_unsure)
