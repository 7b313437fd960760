"""Which exercise an athlete does, and the groups of sets a line then asks for in one week."""

from gplang.catalog import Exercise
from gplang.model.plan import Athlete, SetGroup, SetLine
from gplang.quantities import Load, LoadKind
from gplang.vocabulary import Role

_STAYING = frozenset({LoadKind.PERCENT, LoadKind.LIGHT, LoadKind.MODERATE})
"""Loads that mean the same with another exercise."""


def choose_exercise(line: SetLine, athlete: Athlete | None) -> Exercise:
    """Return the line's exercise, or the first substitute that fits the athlete's equipment.

    The line's own stays where nothing fits, and where nothing was said about equipment.
    """
    if athlete is None or athlete.equipment is None:
        return line.exercise
    for exercise in (line.exercise, *line.substitutes):
        if not exercise.lacks(athlete.equipment):
            return exercise
    return line.exercise


def groups_of(line: SetLine, exercise: Exercise, athlete: Athlete | None, k: int) -> tuple[SetGroup, ...]:
    """Return the groups of sets of step `k`: the wave's or the written ones, with the loads that hold."""
    groups = _wave_dose(line, k) if line.wave else line.groups
    if exercise.id != line.exercise.id:
        groups = tuple(SetGroup(group.where, group.dose, group.effort, _keep(group.load)) for group in groups)
    return _with_starting_load(groups, line.role, exercise, athlete)


def _wave_dose(line: SetLine, k: int) -> tuple[SetGroup, ...]:
    """Return the wave's dose; effort and load that it leaves out are the line's."""
    groups = line.wave[k % len(line.wave)]
    own = line.groups[0] if line.groups else None
    if own is None:
        return groups
    effort = None if any(group.effort is not None for group in groups) else own.effort
    load = None if any(group.load is not None for group in groups) else own.load
    return tuple(SetGroup(one.where, one.dose, one.effort or effort, one.load or load) for one in groups)


def _keep(load: Load | None) -> Load | None:
    """Return what is left of a load with another exercise: a percentage is then of that one's maximum."""
    if load is None or load.kind not in _STAYING:
        return None
    return Load(load.kind, load.low, load.high, load.unit)


def _with_starting_load(
    groups: tuple[SetGroup, ...], role: Role, exercise: Exercise, athlete: Athlete | None
) -> tuple[SetGroup, ...]:
    """Give a line that names no load the athlete's starting load; warm-ups have none."""
    start = athlete.loads.get(exercise.id) if athlete is not None else None
    if start is None or role is Role.WARMUP or any(group.load is not None for group in groups):
        return groups
    load = Load(LoadKind.WEIGHT, start.amount, start.amount, start.unit)
    return tuple(SetGroup(group.where, group.dose, group.effort, load) for group in groups)
