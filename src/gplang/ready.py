"""Data made ready: modules that only a wheel holds, whose literals load more quickly than files that are parsed.

And files that stand beside modules, read without `importlib.resources`, which imports `typing`, `tempfile` and
`zipfile`.
"""

import sys
from functools import cache
from importlib import import_module

from gplang.typed import Any

NAME = "ready"
"""What such a module is called, in the package whose data it has."""


@cache
def find_ready(package: str) -> dict[str, Any]:
    """Return the data that were made ready for a package; none in a checkout."""
    try:
        found: dict[str, Any] = import_module(f"{package}.{NAME}").DATA
    except ModuleNotFoundError:
        return {}
    return found


def format_ready(data: dict[str, Any]) -> str:
    """Return the text of a module with some data, the same for the same data."""
    lines = [f"    {name!r}: {value!r},\n" for name, value in data.items()]
    return "".join(['"""Made when the wheel was built."""\n\n', "DATA = {\n", *lines, "}\n"])


def read_beside(package: str, name: str) -> str:
    """Return the text of a file of a package that has been imported, wherever it is installed."""
    spec: Any = sys.modules[package].__spec__
    data: bytes = spec.loader.get_data(f"{spec.origin.removesuffix('__init__.py')}{name}")
    return data.decode("utf-8")
