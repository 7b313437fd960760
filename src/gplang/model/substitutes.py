"""What a line asks for when another exercise takes its place: through `or` or through `swap`."""

from dataclasses import replace

from gplang.catalog import Exercise, Level
from gplang.model.plan import Athlete, SetGroup, SetLine
from gplang.quantities import Dose, Load, LoadKind
from gplang.vocabulary import Role, Sensitivity

_STAYING = frozenset({LoadKind.PERCENT, LoadKind.LIGHT, LoadKind.MODERATE})
"""Loads that mean the same with another exercise."""


def choose_exercise(line: SetLine, athlete: Athlete | None) -> Exercise:
    """Return the line's exercise, or the first substitute where equipment, a back or a knee forbids it.

    Equipment takes precedence: where everything that it allows is hard on a sensitive place, the first of that is
    chosen. The line's own exercise stays where none is possible.
    """
    if athlete is None or not line.substitutes:
        return line.exercise
    choices = [each for each in (line.exercise, *line.substitutes) if has_kit(each, athlete)]
    sparing = (each for each in choices if line.role is Role.WARMUP or spares(each, athlete))
    return next(sparing, choices[0] if choices else line.exercise)


def has_kit(exercise: Exercise, athlete: Athlete) -> bool:
    """Return whether an athlete has what an exercise needs; without equipment lines an athlete has everything."""
    return athlete.equipment is None or not exercise.lacks(athlete.equipment)


def spares(exercise: Exercise, athlete: Athlete) -> bool:
    """Return whether an exercise is gentle enough on an athlete's sensitive places."""
    sensitive = athlete.sensitive
    return not (exercise.spinal_load is Level.HIGH and Sensitivity.LOWER_BACK in sensitive) and not (
        exercise.knee_stress is Level.HIGH and Sensitivity.KNEE in sensitive
    )


def for_other_exercise(groups: tuple[SetGroup, ...], exercise: Exercise) -> tuple[SetGroup, ...]:
    """Return groups of sets for another exercise: sets, repetitions and effort stay, written loads are removed.

    A percentage is then of the new exercise's maximum.
    """
    return tuple(
        each._replace(dose=_for_parts(each.dose, exercise), load=_keep(each.load), places=None) for each in groups
    )


def _for_parts(dose: Dose, exercise: Exercise) -> Dose:
    """Return a complex's dose for another exercise: as many repetitions as all parts together."""
    return replace(dose, parts=()) if dose.parts and len(dose.parts) != len(exercise.parts) else dose


def _keep(load: Load | None) -> Load | None:
    if load is None or load.kind not in _STAYING:
        return None
    return Load(load.kind, load.low, load.high, load.unit)
