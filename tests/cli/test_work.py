"""`gpl volume --by`, and over several plans: sets, tonnage, days and the average share of the maximum."""

import csv
import io
import json
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from syrupy.assertion import SnapshotAssertion as Snapshot

from cli.conftest import Run

EXAMPLES = Path(__file__).parents[2] / "examples"
Write = Callable[[str, str | bytes], Path]

PLAN = """\
plan "Work"
  start 2027-01-11
athlete ann "Ann"
  max  rdl         100kg
  max  back-squat  50kg
athlete lou
  unit lb
  max  rdl         100lb
session a
  warmup     rdl           1x5       @40kg
  primary    rdl           4x5       @rir2 @80%  # 4 x 5 x 80 = 1600
  secondary  back-squat    3-4x6-8   @40kg       # 4 x 8 x 40 = 1280, 80 % of 50
  accessory  split-squat  2x10/side @10kg     # 2 x 10 x 2 x 10 = 400
  accessory  pull-up       3x5       @bw+10kg    # body weight
  accessory  seated-leg-curl 3x12    @rir2       # nobody knows
  accessory  plank         2x30s                 # no repetitions
  finisher   kb-swing 2x15   @16kg       # 2 x 15 x 16 = 480
week 1-2
  mon a
  thu a
week 3
  like 1
  drop rdl
"""
OTHER = """\
plan "Other"
  start 2027-01-14
athlete ANN
session b
  accessory  bench-press  2x10 @rir2 @30kg
week 1-2
  thu, fri b
"""


def show(run: Run, *arguments: str | Path) -> str:
    """Return what `gpl volume` prints; it must have nothing else to say."""
    result = run("volume", *arguments)
    assert (result.code, result.err) == (0, "")
    return result.out


def read(run: Run, *arguments: str | Path) -> Any:
    record = json.loads(show(run, *arguments, "--format", "json"))
    Draft202012Validator(json.loads(run("schema", "work").out)).validate(record)
    return record


def groups(record: Any, week: int = 0, athlete: int = 0) -> dict[str, tuple[Any, ...]]:
    found = record["athletes"][athlete]["weeks"][week]["groups"]
    return {each["group"]: tuple(each.values())[1:] for each in found}


@pytest.fixture
def plans(write: Write) -> None:
    write("work.gpl", PLAN)
    write("other.gpl", OTHER)


@pytest.mark.usefixtures("plans")
def test_by_lift(run_real: Run) -> None:
    found = groups(read(run_real, "work.gpl", "--by", "lift"))
    #                           hard sets, kg, days, per cent, sets of body weight, of unknown weight
    assert found["rdl"] == (8, 3200, 2, 80, 0, 0)
    assert found["back-squat"] == (8, 2560, 2, 80, 0, 0)
    assert found["split-squat"] == (4, 800, 2, None, 0, 0)
    assert found["pull-up"] == (6, 0, 2, None, 6, 0)
    assert found["seated-leg-curl"] == (6, 0, 2, None, 0, 6)
    assert found["plank"] == (4, 0, 2, None, 0, 0)
    assert found["kb-swing"] == (0, 960, 2, None, 0, 0)


@pytest.mark.usefixtures("plans")
def test_by_day_by_pattern_and_by_muscle(run_real: Run) -> None:
    assert groups(read(run_real, "work.gpl", "--by", "day"))["thu"] == (18, 3760, 1, 80, 3, 3)
    assert groups(read(run_real, "work.gpl", "--by", "pattern"))["hinge"] == (8, 3200, 2, 80, 0, 0)
    assert groups(read(run_real, "work.gpl", "--by", "muscle"))["hamstrings"] == (14, 4160, 2, 80, 0, 6)
    assert "rdl" not in groups(read(run_real, "work.gpl", "--by", "lift"), week=2)


