"""What can be wrong with a config: a code, a place, a fact, and the words for it."""

from collections.abc import Mapping
from datetime import date, datetime, time
from types import MappingProxyType

from gplang.config.amounts import Real
from gplang.config.keys import KeyPath
from gplang.records import NamedTuple
from gplang.typed import Any

TEXT, KEY, VALUE, RULE, CLASH = "C001", "C002", "C003", "C004", "C005"

NAMES: Mapping[str, str] = MappingProxyType(
    {
        TEXT: "config-text",
        KEY: "config-key",
        VALUE: "config-value",
        RULE: "config-rule",
        CLASH: "config-clash",
    }
)
"""The names of what can be wrong with a config, by code; `CLASH` is what no schema can say."""

_LONGEST = 60
"""How much of a word is quoted, in characters."""


class Fault(NamedTuple):
    """What is wrong with the value at `path`, or with its key."""

    code: str
    path: KeyPath
    message: str
    hint: str = ""
    at_key: bool = False


def quote(word: str) -> str:
    """Write a word of the file as messages quote it: on one line, an endless one cut."""
    shown = word.replace("\r", "\\r").replace("\n", "\\n") or '""'
    return f"`{shown}`" if len(shown) <= _LONGEST else f"`{shown[:_LONGEST]}…`"


def wrong_type(path: KeyPath, value: object, wanted: str, form: str) -> Fault:
    """Return the fault of a value that is of another kind than its key takes; `form` shows the right one."""
    name = next((key for key in reversed(path) if isinstance(key, str)), "")
    return Fault(VALUE, path, f"{quote(name)} takes {wanted}, not {_describe(value)}", f"write it as {form}")


def _describe(value: object) -> str:
    """Name the kind of a TOML value."""
    kinds: tuple[tuple[Any, str], ...] = (
        (bool, "true or false"),
        (str, "text"),
        (int | Real, "a number"),
        (list, "a list"),
        (datetime | date | time, "a date or time"),
    )
    return next((name for kind, name in kinds if isinstance(value, kind)), "a table")
