"""The groups of sets of a line for an athlete in one week."""

from gplang.catalog import Exercise
from gplang.model.plan import Athlete
from gplang.model.session import SetGroup, SetLine
from gplang.model.substitutes import for_other_exercise
from gplang.quantities import Load, LoadKind, ShareOf
from gplang.vocabulary import Role


def groups_of(
    line: SetLine, exercise: Exercise, athlete: Athlete | None, k: int, *, is_own: bool = True
) -> tuple[SetGroup, ...]:
    """Return the groups of sets of step `k`: the wave's or the written ones, with the loads that apply.

    Without `is_own`, they are written for another exercise than the one that is done.
    """
    groups = _wave_dose(line, k) if line.wave else line.groups
    if not is_own:
        groups = for_other_exercise(groups, exercise)
    return _with_starting_load(groups, line.role, exercise, athlete)


def _wave_dose(line: SetLine, k: int) -> tuple[SetGroup, ...]:
    """Return the wave's dose; effort and load that it leaves out are the line's."""
    return complete(line.wave[k % len(line.wave)], _own_of(line))


def deload_of(
    line: SetLine, exercise: Exercise, athlete: Athlete | None, *, is_own: bool = True
) -> tuple[SetGroup, ...] | None:
    """Return the groups of sets that a line prescribes for `deload` weeks; None where it does not."""
    if not line.deload:
        return line.deload
    groups = complete(line.deload, _own_of(line))
    if not is_own:
        groups = for_other_exercise(groups, exercise)
    return _with_starting_load(groups, line.role, exercise, athlete)


def _own_of(line: SetLine) -> SetGroup | None:
    """Return the first sets of a line itself; one that takes a scheme has none."""
    return line.groups[0] if line.groups and line.scheme is None else None


def complete(groups: tuple[SetGroup, ...], own: SetGroup | None) -> tuple[SetGroup, ...]:
    """Return groups of sets with the effort and the load of a line's own where none of them has one."""
    if own is None:
        return groups
    effort = None if any(group.effort is not None for group in groups) else own.effort
    load = None if any(map(writes_load, groups)) else own.load
    return tuple(one._replace(effort=one.effort or effort, load=one.load or load, places=None) for one in groups)


def _with_starting_load(
    groups: tuple[SetGroup, ...], role: Role, exercise: Exercise, athlete: Athlete | None
) -> tuple[SetGroup, ...]:
    """Give a line that names no load the athlete's starting load; warm-ups have none."""
    start = athlete.loads.get(exercise.id) if athlete is not None else None
    if start is None or role is Role.WARMUP or any(names_load(group) for group in groups):
        return groups
    load = Load(LoadKind.WEIGHT, start.amount, start.amount, start.unit)
    return tuple(group._replace(load=group.load or load, places=None) for group in groups)


def names_load(group: SetGroup) -> bool:
    """Return whether sets have a load of their own; a share of the top set is none."""
    return group.load is not None and group.load.share is not ShareOf.TOP


def writes_load(group: SetGroup) -> bool:
    """Return whether sets have, or had for another exercise, a load of their own."""
    return group.bare or names_load(group)
