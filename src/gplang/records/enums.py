"""`Enum`, `StrEnum` and `IntEnum`: as those of `enum`, but a class costs little more than its members."""

from types import MappingProxyType

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any


class _Definition(type):
    """Makes of the names in a class's body its members; names with a leading underscore and methods are none."""

    _members_: "dict[str, Any]"
    _by_value_: "dict[object, Any]"

    def __new__(cls, name: str, bases: tuple[type, ...], namespace: "dict[str, Any]") -> "Any":
        values = {each: value for each, value in namespace.items() if each[0] != "_" and not hasattr(value, "__get__")}
        if not values:
            return super().__new__(cls, name, bases, namespace)
        for each in values:
            del namespace[each]
        members: dict[str, Any] = {}
        by_value: dict[object, Any] = {}
        made: Any = super().__new__(cls, name, bases, {**namespace, "_members_": members, "_by_value_": by_value})
        for each, value in values.items():
            member = by_value.get(value)
            if member is None:
                member = by_value[value] = made.__new__(made) if made._plain_ else made.__new__(made, value)
                member.__dict__.update(_name_=each, _value_=value)
            members[each] = member
            type.__setattr__(made, each, member)
        return made

    def __call__(cls, value: object) -> "Any":
        try:
            return cls._by_value_[value]
        except (KeyError, TypeError):
            raise ValueError(f"{value!r} is not a valid {cls.__qualname__}") from None

    def __iter__(cls) -> "Iterator[Any]":
        return iter(cls._by_value_.values())

    def __reversed__(cls) -> "Iterator[Any]":
        return reversed(cls._by_value_.values())

    def __len__(cls) -> int:
        return len(cls._by_value_)

    def __bool__(cls) -> bool:
        return True

    def __contains__(cls, value: object) -> bool:
        return value in cls._by_value_

    def __getitem__(cls, name: str) -> "Any":
        return cls._members_[name]

    def __setattr__(cls, name: str, value: object) -> None:
        if name in cls._members_:
            raise AttributeError(f"cannot reassign member {name!r}")
        type.__setattr__(cls, name, value)

    @property
    def __members__(cls) -> "Mapping[str, Any]":
        return MappingProxyType(cls._members_)


class Enum(metaclass=_Definition):
    """The base of a closed list."""

    _plain_ = True
    _name_: str
    _value_: "Any"

    @property
    def name(self) -> str:
        """What the member is called in its class."""
        return self._name_

    @property
    def value(self) -> "Any":
        """What stands behind the name."""
        return self._value_

    def __repr__(self) -> str:
        return f"<{type(self).__name__}.{self._name_}: {self._value_!r}>"

    def __str__(self) -> str:
        return f"{type(self).__name__}.{self._name_}"

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)

    def __reduce_ex__(self, _protocol: "Any") -> "tuple[Any, ...]":
        return type(self), (self._value_,)


class StrEnum(str, Enum):
    """The base of a closed list of words, which are texts, too."""

    _plain_ = False
    __repr__ = Enum.__repr__
    __str__ = str.__str__


class IntEnum(int, Enum):
    """The base of a closed list of numbers."""

    _plain_ = False
    __repr__ = Enum.__repr__
    __str__ = int.__repr__
