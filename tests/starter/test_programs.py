"""The programs that `gpl init` starts from: whole, faithful, and somebody's own."""

import json
import re
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

import gplang
from gplang.quantities import WeightUnit
from gplang.starter.data import read_text
from gplang.starter.programs import Program, Start, list_unset, load_programs, read_weight, round_weight, write_program

PROGRAMS = load_programs()
EACH = pytest.mark.parametrize("program", PROGRAMS.values(), ids=PROGRAMS)
BEGINS = date(2027, 3, 1)
RESPECTED = {"smolov-base": {"W302", "W303"}}
"""What `gpl check` warns of in programs that are offered all the same; `gpl init` tells it."""


def written(program: Program, share: str = "1", unit: str = "kg") -> str:
    maxima = {name: weight._replace(amount=weight.amount * Decimal(share)) for name, weight in program.maxima.items()}
    if unit == "lb":
        maxima = {name: read_weight(f"{round(weight.amount * 22 / 10)}lb") or weight for name, weight in maxima.items()}
    return write_program(program, Start(BEGINS, "Europe/Berlin", maxima))


def sessions(text: str) -> list[Any]:
    """Return what is trained, session by session, without the days."""
    plan = gplang.loads(text).plan
    assert plan is not None
    built = json.loads(gplang.build(gplang.schedule(plan), "json", stamp=datetime(2027, 1, 1, tzinfo=UTC)))
    return [[each["sets"] for each in session["exercises"]] for session in built["sessions"]]


@EACH
@pytest.mark.parametrize("unit", ["kg", "lb"])
def test_a_program_is_clean_and_laid_out(program: Program, unit: str) -> None:
    text = written(program, unit=unit)
    findings = {each.code for each in gplang.check(text) if each.severity.name != "ADVICE"}
    assert findings == RESPECTED.get(program.name, set())
    assert gplang.format(text) == text
    plan = gplang.loads(text).plan
    assert plan is not None
    assert (plan.start, plan.timezone) == (BEGINS, "Europe/Berlin")
    assert [each.name for each in plan.athletes] in ([], ["me"])
    if unit == "lb" and program.maxima:
        assert "kg" not in text


@EACH
@pytest.mark.parametrize("unit", WeightUnit)
@pytest.mark.parametrize("said", WeightUnit)
def test_a_program_is_written_in_the_unit_that_is_wanted(program: Program, unit: WeightUnit, said: WeightUnit) -> None:
    maxima = {name: round_weight(weight, said) for name, weight in program.maxima.items()}
    text = write_program(program, Start(BEGINS, "Europe/Berlin", maxima, unit))
    findings = {each.code for each in gplang.check(text) if each.severity.name != "ADVICE"}
    assert findings == RESPECTED.get(program.name, set())
    assert gplang.format(text) == text
    plan = gplang.loads(text).plan
    assert plan is not None
    assert plan.unit is unit
    other = "kg" if unit == "lb" else "lb"
    strange = re.findall(rf"^.*\b\d[\d.]*{other}\b.*$", text, re.MULTILINE)
    kept = re.findall(r"^ +max .*$", text, re.MULTILINE) if maxima and said != unit else []
    assert strange == kept, "only maxima keep the unit that they are said in"


@EACH
def test_with_the_maxima_that_it_is_written_for_it_is_the_same(program: Program) -> None:
    if program.name != "five-three-one":  # has no maxima, only training maxima
        assert sessions(written(program)) == sessions(read_text(f"{program.name}.gpl"))


@EACH
def test_who_lifts_twice_as_much_gets_twice_the_loads(program: Program) -> None:
    once, twice = sessions(written(program)), sessions(written(program, "2"))
    assert len(once) == len(twice)
    assert (once != twice) is bool(program.maxima)


def test_loads_are_in_proportion() -> None:
    text = written(PROGRAMS["gzclp"], "0.5")
    assert "primary    back-squat    5x3+   @40kg" in text
    assert "accessory  db-row          3x15+  @20kg" in text, "nobody says how much that may be"
    assert "progress  primary back-squat +5kg every session" in text


@pytest.mark.parametrize("text", ["", "0kg", "12", "kg", "-5kg", "1e3kg", "9999kg", "١٢٠kg", "120 stone"])
def test_what_is_no_weight(text: str) -> None:
    assert read_weight(text) is None


def test_what_no_maximum_changes_is_known() -> None:
    unset = {name: list_unset(program) for name, program in PROGRAMS.items() if program.maxima}
    assert {name: each for name, each in unset.items() if each} == {
        "gzclp": ["lat-pulldown", "db-row"],
        "peaking": ["front-squat"],
        "push-pull-legs": ["db-shoulder-press", "seated-cable-row"],
    }
    assert list_unset(PROGRAMS["kettlebell-minimum"]) == ["turkish-get-up", "single-arm-swing"]
