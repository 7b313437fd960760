"""The one place that turns a line of text into words: an LALR(1) parser over the tables of `gpl.lark`.

The result is the name of the grammar rule and the line's words, as a flat list.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache, partial

from gplang.records import NamedTuple
from gplang.source import Span
from gplang.syntax.lexer import WordKinds, split_words
from gplang.syntax.tables import Tables, load_tables
from gplang.syntax.tokens import SPANS, Token

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


class _Rule(NamedTuple):
    """A rule of the grammar: how many symbols make one, its name, and that name again if it makes a statement."""

    length: int
    name: str
    statement: str


class _Parser(NamedTuple):
    tables: Tables
    rules: tuple[_Rule, ...]
    kinds: WordKinds


def read_words(code: str) -> Recognised | Unexpected:
    """Parse one line without its comment."""
    parser = _parser()
    tables, _, kinds = parser
    actions = tables.actions
    stack = [tables.start]
    tokens: list[Token] = []
    rule = ""
    for match in split_words(code):
        word = match[0]
        state = stack[-1]
        accepted = actions[state]
        kind = kinds.tell(word, state, accepted)
        token = Token(kind, word, SPANS[match.span()])
        target = accepted.get(kind)
        if target is None or target < 0:
            before = tuple(stack)
            rule = _reduce(stack, kind, parser) or rule
            target = actions[stack[-1]].get(kind)
            if target is None:
                return Unexpected(token, partial(_accepted_in, before, parser))
        stack.append(target)
        tokens.append(token)
    before = tuple(stack)
    rule = _reduce(stack, END, parser) or rule
    if stack[-1] != tables.end:
        end = len(code.rstrip())
        return Unexpected(Token(END, "", Span(end, end)), partial(_accepted_in, before, parser))
    return Recognised(rule, tokens)


def find_accepted(code: str) -> frozenset[str]:
    """Return the kinds of words that can follow some words; none after words that do not parse."""
    parser = _parser()
    tables, _, kinds = parser
    stack = [tables.start]
    for match in split_words(code):
        kind = kinds.tell(match[0], stack[-1], tables.actions[stack[-1]])
        _reduce(stack, kind, parser)
        target = tables.actions[stack[-1]].get(kind)
        if target is None:
            return frozenset()
        stack.append(target)
    return _accepted_in(stack, parser)


def is_kind(kind: str, text: str) -> bool:
    """Return whether `text`, standing alone, is a word of this kind."""
    return _parser().kinds.is_kind(kind, text)


def _reduce(stack: list[int], kind: str, parser: _Parser) -> str:
    """Complete the rules that end before a word; return the name of the last one that makes a statement."""
    actions, rules, end = parser.tables.actions, parser.rules, parser.tables.end
    made = ""
    state = stack[-1]
    while state != end and (action := actions[state].get(kind, 0)) < 0:
        length, name, statement = rules[-1 - action]
        if length:
            del stack[-length:]
        state = actions[stack[-1]][name]
        stack.append(state)
        made = statement or made
    return made


def _accepted_in(stack: Sequence[int], parser: _Parser) -> frozenset[str]:
    """Return the kinds of words that can come next."""
    return frozenset(kind for kind in parser.tables.actions[stack[-1]] if _is_accepted(list(stack), kind, parser))


def _is_accepted(stack: list[int], kind: str, parser: _Parser) -> bool:
    if not kind.isupper() and kind != END:
        return False
    _reduce(stack, kind, parser)
    tables = parser.tables
    return stack[-1] == tables.end if kind == END else tables.actions[stack[-1]].get(kind, -1) >= 0


@lru_cache(maxsize=1)
def _parser() -> _Parser:
    tables = load_tables()
    rules = (_Rule(length, name, _statement_of(name)) for name, length in tables.rules)
    return _Parser(tables, tuple(rules), WordKinds(tables))


def _statement_of(rule: str) -> str:
    """Return the name of a rule that makes a statement; the others are parts of statements, and the start."""
    return "" if rule.startswith("_") or rule == "start" else rule
