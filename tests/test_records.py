"""Our records against the standard library's: the same class body, made by both, behaves the same."""

import dataclasses
import pickle
import typing
from collections.abc import Callable
from copy import copy, deepcopy
from types import FunctionType, SimpleNamespace
from typing import Any, Generic, TypeVar

import pytest

from gplang import records

T = TypeVar("T")
_REFUSED = object()
STANDARD = SimpleNamespace(
    NamedTuple=typing.NamedTuple,
    dataclass=dataclasses.dataclass,
    field=dataclasses.field,
    fields=dataclasses.fields,
    is_dataclass=dataclasses.is_dataclass,
    replace=dataclasses.replace,
)


def named_tuples(library: Any) -> list[Any]:
    class Empty(library.NamedTuple):
        """Nothing."""

    class Place(library.NamedTuple):
        """A place."""

        line: int
        column: int = 1
        """From 1."""

        @property
        def both(self) -> str:
            return f"{self.line}:{self.column}"

        def right(self) -> Any:
            return self._replace(column=self.column + 1)

    class Shown(library.NamedTuple):
        text: str

        def __repr__(self) -> str:
            return f"shown {self.text}"

        def __eq__(self, other: object) -> bool:
            return True

        __hash__ = None

    class Node(library.NamedTuple, Generic[T]):
        value: T
        where: int = 0

    return [Empty, Place, Shown, Node, Node[int]]


def data_classes(library: Any) -> list[Any]:
    @library.dataclass
    class Plain:
        """Plain."""

        a: int
        b: list[int] = library.field(default_factory=list)

    @library.dataclass(slots=True)
    class Slotted:
        a: int
        b: int = 2

        def total(self) -> int:
            return self.a + self.b

    @library.dataclass(frozen=True, slots=True)
    class Frozen:
        """Frozen."""

        a: int
        b: dict[str, int] = library.field(default_factory=dict)
        c: str = "c"

        @staticmethod
        def make() -> str:
            return "made"

    @library.dataclass(frozen=True)
    class Loose:
        a: int = 1

    @library.dataclass(frozen=True, slots=True, eq=False)
    class Finished:
        text: str
        _size: int = library.field(init=False, repr=False)

        def __post_init__(self) -> None:
            object.__setattr__(self, "_size", len(self.text))

    @library.dataclass(frozen=True, slots=True, repr=False)
    class Own:
        a: int

        def __eq__(self, other: object) -> bool:
            return other == self.a

        def __hash__(self) -> int:
            return 7

        def __repr__(self) -> str:
            return "own"

    @library.dataclass(slots=True)
    class OwnEquality:
        a: int

        def __eq__(self, other: object) -> bool:
            return other == self.a

    @library.dataclass(frozen=True, slots=True)
    class Nothing:
        """No field."""

    return [Plain, Slotted, Frozen, Loose, Finished, Own, OwnEquality, Nothing]


def outcome(action: Callable[[], object]) -> object:
    """Return what comes of an action, as text that holds no address."""
    try:
        result = action()
    except (TypeError, ValueError, AttributeError, IndexError):  # the standard library is not always consistent here
        return _REFUSED
    return repr(result) if "object at 0x" not in repr(result) else type(result).__name__


CALLS: list[tuple[tuple[Any, ...], dict[str, Any]]] = [
    ((), {}),
    ((1,), {}),
    ((1, 2), {}),
    (("ab",), {}),
    ((1, [2], "x"), {}),
    ((1, 2, 3, 4), {}),
    ((), {"a": 1}),
    ((1,), {"a": 1}),
    ((1,), {"b": 5}),
    ((), {"line": 3}),
    ((3,), {"column": 4}),
    ((3,), {"unknown": 4}),
    ((), {"text": "abc"}),
    ((), {"value": "v"}),
]

