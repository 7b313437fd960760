"""Doses, efforts and loads that stand in line after line: each is read once."""

from functools import lru_cache

from gplang.quantities import Dose, Effort, Load
from gplang.source import Span
from gplang.syntax.dose_values import read_dose
from gplang.syntax.tokens import Node, Problem, Token
from gplang.syntax.values import read_at
from gplang.syntax.word_values import read_value

_MOST_KNOWN = 4_096
_LONGEST_KNOWN = 20
"""Words whose values are kept, and the characters of a word worth keeping."""


def read_known_dose(token: Token, problems: list[Problem]) -> Node[Dose] | None:
    """Read a dose; a problem is added to `problems`."""
    dose = _known_dose(token.kind, token.text) if len(token.text) <= _LONGEST_KNOWN else None
    return read_value(token, read_dose, problems) if dose is None else Node(dose, token.span)


def read_known_at(token: Token, problems: list[Problem]) -> Node[Effort | Load] | None:
    """Read an `@` word; a problem is added to `problems`."""
    value = _known_at(token.text) if len(token.text) <= _LONGEST_KNOWN else None
    return read_value(token, read_at, problems) if value is None else Node(value, token.span)


@lru_cache(_MOST_KNOWN)
def _known_dose(kind: str, text: str) -> Dose | None:
    dose = read_dose(Token(kind, text, Span(0, len(text))))
    return None if isinstance(dose, Problem) else dose


@lru_cache(_MOST_KNOWN)
def _known_at(text: str) -> Effort | Load | None:
    value = read_at(Token("AT_WORD", text, Span(0, len(text))))
    return None if isinstance(value, Problem) else value
