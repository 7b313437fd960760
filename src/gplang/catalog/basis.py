"""What the facts of an exercise rest on: the guide, publications, or a convention."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from gplang.catalog.exercise import Exercise
from gplang.catalog.loader import read_facts
from gplang.records import NamedTuple, StrEnum, fields
from gplang.typed import Any

_NO_FACTS = frozenset({"id", "name", "aliases", "pattern", "cue", "guide", "parts"})
"""Fields that name or describe an exercise, and claim nothing of it."""


class Ground(StrEnum):
    """What something that is said of exercises rests on."""

    GUIDE = "guide"
    SOURCE = "source"
    CONVENTION = "convention"


class Basis(NamedTuple):
    """One reason for facts of exercises, and where it is from: ids of the guide's statements, publications, or neither.

    It holds for the exercises that it names, for those that statements `guided` are about, for those of its `patterns`;
    for all, if it names none.
    """

    id: str
    facts: tuple[str, ...]
    says: str
    exercises: tuple[str, ...] = ()
    guided: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    guide: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()

    @property
    def grounds(self) -> tuple[Ground, ...]:
        """What it rests on."""
        found = {Ground.GUIDE: self.guide, Ground.SOURCE: self.sources}
        return tuple(ground for ground, named in found.items() if named) or (Ground.CONVENTION,)

    def distance(self, exercise: Exercise) -> int | None:
        """Return how closely it is about an exercise: 0 if it names it; None if it is not about it."""
        if not (self.exercises or self.guided or self.patterns):
            return 3
        names = ((exercise.id,), exercise.guide, (exercise.pattern,))
        told = (self.exercises, self.guided, self.patterns)
        return next((at for at, (mine, its) in enumerate(zip(names, told, strict=True)) if {*mine} & {*its}), None)


def list_facts(exercise: Exercise) -> tuple[str, ...]:
    """Return the names of the facts that the catalog states of an exercise: those that are not empty."""
    names = (field.name for field in fields(exercise) if field.name not in _NO_FACTS)
    return tuple(name for name in names if name == "equipment" or getattr(exercise, name) not in ((), None, False))


@cache
def load_basis() -> tuple[Basis, ...]:
    """Return all reasons, in the order of their file."""
    return tuple(_to_basis(word, entry) for word, entry in read_facts("basis").items())


def find_basis(exercise: Exercise) -> Mapping[Basis, tuple[str, ...]]:
    """Return the reasons for the facts of an exercise of the catalog, each with the facts that rest on it."""
    found: dict[Basis, tuple[str, ...]] = {}
    for fact in list_facts(exercise):
        reason = _find_for(exercise, fact)
        if reason is not None:
            found[reason] = (*found.get(reason, ()), fact)
    return MappingProxyType(found)


def to_basis_records(exercise: Exercise) -> list[dict[str, object]]:
    """Return the reasons for the facts of an exercise as plain data for JSON."""
    return [
        {
            "facts": list(facts),
            "says": reason.says,
            "rests_on": [ground.value for ground in reason.grounds],
            "guide": list(reason.guide),
            "sources": list(reason.sources),
        }
        for reason, facts in find_basis(exercise).items()
    ]


def _find_for(exercise: Exercise, fact: str) -> Basis | None:
    near = [(each.distance(exercise), each) for each in load_basis() if fact in each.facts]
    known = [(distance, each) for distance, each in near if distance is not None]
    return min(known, key=lambda found: found[0])[1] if known else None


def _to_basis(word: str, entry: dict[str, Any]) -> Basis:
    told = {name: tuple(value) for name, value in entry.items() if name != "says"}
    return Basis(id=word, says=entry["says"], **told)
