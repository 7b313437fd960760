"""Words of a line: split at white space, commas and bars, then classified by the grammar's patterns.

Lark's own contextual lexer does the same with one large pattern for each state of the parser; they take longer to
compile than a plan takes to parse. Here each word is looked up, and its kind in each state is cached.
"""

from collections.abc import Callable, Iterator, Mapping
from re import ASCII, IGNORECASE, Match, Pattern
from re import compile as _compile

from gplang.syntax.tables import Tables, Terminal

_WORDS = _compile(
    r'"(?:[^"\\]|\\.)*"(?![^\s,|])'  # a text
    r'|".*'  # a text that is never closed
    r"|@?[+-]?[0-9]+,[0-9]+(?:kg|lb|%)(?![^\s,|])"  # a number with a decimal comma
    r"|[^\s,|]+"
    r"|[,|]",
    IGNORECASE,
)
_WORD_END = r"(?![^\s,|])"
_STARTS = {"[0-9]": "0123456789", "[+-]": "+-", "@": "@", '"': '"'}
"""The signs that a pattern may begin with, and the characters that each of them is."""

_MOST_REMEMBERED = 20_000
_LONGEST_REMEMBERED = 40
"""Words whose kinds are kept, and the length of a word worth keeping; with more, remembering starts anew."""

_Test = Callable[[str], bool]


def split_words(code: str) -> Iterator[Match[str]]:
    """Yield the words of a line."""
    return _WORDS.finditer(code)


class WordKinds:
    """Classifies words by the kinds that the parser can accept."""

    __slots__ = ("_always", "_candidates", "_known", "_ranks", "_tests")

    def __init__(self, tables: Tables) -> None:
        self._ranks = {terminal.name: rank for rank, terminal in enumerate(tables.terminals)}
        self._always = tables.always
        self._tests = {terminal.name: _make_test(terminal) for terminal in tables.terminals}
        self._candidates: dict[int, tuple[tuple[str, _Test], ...]] = {}
        self._known: dict[tuple[int, str], str] = {}

    def tell(self, word: str, state: int, accepted: Mapping[str, int]) -> str:
        """Return the first matching kind among those that a state accepts."""
        kind = self._known.get((state, word))
        if kind is not None:
            return kind
        kind = self._find(word, state, accepted)
        if len(word) <= _LONGEST_REMEMBERED:
            if len(self._known) >= _MOST_REMEMBERED:
                self._known.clear()
            self._known[state, word] = kind
        return kind

    def is_kind(self, kind: str, text: str) -> bool:
        """Return whether a text, standing alone, is a word of this kind."""
        return self._tests[kind](text)

    def _find(self, word: str, state: int, accepted: Mapping[str, int]) -> str:
        candidates = self._candidates.get(state)
        if candidates is None:
            names = sorted(self._ranks.keys() & {*accepted, *self._always}, key=self._ranks.__getitem__)
            candidates = self._candidates[state] = tuple((name, self._tests[name]) for name in names)
        for name, matches in candidates:
            if matches(word):
                return name
        return "WORD"


def _make_test(terminal: Terminal) -> _Test:
    """Make the test of a terminal: keywords are compared, another pattern is compiled when a word may match it."""
    pattern = terminal.pattern.removeprefix("(?i:").removesuffix(")").removesuffix(_WORD_END)
    keywords = pattern.removeprefix("(?:").removesuffix(")").split("|")
    if all(keyword.replace("-", "").isalpha() for keyword in keywords):
        return lambda word: word.lower() in keywords
    starts = _starts_of(pattern)
    flags = 0 if terminal.name == "NAME" else ASCII  # only names hold letters of any script; `ſ` is no `s`
    made: list[Pattern[str]] = []

    def test(word: str) -> bool:
        if starts and word[:1] not in starts:
            return False
        if not made:
            made.append(_compile(terminal.pattern, flags))
        return made[0].fullmatch(word) is not None

    return test


def _starts_of(pattern: str) -> str:
    """Return the characters that words of a pattern begin with; none where its first sign does not say it."""
    for sign, characters in _STARTS.items():
        if pattern.startswith(sign) and not pattern.startswith(("?", "*", "{0"), len(sign)):
            return characters
    return ""
