"""Where the keys and values of a TOML text stand; the library that reads it does not say.

The text must be valid TOML: results for any other are meaningless.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import lru_cache

from gplang.config.keys import KeyPath
from gplang.records import NamedTuple
from gplang.source import Location, SourceText, Span

_SKIP = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_GAP = re.compile(r"[ \t]*")
_DOT = re.compile(r"[ \t]*\.[ \t]*")
_KEY = re.compile(r"""[A-Za-z0-9_-]+|"(?:\\.|[^"\\\n])*"|'[^'\n]*'""")
_SCALAR = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}' "|'''.*?'{3,5}" r"""|"(?:\\.|[^"\\\n])*"|'[^'\n]*'|[^\s,#\]}]+(?: [0-9][^\s,#\]}]*)?""",
    re.DOTALL,
)


class Place(NamedTuple):
    """Where a key and its value stand; the key of a value in a list is the value itself."""

    key: Location
    value: Location


class _Found(NamedTuple):
    """The text, what was found in it so far (by path), and how many tables each list of tables has."""

    text: str
    spans: dict[KeyPath, tuple[Span, Span]]
    tables: dict[KeyPath, int]


class _Word(NamedTuple):
    """One part of a dotted key."""

    name: str
    span: Span


@lru_cache(maxsize=8)
def find_places(source: SourceText) -> Mapping[KeyPath, Place]:
    """Return the places of everything that a TOML text says, by path. Never raises."""
    found = _Found(source.text, {}, {})
    with suppress(RecursionError, IndexError, ValueError):  # nested too deeply, or no TOML: the places so far are good
        _read_lines(found)
    return {path: Place(Location(source, key), Location(source, value)) for path, (key, value) in found.spans.items()}


def place_of(path: KeyPath, places: Mapping[KeyPath, Place], source: SourceText) -> Place:
    """Return the place of a path, or of what it stands in, or else the first line of the file."""
    for length in range(len(path), 0, -1):
        if path[:length] in places:
            return places[path[:length]]
    start = Location(source, source.line_span(1))
    return Place(start, start)


def _read_lines(found: _Found) -> None:
    text = found.text
    table: KeyPath = ()
    at = _end(_SKIP, text, 0)
    while at < len(text):
        if text.startswith("[", at):
            table, at = _read_header(found, at)
        else:
            at = _read_pair(found, at, table)
        at = _end(_SKIP, text, at)


def _read_header(found: _Found, at: int) -> tuple[KeyPath, int]:
    """Read `[a.b]` or `[[a.b]]`; return the path of the table and where the header ends."""
    brackets = 2 if found.text.startswith("[[", at) else 1
    *outer, last = words = tuple(_read_key(found.text, at + brackets))
    end = found.text.index("]", last.span.end) + brackets
    path: KeyPath = ()
    for word in outer:
        path = _step_into(found, path, word, Span(at, end))
    if brackets == 1:
        return _step_into(found, path, last, Span(at, end)), end
    path = (*path, last.name)
    number = found.tables.get(path, 0)
    found.tables[path] = number + 1
    found.spans.setdefault(path, (words[-1].span, Span(at, end)))
    found.spans[(*path, number)] = (words[-1].span, Span(at, end))
    return (*path, number), end


def _step_into(found: _Found, path: KeyPath, word: _Word, value: Span) -> KeyPath:
    """Return the path of a table inside another; in a list of tables it is in the last one."""
    path = (*path, word.name)
    found.spans.setdefault(path, (word.span, value))
    return (*path, found.tables[path] - 1) if path in found.tables else path


def _read_pair(found: _Found, at: int, table: KeyPath) -> int:
    """Read `a.b = value` and return where it ends."""
    words = tuple(_read_key(found.text, at))
    equals = found.text.index("=", words[-1].span.end)
    path = table
    for word in words[:-1]:
        path = _step_into(found, path, word, word.span)
    path = (*path, words[-1].name)
    return _read_value(found, _end(_GAP, found.text, equals + 1), path, words[-1].span)


def _read_key(text: str, at: int) -> Iterator[_Word]:
    at = _end(_GAP, text, at)
    while True:
        end = _end(_KEY, text, at)
        yield _Word(_key_name(text[at:end]), Span(at, end))
        dot = _DOT.match(text, end)
        if dot is None:
            return
        at = dot.end()


def _key_name(written: str) -> str:
    if written[0] == '"' and "\\" in written:
        return str(tomllib.loads(f"key = {written}")["key"])
    return written[1:-1] if written[0] in "\"'" else written


def _read_value(found: _Found, at: int, path: KeyPath, key: Span | None) -> int:
    """Read a value, note where it stands, and return where it ends."""
    if found.text[at] == "[":
        end = _read_list(found, at + 1, path)
    elif found.text[at] == "{":
        end = _read_table(found, at + 1, path)
    else:
        end = _end(_SCALAR, found.text, at)
    value = Span(at, end)
    found.spans[path] = (key or value, value)
    return end


def _read_list(found: _Found, at: int, path: KeyPath) -> int:
    number = 0
    at = _end(_SKIP, found.text, at)
    while found.text[at] != "]":
        at = _end(_SKIP, found.text, _read_value(found, at, (*path, number), None))
        number += 1
        if found.text[at] == ",":
            at = _end(_SKIP, found.text, at + 1)
    return at + 1


def _read_table(found: _Found, at: int, path: KeyPath) -> int:
    at = _end(_SKIP, found.text, at)
    while found.text[at] != "}":
        at = _end(_SKIP, found.text, _read_pair(found, at, path))
        if found.text[at] == ",":
            at = _end(_SKIP, found.text, at + 1)
    return at + 1


def _end(pattern: re.Pattern[str], text: str, at: int) -> int:
    """Return where a match that begins at `at` ends."""
    match = pattern.match(text, at)
    if match is None:
        raise ValueError(at)
    return match.end()
