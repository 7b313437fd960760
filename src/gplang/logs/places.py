"""Which exercises pain is about, by the places that they load."""

from collections.abc import Iterable

from gplang.catalog import Exercise, Level, load_muscles
from gplang.logs.records import Pain
from gplang.vocabulary import Sensitivity


def is_known(place: str) -> bool:
    """Return whether facts of exercises tell which of them load a place of the body."""
    return place in [each.value for each in Sensitivity] or load_muscles().find(place) is not None


def loads_place(exercise: Exercise, place: str) -> bool:
    """Return whether an exercise loads a place of the body; none does one that is not known."""
    if place == Sensitivity.LOWER_BACK:
        return exercise.spinal_load is not Level.LOW
    if place == Sensitivity.KNEE:
        return exercise.knee_stress is not Level.LOW
    return load_muscles().find(place) in exercise.trains


def find_worst(exercise: Exercise, own: int | None, pains: Iterable[Pain]) -> tuple[int, str | None] | None:
    """Return the worst pain that an exercise has to answer for, and the place if the session says it; None without."""
    found = [(each.level, each.place) for each in pains if loads_place(exercise, each.place)]
    told: list[tuple[int, str | None]] = [*found] if own is None else [(own, None), *found]
    return max(told, key=lambda each: each[0], default=None)
