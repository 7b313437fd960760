"""The shipped examples, and the plan of the language reference, are plans without any finding; logs have none, either.

What the examples build is kept: sheets and calendars whole, the schedule whole for two of them and shortened
to a line for each exercise for the others.
"""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import cache
from importlib.resources import files
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from syrupy.assertion import SnapshotAssertion

from backends.conftest import IcsFile, JsonFile, MarkdownFile
from backends.outputs import without_version
from gplang.compiler import compile_source
from gplang.project import DiskLoader
from gplang.source import SourceText
from package_copy import SOURCES
from shipped import EXAMPLES, LOGS

ROOT = Path(__file__).parents[1]
LIBRARIES = sorted(ROOT.glob("examples/library/*.gpl"))
PLANS = [*EXAMPLES, ROOT / "tests" / "language" / "reference.gpl"]

BUILDS = (
    "athlete-3day",
    "in-season",
    "lower-2day",
    "minimal",
    "strong-hips",
    "upper-lower-4day",
    *(f"team-in-season.{name}" for name in ("emil", "jonas", "lena", "mia", "romy", "zoe")),
    "team-rehab",
    *(f"team-summer.{name}" for name in ("ali", "aylin", "kim", "nils", "tom", "vera", "zoe")),
    *(
        f"team.{name}"
        for name in ("ali", "aylin", "emil", "jonas", "kim", "lena", "mia", "nils", "romy", "tom", "vera", "zoe")
    ),
)
KEPT_OF_THE_TEAM = ("team-in-season.mia", "team-rehab", "team-summer.kim", "team.aylin", "team.jonas", "team.mia")
"""Of the team's builds these are kept; `tests/team` holds all of them against what was worked out by hand."""

KEPT = [name for name in BUILDS if not name.startswith("team") or name in KEPT_OF_THE_TEAM]
KEPT_WHOLE = ("minimal", "team.mia")
WITHOUT_DATES = ("minimal",)
EACH_BUILD = pytest.mark.parametrize("name", BUILDS)
EACH_KEPT = pytest.mark.parametrize("name", KEPT)
EACH_WHOLE_PLAN = pytest.mark.parametrize(
    "name", [name for name in BUILDS if "in-season" not in name and "rehab" not in name]
)
"""The plans that are all that is trained, and train everything."""

