"""`gpl volume`: numbers, bars and JSON that agree."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from syrupy.assertion import SnapshotAssertion as Snapshot

from cli.conftest import Run
from shipped import EXAMPLES

PLANS = Path(__file__).parent / "plans"
BOARD = PLANS / "board.gpl"

Write = Callable[[str, str | bytes], Path]


def plan(*lines: str, weeks: str = "week 1") -> str:
    """Return a plan of one session with these lines."""
    session = "".join(f"  accessory {line}\n" for line in lines)
    return f'plan "P"\nsession a\n{session}{weeks}\n  mon a\n'


def count(run: Run, *arguments: str | Path) -> str:
    """Return what `gpl volume` prints; it must have nothing else to say."""
    result = run("volume", *arguments)
    assert (result.code, result.err) == (0, "")
    return result.out


def read(run: Run, *arguments: str | Path) -> Any:
    return json.loads(count(run, *arguments, "--format", "json"))


def test_all_weeks(run_real: Run, text_snapshot: Snapshot) -> None:
    assert count(run_real, BOARD) == text_snapshot


@pytest.mark.parametrize("week", [1, 4])
def test_one_week(run_real: Run, text_snapshot: Snapshot, week: int) -> None:
    assert count(run_real, BOARD, "--week", str(week)) == text_snapshot


def test_as_json(run_real: Run, json_snapshot: Snapshot) -> None:
    text = count(run_real, BOARD, "--format", "json", "--week", "4")
    assert text.replace(json.loads(text)["generator"], "gplang") == json_snapshot


def test_many_weeks_that_differ(run_real: Run, write: Write, text_snapshot: Snapshot) -> None:
    write("plan.gpl", plan("rdl 1x5", "bench-press 5x5", weeks="    progress +1set every week to 15\nweek 1-20"))
    out = count(run_real, "plan.gpl")
    assert out == text_snapshot


@pytest.mark.parametrize(
    ("sets", "standing"), [(9, "below"), (10, "within"), (20, "within"), (21, "above"), (400, "above")]
)
def test_the_ends_belong_to_the_band(run_real: Run, write: Write, sets: int, standing: str) -> None:
    parts = [100] * (sets // 100) + [sets % 100] * (sets % 100 > 0)
    write("plan.gpl", plan("seated-leg-curl " + ", ".join(f"{part}x8" for part in parts)))
    (line,) = [line for line in count(run_real, "plan.gpl").splitlines() if line.startswith("hamstrings ")]
    assert line.split()[:5][1:] == [str(sets), "0", str(sets), standing]
    volume = read(run_real, "plan.gpl")["athletes"][0]["weeks"][0]["volume"]
    assert volume["hamstrings"] == {"direct": sets, "indirect": 0, "total": sets, "band": standing}
    assert volume["quads"] == {"direct": 0, "indirect": 0, "total": 0, "band": "below"}


@pytest.mark.parametrize(
    ("line", "sets"),
    [
        ("hip-thrust 3x10 @60%", 0),
        ("hip-thrust 3x10 @61%", 3),
        ("hip-thrust 3x11 @60%", 3),
        ("hip-thrust 3x5+ @60%", 3),
        ("hip-thrust 3x5 @60% @rir4", 3),
        ("hip-thrust 3x5 @40% @rir5", 0),
        ("hip-thrust 3x5 @65% of tm", 0),
        ("hip-thrust 3x5 @70% of tm", 3),
        ("hip-thrust 1x5 @40%, 1x5 @50%, 1x5 @60%, 3x5 @80%", 3),
        ("hip-thrust 1x5 @80%, 3x5 @60% of top", 4),
        ("hip-thrust 3x8 @bar", 0),
        ("hip-thrust 3x8 @light", 0),
        ("hip-thrust 3x8 @50kg", 3),
        ("hip-thrust 3x30s @50%", 3),
        ("kb-swing 3x8 @32kg", 0),
    ],
)
def test_what_a_hard_set_is(run_real: Run, write: Write, line: str, sets: int) -> None:
    """A ramp and work for speed are none, whatever the implement."""
    write("plan.gpl", plan(line))
    volume = read(run_real, "plan.gpl")["athletes"][0]["weeks"][0]["volume"]
    assert volume["glute-max"]["direct"] == sets


def test_sets_that_may_be_left_out_are_told_apart(run_real: Run, write: Write) -> None:
    write("plan.gpl", plan("hip-thrust 8-12x8 @rir2"))
    (line,) = [line for line in count(run_real, "plan.gpl").splitlines() if line.startswith("glutes ")]
    assert line.split()[1:7] == ["12", "0", "8", "+", "4", "below"]
    volume = read(run_real, "plan.gpl")["athletes"][0]["weeks"][0]["volume"]["glute-max"]
    assert volume == {"direct": 12, "indirect": 0, "total": 12, "optional": 4, "band": "below"}


def test_an_amrap_counts_no_hard_sets(run_real: Run, write: Write) -> None:
    write("plan.gpl", 'plan "P"\nsession a\n  circuit A 4 rounds\n  accessory A1 hip-thrust 1x8\nweek 1\n  mon a\n')
    write("open.gpl", 'plan "P"\nsession a\n  circuit A amrap 9min\n  accessory A1 hip-thrust 1x8\nweek 1\n  mon a\n')
    totals = [
        read(run_real, name)["athletes"][0]["weeks"][0]["volume"]["glute-max"]["total"]
        for name in ("plan.gpl", "open.gpl")
    ]
    assert totals == [4, 0]


def test_a_bar_shows_direct_indirect_and_room(run_real: Run, write: Write) -> None:
    write("plan.gpl", plan("back-squat 6x8"))
    lines = {line.split()[0]: line.split()[-1] for line in count(run_real, "plan.gpl").splitlines() if line}
    assert lines["quads"] == ".........."
    assert "######    .........." in count(run_real, "plan.gpl")
    assert lines["glutes"] == ".........."
    assert "+++       .........." in count(run_real, "plan.gpl")


def test_weeks_with_a_skip_are_not_judged(run_real: Run) -> None:
    athlete = read(run_real, BOARD)["athletes"][0]
    judged = [week["volume"]["glute-max"]["band"] for week in athlete["weeks"]]
    assert judged[3] is None
    assert [week["week"] for week in athlete["weeks"]] == [1, 2, 3, 4, 5, 6]
    assert [number for number, band in enumerate(judged, 1) if band is None] == [3, 4]


def test_every_athlete_or_one(run_real: Run, write: Write) -> None:
    write("team.gpl", plan("rdl 4x5").replace("session", 'athlete anna "Anna"\nathlete ben\nsession', 1))
    both = read(run_real, "team.gpl")
    assert [each["athlete"] for each in both["athletes"]] == [
        {"name": "anna", "title": "Anna"},
        {"name": "ben", "title": None},
    ]
    assert len(read(run_real, "team.gpl", "--athlete", "ben")["athletes"]) == 1
    assert count(run_real, "team.gpl").count("hard sets in week 1") == 2


def test_a_plan_without_weeks(run_real: Run, write: Write) -> None:
    write("plan.gpl", 'plan "Nothing yet"\n')
    assert count(run_real, "plan.gpl") == "Nothing yet\nhard sets a week, no weeks\n"
    assert read(run_real, "plan.gpl")["athletes"] == [{"athlete": None, "weeks": []}]


@pytest.mark.parametrize("path", [*EXAMPLES, *sorted(PLANS.glob("*.gpl"))], ids=lambda path: path.stem)
def test_json_keeps_to_the_schema_and_to_the_plan(run_real: Run, path: Path) -> None:
    schema = json.loads(run_real("schema", "volume").out)
    Draft202012Validator.check_schema(schema)
    record = read(run_real, path)
    Draft202012Validator(schema).validate(record)
    for athlete in record["athletes"]:
        name = [] if athlete["athlete"] is None else ["--athlete", athlete["athlete"]["name"]]
        built = json.loads(run_real("build", path, "--to", "json", "-o", "-", *name).out)
        for week, built_week in zip(athlete["weeks"], built["weeks"], strict=True):
            for muscle, volume in week["volume"].items():
                sets = {key: volume[key] for key in ("direct", "indirect", "total", "optional") if key in volume}
                assert sets == built_week["volume"].get(muscle, dict.fromkeys(sets, 0))
            assert set(built_week["volume"]) <= set(week["volume"])


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--week", "7"], "no week 7: the plan has week 1 only"),
        (["--athlete", "anna"], "no athlete 'anna': plan.gpl names no athletes"),
        (["--format", "xml"], "'xml' is not one of 'text', 'json', 'csv', 'svg'"),
    ],
)
def test_misuse(run_real: Run, write: Write, arguments: list[str], message: str) -> None:
    write("plan.gpl", plan("rdl 4x5"))
    result = run_real("volume", "plan.gpl", *arguments)
    assert (result.code, result.out) == (2, "")
    assert message in result.err


@pytest.mark.parametrize("form", ["text", "json"])
def test_errors_are_told_and_nothing_is_counted(run_real: Run, write: Write, form: str) -> None:
    write("plan.gpl", plan("rld 4x5"))
    result = run_real("volume", "plan.gpl", "--format", form)
    assert (result.code, result.out) == (1, "")
    assert "unknown exercise `rld`" in result.err
    assert result.err.endswith("gpl volume: nothing counted: a plan has errors\n")


def test_a_library_is_no_plan(run_real: Run, write: Write) -> None:
    write("lib.gpl", "session a\n  primary rdl 4x5\n")
    result = run_real("volume", "lib.gpl")
    assert (result.code, result.out) == (2, "")
    assert result.err == "gpl volume: lib.gpl: no plan in it, only what plans use; not counted\n"


@pytest.mark.parametrize(
    ("numbers", "told", "band", "standing"),
    [
        ("", "0 hard sets for glutes and 4 for hamstrings; at least 10 a week", (10, 20), "below"),
        ("[rules]\nW301.sets = 4\n", "", (4, 20), "within"),
        (
            "[rules]\nW301.sets = 2\nhigh-weekly-sets.sets = 3\n",
            "4 hard sets for hamstrings; at most 3 a week",
            (2, 3),
            "above",
        ),
    ],
)
def test_a_config_changes_what_is_judged_and_what_is_counted(
    run_real: Run, write: Write, numbers: str, told: str, band: tuple[int, int], standing: str
) -> None:
    write("plan.gpl", plan("nordic-curl 4x8 @rir2").replace("session a", "session a posterior"))
    write("gpl.toml", f'select = ["W301", "W302"]\n{numbers}')
    found = json.loads(run_real("check", "plan.gpl", "--format", "json").out)["diagnostics"]
    assert [each["message"] for each in found if "hamstrings" in each["message"]] == [told] * bool(told)
    counted = read(run_real, "plan.gpl")
    assert (counted["band"]["min"], counted["band"]["max"]) == band
    assert counted["athletes"][0]["weeks"][0]["volume"]["hamstrings"]["band"] == standing


@pytest.mark.parametrize("command", [("volume",), ("show",), ("build", "--to", "json")])
def test_nothing_is_counted_by_a_config_with_errors(run_real: Run, write: Write, command: tuple[str, ...]) -> None:
    write("plan.gpl", plan("nordic-curl 4x8"))
    write("gpl.toml", "[rules]\nW301.sets = -1\n")
    result = run_real(*command, "plan.gpl")
    assert (result.code, result.out) == (2, "")
    assert "gpl.toml:2:13: error[C003 config-value]" in result.err


FAST = """plan "Field"
  event practice "Practice" 90min 400m
