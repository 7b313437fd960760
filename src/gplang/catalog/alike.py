"""Exercises that somebody may have meant by an unknown name: what is written alike, and trains something alike."""

from collections.abc import Callable, Iterable

from gplang.catalog.exercise import Exercise
from gplang.suggest import is_like, nearest

_MOST = 3
"""Exercises that are offered."""

_MOST_NAMES = 3
"""Names that are looked at."""

_SHORTEST_WORD = 4
"""Letters of a word that says something about an exercise."""

_VAGUE = frozenset(
    (
        *("barbell", "dumbbell", "kettlebell", "cable", "band", "banded", "machine", "smith", "bodyweight", "weighted"),
        *("assisted", "single", "double", "seated", "lying", "standing", "lift", "exercise", "workout"),
    )
)
"""Words that say with what, or how; not what is trained."""


def suggest_exercises(name: str, names: Iterable[str], find: Callable[[str], Exercise | None]) -> tuple[Exercise, ...]:
    """Return the exercises that an unknown name resembles, the likeliest first; all of them train something alike."""
    found: dict[str, Exercise] = {}
    for near in nearest(name, names, _MOST_NAMES):
        exercise = find(near)
        if exercise is not None and (is_like(name, near) or _share_a_word(name, near)):
            found.setdefault(exercise.id, exercise)
    return tuple(each for each in found.values() if train_alike(next(iter(found.values())), each))[:_MOST]


def train_alike(one: Exercise, other: Exercise) -> bool:
    """Return whether two exercises have the same pattern or a main muscle in common."""
    if one.pattern is None or other.pattern is None:
        return True
    return one.pattern is other.pattern or not set(one.trains).isdisjoint(other.trains)


def _share_a_word(name: str, other: str) -> bool:
    mine, its = _words(name), _words(other)
    return any(one == two or is_like(one, two) for one in mine for two in its)


def _words(name: str) -> set[str]:
    words = set(name.casefold().replace("-", " ").replace("_", " ").replace("(", " ").replace(")", " ").split())
    return {word for word in words - _VAGUE if len(word) >= _SHORTEST_WORD}
