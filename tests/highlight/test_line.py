"""What is coloured as what: held against the parser, word by word, over all plans of the repository."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from editors.painted import PLANS, find_painted
from gplang.highlight.line import shade_line
from gplang.highlight.line_kinds import LINES, NUMBERS
from gplang.highlight.shades import Shade
from gplang.lint.ignores import find_ignores
from gplang.source import SourceText
from gplang.statements.lists import ALL_HEADERS, ALL_STATEMENTS, FILE_STATEMENTS, STATEMENTS
from gplang.syntax.document import parse_document
from gplang.syntax.line import split_comment
from gplang.syntax.parser import Recognised, read_words
from gplang.syntax.tables import load_tables
from gplang.syntax.tokens import Token
from gplang.vocabulary import Block, Day, Role

MISTAKES = {"BAD_DOSE", "BAD_AT", "BAD_NUMBER", "OPEN_QUOTE", "DECIMAL_COMMA", "WORD", "__IGNORE_0"}
"""Terminals that are no words of the language."""

SHADES = {
    **dict.fromkeys(NUMBERS, Shade.NUMBER),
    "AT_WORD": Shade.LOAD,
    "STRING": Shade.TEXT,
    "ROLE": Shade.ROLE,
    "DAY": Shade.DAY,
    "LABEL": Shade.LABEL,
    "ZONE": Shade.VALUE,
    "COMMA": Shade.SEPARATOR,
    "PIPE": Shade.SEPARATOR,
}
"""What a word of a kind is coloured as, wherever it stands; keywords and names are not here."""

OF_EXERCISES = {
    "step",
    "did",
    "skipped",
    *(
        "max",
        "training-max",
        "raise",
        "load",
        "round",
        "or",
        "drop",
        "hold",
        "progress",
        "like",
        "alias",
        "complex",
        "adjust",
        "swap",
        "wave",
        "stages",
        "on-miss",
        "deload",
    ),
    *Role,
}
OF_SESSIONS = {"rotate", "done", "missed", *Day}

LETTERS = st.sampled_from([*'pr "#\\,|@5x-+%é\t', " primary ", " rdl ", "4x5", "@75%", "# gpl: ignore[S1]", "session "])


def recognised_lines() -> Iterator[tuple[str, list[Token]]]:
    """Yield every line of the repository's plans that reads, and its words; none of them is wrong in itself."""
    for plan in PLANS:
        for line in plan.read_text(encoding="utf-8").splitlines():
            code = line[: split_comment(line)].rstrip()
            words = read_words(code) if code else None
            if isinstance(words, Recognised) and MISTAKES.isdisjoint(token.kind for token in words.tokens):
                yield line, words.tokens


def expected_shade(tokens: list[Token], index: int) -> Shade:
    """Return what a word should be coloured as."""
    kind, first = tokens[index].kind, tokens[0].text.lower()
    first = first if first in OF_EXERCISES else first.partition("-")[0]
    if index == 0:
        return first_shade(first)
    if kind != "NAME":
        return SHADES.get(kind, Shade.KEYWORD)
    if first == "swap" and (tokens[index].text in ("from", "week") and index > 2):
        return Shade.KEYWORD  # names to the grammar, behind sets
    before = tokens[index - 1]
    if before.kind in ("METHOD", "SCHEME") and index > 1:
        return Shade.VALUE
    if before.kind == "IN":
        return Shade.VALUE
    if before.kind == "AT_WORD" and tokens[index].text in ("tm", "top", "best"):
        return Shade.KEYWORD  # a slip: `of` is missing
    if first == Block.SESSION and before.kind == "LIKE":
        return Shade.SESSION
    if index == 1 and first in (Block.ATHLETE, Block.GYM, Block.EXERCISE, Block.SCHEME, Block.SESSION, "event"):
        return Shade.DEFINED
    if first == "circuit":
        return Shade.LABEL
    if first in list(Day) and tokens[index].text == "optional":
        return Shade.KEYWORD  # also the session that somebody called so
    return Shade.EXERCISE if first in OF_EXERCISES else Shade.SESSION if first in OF_SESSIONS else Shade.VALUE


def first_shade(word: str) -> Shade:
    """Return what the first word of a line should be coloured as."""
    for words, shade in (
        (FILE_STATEMENTS, Shade.FILE),
        (ALL_HEADERS, Shade.HEADER),
        (Role, Shade.ROLE),
        (Day, Shade.DAY),
    ):
        if word in list(words):
            return shade
    with_doses = (Block.SCHEME, Block.SESSION, Block.WEEK, Block.DONE)
    return Shade.STATEMENT if any(word in STATEMENTS[block] for block in with_doses) else Shade.SETTING


def test_words_are_coloured_as_what_the_parser_takes_them_for() -> None:
    met: set[str] = set()
    for line, tokens in recognised_lines():
        shades = {piece.start: piece.shade for piece in shade_line(line)}
        for index, token in enumerate(tokens):
            assert shades.get(token.span.start) == expected_shade(tokens, index), (line, token)
            met.add(token.kind)
    assert met >= {terminal.name for terminal in load_tables().terminals} - MISTAKES, "a kind that no plan has"


def test_each_first_word_stands_in_one_kind_of_line() -> None:
    assert sorted(word for line in LINES for word in line.first) == sorted(ALL_STATEMENTS)


@pytest.mark.parametrize("name", ["edges", "reference"])
def test_what_it_looks_like(name: str, text_snapshot: SnapshotAssertion) -> None:
    text = next(plan for plan in PLANS if plan.stem == name and plan.parent.name != "cases").read_text(encoding="utf-8")
    lines = text.splitlines()
    for piece in sorted(find_painted(text), reverse=True):
        line = lines[piece.line]
        end = piece.start + len(piece.text)
        lines[piece.line] = f"{line[: piece.start]}<{piece.shade.name.lower()} {line[piece.start : end]}>{line[end:]}"
    assert "\n".join((*lines, "")) == text_snapshot


@pytest.mark.parametrize("path", PLANS, ids=[plan.name for plan in PLANS])
def test_ignore_comments_stand_out(path: Path) -> None:
    source = SourceText("plan.gpl", path.read_text(encoding="utf-8"))
    shown = [(each.line + 1, each.start + 1) for each in find_painted(source.text) if each.shade is Shade.DIRECTIVE]
    starts = [ignore.where.start for ignore in find_ignores(parse_document(source)[0], {})]
    assert shown == [(start.line, start.column) for start in starts]


@given(st.lists(LETTERS).map("".join))
def test_pieces_do_not_overlap_and_comments_are_the_parsers(line: str) -> None:
    pieces = list(shade_line(line))
    assert all(piece.start < piece.end for piece in pieces)
    assert all(before.end <= after.start for before, after in pairwise(pieces))
    comments = [piece.start for piece in pieces if piece.shade in (Shade.COMMENT, Shade.DIRECTIVE)]
    assert min(comments, default=len(line)) == split_comment(line)


def test_long_lines_are_read_in_one_go() -> None:
    """Each of these took minutes if a pattern tried its ways over and over."""
    for line in ("4" * 100_000, "a-" * 50_000, '"\\' * 50_000, "#" * 100_000, "# gpl: " * 20_000, "@" * 100_000):
        assert sum(piece.end - piece.start for piece in shade_line(f"primary {line}x")) > 0
