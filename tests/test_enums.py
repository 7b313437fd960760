"""Our closed lists against the standard library's: the same class body, made by both, behaves the same."""

import enum
import json
import pickle
from collections.abc import Callable, Iterator
from copy import copy, deepcopy
from typing import Any

import pytest

from gplang import records
from gplang.vocabulary import Day

_REFUSED = object()


def closed_lists(library: Any) -> list[Any]:
    class Word(library.StrEnum):
        """A word."""

        FIRST = "first"
        SECOND = "second one"
        AGAIN = "first"

        @property
        def loud(self) -> str:
            return self.upper()

        @staticmethod
        def of(text: str) -> Any:
            return Word(text.strip())

        @classmethod
        def count(cls) -> int:
            return len(cls)

    class Rank(library.IntEnum):
        LOW = 1
        HIGH = 3

    class Pair(library.Enum):
        ONE = ("a", 1)
        TWO = ("b", 2)

        def both(self) -> str:
            return f"{self.value[0]}{self.value[1]}"

    return [Word, Rank, Pair]


def outcome(action: Callable[[], object]) -> object:
    """Return what comes of an action as text, with its type."""
    try:
        result = action()
    except (TypeError, ValueError, AttributeError, KeyError):
        return _REFUSED
    return type(result).__name__, repr(result)


ON_CLASS: list[Callable[[Any], object]] = [
    list,
    len,
    bool,
    sorted,
    lambda cls: list(reversed(cls)),
    lambda cls: dict(cls.__members__),
    lambda cls: (cls.__name__, cls.__qualname__, cls.__module__, cls.__doc__),
    lambda cls: cls("first"),
    lambda cls: cls("third"),
    lambda cls: cls(3),
    lambda cls: cls(("b", 2)),
    lambda cls: cls([]),
    lambda cls: cls(cls["HIGH"]),
    lambda cls: cls["FIRST"],
    lambda cls: cls["first"],
    lambda cls: cls.FIRST is cls.AGAIN,
    lambda cls: cls.of(" first "),
    lambda cls: cls.count(),
    lambda cls: setattr(cls, "HIGH", 4),
    lambda cls: isinstance(cls["LOW"], int),
    lambda cls: {each: each.name for each in cls},
]

ON_ONE: list[Callable[[Any], object]] = [
    str,
    hash,
    bool,
    int,
    format,
    json.dumps,
    lambda one: one,
    lambda one: f"{one} {one:>12} {one!r} {one!s}",
    lambda one: "{}".format(one),  # noqa: UP032
    lambda one: f"{one:03}",
    lambda one: (one.name, one.value, type(one.value).__name__),
    lambda one: one == one.value,
    lambda one: one == one.name,
    lambda one: one < type(one)(3),
    lambda one: (copy(one) is one, deepcopy(one) is one),
    lambda one: {one.value: 1}.get(one),
    lambda one: one + one,
    lambda one: one.loud,
    lambda one: one.both(),
    lambda one: ", ".join([one]),
    lambda one: setattr(one, "name", "x"),
    lambda one: setattr(one, "value", "x"),
]


def both() -> Iterator[tuple[Any, Any]]:
    yield from zip(closed_lists(records), closed_lists(enum), strict=True)


def test_classes_behave_like_the_standard_library() -> None:
    for ours, standard in both():
        for number, action in enumerate(ON_CLASS):
            found, wanted = outcome(lambda: action(ours)), outcome(lambda: action(standard))  # noqa: B023
            assert found == wanted, (standard, number)


def test_members_behave_like_the_standard_library() -> None:
    for ours, standard in both():
        for one, other in zip(ours, standard, strict=True):
            for number, action in enumerate(ON_ONE):
                if action is hash and standard.__name__ == "Pair":
                    continue  # of its name there, of itself here
                found, wanted = outcome(lambda: action(one)), outcome(lambda: action(other))  # noqa: B023
                assert found == wanted, (other, number)


def test_a_value_is_in_its_class() -> None:
    word, _, pair = closed_lists(records)
    assert "first" in word
    assert word.SECOND in word
    assert "third" not in word
    assert ("a", 1) in pair


def test_patterns_match_members() -> None:
    word = closed_lists(records)[0]
    match "second one":
        case word.FIRST:
            pytest.fail("another word")
        case word.SECOND:
            pass
        case _:
            pytest.fail("not matched")


def test_members_travel_between_processes() -> None:
    assert pickle.loads(pickle.dumps(Day.TUE)) is Day.TUE
