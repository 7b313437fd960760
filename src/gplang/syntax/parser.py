"""The one place that turns a line of text into words: Lark's LALR parser over `gpl.lark`.

Lark stays in here. What comes out is the name of the grammar rule and the line's words, flat.
"""

from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from re import Pattern
from re import compile as _compile
from typing import TYPE_CHECKING, NamedTuple, cast

from gplang.source import Span
from gplang.syntax.tokens import Token

if TYPE_CHECKING:
    from lark import Lark
    from lark import Token as LarkToken
    from lark.exceptions import UnexpectedToken

_GRAMMAR_PLACES = (Path(__file__).with_name("gpl.lark"), Path(__file__).parents[3] / "grammar" / "gpl.lark")
"""The grammar as installed, and in a checkout."""

_TABLES = Path(__file__).with_name("gpl.tables")
"""The grammar compiled: in a wheel only, and good for the Lark that made it."""

END = "$END"
"""The kind of the token that stands for the end of the line."""


class Recognised(NamedTuple):
    """A line that is a statement: its grammar rule and its words."""

    rule: str
    tokens: list[Token]


class Unexpected(NamedTuple):
    """A line that is none: the first word that does not fit; `accepted` tells the kinds that would."""

    found: Token
    accepted: Callable[[], frozenset[str]]


def read_words(code: str) -> Recognised | Unexpected:
    """Parse one line without its comment."""
    from lark.exceptions import UnexpectedToken

    try:
        tree = _parser().parse(code)
    except UnexpectedToken as error:
        accepted = _accepted_by(error)
        if error.token.type == END:
            end = len(code.rstrip())
            return Unexpected(Token(END, "", Span(end, end)), accepted)
        return Unexpected(_token(error.token), accepted)
    words = cast("list[LarkToken]", tree.children)
    return Recognised(str(tree.data), [_token(word) for word in words])


def _accepted_by(error: "UnexpectedToken") -> Callable[[], frozenset[str]]:
    return lambda: frozenset(error.accepts or ())


def is_kind(kind: str, text: str) -> bool:
    """Tell whether `text`, standing alone, is a word of this kind."""
    return _terminal(kind).fullmatch(text) is not None


@lru_cache(maxsize=128)
def _terminal(kind: str) -> Pattern[str]:
    from gplang.syntax.lexer import flags_of

    return _compile(_parser().get_terminal(kind).pattern.to_regexp(), flags_of(kind))


def _token(word: "LarkToken") -> Token:
    start = word.start_pos or 0
    return Token(word.type, str(word), Span(start, start + len(word)))


class AlwaysAccepted:
    """Lets the contextual lexer see words that fit nowhere, so that an error names a whole word."""

    always_accept = ("WORD", "OPEN_QUOTE", "COMMA", "PIPE", "STRING", "DECIMAL_COMMA")

    def process(self, stream: "Iterator[LarkToken]") -> "Iterator[LarkToken]":
        """Hand the words on as they are."""
        return stream


def grammar_text() -> str:
    """Return the grammar."""
    for place in _GRAMMAR_PLACES:
        if place.is_file():
            return place.read_text(encoding="utf-8")
    raise FileNotFoundError(_GRAMMAR_PLACES[0])


def write_tables(path: Path) -> None:
    """Write the parser's tables beside the grammar: for the wheel, so that a start need not make them anew."""
    from lark import __version__

    with path.open("wb") as file:
        file.write(f"{__version__}\n".encode())
        _compile_grammar().save(file)


@lru_cache(maxsize=1)
def _parser() -> "Lark":
    return _load_tables() or _compile_grammar()


def _compile_grammar() -> "Lark":
    from lark import Lark

    from gplang.syntax.lexer import WordLexer

    return Lark(grammar_text(), parser="lalr", lexer=WordLexer, postlex=AlwaysAccepted(), maybe_placeholders=False)


def _load_tables() -> "Lark | None":
    """Load the tables that came with the package; None where there are none for this version of Lark."""
    if not _TABLES.is_file():
        return None
    import pickle

    from lark import Lark, __version__

    with _TABLES.open("rb") as file:
        if file.readline().decode().strip() != __version__:
            return None
        tables = pickle.load(file)
    parser: Lark = Lark._load_from_dict(tables["data"], tables["memo"], postlex=AlwaysAccepted())  # type: ignore[no-untyped-call]
    return parser
