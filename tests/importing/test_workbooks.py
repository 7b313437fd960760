"""Workbooks: what a spreadsheet shows is what is read, and what would take too long or too much is refused."""

import io
import zipfile
from collections.abc import Callable
from datetime import date

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from gplang.importing import Imported, ImportRefusedError, import_table
from gplang.importing.workbooks import read_workbook


def book(fill: Callable[[Worksheet], object], title: str = "Block") -> bytes:
    made = Workbook()
    sheet = made.active
    assert isinstance(sheet, Worksheet)
    sheet.title = title
    fill(sheet)
    data = io.BytesIO()
    made.save(data)
    return data.getvalue()


def imported(data: bytes, sheet: str | None = None) -> Imported:
    return import_table(read_workbook(io.BytesIO(data), sheet))


def block(sheet: Worksheet) -> None:
    """A coach's sheet: merged headings, a merged day, a merged dose, percentages, a date, formulas, a hidden row."""
    sheet.append(["Spring block"])
    sheet.append([None, None, "Week 1", None, None, "Week 2", None, None])
    sheet.append(["Day", "Exercise", "Sets", "Reps", "%1RM", "Sets", "Reps", "%1RM"])
    sheet.append(["Monday", "Squat", 3, 5, 0.75, 3, 5, 0.775])
    sheet.append([None, "RDL", 3.0, "8-10", None, 4, "8-10", None])
    sheet.append(["Thursday", "Bench press", 3, date(2027, 5, 3), None, 3, 5, None])
    sheet.append([None, "Row (chest supported)", 3, "=2*4", None, 3, 8, None])
    sheet.append([None, "Face pull", 3, 15, None, 3, 15, None])
    for row in (4, 5):
        for column in ("E", "H"):
            sheet[f"{column}{row}"].number_format = "0.0%"
    sheet.merge_cells("A1:H1")
    sheet.merge_cells("C2:E2")
    sheet.merge_cells("F2:H2")
    sheet.merge_cells("A4:A5")
    sheet.row_dimensions[8].hidden = True


def test_a_sheet_as_coaches_have_it() -> None:
    made = imported(book(block))
    assert made.counts == (8, 5, 0, 3, 0)
    assert [*made.doubts] == [
        (6, "week 1: `2027-05-03` in column `Reps`: a date: was 5-3 or 3-5 typed, and turned into one?"),
        (7, "week 1: `formula` in column `Reps`: a formula whose value was not saved"),
        (8, "a hidden row"),
    ]
    text = " ".join(made.text.split())
    assert "wave 3x5 @75% | 3x5 @77.5%" in text
    assert "wave 3x8-10 | 4x8-10" in text
    assert "mon day-1 thu day-2" in text


def test_a_dose_that_is_merged_over_weeks_is_one_of_each() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["Exercise", "Week 1", "Week 2", "Week 3"])
        sheet.append(["Squat", "3x5 @ 100kg"])
        sheet.append(["Plank", "3x30s", None, "3x40s"])
        sheet.merge_cells("B2:D2")

    text = " ".join(imported(book(fill)).text.split())
    assert "primary back-squat 3x5 @100kg secondary plank 3x30s wave 3x30s | - | 3x40s" in text


def test_a_sheet_by_its_name_and_the_first_that_is_shown() -> None:
    made = Workbook()
    first = made.active
    assert isinstance(first, Worksheet)
    first.sheet_state = "hidden"
    for name, lift in (("One", "Squat"), ("Two", "RDL")):
        sheet = made.create_sheet(name)
        sheet.append(["Exercise", "Dose"])
        sheet.append([lift, "3x5"])
    data = io.BytesIO()
    made.save(data)
    assert "back-squat" in imported(data.getvalue()).text
    assert "rdl" in imported(data.getvalue(), "two").text
    with pytest.raises(ImportRefusedError, match="no sheet 'three'") as refused:
        imported(data.getvalue(), "three")
    assert refused.value.hint.endswith("'One', 'Two'")


def far(sheet: Worksheet) -> None:
    sheet.append(["Exercise", "Dose"])
    sheet.append(["Squat", "3x5"])
    sheet["A1048576"] = "Squat"


def wide(sheet: Worksheet) -> None:
    sheet.append(["Exercise", "Dose"])
    sheet["XFD2"] = "3x5"


@pytest.mark.parametrize(("fill", "told"), [(far, "more than 5,000 rows"), (wide, "more than 300 columns in row 2")])
def test_far_cells_are_refused(fill: Callable[[Worksheet], None], told: str) -> None:
    with pytest.raises(ImportRefusedError, match=told):
        imported(book(fill))


def test_a_merged_range_of_a_whole_sheet_costs_nothing() -> None:
    data = book(lambda sheet: (sheet.append(["Exercise", "Dose"]), sheet.append(["Squat", "3x5"])))
    changed = rewritten(data, "xl/worksheets/sheet1.xml", lambda text: text.replace("</sheetData>", MERGED))
    assert imported(changed).counts.lines == 1


MERGED = '</sheetData><mergeCells count="1"><mergeCell ref="A4:XFD1048576"/></mergeCells>'
ENTITIES = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]>'


def rewritten(data: bytes, name: str, change: Callable[[str], str]) -> bytes:
    """Return a workbook with one of its parts changed."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new:
        for each in old.namelist():
            text = old.read(each)
            new.writestr(each, change(text.decode()).encode() if each == name else text)
    return result.getvalue()


def test_what_unpacks_to_too_much_is_refused() -> None:
    data = book(lambda sheet: sheet.append(["Exercise", "Dose"]))
    bomb = rewritten(data, "xl/styles.xml", lambda text: text + " " * 50_000_000)
    assert len(bomb) < 200_000
    with pytest.raises(ImportRefusedError, match="when unpacked"):
        imported(bomb)


def test_definitions_of_its_own_are_refused() -> None:
    data = book(lambda sheet: sheet.append(["Exercise", "Dose"]))
    changed = rewritten(data, "xl/worksheets/sheet1.xml", lambda text: ENTITIES + text.split("?>")[-1])
    with pytest.raises(ImportRefusedError, match="definitions of its own"):
        imported(changed)


@pytest.mark.parametrize("cut", [0, 10, 100, 1_000, 3_000])
def test_damaged_workbooks_are_refused(cut: int) -> None:
    whole = book(block)
    for data in (whole[:cut], whole[:cut] + bytes(50) + whole[cut + 50 :]):
        try:
            made = imported(data)
        except ImportRefusedError:
            continue
        assert made.counts.rows == made.counts.lines + made.counts.comments + made.counts.headings + made.counts.blank
