"""The wording of exercises, computed once for what is the same object from week to week."""

from collections.abc import Callable

from gplang.scheduling.records import ScheduledExercise
from gplang.vocabulary import WeekKind

Tell = Callable[[ScheduledExercise, int, WeekKind | None], tuple[str, ...]]
"""Returns lines about an exercise in a week of a kind; weeks differ by having one, and by loads relative to them."""


def tells_week(exercise: ScheduledExercise) -> bool:
    """Return whether the wording of an exercise depends on the week: on when the maximum of a load was given."""
    return any(group.load is not None and group.load.since is not None for group in exercise.groups)


class Told:
    """The results of `tell` for the exercises of a schedule, cached."""

    __slots__ = ("_known", "_tell")

    def __init__(self, tell: Tell) -> None:
        self._tell = tell
        self._known: dict[tuple[int, int, bool], tuple[ScheduledExercise, tuple[str, ...]]] = {}

    def of(self, exercise: ScheduledExercise, week: int, kind: WeekKind | None) -> tuple[str, ...]:
        """Return the lines about an exercise."""
        key = (id(exercise), week if tells_week(exercise) else 0, kind is None)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = (exercise, self._tell(exercise, week, kind))
        return found[1]
