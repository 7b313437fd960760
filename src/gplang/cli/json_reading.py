"""JSON from a file: errors are reported with their place, and places can be found by path."""

import json
import re
from collections.abc import Iterable
from json.decoder import scanstring  # type: ignore[attr-defined]

from gplang.records import NamedTuple
from gplang.source import Position
from gplang.typed import Any

MOST_BYTES = 64 * 1024 * 1024
"""The largest JSON that is read: several times what the largest plan gives."""

MOST_DEPTH = 100
"""Lists and objects within one another; what is built here has fewer than twenty."""

_BLANK = re.compile(r"[ \t\n\r]*")
_BRACKETS = re.compile(r'"(?:[^"\\]|\\.)*"?|[\[\]{}]')


class Fault(NamedTuple):
    """Why a text is no JSON, and where."""

    offset: int
    message: str


def read_json(text: str) -> Any | Fault:
    """Return the value of a JSON text, or why it is none."""
    depth = 0
    for match in _BRACKETS.finditer(text):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(match[0], 0)
        if depth > MOST_DEPTH:
            return Fault(match.start(), f"lists and objects are nested over {MOST_DEPTH} deep")
    try:
        return json.loads(text, parse_constant=_refuse, parse_int=_read_int)
    except json.JSONDecodeError as error:
        return Fault(error.pos, f"no JSON: {error.msg[:1].lower()}{error.msg[1:]}")
    except _NoNumberError as error:
        word = str(error)
        return Fault(max(text.find(word), 0), f"no JSON: {word[:20]}{'…' * (len(word) > 20)} is no number that is read")


def locate(text: str, path: Iterable[str | int]) -> int:
    """Return the offset of the value at a path in a JSON text that was read."""
    decoder = json.JSONDecoder()
    at = _skip(text, 0)
    for step in path:
        at = _skip(text, at + 1)
        count = 0
        while True:
            key: str | int = count
            if isinstance(step, str):
                key, at = scanstring(text, at + 1)
                at = _skip(text, _skip(text, at) + 1)
            if key == step:
                break
            at = _skip(text, _skip(text, decoder.raw_decode(text, at)[1]) + 1)
            count += 1
    return at


def position(text: str, offset: int) -> Position:
    """Return line and column of an offset."""
    before = text[:offset]
    return Position(before.count("\n") + 1, offset - before.rfind("\n"))


def _skip(text: str, at: int) -> int:
    match = _BLANK.match(text, at)
    return match.end() if match else at


class _NoNumberError(ValueError):
    """A number that JSON does not have, or that is too long to be one."""


def _refuse(word: str) -> float:
    raise _NoNumberError(word)


def _read_int(digits: str) -> int:
    try:
        return int(digits)
    except ValueError:
        raise _NoNumberError(digits) from None
