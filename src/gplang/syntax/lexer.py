"""Words of a line for Lark's parser: split at white space, commas and bars, then told apart by the grammar.

Lark's own contextual lexer does the same with one large pattern for each state of the parser; they take longer
to make than a plan takes to parse. Here each word is looked up, and what it is in a state is kept.
"""

from collections.abc import Callable, Iterator
from re import ASCII
from re import compile as _compile
from typing import Any

from lark import Token
from lark.common import LexerConf
from lark.lexer import Lexer, TerminalDef

_WORDS = _compile(
    r'"(?:[^"\\]|\\.)*"(?![^\s,|])'  # a text
    r'|".*'  # a text that is never closed
    r"|@?[+-]?[0-9]+,[0-9]+(?:kg|lb|%)(?![^\s,|])"  # a number with a decimal comma
    r"|[^\s,|]+"
    r"|[,|]",
    2,  # re.IGNORECASE
)
_WORD_END = r"(?![^\s,|])"
_MOST_REMEMBERED = 20_000
_LONGEST_REMEMBERED = 40
"""Words whose kinds are kept, and the length of a word worth keeping; with more, remembering starts anew."""


class WordLexer(Lexer):
    """Tells the words of a line apart by what the parser can take."""

    __future_interface__ = True

    def __init__(self, lexer_conf: LexerConf) -> None:
        self._terminals = sorted(lexer_conf.terminals, key=_rank)
        self._always = frozenset(lexer_conf.postlex.always_accept if lexer_conf.postlex else ())
        self._tests = {each.name: _make_test(each) for each in self._terminals}
        self._known: dict[tuple[int, str], str] = {}

    def lex(self, lexer_state: Any, parser_state: Any) -> Iterator[Token]:
        """Yield the words of a line, each as the kind that comes first of those the parser can take."""
        text = getattr(lexer_state, "text", lexer_state)
        states = parser_state.parse_conf.states
        known = self._known
        for match in _WORDS.finditer(getattr(text, "text", text)):
            word = match[0]
            state = parser_state.position
            kind = known.get((state, word))
            if kind is None:
                kind = self._tell(word, states[state])
            if len(word) <= _LONGEST_REMEMBERED:
                if len(known) >= _MOST_REMEMBERED:
                    known.clear()
                known[state, word] = kind
            yield Token(kind, word, match.start())

    def _tell(self, word: str, accepted: Any) -> str:
        for terminal in self._terminals:
            name = terminal.name
            if (name in accepted or name in self._always) and self._tests[name](word):
                return name
        return "WORD"


def _rank(terminal: TerminalDef) -> tuple[int, int, int, str]:
    """Order terminals as Lark does."""
    pattern = terminal.pattern
    return (-terminal.priority, -pattern.max_width, -len(pattern.value), terminal.name)


def flags_of(kind: str) -> int:
    """Return the flags of a terminal: only names hold letters of any script; elsewhere `ſ` is no `s`."""
    return 0 if kind == "NAME" else ASCII


def _make_test(terminal: TerminalDef) -> Callable[[str], bool]:
    """Make the test of a terminal: a keyword is compared, another pattern is made when first needed."""
    keyword = terminal.pattern.value.removesuffix(_WORD_END)
    if keyword.isalpha():
        return lambda word: word.lower() == keyword
    made: list[Any] = []

    def test(word: str) -> bool:
        if not made:
            made.append(_compile(terminal.pattern.to_regexp(), flags_of(terminal.name)))
        return made[0].fullmatch(word) is not None

    return test