@pytest.mark.usefixtures("plans")
def test_pounds_are_told_in_kilograms(run_real: Run) -> None:
    found = groups(read(run_real, "work.gpl", "--by", "lift"), athlete=1)
    assert found["rdl"] == (8, 1451.5, 2, 80, 0, 0)  # 40 x 80 lb
    assert found["back-squat"][3] is None


@pytest.mark.usefixtures("plans")
def test_plans_of_one_athlete_are_added_up_by_calendar_weeks(run_real: Run) -> None:
    record = read(run_real, "work.gpl", "other.gpl", "--by", "day")
    ann, lou = record["athletes"]
    assert [each["title"] for each in ann["plans"]] == ["Work", "Other"]
    assert [each["monday"] for each in ann["weeks"]] == ["2027-01-11", "2027-01-18", "2027-01-25"]
    assert groups(record)["fri"] == (2, 600, 1, None, 0, 0)
    assert groups(record)["thu"] == (20, 4360, 1, 80, 3, 3)
    assert "fri" not in groups(record, week=2)
    assert [each["week"] for each in lou["weeks"]] == [1, 2, 3]
    assert read(run_real, "work.gpl", "other.gpl")["by"] == "muscle"


@pytest.mark.usefixtures("plans")
@pytest.mark.parametrize("by", ["muscle", "lift", "pattern", "day"])
def test_the_table(run_real: Run, text_snapshot: Snapshot, by: str) -> None:
    assert show(run_real, "work.gpl", "other.gpl", "--by", by, "--athlete", "ann") == text_snapshot


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.gpl")), ids=lambda path: path.stem)
def test_all_ways_to_add_up_agree(run_real: Run, path: Path) -> None:
    whole = {by: read(run_real, path, "--by", by)["athletes"] for by in ("lift", "pattern", "day", "muscle")}

    def sums(by: str, field: str) -> list[list[Fraction]]:
        return [
            [sum((Fraction(str(each[field])) for each in week["groups"]), Fraction(0)) for week in athlete["weeks"]]
            for athlete in whole[by]
        ]

    for field in ("sets", "bodyweight_sets", "unknown_sets"):
        assert sums("lift", field) == sums("pattern", field) == sums("day", field)
    volume = json.loads(show(run_real, path, "--format", "json"))["athletes"]
    for mine, other in zip(whole["muscle"], volume, strict=True):
        trained = {each["week"]: each["volume"] for each in other["weeks"]}
        for week in mine["weeks"]:
            expected = {name: each["total"] for name, each in trained[week["week"]].items() if each["total"]}
            assert {each["group"]: each["sets"] for each in week["groups"] if each["sets"]} == expected


@pytest.mark.usefixtures("plans")
def test_rows(run_real: Run) -> None:
    table = list(csv.DictReader(io.StringIO(show(run_real, "work.gpl", "--by", "lift", "--format", "csv"))))
    row = next(each for each in table if each["group"] == "rdl")
    assert row == {
        **{"athlete": "ann", "week": "1", "by": "lift", "group": "rdl", "sets": "8", "tonnage_kg": "3200"},
        **{"days": "2", "intensity": "80", "bodyweight": "0", "unknown": "0"},
    }


@pytest.mark.usefixtures("plans")
def test_weeks_and_misuse(run_real: Run, write: Write) -> None:
    out = show(run_real, "work.gpl", "--by", "day", "--week", "3", "--athlete", "ann")
    assert out.startswith("Work: Ann\nby day, in week 3\n")
    told = run_real("volume", ".", "--week", "2", "--by", "day")
    assert (told.code, told.out) == (2, "")
    assert "--week is a week of one plan, and several are added up by weeks of the calendar" in told.err
    assert "no week 4: the plan has weeks 1 to 3" in run_real("volume", "work.gpl", "--week", "4", "--by", "day").err
    write("empty.gpl", 'plan "Empty"\n')
    assert show(run_real, "empty.gpl", "--by", "lift") == "Empty\nno week has a session\n"
