"""The tables that starters are made of."""

import tomllib
from functools import cache
from pathlib import Path

from gplang.typed import Any

_HERE = Path(__file__).parent
_CHECKOUT = Path(__file__).parents[3]
_PLACES = (_HERE, _HERE / "programs", _CHECKOUT / "examples", _CHECKOUT / "tests" / "programs")
"""Where texts lie: in the package; in a checkout the plans stay among its examples and tests."""


@cache
def read_table(name: str) -> dict[str, Any]:
    """Return one of the TOML files beside this module."""
    return tomllib.loads(read_text(f"{name}.toml"))


def read_text(name: str) -> str:
    """Return a text to start from."""
    return next(path for path in (place / name for place in _PLACES) if path.exists()).read_text(encoding="utf-8")
