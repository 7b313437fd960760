"""`NamedTuple`: as that of `typing`, but all classes with equally many fields share one compiled constructor."""

from operator import itemgetter

from gplang.records.shared import annotated_names, make_constructor

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Iterable
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
            "__new__": make_constructor("__new__", names, tuple(defaults.values()), tuple.__new__),
            **namespace,
            **fields,
            "__match_args__": names,
            "_fields": names,
            "_field_defaults": defaults,
        }
        return type(name, tuple(tuple if base is NamedTuple else base for base in bases), members)


class NamedTuple(metaclass=_Definition):
    """The base that turns a class of annotated fields into a named tuple."""
