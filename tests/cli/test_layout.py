"""Text in columns: nothing is lost, nothing is too wide."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gplang.cli.layout import Shrink, fit, glue, indent, lay_out, pad, wrap
from gplang.report.visible import count_columns

TEXTS = st.text(st.sampled_from("ab é体臀-("), max_size=60)


@given(TEXTS, st.integers(2, 40))
def test_wrapped_lines_hold_all_and_fit(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert lines
    assert all(count_columns(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=5))
def test_tables_fit(rows: list[tuple[str, str]]) -> None:
    widths = fit(rows, 30, (Shrink(0, 8), Shrink(1, 20)))
    for row in rows:
        for line in lay_out(row, widths):
            assert count_columns(line) <= 30
            assert line == line.rstrip()


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("2 x 10 per side @ RIR 2", 16, ["2 x 10 per side", "@ RIR 2"]),
        (f"{glue('3 x 8')} {glue('@ RIR 2')}", 10, ["3 x 8", "@ RIR 2"]),
        (glue("one two three"), 8, ["one two", "three"]),
        ("unbreakable", 4, ["unbr", "eaka", "ble"]),
        ("体操選手", 4, ["体操", "選手"]),
        ("", 4, [""]),
    ],
)
def test_where_text_is_wrapped(text: str, width: int, lines: list[str]) -> None:
    assert wrap(text, width) == lines


def test_wide_characters_are_padded_by_what_they_take() -> None:
    assert pad("体", 4) == "体  "
    assert list(lay_out(("体操", "x"), (6, 1))) == ["体操    x"]


def test_columns_without_a_text_take_no_room() -> None:
    rows = [("a", "", "b"), ("aa", "", "c")]
    assert list(lay_out(rows[0], fit(rows, 20, ()))) == ["a   b"]


def test_lines_behind_the_first_hang() -> None:
    first, *others = indent("Note: " + "word " * 30, 2, 6)
    assert first.startswith("  Note: word")
    assert all(line.startswith("        word") for line in others)
