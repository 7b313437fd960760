"""What was done, in every shape of every source: the log that is made of it, and what is told of its rows.

`workouts/cases.toml` says how each table or sheet of that folder is read; beside it stand its log and what is told.
"""

import os
import tomllib
from pathlib import Path
from typing import Any

import pytest

from gplang.api import format, load, schedule
from gplang.compiler import compile_source
from gplang.importing.tables import decode, read_table
from gplang.importing.workouts import (
    MOST_BYTES,
    MOST_ROWS,
    ImportedLog,
    Planned,
    Request,
    import_workouts,
    read_content,
    read_sessions,
    read_ticked,
)
from gplang.source import SourceText

FOLDER = Path(__file__).with_name("workouts")
CASES: dict[str, Any] = tomllib.loads((FOLDER / "cases.toml").read_text(encoding="utf-8"))
RENEW = os.environ.get("GPL_UPDATE_CASES") == "1"
HEADER = 'log "Autumn"\n  of  "plan.gpl"\n'
CLUB = 'log "Autumn"\n  of   "club.gpl"\n  for  anna\n'
EACH = pytest.mark.parametrize("name", CASES)


def plan_of(given: dict[str, Any]) -> Planned:
    plan = load(FOLDER / f"{given.get('plan', 'plan')}.gpl").plan
    assert plan is not None
    return Planned(schedule(plan, given.get("athlete")), plan.exercises)


def imported(name: str, text: str = "") -> ImportedLog:
    given = CASES[name]
    text = text or (HEADER if "athlete" not in given else CLUB)
    planned = plan_of(given)
    sessions = read_sessions(given.get("sessions", ()), planned)
    request = Request(given.get("unit"), given.get("map", ()), sessions, given.get("history", False))
    sheet = FOLDER / f"{name}.md"
    if sheet.exists():
        return import_workouts(read_ticked(decode(sheet.read_bytes(), MOST_BYTES), planned), planned, request, text)
    table = read_table(decode((FOLDER / f"{name}.csv").read_bytes(), MOST_BYTES), MOST_ROWS)
    return import_workouts(read_content(given["source"], table, planned, request), planned, request, text)


def tell(made: ImportedLog) -> str:
    lines = [made.describe(), *(f"{number}: {why}" for number, why in made.doubts), *made.notes]
    return "".join(f"{line}\n" for line in lines)


@EACH
def test_the_log_and_what_is_told(name: str) -> None:
    made = imported(name)
    for suffix, text in ((".log", made.text), (".told", tell(made))):
        expected = FOLDER / f"{name}{suffix}"
        if RENEW:
            expected.write_text(text, encoding="utf-8")
        assert text == expected.read_text(encoding="utf-8")


@EACH
def test_every_row_is_told_once_and_twice_adds_nothing(name: str) -> None:
    made = imported(name)
    assert sum(made.counts.values()) == made.rows
    again = imported(name, made.text)
    assert (again.text, again.added) == (made.text, 0)


@EACH
def test_the_log_is_one_without_findings_and_laid_out(name: str) -> None:
    text = imported(name).text
    source = SourceText("log.gpl", text)
    found = compile_source(source, lambda importer, target: SourceText(target, (FOLDER / target).read_text("utf-8")))  # noqa: ARG005
    assert [f"{each.code} {each.message}" for each in found.diagnostics] == []
    assert found.log is not None
    assert format(text) == text


def test_all_tables_are_cases() -> None:
    assert {path.stem for path in FOLDER.iterdir() if path.suffix in (".csv", ".md")} == set(CASES)
