"""The grammar itself: no conflict, the language's words, and a lexer that reads it as Lark does."""

import re
from pathlib import Path

import pytest
from lark import Lark, UnexpectedToken

from gplang.syntax.lexer import split_words
from gplang.syntax.line import split_comment
from gplang.syntax.parser import Unexpected, is_kind, read_words
from gplang.syntax.tables import AlwaysAccepted, grammar_text, load_tables
from shipped import EXAMPLES

ROOT = Path(__file__).parents[2]
PLANS = [*sorted((ROOT / "tests" / "language").rglob("*.gpl")), *EXAMPLES]


@pytest.fixture(scope="module")
def contextual() -> Lark:
    """The grammar with Lark's own lexer; strict: terminals must not collide, rules must not conflict."""
    return Lark(grammar_text(), parser="lalr", strict=True, postlex=AlwaysAccepted(), maybe_placeholders=False)


def test_the_grammar_is_the_one_in_the_grammar_folder() -> None:
    assert (ROOT / "grammar" / "gpl.lark").read_text(encoding="utf-8") == grammar_text()


def test_every_word_ends_at_the_end_of_a_word() -> None:
    for line in grammar_text().splitlines():
        match = re.match(r"([A-Z_]+)(\.-?\d+)?:\s+/(.*)/i?$", line)
        if match and match[1] not in ("OPEN_QUOTE", "WORD", "BAD_DOSE", "BAD_AT", "BAD_NUMBER"):
            assert match[3].endswith(r"(?![^\s,|])"), match[1]


def test_each_kind_of_word_is_what_its_pattern_matches() -> None:
    texts = "\n".join(path.read_text(encoding="utf-8") for path in PLANS)
    words = {match[0] for line in texts.splitlines() for match in split_words(line)}
    words |= {word.swapcase() for word in words} | {f"{sign}{word}" for sign in "@+-1x" for word in list(words)[:500]}
    for terminal in load_tables().terminals:
        pattern = re.compile(terminal.pattern, 0 if terminal.name == "NAME" else re.ASCII)
        for word in words:
            assert is_kind(terminal.name, word) == bool(pattern.fullmatch(word)), (terminal.name, word)


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.name)
def test_lines_are_read_as_lark_reads_them(path: Path, contextual: Lark) -> None:
    for text in path.read_text(encoding="utf-8").splitlines():
        code = text[: split_comment(text)].strip()
        if not code:
            continue
        assert our_reading(code) == reading_of_lark(code, contextual), code


def our_reading(code: str) -> object:
    words = read_words(code)
    if isinstance(words, Unexpected):
        return (words.found.kind, words.found.text)
    return (words.rule, [(each.kind, each.text) for each in words.tokens])


def reading_of_lark(code: str, parser: Lark) -> object:
    try:
        tree = parser.parse(code)
    except UnexpectedToken as error:
        return (error.token.type, str(error.token))
    return (tree.data, [(each.type, str(each)) for each in tree.children])  # type: ignore[union-attr]
