"""Which session of the plan a workout is."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from gplang.importing.workouts.planned import Planned, Slot
from gplang.importing.workouts.records import Workout

_MOST_DAYS = 7
"""Days between a workout and the planned session that it is."""


class Sessions:
    """The sessions of a plan, given to workouts in the order of their dates; each goes to one only.

    `named` are the sessions of workouts by their titles in lower case. `taken` are those that a log already has.
    """

    def __init__(self, planned: Planned, named: Mapping[str, str], taken: Iterable[tuple[date, str]]) -> None:
        self._planned = planned
        self._named = named
        titles = {each.title.casefold(): each.session for each in planned.slots if each.title}
        self._names = titles | {each.session.casefold(): each.session for each in planned.slots}
        self._each = _merge(planned.slots)
        self._by_date: dict[date, list[int]] = {}
        for at, slot in enumerate(planned.slots):
            if slot.date is not None:
                self._by_date.setdefault(slot.date, []).append(at)
        self._taken: set[int] = set()
        for day, session in taken:
            self._take(day, session)

    def choose(self, workout: Workout, exercises: frozenset[str]) -> str | None:
        """Return the session that a workout is: the one that is said, else the likest; None if none is like it.

        The plan's own title of a session says it, too.
        """
        said = (workout.session or workout.title).casefold()
        named = self._named.get(workout.title.casefold()) or self._names.get(said) or self._find(workout, exercises)
        if named is not None:
            self._take(workout.date, named)
        return named

    def _find(self, workout: Workout, exercises: frozenset[str]) -> str | None:
        slots = self._planned.slots
        near = [slots[at] for at in self._near(workout.date) if at not in self._taken]
        for candidates in (near, self._each):
            best = max(candidates, key=lambda slot: _rate(slot, workout, exercises), default=None)
            if best is not None and best.exercises & exercises:
                return best.session
        return None

    def _near(self, day: date) -> Sequence[int]:
        days = (day + timedelta(shift) for shift in range(-_MOST_DAYS, _MOST_DAYS + 1))
        return [at for each in days for at in self._by_date.get(each, ())]

    def _take(self, day: date, session: str) -> None:
        """Let nobody else have the nearest open one of a session."""
        slots = self._planned.slots
        fitting = [at for at in self._near(day) if slots[at].session == session and at not in self._taken]
        if fitting:
            self._taken.add(min(fitting, key=lambda at: (_distance(slots[at], day), at)))


def _merge(slots: Iterable[Slot]) -> list[Slot]:
    """Return each session once, with all exercises that it ever has, and without a date."""
    found: dict[str, Slot] = {}
    for slot in slots:
        before = found.get(slot.session, slot)
        found[slot.session] = slot._replace(date=None, exercises=slot.exercises | before.exercises)
    return list(found.values())


def _rate(slot: Slot, workout: Workout, exercises: frozenset[str]) -> tuple[int, int, int]:
    """Return how well a session fits: exercises in common, nearness, and how little of it is lacking."""
    return len(slot.exercises & exercises), -_distance(slot, workout.date), -len(slot.exercises - exercises)


def _distance(slot: Slot, day: date) -> int:
    return 0 if slot.date is None else abs((slot.date - day).days)
