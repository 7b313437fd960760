"""`gpl import`: what it takes, where the plan goes, what is told, what is refused."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from cli.conftest import Run

Write = Callable[..., Path]

TEXT = "Monday\nSquat 3x5 @ 100kg\nSomething 3x5\n"
PLAN = """\
# Imported: 3 lines: 1 in the plan, 1 as a comment, 1 heading, 0 blank
plan "My message"

session day-1
  primary  back-squat  3x5  @100kg
  # line 3, not imported: Something 3x5
  #   no exercise `Something` in the catalog

week 1
  mon day-1
"""
TOLD = """\
My message.txt: 3 lines: 1 in the plan, 1 as a comment, 1 heading, 0 blank
My message.txt:3: no exercise `Something` in the catalog
"""


def test_the_plan_goes_out_and_what_is_told_to_standard_error(run_real: Run, write: Write) -> None:
    write("My message.txt", TEXT)
    assert run_real("import", "My message.txt") == (0, PLAN, TOLD)


def test_from_standard_input_for_an_athlete(run_real: Run) -> None:
    code, out, err = run_real("import", "-", "--athlete", "Jo Berg", stdin=TEXT)
    assert code == 0
    assert 'plan "Imported plan"\n\nathlete jo-berg "Jo Berg"\n' in out
    assert err.startswith("standard input: 3 lines: ")


def test_a_file_is_written_but_never_over_another(run_real: Run, write: Write, tmp_path: Path) -> None:
    write("My message.txt", TEXT)
    assert run_real("import", "My message.txt", "-o", "new.gpl") == (0, "", f"{TOLD}wrote new.gpl\n")
    assert (tmp_path / "new.gpl").read_text(encoding="utf-8") == PLAN
    code, _, err = run_real("import", "My message.txt", "-o", "new.gpl")
    assert (code, "new.gpl is not one" in err) == (2, True)


def test_a_workbook_whatever_it_is_called(run_real: Run, write: Write) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["What", "Dose"])
    sheet.append(["Squat", "3x5 @ 80"])
    data = io.BytesIO()
    book.save(data)
    write("block.xlsx", data.getvalue())
    code, out, err = run_real("import", "block.xlsx", "--map", "exercise=What", "--unit", "kg")
    assert (code, "back-squat  3x5  @80kg" in out, err.splitlines()[0]) == (
        *(0, True),
        "block.xlsx: 2 rows: 1 in the plan, 0 as comments, 1 heading, 0 blank",
    )
    assert run_real("import", "block.xlsx", "--map", "exercise=What").code == 1


def test_a_file_with_the_name_of_a_source(run_real: Run, write: Write) -> None:
    write("liftoscript", "Squat / 3x5 60kg\n")
    assert run_real("import", "liftoscript").code == 2
    assert run_real("import", "./liftoscript").code in (0, 1)
    code, out, _ = run_real("import", "liftoscript", "liftoscript")
    assert (code, "back-squat  3x5  @60kg" in out) == (0, True)


def test_many_doubts_are_counted(run_real: Run, write: Write) -> None:
    write("many.txt", "Squat 3x5\n" + "Something 3x5\n" * 80)
    code, out, err = run_real("import", "many.txt")
    assert (code, out.count("not imported")) == (0, 80)
    assert len(err.splitlines()) == 53
    assert "many.txt: and 30 more, as comments in the plan\n" in err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["nowhere.csv"], "nowhere.csv: no such file"),
        (["."], "a folder"),
        (["squat.gpl"], "in this language already"),
        (["old.xls"], "save it as .xlsx, as CSV or as text"),
        (["binary.txt"], "binary data"),
        (["broken.xlsx"], "no workbook that can be read"),
        (["text.txt", "--sheet", "One"], "no workbook, and --sheet names a sheet of one"),
        (["text.txt", "--map", "lift=Squat"], "--map takes FIELD=COLUMN, not 'lift=Squat'"),
        (["text.txt", "--map", "exercise=Lift"], "no row of headings with 'lift'"),
        (["text.txt", "other.txt"], "one file at a time"),
        (["liftoskript", "text.txt"], "no source 'liftoskript'; did you mean 'liftoscript'?"),
        (["liftoscript", "text.txt", "--unit", "kg"], "--unit is about tables"),
        (["text.txt", "-o", "nowhere/new.gpl"], "no such folder"),
        (["text.txt", "-o", ""], "-o takes a new file"),
    ],
)
def test_what_is_refused(run_real: Run, write: Write, words: list[str], told: str) -> None:
    write("squat.gpl", 'plan "Squat 3x5"\n')
    write("text.txt", TEXT)
    write("other.txt", TEXT)
    write("old.xls", b"\xd0\xcf\x11\xe0")
    write("binary.txt", bytes(range(256)))
    write("broken.xlsx", b"PK\x03\x04 and no more")
    code, out, err = run_real("import", *words)
    assert (code, out if "-o" not in words else "") == (2, "")
    assert told in err
