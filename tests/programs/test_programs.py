"""Whole training programs as coaches write them, each with weeks of its schedule computed beforehand."""

import json
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import gplang
from programs.expected import Expected, entries_of_week, lines_of_session, read_expected

PROGRAMS = sorted(Path(__file__).parent.glob("*.gpl"))
EACH_PROGRAM = pytest.mark.parametrize("path", PROGRAMS, ids=[path.stem for path in PROGRAMS])
STAMP = datetime(2027, 1, 1, tzinfo=UTC)


@cache
def load(path: Path) -> gplang.Loaded:
    return gplang.load(path)


@cache
def schedule(path: Path, athlete: str | None) -> gplang.Schedule:
    plan = load(path).plan
    assert plan is not None
    return gplang.schedule(plan, athlete)


@cache
def document(path: Path, athlete: str | None) -> Any:
    return json.loads(gplang.build(schedule(path, athlete), "json", stamp=STAMP))


@EACH_PROGRAM
def test_the_schedule_is_the_one_computed_beforehand(path: Path) -> None:
    assert load(path).errors == ()
    expected = list(read_expected(path.with_suffix(".expected").read_text(encoding="utf-8")))
    assert any(each.body for each in expected)
    for each in expected:
        wanted, found = compare(path, each)
        assert found == wanted, each.head


def compare(path: Path, expected: Expected) -> tuple[object, object]:
    """Return what is expected and what is there, as lists of the same form."""
    if expected.head.startswith("lines "):
        lines = [line.strip() for line in path.read_text(encoding="utf-8").splitlines()]
        return expected.head, f"lines {sum(bool(line) and not line.startswith('#') for line in lines)}"
    built = document(path, expected.athlete)
    if expected.head.startswith(("first ", "last ")):
        word = expected.head.partition(" ")[0]
        dates = [each["date"] for each in built["sessions"]]
        return expected.head, f"{word} {dates[0 if word == 'first' else -1]}"
    if expected.body:
        return lines_of_session(built, expected)
    return entries_of_week(built, expected.head)


@EACH_PROGRAM
def test_a_program_is_laid_out_as_the_formatter_would(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert gplang.format(text) == text


@EACH_PROGRAM
@pytest.mark.parametrize("target", ["ics", "md"])
def test_a_program_builds_calendars_and_sheets(path: Path, target: str) -> None:
    plan = load(path).plan
    assert plan is not None
    for athlete in plan.athletes or (None,):
        built = gplang.build(schedule(path, athlete and athlete.name), target, stamp=STAMP).decode()
        names = {
            one.exercise.name for each in schedule(path, athlete and athlete.name).sessions for one in each.exercises
        }
        shown = built.replace("\r\n ", "").replace("\\,", ",")
        assert [name for name in names if name not in shown] == []
