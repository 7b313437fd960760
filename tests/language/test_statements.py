"""The table of statements: whoever reads plans knows each of its rows, and a block takes each as often as it says."""

import re
from pathlib import Path

import pytest

from editor.marks_b import check_text
from gplang import format as format_text
from gplang.editor.completion.complete import complete
from gplang.editor.hover import explain_at
from gplang.guide import load_profile
from gplang.highlight.line import shade_line
from gplang.statements.lists import ALL_HEADERS, STATEMENTS
from gplang.statements.record import Often, Statement
from gplang.statements.table import TABLE
from gplang.syntax.tables import grammar_text
from gplang.vocabulary import Block, Day, Role

DOCS = Path(__file__).parents[2] / "docs"
ROWS = [(block, row) for block, rows in STATEMENTS.items() for row in rows.values()]
OPENINGS = {
    Block.FILE: "",
    Block.PLAN: 'plan "Statements"\n',
    Block.ATHLETE: 'plan "Statements"\nathlete anna\n',
    Block.GYM: "gym home\n",
    Block.EXERCISE: "exercise thing\n",
    Block.SCHEME: "scheme thing\n",
    Block.SESSION: "session base\n  primary rdl 4x5 @rir2\n  finisher kb-swing 3x15\nsession lower-c like base\n",
    Block.WEEK: 'plan "Statements"\nsession lower-a\n  primary rdl 4x5 @rir2\nweek 1\n',
    Block.LOG: 'log "Statements"\n',
    Block.DONE: 'log "Statements"\ndone 2026-12-08 hips\n',
    Block.MISSED: 'log "Statements"\nmissed 2026-12-08 hips\n',
    Block.WEIGHT: 'log "Statements"\nweight 2026-12-08 71kg\n',
}
every_row = pytest.mark.parametrize(("block", "row"), ROWS, ids=[f"{block}-{row.word}" for block, row in ROWS])


def lines_of(block: Block, row: Statement, line: str) -> str:
    """Return a text that ends with a line of a block, below an exercise where it belongs there."""
    above = "  accessory nordic-curl 3x6-8 @rir2\n" if row.is_below else ""
    plan = 'plan "Statements"\n' if row.word in (Block.ATHLETE, Block.WEEK) else ""
    indent = "" if block is Block.FILE else "    " if row.is_below else "  "
    return f"{plan}{OPENINGS[block]}{above}{indent}{line}"


def refusals(text: str) -> list[str]:
    """Return the messages that a line is not read as it stands, or stands where it cannot."""
    return [each.message for each in check_text(text).diagnostics if each.code in ("E001", "E002", "E003")]


@every_row
def test_it_stands_where_the_table_says_and_nowhere_else(block, row):
    assert not refusals(lines_of(block, row, row.example))
    for other in Block:
        if row.word not in STATEMENTS[other] and row.word not in (*ALL_HEADERS, "use"):
            assert refusals(lines_of(other, row._replace(is_below=False), row.example)), other


@every_row
def test_it_is_offered(block, row):
    text = lines_of(block, row, "")
    labels = [each.label for each in complete(check_text(text), len(text), load_profile())]
    assert str(row.word) in labels


@every_row
def test_it_is_explained(block, row):
    text = lines_of(block, row, row.example)
    card = explain_at(check_text(text), len(text) - len(row.example) + 1, ())
    assert card is not None
    assert row.says in card.text


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.word)
def test_all_its_words_are_coloured(row):
    covered = {at for piece in shade_line(row.example) for at in range(piece.start, piece.end)}
    assert [at for at, each in enumerate(row.example) if not each.isspace() and at not in covered] == []


@every_row
def test_it_is_laid_out(block, row):
    text = lines_of(block, row, re.sub(r" (?=[^\"]*$)", "   ", row.example).upper() if '"' not in row.example else "")
    laid_out = format_text(text)
    assert not refusals(laid_out)
    assert row.example.split()[0] in laid_out or '"' in row.example
    assert format_text(laid_out) == laid_out


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.word)
def test_it_is_documented(row):
    assert f"`{row.word}" in (DOCS / "language.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("block", "row"),
    [(block, row) for block, row in ROWS if row.takes and block is not Block.FILE],
    ids=lambda each: str(each.word) if isinstance(each, Statement) else str(each),
)
def test_what_is_said_twice_is_told_where_it_can_be_said_once(block, row):
    twice = f"{lines_of(block, row, row.example)}\n{'    ' if row.is_below else '  '}{row.example}\n"
    told = [each for each in check_text(twice).diagnostics if "twice" in each.message]
    assert bool(told) == (row.often is not Often.ANY), row.often


def test_grammar_and_table_have_the_same_first_words():
    words = set(re.findall(r"^[A-Z_]+\.9:\s+/([a-z-]+)\(", grammar_text(), re.MULTILINE))
    rules = re.search(r"^\?start:(.*?)\n\n", grammar_text(), re.MULTILINE | re.DOTALL)
    assert rules is not None
    starts = {word for name in re.findall(r"\w+", rules[1]) for word in first_words(name)}
    table = {str(row.word) for _, row in ROWS}
    assert starts == table
    assert table - set(Role) - set(Day) <= words


def first_words(rule: str) -> set[str]:
    """Return the words that a rule of the grammar can begin with."""
    body = re.search(rf"^{rule}: (.*(?:\n\s+\| .*)*)$", grammar_text(), re.MULTILINE)
    assert body is not None
    kinds = [each.split()[0] for each in re.split(r"\n\s*\| ", body[1])]
    classes = {"ROLE": list(Role), "DAY": list(Day)}
    return {
        str(word)
        for kind in kinds
        for word in classes.get(kind, [kind.removesuffix("_WORD").lower().replace("_", "-")])
    }
