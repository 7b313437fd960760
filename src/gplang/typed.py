"""The names of `typing` that the package uses, for type checkers alone: importing that costs as much as parsing a plan.

When a program runs they stand for nothing; only `Annotated` keeps what it says. What takes parameters of its own,
as an alias with a `TypeVar` does, stands in quotes where it is given them.
"""

TYPE_CHECKING = False

__all__ = [
    "IO",
    "TYPE_CHECKING",
    "Annotated",
    "Any",
    "BinaryIO",
    "ClassVar",
    "Generic",
    "Literal",
    "NoReturn",
    "Protocol",
    "TextIO",
    "TypeGuard",
    "TypeVar",
    "assert_never",
    "cast",
]

if TYPE_CHECKING:
    from typing import (
        IO,
        Annotated,
        Any,
        BinaryIO,
        ClassVar,
        Generic,
        Literal,
        NoReturn,
        Protocol,
        TextIO,
        TypeGuard,
        TypeVar,
        assert_never,
        cast,
    )
else:
    Any = BinaryIO = NoReturn = TextIO = object

    class Generic:
        """A base that may have parameters, which are dropped."""

        __slots__ = ()

        def __class_getitem__(cls, _parameters):
            return cls

    class Protocol(Generic):
        """The same, of classes that say what others have."""

        __slots__ = ()

    IO = ClassVar = Literal = TypeGuard = Generic

    class Annotated:
        """Keeps what is said of a type, as `typing.Annotated` does."""

        def __init__(self, metadata):
            self.__metadata__ = metadata

        def __class_getitem__(cls, parameters):
            return cls(parameters[1:])

    def TypeVar(_name, *_constraints, **_options):  # noqa: N802
        """Return what stands for any type."""
        return object

    def cast(_kind, value):
        """Return the value."""
        return value

    def assert_never(value):
        """Complain: a type checker has proved that this is never reached."""
        raise AssertionError(f"unexpected: {value!r}")
