"""`NamedTuple`: as that of `typing`, but all classes with equally many fields share one compiled constructor."""

from functools import cache
from operator import itemgetter

from gplang.records.annotated import annotated_names

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import FunctionType
    from typing import Any

    def _tuplegetter(index: int, name: str) -> object: ...

else:
    try:
        from collections import _tuplegetter
    except ImportError:  # another Python

        def _tuplegetter(index, name):
            return property(itemgetter(index), doc=name)


def _make(cls: "Any", values: "Iterable[Any]") -> "Any":
    made = tuple.__new__(cls, values)
    if len(made) != len(cls._fields):
        raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(made)}")
    return made


def _replace(self: "Any", /, **changes: object) -> "Any":
    made = self._make(map(changes.pop, self._fields, self))
    if changes:
        raise ValueError(f"Got unexpected field names: {list(changes)!r}")
    return made


def _as_dict(self: "Any") -> "dict[str, Any]":
    return dict(zip(self._fields, self, strict=True))


def _show(self: "Any") -> str:
    shown = ", ".join(f"{name}={value!r}" for name, value in zip(self._fields, self, strict=True))
    return f"{type(self).__name__}({shown})"


def _arguments(self: "Any") -> "tuple[Any, ...]":
    return tuple(self)


_METHODS = {
    "__slots__": (),
    "__repr__": _show,
    "__getnewargs__": _arguments,
    "_make": classmethod(_make),
    "_replace": _replace,
    "_asdict": _as_dict,
}


_new = tuple.__new__
_CONSTRUCTORS: "tuple[Any, ...]" = (
    lambda _cls: _new(_cls, ()),
    lambda _cls, a: _new(_cls, (a,)),
    lambda _cls, a, b: _new(_cls, (a, b)),
    lambda _cls, a, b, c: _new(_cls, (a, b, c)),
    lambda _cls, a, b, c, d: _new(_cls, (a, b, c, d)),
    lambda _cls, a, b, c, d, e: _new(_cls, (a, b, c, d, e)),
    lambda _cls, a, b, c, d, e, f: _new(_cls, (a, b, c, d, e, f)),
    lambda _cls, a, b, c, d, e, f, g: _new(_cls, (a, b, c, d, e, f, g)),
    lambda _cls, a, b, c, d, e, f, g, h: _new(_cls, (a, b, c, d, e, f, g, h)),
    lambda _cls, a, b, c, d, e, f, g, h, i: _new(_cls, (a, b, c, d, e, f, g, h, i)),
    lambda _cls, a, b, c, d, e, f, g, h, i, j: _new(_cls, (a, b, c, d, e, f, g, h, i, j)),
)
"""By the number of fields; those of larger records are written when they are needed."""


@cache
def _constructor(count: int) -> "FunctionType":
    if count < len(_CONSTRUCTORS):
        known: FunctionType = _CONSTRUCTORS[count]
        return known
    names = "".join(f"_{number}," for number in range(count))
    made: FunctionType = eval(f"lambda _cls, {names}: _new(_cls, ({names}))", {"_new": tuple.__new__})
    return made


def _name_parameters(names: tuple[str, ...], defaults: tuple[object, ...]) -> "FunctionType":
    """Return the constructor for as many fields, its parameters called as these are."""
    shared = _constructor(len(names))
    code = shared.__code__.replace(co_varnames=("_cls", *names), co_name="__new__")
    return type(shared)(code, shared.__globals__, "__new__", defaults)


class _Definition(type):
    """Makes of a class with `NamedTuple` as its base an ordinary subclass of `tuple`."""

    def __new__(cls, name: str, bases: tuple[type, ...], namespace: "dict[str, Any]") -> "Any":
        if not bases:
            return super().__new__(cls, name, bases, namespace)
        names = annotated_names(namespace)
        defaults = {each: namespace[each] for each in names if each in namespace}
        if names[len(names) - len(defaults) :] != tuple(defaults):
            raise TypeError(f"{name} has a field without a default behind one with a default")
        fields = {each: _tuplegetter(index, each) for index, each in enumerate(names)}
        members = {
            **_METHODS,
            "__new__": _name_parameters(names, tuple(defaults.values())),
            **namespace,
            **fields,
            "__match_args__": names,
            "_fields": names,
            "_field_defaults": defaults,
        }
        return type(name, tuple(tuple if base is NamedTuple else base for base in bases), members)


class NamedTuple(metaclass=_Definition):
    """The base that turns a class of annotated fields into a named tuple."""
