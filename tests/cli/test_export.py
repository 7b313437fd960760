"""Plans in the forms of other programs: valid there, and set for set what the schedule has."""

import json
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

from cli.conftest import Run
from doc_blocks import ROOT
from gplang.api import load, schedule
from gplang.backends import hevy, openweight
from gplang.model.names import Exercises

SCHEMA = json.loads(Path(__file__).with_name("openweight.schema.json").read_text(encoding="utf-8"))
PLANS = sorted((*ROOT.glob("examples/*.gpl"), *ROOT.glob("tests/programs/*.gpl")))
PLAN = """\
plan "Two lifts"
  unit kg
athlete anna "Anna"
  max back-squat 120kg
session lower "Lower"
  warmup    bike            5min @light
  primary   back-squat      1x3 @rir1 @100kg, 3x5 @75% rest 2-3min tempo 3-1-x-0 "Brace"
  secondary A1 pull-up      2x6-8 @bw+10kg
  accessory A2 plank        2x30s
  accessory walking-lunge   2x10/side @40lb optional
  finisher  sled-push       2x20m
week 1
  mon lower
week 2
  thu lower
"""
HEVY_SET = {"type", "weight_kg", "reps", "distance_meters", "duration_seconds", "custom_metric", "rep_range"}

Write = Callable[..., object]


@pytest.mark.parametrize("path", PLANS, ids=[path.stem for path in PLANS])
def test_every_plan_is_valid_and_has_all_its_sets(path: Path) -> None:
    plan = load(path).plan
    assert plan is not None
    for athlete in plan.athletes[:1] or (None,):
        found = schedule(plan, None if athlete is None else athlete.name)
        record = json.loads(openweight.render(found))
        jsonschema.validate(record, SCHEMA, jsonschema.Draft7Validator)
        workouts = [each for week in record["weeks"] for each in week["workouts"]]
        sets = [len(each["sets"]) for workout in workouts for each in workout["exercises"]]
        assert sets == [len([*each.sets]) for session in found.sessions for each in session.exercises]
        week = found.sessions[0].week
        routines = json.loads(hevy.render(found, week, {}))
        assert [len(each["routine"]["exercises"]) for each in routines] == [
            len(each.exercises) for each in found.sessions if each.week == week
        ]


def test_what_a_set_is_in_openweight(run_real: Run, write: Write) -> None:
    write("two.gpl", PLAN)
    code, out, err = run_real("export", "openweight", "two.gpl")
    assert (code, err) == (0, "")
    record = json.loads(out)
    assert [week["name"] for week in record["weeks"]] == ["Week 1", "Week 2"]
    (workout,) = record["weeks"][1]["workouts"]
    assert (workout["name"], workout["day"]) == ("Lower", 4)
    bike, squat, pull_up, plank, lunge, sled = workout["exercises"]
    assert bike["sets"] == [{"type": "warmup", "notes": "300 s; light"}]
    assert squat["notes"] == "Brace"
    assert squat["sets"][:2] == [
        {"targetReps": 3, "targetWeight": 100, "unit": "kg", "targetRIR": 1, "targetRPE": 9, "restSeconds": 180}
        | {"tempo": "3-1-X-0", "type": "working"},
        {"targetReps": 5, "targetWeight": 90, "unit": "kg", "percentage": 75, "percentageOf": "1RM"}
        | {"restSeconds": 180, "tempo": "3-1-X-0", "type": "working"},
    ]
    assert pull_up["sets"][0] == {
        "targetRepsMin": 6,
        "targetRepsMax": 8,
        "type": "working",
        "notes": "bodyweight + 10 kg",
    }
    assert (pull_up["supersetId"], plank["supersetId"], "supersetId" in squat) == (1, 1, False)
    assert plank["sets"][0]["notes"] == "30 s"
    assert lunge["sets"][0]["notes"].startswith("each side")
    assert sled["sets"][0]["notes"] == "20 m"


def test_what_a_routine_is_in_hevy(run_real: Run, write: Write) -> None:
    write("two.gpl", PLAN)
    listed = [
        {"id": "SQ", "title": "Squat (Barbell)"},
        {"id": "XX", "title": "Nobody's"},
        {"id": "S2", "title": "Squat"},
    ]
    write("ids.json", json.dumps({"page": 1, "exercise_templates": listed}))
    code, out, err = run_real("export", "hevy", "two.gpl", "--week", "2", "--templates", "ids.json")
    assert code == 0
    assert err.startswith("gpl export: no id of the app for 5 exercises: Bike, Pull-up, ")
    (body,) = json.loads(out)
    routine = body["routine"]
    assert (routine["title"], routine["folder_id"], len(routine["exercises"])) == ("Lower", None, 6)
    bike, squat, pull_up, plank, lunge, sled = routine["exercises"]
    assert {key for each in routine["exercises"] for one in each["sets"] for key in one} == HEVY_SET
    assert (squat["exercise_template_id"], bike["exercise_template_id"], squat["rest_seconds"]) == ("SQ", None, 180)
    assert [one["weight_kg"] for one in squat["sets"]] == [100, 90, 90, 90]
    assert (bike["sets"][0]["type"], bike["sets"][0]["duration_seconds"]) == ("warmup", 300)
    assert pull_up["sets"][0]["rep_range"] == {"start": 6, "end": 8}
    assert (pull_up["superset_id"], plank["superset_id"], squat["superset_id"]) == (0, 0, None)
    assert lunge["sets"][0]["weight_kg"] == 17.5
    assert sled["sets"][0]["distance_meters"] == 20
    assert "@" not in out


def test_a_list_of_templates_may_be_bare() -> None:
    find = Exercises().find
    assert hevy.read_templates([{"id": "1", "title": "rdl"}, 3, {}], find) == {"rdl": "1"}
    with pytest.raises(ValueError, match="no list"):
        hevy.read_templates({"exercise_templates": 1}, find)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["hevi", "two.gpl"], "hevi"),
        (["openweight", "nowhere.gpl"], "no such file"),
        (["openweight", "two.gpl", "--week", "3"], "no week 3"),
        (["openweight", "two.gpl", "--templates", "x"], "about hevy"),
        (["openweight", "two.gpl", "-o", "two.gpl"], "named like a plan"),
        (["openweight", "two.gpl", "-o", "nowhere/x.json"], "no such folder"),
        (["hevy", "two.gpl", "--templates", "two.gpl"], "no JSON"),
        (["hevy", "two.gpl", "--templates", "none.json"], "no such file"),
    ],
)
def test_what_is_refused(run_real: Run, write: Write, words: list[str], told: str) -> None:
    write("two.gpl", PLAN)
    code, out, err = run_real("export", *words)
    assert (code, out) == (2, "")
    assert told in err


def test_a_file_is_written_and_a_plan_without_sessions_is_told(run_real: Run, write: Write, tmp_path: Path) -> None:
    write("two.gpl", PLAN)
    write("none.gpl", 'plan "None"\nweek 1\n')
    assert run_real("export", "openweight", "two.gpl", "-o", "two.json").err == "wrote two.json\n"
    jsonschema.validate(json.loads((tmp_path / "two.json").read_text(encoding="utf-8")), SCHEMA)
    for form in ("openweight", "hevy"):
        code, out, err = run_real("export", form, "none.gpl")
        assert (code, out, err) == (1, "", "gpl export: nothing is trained\n")