session field power
  warmup sprint 3x20m
  primary sprint 4x30m
    wave 4x30m | 6x30m
  accessory vertical-jump 3x5
session hips posterior
  primary rdl 4x5 @rir2
week 1-2
  mon field
  wed practice
week 3
  mon hips
week 4 deload
  mon hips
"""


def test_fast_work_of_sessions_and_events_is_added_up(run_real: Run, write: Write) -> None:
    path = write("fast.gpl", FAST)
    document = json.loads(run_real("volume", path, "--format", "json").out)
    weeks = document["athletes"][0]["weeks"]
    assert [each.get("fast") for each in weeks] == [
        {"metres": 520, "contacts": 15},
        {"metres": 580, "contacts": 15},
        None,
        None,
    ]
    Draft202012Validator(json.loads(run_real("schema", "volume").out)).validate(document)
    text = run_real("volume", path).out
    assert text.endswith("fast work\n  week 1  520 m, 15 contacts\n  week 2  580 m, 15 contacts\n  week 3–4  none\n")
    assert run_real("volume", path, "--week", "2").out.endswith("fast work\n  week 2  580 m, 15 contacts\n")
    assert "fast work" not in run_real("volume", path, "--week", "3").out


def test_the_table_says_which_sessions_are_done(run_real: Run, write: Write) -> None:
    plan = 'plan "P"\n  start 2027-01-04\n{}session a\n  primary rdl 3x5\nweek 1-2\n  mon fri a\n'
    log = 'log "P"\n  of "plan.gpl"\n{}done 2027-01-04 a as planned\nmissed 2027-01-08 a\n'
    write("plan.gpl", plan.format(""))
    write("log.gpl", log.format(""))
    lines = run_real("volume", "plan.gpl", "--log", "log.gpl", "--format", "csv").out.splitlines()
    assert lines[0] == "week,kind,muscle,direct,indirect,total,low,high,sessions_done,sessions_missed,sessions_planned"
    assert {(line.split(",")[0], *line.split(",")[-3:]) for line in lines[1:]} == {("1", "1", "1", "0"), ("2", *"002")}
    assert "sessions" not in run_real("volume", "plan.gpl", "--format", "csv").out
    write("plan.gpl", plan.format("athlete anna\nathlete ben\n"))
    write("log.gpl", log.format("  for anna\n"))
    lines = run_real("volume", "plan.gpl", "--log", "log.gpl", "--format", "csv").out.splitlines()
    assert lines[0].endswith(",high,athlete,sessions_done,sessions_missed,sessions_planned")
    assert {line.split(",", 8)[-1] for line in lines[1:] if line.startswith("1,")} == {"anna,1,1,0", "ben,0,0,2"}
