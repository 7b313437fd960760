"""The groups of sets of a line for an athlete in one week."""

from gplang.catalog import Exercise
from gplang.model.completed import complete, names_load
from gplang.model.plan import Athlete
from gplang.model.session import SetGroup, SetLine
from gplang.model.substitutes import for_other_exercise
from gplang.quantities import Load, LoadKind
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


def _with_starting_load(
    groups: tuple[SetGroup, ...], role: Role, exercise: Exercise, athlete: Athlete | None
) -> tuple[SetGroup, ...]:
    """Give a line that names no load the athlete's starting load; warm-ups have none."""
    start = athlete.loads.get(exercise.id) if athlete is not None else None
    if start is None or role is Role.WARMUP or any(names_load(group) for group in groups):
        return groups
    load = Load(LoadKind.WEIGHT, start.amount, start.amount, start.unit)
    return tuple(group._replace(load=group.load or load, places=None) for group in groups)
