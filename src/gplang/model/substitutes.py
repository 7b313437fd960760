"""What becomes of a line when another exercise takes its place: through `or` or through `swap`."""

from gplang.catalog import Exercise
from gplang.model.plan import Athlete, SetGroup, SetLine
from gplang.quantities import Load, LoadKind

_STAYING = frozenset({LoadKind.PERCENT, LoadKind.LIGHT, LoadKind.MODERATE})
"""Loads that mean the same with another exercise."""


def choose_exercise(line: SetLine, athlete: Athlete | None) -> Exercise:
    """Return the line's exercise, or the first substitute that fits the athlete's equipment.

    The line's own stays where nothing fits, and where nothing was said about equipment.
    """
    if athlete is None or athlete.equipment is None:
        return line.exercise
    choices = (line.exercise, *line.substitutes)
    return next((each for each in choices if not each.lacks(athlete.equipment)), line.exercise)


def for_other_exercise(groups: tuple[SetGroup, ...]) -> tuple[SetGroup, ...]:
    """Return groups of sets for another exercise: sets, repetitions and effort stay, written loads go.

    A percentage is then of the new exercise's maximum.
    """
    return tuple(SetGroup(each.where, each.dose, each.effort, _keep(each.load)) for each in groups)


def _keep(load: Load | None) -> Load | None:
    if load is None or load.kind not in _STAYING:
        return None
    return Load(load.kind, load.low, load.high, load.unit)
