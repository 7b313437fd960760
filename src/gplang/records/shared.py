"""What both kinds of records are made with: the annotated names of a class, and constructors."""

import sys
from functools import cache

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from types import FunctionType
    from typing import Any


def annotated_names(namespace: "Mapping[str, object]") -> tuple[str, ...]:
    """Return the names that the body of a class annotates, in their order."""
    found = namespace.get("__annotations__")
    if found is None and sys.version_info >= (3, 14):
        from annotationlib import Format, call_annotate_function, get_annotate_from_class_namespace

        annotate = get_annotate_from_class_namespace(namespace)
        found = annotate and call_annotate_function(annotate, Format.FORWARDREF)
    return tuple(found) if isinstance(found, dict) else ()


def make_constructor(
    called: str, names: tuple[str, ...], defaults: tuple[object, ...], make: "Callable[[Any, tuple[Any, ...]], Any]"
) -> "FunctionType":
    """Return a method with these parameters, of which the last ones have defaults; it gives their values to `make`."""
    shared = _take(len(names))
    code = shared.__code__.replace(co_varnames=("_cls", *names), co_name=called)
    made = type(shared)(code, {"_new": make}, called, defaults)
    made.__qualname__ = called
    return made


_new: "Any" = None
"""Stands for what each constructor calls."""

_SHARED: "tuple[Any, ...]" = (
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
    lambda _cls, a, b, c, d, e, f, g, h, i, j, k: _new(_cls, (a, b, c, d, e, f, g, h, i, j, k)),
    lambda _cls, a, b, c, d, e, f, g, h, i, j, k, z: _new(_cls, (a, b, c, d, e, f, g, h, i, j, k, z)),
    lambda _cls, a, b, c, d, e, f, g, h, i, j, k, z, m: _new(_cls, (a, b, c, d, e, f, g, h, i, j, k, z, m)),
    lambda _cls, a, b, c, d, e, f, g, h, i, j, k, z, m, n: _new(_cls, (a, b, c, d, e, f, g, h, i, j, k, z, m, n)),
    lambda _cls, a, b, c, d, e, f, g, h, i, j, k, z, m, n, o: _new(_cls, (a, b, c, d, e, f, g, h, i, j, k, z, m, n, o)),
)
"""By the number of parameters; those of larger records are written when they are needed."""


@cache
def _take(count: int) -> "FunctionType":
    if count < len(_SHARED):
        known: FunctionType = _SHARED[count]
        return known
    names = "".join(f"_{number}," for number in range(count))
    made: FunctionType = eval(f"lambda _cls, {names}: _new(_cls, ({names}))")
    return made
