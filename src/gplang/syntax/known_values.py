"""Values of words that stand in line after line: each is read once, and is one record wherever it stands there."""

from collections.abc import Callable
from functools import lru_cache

from gplang.source import Span
from gplang.syntax.tokens import Node, Problem, Token
from gplang.syntax.word_values import read_value
from gplang.typed import Any, TypeVar

T = TypeVar("T")

_MOST_KNOWN = 4_096
_LONGEST_KNOWN = 20
"""Words whose values are kept, and the characters of a word worth keeping."""


def read_known(token: Token, read: Callable[[Token], T | Problem], problems: list[Problem]) -> Node[T] | None:
    """Read a word's value, which follows from its kind and its text; a problem is added to `problems`."""
    node = _find_node(token, read) if len(token.text) <= _LONGEST_KNOWN else None
    return read_value(token, read, problems) if node is None else node


@lru_cache(_MOST_KNOWN)
def _find_node(token: Token, read: Callable[[Token], Any]) -> Node[Any] | None:
    value = _find_value(token.kind, token.text, read)
    return None if value is None else Node(value, token.span)


@lru_cache(_MOST_KNOWN)
def _find_value(kind: str, text: str, read: Callable[[Token], Any]) -> Any:
    value = read(Token(kind, text, Span(0, len(text))))
    return None if isinstance(value, Problem) else value
