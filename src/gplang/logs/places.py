"""Which exercises pain is about, by the places that they load."""

from collections.abc import Collection, Iterable

from gplang.catalog import Exercise, Level, load_muscles
from gplang.logs.records import Pain
from gplang.suggest import nearest
from gplang.vocabulary import Sensitivity

_DELTS = ("front-delts", "side-delts", "rear-delts")
_BACK = "erectors"
_EVERYDAY = {
    "back": ("lower-back", "upper-back"),
    "spine": ("lower-back",),
    "lumbar": ("lower-back",),
    "knees": ("knee",),
    "shoulder": _DELTS,
    "shoulders": _DELTS,
    "delts": _DELTS,
    "thigh": ("quads", "hamstrings", "adductors"),
    "groin": ("adductors",),
}
"""What people call places of which facts of exercises tell by another name, or of a part."""


def is_known(place: str) -> bool:
    """Return whether facts of exercises tell which of them load a place of the body."""
    return place in [each.value for each in Sensitivity] or load_muscles().find(place) is not None


def suggest_places(place: str) -> tuple[str, ...]:
    """Return the known places that one that is not known may stand for."""
    known = (*(each.value for each in Sensitivity), *load_muscles().words)
    return _EVERYDAY.get(place) or nearest(place, known)


def loads_place(exercise: Exercise, place: str) -> bool:
    """Return whether an exercise loads a place of the body; none does one that is not known."""
    if place == Sensitivity.LOWER_BACK:
        return exercise.spinal_load is not Level.LOW
    if place == Sensitivity.KNEE:
        return exercise.knee_stress is not Level.LOW
    return load_muscles().find(place) in exercise.trains


def find_worst(
    exercise: Exercise, own: int | None, pains: Iterable[Pain], done: Collection[Exercise]
) -> tuple[int, str | None] | None:
    """Return the worst pain that an exercise has to answer for, and the place if the session says it; None without.

    `done` is all that the session had.
    """
    found = [(each.level, each.place) for each in pains if _answers_for(exercise, each.place, done)]
    told: list[tuple[int, str | None]] = [*found] if own is None else [(own, None), *found]
    return max(told, key=lambda each: each[0], default=None)


def _answers_for(exercise: Exercise, place: str, done: Collection[Exercise]) -> bool:
    """Return whether an exercise has to answer for pain in a place: it loads it, or is done without what does.

    The back that hurts after light hinges alone hurts from these.
    """
    if loads_place(exercise, place):
        return True
    works = place == Sensitivity.LOWER_BACK and _BACK in exercise.assists
    return works and not any(loads_place(each, place) for each in done)
