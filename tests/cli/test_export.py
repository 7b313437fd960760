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
from shipped import EXAMPLES

SCHEMA = json.loads(Path(__file__).with_name("openweight.schema.json").read_text(encoding="utf-8"))
PLANS = sorted((*EXAMPLES, *ROOT.glob("tests/programs/*.gpl")))
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


LOG = """\
log "Done"
  of   "two.gpl"
  for  anna

done 2026-11-30 18:10 lower 50min
  did   bike          5min
  did   back-squat    1x3 @100kg @rir1, 3x5 @90kg @rir2.5
  did   pull-up       2x6 @bw+10kg
  did   plank         1x30s
  did   walking-lunge 2x10/side @40lb
  did   sled-push     2x20m
  did   "Some thing"  1x12 @20kg
  note  "fine"

done 2026-12-04 lower as planned
"""
LOGS_SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["date", "exercises"],
        "properties": {
            "date": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$"},
            "name": {"type": "string"},
            "notes": {"type": "string"},
            "durationSeconds": {"type": "integer"},
            "exercises": {
                "type": "array",
                "minItems": 1,
                "items": {
                    "required": ["exercise", "sets"],
                    "properties": {
                        "exercise": SCHEMA["definitions"]["exercise"]["properties"]["exercise"],
                        "order": {"type": "integer", "minimum": 1},
                        "sets": {
                            "type": "array",
                            "minItems": 1,
                            "items": {
                                "properties": {
                                    **{key: {"type": "integer"} for key in ("reps", "rir", "durationSeconds")},
                                    **{key: {"type": "number", "minimum": 0} for key in ("weight", "distance", "rpe")},
                                    "unit": {"enum": ["kg", "lb"]},
                                    "distanceUnit": {"const": "m"},
                                    "type": {"enum": ["warmup", "working"]},
                                    "notes": {"type": "string"},
                                },
                                "dependencies": {"weight": ["unit"], "distance": ["distanceUnit"]},
                                "additionalProperties": False,
                            },
                        },
                    },
                    "additionalProperties": False,
                },
            },
        },
        "additionalProperties": False,
    },
    "definitions": SCHEMA["definitions"],
}


def test_what_was_done_in_openweight(run_real: Run, write: Write) -> None:
    write("two.gpl", PLAN.replace("  unit kg\n", "  unit kg\n  start 2026-11-30\n  timezone Europe/Berlin\n"))
    write("log.gpl", LOG)
    code, out, err = run_real("export", "openweight", "two.gpl", "--log", "log.gpl")
    assert (code, err) == (0, "")
    logs = json.loads(out)
    jsonschema.validate(logs, LOGS_SCHEMA, jsonschema.Draft7Validator)
    first, second = logs
    assert (first["date"], first["durationSeconds"], first["notes"]) == ("2026-11-30T18:10:00+01:00", 3000, "fine")
    assert second["date"] == "2026-12-04T00:00:00+01:00"
    done = {each["exercise"]["name"]: each["sets"] for each in first["exercises"]}
    assert done["Back squat"][:2] == [
        {"reps": 3, "weight": 100, "unit": "kg", "rpe": 9, "rir": 1, "type": "working"},
        {"reps": 5, "weight": 90, "unit": "kg", "rpe": 7.5, "type": "working"},
    ]
    assert done["Sled push"] == [{"distance": 20, "distanceUnit": "m", "type": "working"}] * 2
    assert done["Some thing"] == [{"reps": 12, "weight": 20, "unit": "kg", "type": "working"}]
    assert [len(each["sets"]) for each in second["exercises"][1:3]] == [4, 2]


def test_a_table_of_what_was_done_comes_back(run_real: Run, write: Write) -> None:
    write("two.gpl", PLAN.replace("  unit kg\n", "  unit kg\n  start 2026-11-30\n"))
    write("log.gpl", LOG)
    code, out, err = run_real("export", "csv", "two.gpl", "--log", "log.gpl")
    assert (code, err) == (0, "")
    write("done.csv", out)
    assert out.splitlines()[2] == "2026-11-30,18:10,50,lower,primary,back-squat,1,3,,,,100,kg,1,"
    again = run_real("import", "csv", "done.csv", "--plan", "two.gpl", "--log", "log.gpl").err
    assert "log.gpl: no workouts added" in again
    record = run_real("import", "csv", "done.csv", "--plan", "two.gpl").out
    assert "\n  did   back-squat     1x3 @100kg @rir1, 3x5 @90kg @rir2.5\n" in record
    assert "\n  did   pull-up        2x6 @bw+10kg\n" in record


def test_what_a_log_has_is_planned_no_more(run_real: Run, write: Write) -> None:
    write("two.gpl", PLAN.replace("  unit kg\n", "  unit kg\n  start 2026-11-30\n"))
    write("log.gpl", LOG.partition("done 2026-12-04")[0])
    second = run_real("export", "hevy", "two.gpl", "--week", "2").out
    assert run_real("export", "hevy", "two.gpl", "--log", "log.gpl").out == second
    refused = run_real("export", "hevy", "two.gpl", "--log", "log.gpl", "--week", "1")
    told = "gpl export: no session is left that the log does not have in week 1\n"
    assert refused == (1, "", told)
    write("gpl.toml", 'logs = ["log.gpl"]\n')
    weeks = [["Week 1", "Week 2"], ["Week 2"]]
    for words, names in zip((["--no-log"], []), weeks, strict=True):
        found = json.loads(run_real("export", "openweight", "two.gpl", *words).out)
        assert [each["name"] for each in found["weeks"]] == names


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["csv"], "csv is about what was done"),
        (["openweight", "--log", "log.gpl", "--week", "1"], "--week is about plans"),
        (["csv", "--log", "two.gpl"], "two.gpl is no log"),
    ],
)
def test_what_is_refused_of_logs(run_real: Run, write: Write, words: list[str], told: str) -> None:
    write("two.gpl", PLAN)
    write("log.gpl", LOG)
    code, out, err = run_real("export", words[0], "two.gpl", *words[1:])
    assert (code, out) == (2, "")
    assert told in err
