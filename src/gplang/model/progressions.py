"""The progression of a line: its own, else that of its exercise in the plan, else that of its role."""

from gplang.model.plan import Plan
from gplang.model.session import Lift, SetLine
from gplang.quantities import OnMiss, Progress
from gplang.records import NamedTuple
from gplang.source import Location
from gplang.vocabulary import Role


class Governing(NamedTuple):
    """The progression that holds for a line, and its place. `lift` is the one whose lines share its steps."""

    progress: Progress
    where: Location
    lift: Lift | None = None
    is_own: bool = False


def governing(line: SetLine, plan: Plan) -> Governing | None:
    """Return the progression that holds for a line; None without one.

    Its own goes before that of its exercise in its role, this before that of its exercise, this before its role's.
    """
    if line.progress is not None:
        return Governing(line.progress, line.progress_where or line.where, is_own=True)
    for lift in _lifts_of(line) if plan.lift_progress else ():
        if lift in plan.lift_progress:
            return Governing(plan.lift_progress[lift], plan.lift_progress_where.get(lift, line.where), lift)
    progress = plan.role_progress.get(line.role)
    return None if progress is None else Governing(progress, plan.role_progress_where.get(line.role, line.where))


def progress_of(line: SetLine, plan: Plan) -> Progress | None:
    """Return the progression that holds for a line."""
    found = governing(line, plan)
    return None if found is None else found.progress


def on_miss_of(line: SetLine, plan: Plan) -> OnMiss:
    """Return what follows a miss of a line; where nothing is written, it holds."""
    return find_on_miss(line, plan) or OnMiss()


def find_on_miss(line: SetLine, plan: Plan) -> OnMiss | None:
    """Return what is written about a miss of a line, closest to it as of progressions; None where nothing is."""
    if line.on_miss is not None:
        return line.on_miss
    for lift in _lifts_of(line) if plan.lift_on_miss else ():
        if lift in plan.lift_on_miss:
            return plan.lift_on_miss[lift]
    return plan.role_on_miss.get(line.role)


def _lifts_of(line: SetLine) -> tuple[Lift, ...]:
    """Return the lifts that a line belongs to, the closer one first; a warm-up only to that of its role."""
    in_role = Lift(line.role, line.exercise.id)
    return (in_role,) if line.role is Role.WARMUP else (in_role, Lift(None, line.exercise.id))
