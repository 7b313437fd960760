"""Which exercises pain is about, by the places that they load."""

from collections.abc import Iterable

from gplang.catalog import Exercise, Level, load_muscles
from gplang.logs.records import Pain
from gplang.vocabulary import Sensitivity


def loads_place(exercise: Exercise, place: str) -> bool | None:
    """Return whether an exercise loads a place of the body; None for a place of which no fact of exercises tells."""
    if place == Sensitivity.LOWER_BACK:
        return exercise.spinal_load is not Level.LOW
    if place == Sensitivity.KNEE:
        return exercise.knee_stress is not Level.LOW
    muscle = load_muscles().find(place)
    return None if muscle is None else muscle in exercise.trains


def worst(exercise: Exercise, own: int | None, pains: Iterable[Pain]) -> tuple[int, str | None] | None:
    """Return the worst pain that an exercise has to answer for, and the place if the session says it; None without."""
    found = [(each.level, each.place) for each in pains if loads_place(exercise, each.place)]
    told: list[tuple[int, str | None]] = [*found] if own is None else [(own, None), *found]
    return max(told, key=lambda each: each[0], default=None)
