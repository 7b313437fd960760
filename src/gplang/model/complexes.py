"""Complexes: exercises that are done one after another in each set, such as a clean, a front squat and a jerk."""

from collections.abc import Iterable

from gplang.catalog import HARD_KINDS, Exercise
from gplang.catalog.exercise import Level, assisted_by, trained_by
from gplang.model.scope import Scope
from gplang.model.session import SetGroup
from gplang.quantities import Dose, Measure
from gplang.records import replace
from gplang.source import Location

_LEVELS = tuple(Level)
_MOST_NAMED = 6
"""Parts that a hint lists."""


def compose(start: Exercise, parts: tuple[Exercise, ...]) -> Exercise:
    """Return an exercise made of others: muscles and kit of all of them, each demand that of the hardest.

    It moves like the hardest of its parts, and is strength work if any of them is.
    """
    hardest = max(parts, key=lambda part: (_LEVELS.index(part.fatigue), _LEVELS.index(part.spinal_load)))
    return replace(
        start,
        parts=parts,
        pattern=hardest.pattern,
        kind=next((part.kind for part in parts if part.kind in HARD_KINDS), parts[0].kind),
        trains=trained_by(parts),
        assists=assisted_by(parts),
        length=hardest.length,
        unilateral=all(part.unilateral for part in parts),
        loadable=any(part.loadable for part in parts),
        spinal_load=_hardest(part.spinal_load for part in parts),
        fatigue=_hardest(part.fatigue for part in parts),
        technique=_hardest(part.technique for part in parts),
        knee_stress=_hardest(part.knee_stress for part in parts),
        equipment=tuple(dict.fromkeys(need for part in parts for need in part.equipment)),
        loads_with=tuple(dict.fromkeys(word for part in parts for word in part.loads_with)),
        impact=max(part.impact for part in parts),
        practicality=min(part.practicality for part in parts),
    )


def _hardest(levels: Iterable[Level]) -> Level:
    return max(levels, key=_LEVELS.index)


def check_parts(exercise: Exercise, groups: Iterable[SetGroup], scope: Scope) -> None:
    """Report (E020) doses that have not one number for each part of an exercise."""
    for group in groups:
        if not fits(group.dose, exercise):
            if not scope.is_sure([exercise]):
                return
            where = group.places.dose if group.places is not None else group.where
            scope.report("E020", where, *_tell(group.dose, exercise))


def check_exchange(new: Exercise, where: Location, groups: Iterable[SetGroup], scope: Scope) -> None:
    """Report (E020) an exercise that takes the place of another whose doses do not say how many of each part."""
    if new.parts and scope.is_sure([new]):
        wrong = next((group.dose for group in groups if not fits(group.dose, new)), None)
        if wrong is not None:
            scope.report("E020", where, *_tell(wrong, new))


def fits(dose: Dose, exercise: Exercise) -> bool:
    """Return whether a dose can be of an exercise: of a complex, it has a number for each part, or is timed."""
    return len(dose.parts) == len(exercise.parts) or (not dose.parts and dose.measure is not Measure.REPS)


def _tell(dose: Dose, exercise: Exercise) -> tuple[str, str]:
    """Return what is wrong with a dose of an exercise, and what to write."""
    parts = exercise.parts
    if not parts:
        message = f"{len(dose.parts)} numbers for `{exercise.id}`, which is not a complex"
        return message, f"write `{dose.sets}x{dose.high}`; a complex is an `exercise` with a line `complex`"
    names = ", ".join(part.id for part in parts[:_MOST_NAMED])
    more = " …" if len(parts) > _MOST_NAMED else ""
    example = "+".join("1" for _ in parts)
    hint = f"how many of each? `{exercise.id}` is {names}{more}; such as `{dose.sets}x{example}`"
    numbers = len(dose.parts) or 1
    return f"{numbers} number{'s' * (numbers != 1)} for a complex of {len(parts)} parts", hint