ON_ONE: list[Callable[[Any, Any], object]] = [
    lambda _, one: one,
    lambda _, one: hash(one) if type(one).__name__ != "Finished" else None,
    lambda _, one: one == one,
    lambda _, one: one == copy(one),
    lambda _, one: deepcopy(one),
    lambda _, one: one != 1,
    lambda _, one: one == 1,
    lambda _, one: one == tuple(one),
    lambda _, one: one < one,
    lambda _, one: one.__slots__,
    lambda _, one: one.__dict__,
    lambda _, one: type(one).__match_args__,
    lambda _, one: type(one).__doc__ if type(one).__doc__ and "(" not in type(one).__doc__ else None,
    lambda _, one: type(one).__qualname__,
    lambda _, one: type(one).__module__,
    lambda _, one: type(one).__annotations__,
    lambda _, one: setattr(one, "a", 5),
    lambda _, one: setattr(one, "other", 5),
    lambda _, one: (setattr(one, "a", 6), one),
    lambda _, one: delattr(one, "a"),
    lambda _, one: one.both,
    lambda _, one: one.right(),
    lambda _, one: one.total(),
    lambda _, one: one.make(),
    lambda _, one: one[0],
    lambda _, one: list(one),
    lambda _, one: one._fields,
    lambda _, one: one._field_defaults,
    lambda _, one: one._asdict(),
    lambda _, one: one._replace(line=9),
    lambda _, one: one._replace(unknown=9),
    lambda _, one: one._make([1, 2]),
    lambda _, one: one._make([1, 2, 3]),
    lambda _, one: one._size,
    lambda library, one: library.is_dataclass(one),
    lambda library, one: [each.name for each in library.fields(one)],
    lambda library, one: library.replace(one),
    lambda library, one: library.replace(one, a=8),
    lambda library, one: library.replace(one, unknown=8),
    lambda library, one: library.replace(one, _size=8),
    lambda _, one: dataclasses.is_dataclass(one),
    lambda _, one: [(each.name, each.type, each.init, each.repr) for each in dataclasses.fields(one)],
    lambda _, one: dataclasses.asdict(one),
    lambda _, one: dataclasses.replace(one, a=8),
    lambda _, one: dataclasses.replace(one, text="longer"),
]


@pytest.mark.parametrize("make", [named_tuples, data_classes])
def test_behaves_like_the_standard_library(make: Callable[[Any], list[Any]]) -> None:
    for ours, standard in zip(make(records), make(STANDARD), strict=True):
        made = 0
        for given, named in CALLS:
            expected = outcome(lambda: standard(*given, **named))  # noqa: B023
            assert outcome(lambda: ours(*given, **named)) == expected, (standard, given, named)  # noqa: B023
            if expected is _REFUSED:
                continue
            made += 1
            for number, action in enumerate(ON_ONE):
                found = outcome(lambda: action(records, ours(*given, **named)))  # noqa: B023
                wanted = outcome(lambda: action(STANDARD, standard(*given, **named)))  # noqa: B023
                assert found == wanted, (standard, given, named, number)
        assert made, f"no call makes a {standard.__name__}"


def test_each_default_factory_makes_its_own() -> None:
    plain = data_classes(records)[0]
    first, second = plain(1), plain(1)
    first.b.append(2)
    assert second.b == []


def test_patterns_match_records() -> None:
    place, frozen = named_tuples(records)[1], data_classes(records)[2]
    match place(3, 4), frozen(1, {}, "z"):
        case place(line, column=column), frozen(a, _, c):
            assert (line, column, a, c) == (3, 4, 1, "z")
        case _:
            pytest.fail("not matched")


def test_a_default_comes_last() -> None:
    wrong = {"__annotations__": {"a": int, "b": int}, "a": 1}
    with pytest.raises(TypeError, match="default"):
        type(records.NamedTuple)("Wrong", (records.NamedTuple,), wrong)
    for library in (STANDARD, records):
        with pytest.raises(TypeError, match="default"):
            library.dataclass(type("Wrong", (), dict(wrong)))


def test_constructors_say_their_parameters() -> None:
    place, frozen = named_tuples(records)[1], data_classes(records)[2]
    assert isinstance(place.__new__, FunctionType)
    assert place.__new__.__code__.co_varnames == ("_cls", "line", "column")
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'a'"):
        frozen()


@records.dataclass(frozen=True, slots=True)
class Kept:
    """What another process can be sent."""

    a: int
    b: tuple[int, ...] = ()


class Sent(records.NamedTuple):
    """The same."""

    a: int
    b: Kept


def test_records_travel_between_processes() -> None:
    sent = Sent(1, Kept(2, (3,)))
    assert pickle.loads(pickle.dumps(sent)) == sent
    assert repr(pickle.loads(pickle.dumps(sent))) == "Sent(a=1, b=Kept(a=2, b=(3,)))"
