"""`dataclass`: as the standard library's, but nothing is compiled for a class."""

from operator import attrgetter
from reprlib import recursive_repr

from gplang.records.shared import annotated_names, make_constructor

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

_NOTHING = object()


class Field:
    """A field of a record; `default` and `default_factory` only where they were given."""

    __slots__ = ("default", "default_factory", "init", "name", "repr")

    def __init__(self, default: object, default_factory: "Callable[[], Any] | None", init: bool, repr: bool) -> None:
        self.name = ""
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr


_Slot = type(vars(Field)["name"])


def field(
    *,
    default: object = _NOTHING,
    default_factory: "Callable[[], Any] | None" = None,
    init: bool = True,
    repr: bool = True,
) -> "Any":
    """Describe a field whose default is made anew each time, or which is no parameter, or which is not shown."""
    return Field(default, default_factory, init, repr)


def fields(record: "Any") -> "tuple[Field, ...]":
    """Return the fields of a record, or of a class of records."""
    described: tuple[Field, ...] = record._record_fields_
    return described


def is_dataclass(value: object) -> bool:
    """Return whether a value is a record or a class of records."""
    return hasattr(value, "_record_fields_")


def replace(record: "Any", /, **changes: object) -> "Any":
    """Return a record like this one with some fields changed."""
    for each in record._record_fields_:
        if not each.init:
            if each.name in changes:
                raise ValueError(f"field {each.name} is declared with init=False and cannot be replaced")
        elif each.name not in changes:
            changes[each.name] = getattr(record, each.name)
    return record.__class__(**changes)


def dataclass(
    cls: "Any" = None, /, *, frozen: bool = False, slots: bool = False, eq: bool = True, repr: bool = True
) -> "Any":
    """Turn a class of annotated fields into a class of records."""
    if cls is None:
        return lambda described: _define(described, frozen, slots, eq, repr)
    return _define(cls, frozen, slots, eq, repr)


def _define(cls: "Any", frozen: bool, slots: bool, eq: bool, repr: bool) -> "Any":
    described = tuple(_describe(vars(cls)))
    names = tuple(each.name for each in described)
    members: dict[str, Any] = {
        "_record_fields_": described,
        "__dataclass_fields__": _StandardFields(),
        "__match_args__": tuple(each.name for each in described if each.init),
    }
    if repr:
        members["__repr__"] = _show
    if eq:
        members["__eq__"], hash_all = _compare(names)
        members["__hash__"] = hash_all if frozen else None
    if frozen:
        members["__setattr__"], members["__delattr__"] = _refuse_to_set, _refuse_to_delete
        if slots:
            members["__getstate__"], members["__setstate__"] = _get_state, _set_state
    own = {name: value for name, value in vars(cls).items() if name not in (*names, "__dict__", "__weakref__")}
    if own.get("__hash__", _NOTHING) is None:  # Python's doing, where a class has its own `__eq__`
        del own["__hash__"]
    members |= own
    if slots:
        members["__slots__"] = names
    else:
        members |= {each.name: each.default for each in described if each.default is not _NOTHING}
    made = type(cls)(cls.__name__, cls.__bases__, members)
    made.__qualname__ = cls.__qualname__
    made.__init__ = _make_init(made, [each for each in described if each.init])
    return made


def _describe(namespace: "Mapping[str, Any]") -> "list[Field]":
    described = []
    for name in annotated_names(namespace):
        given = namespace.get(name, _NOTHING)
        each = given if isinstance(given, Field) else Field(given, None, True, True)
        each.name = name
        described.append(each)
    return described


def _make_init(cls: "Any", asked: list[Field]) -> "Callable[..., None]":
    names = tuple(each.name for each in asked)
    makers = tuple(each.default_factory for each in asked)
    optional = [each.default is not _NOTHING or each.default_factory is not None for each in asked]
    defaults = tuple(each.default for each, may_be_left_out in zip(asked, optional, strict=True) if may_be_left_out)
    if any(optional[: len(asked) - len(defaults)]):
        raise TypeError(f"{cls.__name__} has a field without a default behind one with a default")
    setters = tuple(_setter_of(cls, name) for name in names)
    finish = getattr(cls, "__post_init__", None)

    def fill(self: "Any", values: "tuple[Any, ...]") -> None:
        for put, value in zip(setters, values):  # noqa: B905  # quicker, and they are equally many
            put(self, value)

    def make_and_fill(self: "Any", values: "tuple[Any, ...]") -> None:
        for put, make, value in zip(setters, makers, values, strict=True):
            put(self, make() if make is not None and value is _NOTHING else value)
        if finish is not None:
            finish(self)

    return make_constructor("__init__", names, defaults, make_and_fill if finish or any(makers) else fill)


def _setter_of(cls: "Any", name: str) -> "Callable[[Any, Any], None]":
    slot = vars(cls).get(name)
    if type(slot) is _Slot:
        setter: Callable[[Any, Any], None] = slot.__set__
        return setter
    return lambda record, value: object.__setattr__(record, name, value)


def _compare(names: tuple[str, ...]) -> "tuple[Callable[[Any, Any], bool], Callable[[Any], int]]":
    """Return `__eq__` and `__hash__` over all fields."""
    if len(names) > 1:
        get: Callable[[Any], tuple[Any, ...]] = attrgetter(*names)
    else:

        def get(record: "Any") -> "tuple[Any, ...]":
            return tuple(getattr(record, name) for name in names)

    def equals(self: "Any", other: object) -> bool:
        return get(self) == get(other) if other.__class__ is self.__class__ else NotImplemented

    def hash_all(self: "Any") -> int:
        return hash(get(self))

    return equals, hash_all


@recursive_repr()
def _show(self: "Any") -> str:
    shown = ", ".join(f"{each.name}={getattr(self, each.name)!r}" for each in self._record_fields_ if each.repr)
    return f"{type(self).__qualname__}({shown})"


def _refuse_to_set(_record: object, name: str, _value: object) -> None:
    from dataclasses import FrozenInstanceError

    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(_record: object, name: str) -> None:
    from dataclasses import FrozenInstanceError

    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _get_state(self: "Any") -> "list[Any]":
    return [getattr(self, each.name) for each in self._record_fields_]


def _set_state(self: "Any", state: "list[Any]") -> None:
    for each, value in zip(self._record_fields_, state, strict=True):
        object.__setattr__(self, each.name, value)


class _StandardFields:
    """What the functions of `dataclasses` look for in a class, made when one of them asks."""

    def __get__(self, _record: object, owner: "Any") -> "dict[str, Any]":
        import dataclasses

        known: dict[str, Any] = {}
        for each in fields(owner):
            made: Any = dataclasses.field(init=each.init, repr=each.repr)
            made.name = each.name
            made.type = owner.__annotations__[each.name]
            made._field_type = dataclasses._FIELD  # type: ignore[attr-defined]
            if each.default is not _NOTHING:
                made.default = each.default
            if each.default_factory is not None:
                made.default_factory = each.default_factory
            known[each.name] = made
        return known
