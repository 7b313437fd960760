"""Spreadsheets: what becomes of every part of the language in a row, and that a row is read back as it was meant."""

import csv
from io import StringIO

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from backends.outputs import make, read_plan
from gplang.backends.csv import shield, write_table
from scheduling.tables import compile_plan

KEY = ("athlete", "date", "week", "session", "role", "label", "exercise", "set")
TEXTS = st.text(st.sampled_from("=+-@＝＋－＠'\"\t\r\n ,;a1\u200b\ufeff\u3000"), max_size=8)


def read_csv(data: bytes) -> list[dict[str, str]]:
    """Return the rows of a file as whoever follows the documented rule reads them."""
    rows = csv.DictReader(StringIO(data.decode("utf-8-sig"), newline=""))
    return [{name: cell.removeprefix("'") for name, cell in row.items()} for row in rows]


def test_a_file_is_as_spreadsheet_programs_know_it() -> None:
    data = make(read_plan("whole"), "csv")
    assert data.startswith(b"\xef\xbb\xbfathlete,date,week,")
    assert data.endswith(b"\r\n")
    assert data.count(b"\n") == data.count(b"\r\n")


@pytest.mark.parametrize("name", ["whole", "spread", "hostile"])
def test_no_two_rows_are_of_one_set(name: str) -> None:
    rows = read_csv(make(read_plan(name), "csv"))
    assert len({tuple(row[part] for part in KEY) for row in rows}) == len(rows)


def test_without_dates_a_row_names_its_day() -> None:
    plan = compile_plan('plan "P"\nsession a\n  primary rdl 4x5\nweek 1\n  mon a\n  thu a\n')
    assert [row["date"] for row in read_csv(make(plan, "csv"))] == ["mon"] * 4 + ["thu"] * 4


@given(TEXTS)
@example("=1+1")
@example("\t=1+1")
@example("'=1+1")
@example("＝1+1")
def test_no_text_can_become_a_formula_and_none_is_changed(text: str) -> None:
    table = write_table(("a", "b"), [(text, -1)])
    _, (cell, amount) = csv.reader(StringIO(table, newline=""))
    assert cell.strip("\t\r\n \u200b\ufeff\u3000")[:1] not in (*"=+-@＝＋－＠",) or not cell.strip()
    assert cell.removeprefix("'") == text
    assert amount == "-1"


@pytest.mark.parametrize("text", ["6–8", "RIR 2", "−30", "half", "10 per side", "1+1+2", "5+", ""])
def test_usual_texts_stand_as_they_are(text: str) -> None:
    assert shield(text) == text
