"""Spreadsheets: what becomes of every part of the language in a row, and that a row is read back as it was meant."""

import csv
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cache
from importlib.resources import files
from io import BytesIO, StringIO
from typing import Any

import openpyxl
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from openpyxl.worksheet.worksheet import Worksheet

from backends.outputs import BY_DEFAULT, make, read_plan
from gplang.backends.csv import shield, write_table
from scheduling.tables import compile_plan

KEY = ("athlete", "date", "week", "session", "role", "label", "exercise", "set")
TEXTS = st.text(st.sampled_from("=+-@＝＋－＠'\"\t\r\n ,;a1\u200b\ufeff\u3000"), max_size=8)


def read_csv(data: bytes) -> list[dict[str, str]]:
    """Return the rows of a file as whoever follows the documented rule reads them."""
    rows = csv.DictReader(StringIO(data.decode("utf-8-sig"), newline=""))
    return [{name: cell.removeprefix("'") for name, cell in row.items()} for row in rows]


def read_workbook(name: str) -> Any:
    return openpyxl.load_workbook(BytesIO(make(read_plan(name), "xlsx")))


def rows_of(sheet: Worksheet) -> Iterator[dict[str, Any]]:
    """Yield the rows of a sheet by the names in its first row, an empty cell as an empty text."""
    columns, *rows = sheet.iter_rows(values_only=True)
    for row in rows:
        cells = ("" if cell is None else cell.date() if isinstance(cell, datetime) else cell for cell in row)
        yield dict(zip(map(str, columns), cells, strict=True))


@cache
def schema() -> Any:
    return json.loads(files("gplang.backends").joinpath("schema/sheet.schema.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", ["whole", "spread", "hostile", "all-day"])
def test_rows_keep_to_the_schema_and_both_files_have_the_same(name: str) -> None:
    validator = Draft202012Validator(schema(), format_checker=Draft202012Validator.FORMAT_CHECKER)
    texts = read_csv(make(read_plan(name), "csv"))
    values = list(rows_of(read_workbook(name)["Sets"]))
    assert [{column: str(cell) for column, cell in row.items()} for row in values] == texts
    for row in values:
        validator.validate({**row, "date": str(row["date"])})
        filled = {"done_load": 80, "done_reps": 5, "done_rir": 0.5, "note": "=easy"}
        validator.validate({**row, "date": str(row["date"]), **filled})
    assert list(texts[0]) == list(schema()["properties"]) == schema()["required"]


def test_a_workbook_shows_and_asks_for_what_a_lifter_needs() -> None:
    book = read_workbook("spread")
    assert book.sheetnames == ["Sets", "Plan", "Volume", "Exercises"]
    for sheet in book:
        assert (sheet.freeze_panes, sheet.print_title_rows, sheet.page_setup.orientation) == (
            "A2",
            "$1:$1",
            "landscape",
        )
        assert (sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.page_setup.fitToHeight) == (True, 0)
        assert sheet.auto_filter.ref == sheet.dimensions
        assert all(cell.data_type != "f" and cell.hyperlink is None for row in sheet.iter_rows() for cell in row)
    sets = book["Sets"]
    head = {cell.value: cell.column_letter for cell in sets[1]}
    assert isinstance(sets[f"{head['date']}2"].value, datetime)
    assert sets[f"{head['cue']}7"].alignment.wrap_text
    assert sets[f"{head['cue']}7"].quotePrefix
    filled = {name for name, letter in head.items() if not sets[f"{letter}2"].protection.locked}
    assert filled == {"done_load", "done_reps", "done_rir", "note"}
    asked = {
        (str(each.sqref), each.operator or "between", each.formula1, each.formula2)
        for each in sets.data_validations.dataValidation
    }
    last = sets.max_row
    assert (f"{head['done_rir']}2:{head['done_rir']}{last}", "between", "0", "10") in asked
    assert (f"{head['done_reps']}2:{head['done_reps']}{last}", "greaterThanOrEqual", "0", None) in asked
    assert (f"{head['done_load']}2:{head['done_load']}11", "between", "0", "2000") in asked
    assert (f"{head['done_load']}12:{head['done_load']}14", "between", "-2000", "2000") in asked
    assert book.custom_doc_props["schema"].value == "gpl-sheet-1"


def test_other_sheets_tell_days_hard_sets_and_names() -> None:
    plan = compile_plan(
        'plan "P"\n  start 2026-01-05\n  event match 90min\nsession a "A & B"\n  primary rdl 4x5\n  note "easy"\n'
        'week 1 "One"\n  mon a\n  sat match 15:00\nweek 2 deload\n'
    )
    book: Any = openpyxl.load_workbook(BytesIO(make(plan, "xlsx")))
    shown = [[cell for cell in row.values() if cell != ""] for row in rows_of(book["Plan"])]
    assert shown == [
        [1, "One", date(2026, 1, 5), "Monday", "a", "A & B", "about 10 min", "easy"],
        [1, "One", date(2026, 1, 10), "Saturday", "15:00–16:30", "match", "Match", "event, 90 min"],
        [2, "deload"],
    ]
    volume = list(rows_of(book["Volume"]))
    assert volume[0] == {
        **{"week": 1, "kind": "", "muscle": "glute-max", "direct": 4, "indirect": 0, "total": 4},
        **{"low": 10, "high": 20},
    }
    assert {(row["kind"], row["low"]) for row in volume if row["week"] == 2} == {("deload", "")}
    assert list(rows_of(book["Exercises"])) == [{"exercise": "rdl", "name": "Romanian deadlift"}]


def test_a_workbook_is_the_same_at_the_same_moment() -> None:
    plan = read_plan("whole")
    later = replace(BY_DEFAULT, stamp=BY_DEFAULT.stamp + timedelta(days=1))
    assert make(plan, "xlsx") == make(plan, "xlsx") != make(plan, "xlsx", options=later)


def test_a_plan_without_sessions_has_a_header_and_nothing_else() -> None:
    plan = compile_plan('plan "P"\nweek 1-2\n')
    book: Any = openpyxl.load_workbook(BytesIO(make(plan, "xlsx")))
    assert [len(list(rows_of(sheet))) for sheet in book] == [0, 2, 6, 0]
    assert make(plan, "csv").count(b"\n") == 1


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
