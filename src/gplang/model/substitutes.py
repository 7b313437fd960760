"""What a line asks for when another exercise takes its place: through `or` or through `swap`."""

from dataclasses import replace

from gplang.catalog import Exercise, Level
from gplang.model.plan import Athlete, SetGroup, SetLine
from gplang.model.shares import has_best, settle_share
from gplang.quantities import Dose, Load, LoadKind, ShareOf
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


def for_other_exercise(groups: tuple[SetGroup, ...], new: Exercise) -> tuple[SetGroup, ...]:
    """Return groups of sets for another exercise: sets, repetitions and effort stay, written loads are removed.

    A percentage is then of the new exercise's maximum, training max or best; that of a best goes where there is none.
    """
    return tuple(
        each._replace(dose=_for_parts(each.dose, new), load=_keep(each.load, new), places=None) for each in groups
    )


def _for_parts(dose: Dose, exercise: Exercise) -> Dose:
    """Return a complex's dose for another exercise: as many repetitions as all parts together."""
    return replace(dose, parts=()) if dose.parts and len(dose.parts) != len(exercise.parts) else dose


def _keep(load: Load | None, new: Exercise) -> Load | None:
    if load is None or load.kind not in _STAYING or (load.share is ShareOf.BEST and not has_best(new)):
        return None
    return settle_share(Load(load.kind, load.low, load.high, load.unit, share=load.share), new)
