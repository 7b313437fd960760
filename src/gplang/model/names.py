"""Resolving exercise names: the plan's own exercises take precedence over the catalog's."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from gplang.catalog import Exercise, key, load_catalog, load_equipment
from gplang.source import Span
from gplang.syntax.ast import ExerciseLine
from gplang.syntax.tokens import Node
from gplang.typed import TypeVar

_Own = TypeVar("_Own")


def find_own(own: Mapping[str, _Own], name: str) -> _Own | None:
    """Return the file's own definition that a name means; `own` is by `key` of each of their names.

    A definition that replaces a catalog exercise's id also replaces its aliases.
    """
    found = own.get(key(name))
    if found is None and own and (listed := load_catalog().find(name)) is not None:
        found = own.get(key(listed.id))
    return found


class Exercises(Mapping[str, Exercise]):
    """The exercises that a file and what it uses define, by id; made from them by `key` of each of their names."""

    __slots__ = ("_by_id", "_by_name")

    def __init__(self, by_name: Mapping[str, Exercise] = MappingProxyType({})) -> None:
        self._by_name = by_name
        self._by_id = {each.id: each for each in by_name.values()}

    def __getitem__(self, word: str) -> Exercise:
        return self._by_id[word]

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_id)

    def __len__(self) -> int:
        return len(self._by_id)

    def find(self, name: str) -> Exercise | None:
        """Return the exercise that a name means; case, hyphens, underscores and spaces do not count."""
        return find_own(self._by_name, name) or load_catalog().find(name)

    def find_base(self, name: str, of: str) -> Exercise | None:
        """Return the exercise behind `like` in the own exercise `of`; its own names mean the catalog's exercise."""
        found = self.find(name)
        return load_catalog().find(name) if found is not None and found is self.find(of) else found

    def is_own(self, exercise: Exercise) -> bool:
        """Return whether the exercise is one of these, not the catalog's."""
        return self._by_id.get(exercise.id) is exercise

    def hides(self, listed: Exercise) -> bool:
        """Return whether an own exercise hides one of the catalog by taking its id as a name."""
        return key(listed.id) in self._by_name


def find_loaded(name: str, exercises: Exercises) -> Exercise | str | None:
    """Return the exercise that goes by this very name, else the kit, else the exercise with that other name."""
    exercise = exercises.find(name)
    if exercise is not None and exercise.id == name.casefold():
        return exercise
    return load_equipment().find(name) or exercise


def whole_name(line: ExerciseLine, exercises: Exercises) -> Node[str]:
    """Return how a line names its exercise: with stray words behind the name, unless only the name alone means one."""
    node = line.exercise
    if not line.stray:
        return node
    together = " ".join((node.value, *(each.value for each in line.stray)))
    if exercises.find(together) is None and exercises.find(node.value) is not None:
        return node
    return Node(together, Span(node.span.start, line.stray[-1].span.end))
