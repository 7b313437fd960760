"""What a plan has to do with a workout: its exercises by any of their names, and what its sessions ask for."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property

from gplang.catalog import Exercise, load_catalog
from gplang.model.names import Exercises
from gplang.records import NamedTuple, dataclass
from gplang.scheduling.records import LoadForm, Schedule
from gplang.scheduling.work import takes_weight
from gplang.suggest import nearest
from gplang.vocabulary import Role

_MODIFIED = re.compile(r"(.+?)\s*\(\s*(.+?)\s*\)")
_EDGE = " \t:;,.-_|*#"
_SAME = ("weighted", "plate loaded", "free weight")
"""What may be left out behind a name, since it does not make another exercise of it."""


class Slot(NamedTuple):
    """A session on its day; `exercises` are the ids of those that are more than a warm-up."""

    session: str
    title: str
    date: date | None
    exercises: frozenset[str]


class Use(NamedTuple):
    """How a plan uses an exercise; `added` tells whether its load is added to the body's, None without one."""

    roles: frozenset[Role] = frozenset()
    per_side: bool = False
    added: bool | None = None

    def plus(self, other: "Use") -> "Use":
        """Return both together; of loads, the first that is known."""
        added = other.added if self.added is None else self.added
        return Use(self.roles | other.roles, self.per_side or other.per_side, added)


_NONE = Use()


@dataclass(frozen=True)
class Planned:
    """A plan as it is trained by one athlete."""

    schedule: Schedule
    exercises: Exercises

    def find(self, words: str) -> Exercise | None:
        """Return the exercise that words mean; None where it is doubtful."""
        name = words.strip(_EDGE)
        found = self.exercises.find(name) if name else None
        if found is None and (match := _MODIFIED.fullmatch(name)):
            base, more = match[1], match[2]
            found = self.exercises.find(f"{more} {base}")
            if found is None and more.casefold() in _SAME:
                found = self.exercises.find(base)
        return found

    def suggest(self, words: str) -> str | None:
        """Return the exercise that doubtful words may mean."""
        base = re.sub(r"\s*\(.*\)", "", words)
        if (known := self.exercises.find(base)) is not None:
            return known.id
        catalog = load_catalog().exercises
        near = nearest(base, [*self.exercises, *self.uses, *catalog, *(each.name for each in catalog.values())], 1)
        found = self.exercises.find(near[0]) if near else None
        return None if found is None else found.id

    @cached_property
    def slots(self) -> tuple[Slot, ...]:
        """The sessions on their days; in a plan without dates, each session once."""
        found: dict[tuple[str, date | None, int], Slot] = {}
        for at, each in enumerate(self.schedule.sessions):
            session = each.session
            ids = {
                used.id
                for line in each.exercises
                if line.role is not Role.WARMUP
                for used in (line.exercise, line.written)
            }
            key = (session.name, each.date, 0 if each.date is None else at)
            before = found.get(key)
            known = frozenset(ids) | (before.exercises if before else frozenset())
            found[key] = Slot(session.name, session.title or "", each.date, known)
        return tuple(found.values())

    @cached_property
    def uses(self) -> Mapping[str, Use]:
        """How the plan as a whole uses each exercise."""
        found: dict[str, Use] = {}
        for by_exercise in self._by_session.values():
            for name, use in by_exercise.items():
                found[name] = found.get(name, _NONE).plus(use)
        return found

    def use(self, session: str, exercise: str) -> Use:
        """Return how a session uses an exercise, else how the plan does."""
        return self._by_session.get(session, {}).get(exercise) or self.uses.get(exercise, _NONE)

    def roles(self, session: str, exercise: str) -> frozenset[Role]:
        """Return the roles in which a session has an exercise, but that of a warm-up."""
        return self._by_session.get(session, {}).get(exercise, _NONE).roles - {Role.WARMUP}

    @cached_property
    def _by_session(self) -> Mapping[str, Mapping[str, Use]]:
        found: dict[str, dict[str, Use]] = {}
        for name, exercise, use in self._lines():
            by_exercise = found.setdefault(name, {})
            by_exercise[exercise] = by_exercise.get(exercise, _NONE).plus(use)
        return found

    def _lines(self) -> Iterator[tuple[str, str, Use]]:
        for session in self.schedule.sessions:
            for line in session.exercises:
                forms = [group.load.form for group in line.groups if group.load is not None]
                added = None if not forms or line.role is Role.WARMUP else forms[0] is LoadForm.BODYWEIGHT
                per_side = any(group.dose.per_side for group in line.groups)
                use = Use(frozenset((line.role,)), per_side, added)
                for exercise in {line.exercise.id, line.written.id}:
                    yield session.session.name, exercise, use


def is_added(exercise: Exercise, use: Use) -> bool:
    """Return whether a load of an exercise is added to the body's weight: as the plan has it, else by its kit."""
    return not takes_weight(exercise) if use.added is None else use.added
