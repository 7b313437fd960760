"""From Python values to the words of a line; what a line cannot hold is refused."""

import re
from collections.abc import Iterable
from datetime import date, time

_NAME = re.compile(r"[^\W\d_][^\W_]*(?:-[^\W_]+)*")
_NOT_NOTATION = re.compile(r"[\"#\x00-\x08\x0a-\x1f\x7f\ud800-\udfff]")
_NOT_TEXT = re.compile(r"[\x00\n\r\ud800-\udfff]")
_KINDS = {"\0": "a NUL character", "\n": "a line break", "\r": "a line break"}


def quote(text: str, what: str) -> str:
    r"""Return a text in quotes, `"` and `\` escaped. Raises `ValueError` for what no line of a file can hold."""
    if bad := _NOT_TEXT.search(text):
        kind = _KINDS.get(bad[0], f"half a character, U+{ord(bad[0]):04X}")
        raise ValueError(f"{what} has {kind} at offset {bad.start()}: a text stands on one line, in UTF-8")
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def name(word: str, what: str) -> str:
    """Return a name as it is. Raises `ValueError` for a word that is none."""
    if not _NAME.fullmatch(word):
        raise ValueError(f"{what} {word!r} is no name: letters and digits, a letter first, joined by single hyphens")
    return word


def exercise(word: str) -> str:
    """Return what an exercise is called, in quotes where it is not one word."""
    return word if _NAME.fullmatch(word) else quote(word, "the exercise")


def notation(value: str | int | date | time, what: str) -> str:
    """Return words of the language as they are. Raises `ValueError` for what would not stay what it is on its line."""
    text = f"{value:%H:%M}" if isinstance(value, time) else str(value)
    if bad := _NOT_NOTATION.search(text):
        raise ValueError(f"{what} {text!r} has {bad[0]!r} in it, which is no part of the notation")
    if not text.strip():
        raise ValueError(f"{what} is empty")
    return text.strip()


def listed(values: Iterable[str | date], what: str) -> str:
    """Return several words of the language, with spaces between."""
    return " ".join(notation(value, what) for value in values)
