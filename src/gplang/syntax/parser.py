"""The one place that turns a line of text into words: an LALR(1) parser over the tables of `gpl.lark`.

The result is the name of the grammar rule and the line's words, as a flat list.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache, partial
from typing import NamedTuple

from gplang.source import Span
from gplang.syntax.lexer import WordKinds, split_words
from gplang.syntax.tables import Tables, load_tables
from gplang.syntax.tokens import Token

END = "$END"
"""The kind of the token that stands for the end of the line."""


class Recognised(NamedTuple):
    """A line that is a statement: its grammar rule and its words."""

    rule: str
    tokens: list[Token]


class Unexpected(NamedTuple):
    """A line that is not a statement: the first unexpected word; `accepted` are the kinds expected instead."""

    found: Token
    accepted: Callable[[], frozenset[str]]


class _Parser(NamedTuple):
    tables: Tables
    kinds: WordKinds


def read_words(code: str) -> Recognised | Unexpected:
    """Parse one line without its comment."""
    tables, kinds = _parser()
    actions = tables.actions
    stack = [tables.start]
    tokens: list[Token] = []
    rule = ""
    for match in split_words(code):
        word = match[0]
        state = stack[-1]
        kind = kinds.tell(word, state, actions[state])
        token = Token(kind, word, Span(match.start(), match.end()))
        before = tuple(stack)
        rule = _reduce(stack, kind, tables) or rule
        target = actions[stack[-1]].get(kind)
        if target is None:
            return Unexpected(token, partial(_accepted_in, before, tables))
        stack.append(target)
        tokens.append(token)
    before = tuple(stack)
    rule = _reduce(stack, END, tables) or rule
    if stack[-1] != tables.end:
        end = len(code.rstrip())
        return Unexpected(Token(END, "", Span(end, end)), partial(_accepted_in, before, tables))
    return Recognised(rule, tokens)


def find_accepted(code: str) -> frozenset[str]:
    """Return the kinds of words that can follow some words; none after words that do not parse."""
    tables, kinds = _parser()
    stack = [tables.start]
    for match in split_words(code):
        kind = kinds.tell(match[0], stack[-1], tables.actions[stack[-1]])
        _reduce(stack, kind, tables)
        target = tables.actions[stack[-1]].get(kind)
        if target is None:
            return frozenset()
        stack.append(target)
    return _accepted_in(stack, tables)


def is_kind(kind: str, text: str) -> bool:
    """Return whether `text`, standing alone, is a word of this kind."""
    return _parser().kinds.is_kind(kind, text)


def _reduce(stack: list[int], kind: str, tables: Tables) -> str:
    """Complete the rules that end before a word; return the name of the last one that makes a statement."""
    made = ""
    while stack[-1] != tables.end and (action := tables.actions[stack[-1]].get(kind, 0)) < 0:
        rule = tables.rules[-1 - action]
        if rule.length:
            del stack[-rule.length :]
        stack.append(tables.actions[stack[-1]][rule.name])
        if not rule.name.startswith("_") and rule.name != "start":
            made = rule.name
    return made


def _accepted_in(stack: Sequence[int], tables: Tables) -> frozenset[str]:
    """Return the kinds of words that can come next."""
    return frozenset(kind for kind in tables.actions[stack[-1]] if _is_accepted(list(stack), kind, tables))


def _is_accepted(stack: list[int], kind: str, tables: Tables) -> bool:
    if not kind.isupper() and kind != END:
        return False
    _reduce(stack, kind, tables)
    return stack[-1] == tables.end if kind == END else tables.actions[stack[-1]].get(kind, -1) >= 0


@lru_cache(maxsize=1)
def _parser() -> _Parser:
    tables = load_tables()
    return _Parser(tables, WordKinds(tables))