LOWER_FOCUS = ("posterior", "quad", "lower", "mixed", "full", "power")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with everything the examples build; what has no dates starts for its calendar."""
    folder = tmp_path_factory.mktemp("built")

    def build(*arguments: str | Path) -> None:
        command = [sys.executable, "-m", "gplang", "build", *map(str, arguments), "-o", str(folder)]
        env = {**os.environ, "PYTHONPATH": str(SOURCES), "SOURCE_DATE_EPOCH": "1767268800"}
        subprocess.run(command, cwd=ROOT, env=env, check=True, capture_output=True, timeout=60)

    build(*(path.relative_to(ROOT) for path in EXAMPLES))
    for name in WITHOUT_DATES:
        build(f"examples/{name}.gpl", "--to", "ics", "--start", "2027-01-04")
    return folder


@cache
def validator() -> Draft202012Validator:
    schema = files("gplang.backends").joinpath("schema/plan.schema.json").read_text(encoding="utf-8")
    return Draft202012Validator(json.loads(schema), format_checker=Draft202012Validator.FORMAT_CHECKER)


def read_schedule(folder: Path, name: str) -> Any:
    return json.loads((folder / f"{name}.json").read_bytes())


def normal_weeks(plan: Any) -> Iterator[tuple[Any, list[Any]]]:
    """Yield each week without a kind of which no session is skipped or recorded, with its sessions."""
    weeks = {
        week["week"]: [each for each in plan["sessions"] if each["week"] == week["week"]] for week in plan["weeks"]
    }
    most = max(map(len, weeks.values()))
    for week in plan["weeks"]:
        is_ahead = all(each.get("status", "planned") == "planned" for each in weeks[week["week"]])
        if week["kind"] is None and len(weeks[week["week"]]) == most and is_ahead:
            yield week, weeks[week["week"]]


def hard_sets(week: Any, muscle: str) -> float:
    return float(week["volume"].get(muscle, {"total": 0})["total"])


@pytest.mark.parametrize("path", [*PLANS, *LIBRARIES, *LOGS], ids=lambda path: path.stem)
def test_there_is_nothing_to_say(path: Path) -> None:
    source = SourceText(path.as_posix(), path.read_text(encoding="utf-8"))
    compilation = compile_source(source, DiskLoader(ROOT))
    assert [f"{each.code} {each.where.text}: {each.message}" for each in compilation.diagnostics] == []
    assert (compilation.plan is None) == (path in LIBRARIES or path in LOGS)


def test_every_build_is_looked_at(built: Path) -> None:
    assert {path.name for path in built.iterdir()} == {
        f"{name}.{target}" for name in BUILDS for target in ("html", "ics", "json", "md")
    }


@EACH_KEPT
def test_the_sheet(name: str, built: Path, snapshot: SnapshotAssertion) -> None:
    assert (built / f"{name}.md").read_bytes() == snapshot(extension_class=MarkdownFile)


@EACH_KEPT
def test_the_calendar(name: str, built: Path, snapshot: SnapshotAssertion) -> None:
    assert (built / f"{name}.ics").read_bytes() == snapshot(extension_class=IcsFile)


@pytest.mark.parametrize("name", KEPT_WHOLE)
def test_the_schedule(name: str, built: Path, snapshot: SnapshotAssertion) -> None:
    assert without_version((built / f"{name}.json").read_bytes()) == snapshot(extension_class=JsonFile)


@pytest.mark.parametrize("name", [name for name in KEPT if name not in KEPT_WHOLE])
def test_the_schedule_in_short(name: str, built: Path, text_snapshot: SnapshotAssertion) -> None:
    assert shorten(read_schedule(built, name)) == text_snapshot


def shorten(plan: Any) -> str:
    """Return a schedule with a line for each session, exercise and week: every number of every set, few words."""
    lines = [f"{plan['plan']['id']} {(plan['athlete'] or {}).get('name', '')}".rstrip()]
    for week in plan["weeks"]:
        lines += ["", f"week {week['week']} {week['kind'] or ''}".rstrip()]
        for session in plan["sessions"]:
            if session["week"] == week["week"]:
                minutes = f"{session['estimated_minutes']} of {session['stated_minutes']} min"
                lines.append(f"{session['start']} {session['session']} {minutes}")
                lines += [f"  {exercise['role']} {doses_of(exercise)}" for exercise in session["exercises"]]
        volume = week["volume"].items()
        lines.append("  = " + ", ".join(f"{muscle} {sets['direct']}+{sets['indirect']}" for muscle, sets in volume))
    return "\n".join(lines) + "\n"


def doses_of(exercise: Any) -> str:
    groups = [f"{len(list(same))} x {dose}" for dose, same in groupby(map(dose_of, exercise["sets"]))]
    rest = exercise["rest_seconds"]
    return f"{exercise['exercise']} {', '.join(groups)}" + (f" rest {ends(rest)}" if rest else "")


def dose_of(one: Any) -> str:
    words = [ends(one["reps"])] if one["reps"] else []
    words += [f"{ends(one['seconds'])} seconds"] if one["seconds"] else []
    words += [f"{ends(one['metres'])} metres"] if one["metres"] else []
    words += ["per side"] if one["per_side"] else []
    if one["rir"]:
        words.append(f"rir {ends(one['rir'])}")
    load = one["load"]
    if load:
        words.append(load["kind"])
        words += [f"{ends(load['exact'])} ({ends(load['rounded'])}) {load['unit']}"] if load["exact"] else []
        words += [f"{load['change']['amount']} {load['change']['unit']}"] if load["change"] else []
    return " ".join(words)


def ends(span: Any) -> str:
    return f"{span['min']}" if span["min"] == span["max"] else f"{span['min']}-{span['max']}"


@EACH_BUILD
def test_the_schedule_keeps_to_the_schema(name: str, built: Path) -> None:
    validator().validate(read_schedule(built, name))


@EACH_BUILD
def test_sessions_fit_into_their_time(name: str, built: Path) -> None:
    for session in read_schedule(built, name)["sessions"]:
        assert session["estimated_minutes"] <= session["stated_minutes"]


@EACH_WHOLE_PLAN
def test_the_week_is_what_the_guide_wants(name: str, built: Path) -> None:
    for week, sessions in normal_weeks(read_schedule(built, name)):
        glutes, hamstrings, quads = (hard_sets(week, muscle) for muscle in ("glute-max", "hamstrings", "quads"))
        most = 16 if len(sessions) <= 2 else 20
        assert min(glutes, hamstrings) >= 10
        assert max(glutes, hamstrings) <= most
        assert quads <= min(glutes, hamstrings)
        if any(session["focus"] == "quad" for session in sessions):
            assert quads >= 10


@EACH_WHOLE_PLAN
def test_two_nights_lie_between_lower_sessions(name: str, built: Path) -> None:
    lower = [session for session in read_schedule(built, name)["sessions"] if session["focus"] in LOWER_FOCUS]
    if name in WITHOUT_DATES:
        assert {session["day"] for session in lower} == {"mon", "thu"}
        return
    starts = [datetime.fromisoformat(session["start"]).replace(tzinfo=None) for session in lower]
    assert min(later - earlier for earlier, later in pairwise(starts)) >= timedelta(hours=48)


@EACH_WHOLE_PLAN
def test_plans_last_and_ease_off(name: str, built: Path) -> None:
    plan = read_schedule(built, name)
    assert 8 <= len(plan["weeks"]) <= 10
    if name in WITHOUT_DATES:
        return
    assert "deload" in {week["kind"] for week in plan["weeks"]}
    assert date.fromisoformat(plan["plan"]["start"]).weekday() == 0


def test_the_athletes_single_leg_rdl_is_the_secondary_of_day_three(built: Path) -> None:
    plan = read_schedule(built, "athlete-3day")
    assert {
        exercise["role"]
        for session in plan["sessions"]
        if session["focus"] == "posterior"
        for exercise in session["exercises"]
        if exercise["exercise"] == "sl-rdl"
    } == {"secondary"}


def test_the_smallest_plan_has_ten_lines() -> None:
    lines = (ROOT / "examples" / "minimal.gpl").read_text(encoding="utf-8").splitlines()
    assert len([line for line in lines if line and not line.startswith("#")]) == 10


def test_in_the_repository_itself_data_of_tests_are_left_alone() -> None:
    command = (sys.executable, "-m", "gplang")
    environment = {**os.environ, "PYTHONPATH": str(SOURCES)}
    for options in (("check",), ("fmt", "--check")):
        done = subprocess.run((*command, *options), cwd=ROOT, env=environment, capture_output=True, encoding="utf-8")
        assert (done.returncode, done.stdout) == (0, "")
        assert re.search(r"\b[1-9]\d* files", done.stderr)
