"""`gpl build`: what it writes, what it refuses, and that it never writes half."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from icalendar import Calendar

PLAN = """plan "Small"
  start 2026-01-05
  timezone Europe/Berlin
  at 18:00
session a 60min
  primary rdl 4x5 @rir2
week 1-2
  mon a
"""
TEAM = PLAN.replace("session a", "athlete anna\nathlete ben\nsession a")
BROKEN = PLAN.replace("primary", "primay")
LIBRARY = "session a\n  primary rdl 4x5\n"

Gpl = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.fixture
def build(gpl: Gpl, tmp_path: Path) -> Gpl:
    """Writes plans by name and runs `gpl build` on them."""

    def run(*arguments: str, env: dict[str, str] | None = None, **plans: str) -> subprocess.CompletedProcess[bytes]:
        for name, text in plans.items():
            (tmp_path / f"{name}.gpl").write_text(text, encoding="utf-8")
        paths = [f"{name}.gpl" for name in plans]
        return gpl("build", *paths, *arguments, env={"SOURCE_DATE_EPOCH": "0"} | (env or {}))

    return run


def written(tmp_path: Path) -> list[str]:
    return sorted(
        path.relative_to(tmp_path).as_posix()
        for path in tmp_path.rglob("*")
        if path.is_file() and path.suffix != ".gpl"
    )


def test_all_targets_by_default(build: Gpl, tmp_path: Path) -> None:
    result = build(plan=PLAN)
    assert result.returncode == 0
    assert result.stderr == b""
    assert result.stdout.decode().splitlines() == [
        "wrote build/plan.json  (2 sessions)",
        "wrote build/plan.ics  (2 sessions)",
        "wrote build/plan.md  (2 sessions)",
    ]
    assert written(tmp_path) == ["build/plan.ics", "build/plan.json", "build/plan.md"]


@pytest.mark.parametrize("options", [["--to", "md,json"], ["--to", "json", "--to", "md"], ["--to", "JSON, md"]])
def test_some_targets_in_a_folder_of_choice(build: Gpl, tmp_path: Path, options: list[str]) -> None:
    assert build("-o", "out/deep", *options, plan=PLAN).returncode == 0
    assert written(tmp_path) == ["out/deep/plan.json", "out/deep/plan.md"]


def test_a_file_for_each_athlete(build: Gpl, tmp_path: Path) -> None:
    assert build("--to", "md", plan=TEAM).returncode == 0
    assert written(tmp_path) == ["build/plan.anna.md", "build/plan.ben.md"]


def test_one_athlete_keeps_the_name_in_the_file(build: Gpl, tmp_path: Path) -> None:
    assert build("--to", "md", "--athlete", "Ben", plan=TEAM).returncode == 0
    assert written(tmp_path) == ["build/plan.ben.md"]


def test_a_plan_of_one_athlete_has_plain_names(build: Gpl, tmp_path: Path) -> None:
    assert build("--to", "md", plan=TEAM.replace("athlete ben\n", "")).returncode == 0
    assert written(tmp_path) == ["build/plan.md"]


def test_one_file_on_stdout(build: Gpl, tmp_path: Path) -> None:
    result = build("-o", "-", "--to", "ics", plan=PLAN)
    assert result.returncode == 0
    assert result.stdout.startswith(b"BEGIN:VCALENDAR\r\n")
    assert b"\r\r\n" not in result.stdout
    assert written(tmp_path) == []


def test_start_and_zone_go_before_everybodys_own(build: Gpl, tmp_path: Path) -> None:
    plan = TEAM.replace("athlete anna\n", "athlete anna\n  start 2027-01-04\n  timezone Asia/Tokyo\n")
    result = build("--to", "ics", "--start", "2026-06-01", "--timezone", "America/New_York", plan=plan)
    assert result.returncode == 0
    for name in ("anna", "ben"):
        calendar = Calendar.from_ical((tmp_path / f"build/plan.{name}.ics").read_bytes())
        start = calendar.walk("VEVENT")[0]["DTSTART"].dt
        assert start.isoformat() == "2026-06-01T18:00:00-04:00"


def test_errors_in_one_plan_stop_everything(build: Gpl, tmp_path: Path) -> None:
    (tmp_path / "build").mkdir()
    (tmp_path / "build/good.md").write_bytes(b"as it was")
    result = build(good=PLAN, broken=BROKEN)
    assert result.returncode == 1
    assert result.stdout == b""
    assert b"broken.gpl:6:3: error" in result.stderr
    assert written(tmp_path) == ["build/good.md"]
    assert (tmp_path / "build/good.md").read_bytes() == b"as it was"


def test_advice_is_told_and_does_not_stop(build: Gpl, tmp_path: Path) -> None:
    result = build("--to", "md", plan=PLAN.replace("rdl", '"Romanian Deadlift"'))
    assert result.returncode == 0
    assert b"advice[E014" in result.stderr
    assert written(tmp_path) == ["build/plan.md"]


def test_a_time_that_does_not_exist_is_told(build: Gpl) -> None:
    plan = PLAN.replace("2026-01-05", "2026-03-23").replace("mon a", "sun a 02:30")
    result = build("--to", "md", plan=plan)
    assert result.returncode == 0
    assert b"plan.gpl:8:3: warning" in result.stderr
    assert "02:30 does not exist on 2026-03-29" in result.stderr.decode()


def test_a_calendar_asked_for_and_refused_is_a_finding(build: Gpl, tmp_path: Path) -> None:
    result = build("--to", "ics,md", plan=PLAN.replace("  start 2026-01-05\n", ""))
    assert result.returncode == 1
    assert b"no plan.ics: a calendar needs a start date" in result.stderr
    assert b"--start" in result.stderr
    assert written(tmp_path) == []


def test_a_calendar_nobody_asked_for_is_left_out(build: Gpl, tmp_path: Path) -> None:
    result = build(plan=PLAN.replace("  timezone Europe/Berlin\n", ""))
    assert result.returncode == 0
    assert b"--timezone" in result.stderr
    assert written(tmp_path) == ["build/plan.json", "build/plan.md"]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--to", "jsn"], "no target 'jsn'; did you mean 'json'?"),
        (["--to", ""], "no target ''"),
        (["--start", "tomorrow"], "--start takes a date like 2026-01-05"),
        (["--start", "2026-02-30"], "--start takes a date like 2026-01-05"),
        (["--timezone", "Berlin"], "did you mean 'Europe/Berlin'?"),
        (["--timezone", "../etc/passwd"], "no time zone '../etc/passwd'"),
        (["--athlete", "ana"], "did you mean 'anna'?"),
        (["-o", "-"], "choose one target"),
        (["-o", "-", "--to", "md"], "one file, and this build has 2"),
    ],
)
def test_misuse(build: Gpl, tmp_path: Path, options: list[str], message: str) -> None:
    result = build(*options, plan=TEAM)
    assert result.returncode == 2
    assert message in result.stderr.decode()
    assert result.stdout == b""
    assert written(tmp_path) == []


def test_an_athlete_where_there_is_none(build: Gpl) -> None:
    result = build("--athlete", "anna", plan=PLAN)
    assert result.returncode == 2
    assert b"plan.gpl names no athletes" in result.stderr


def test_two_plans_of_one_name_are_refused_before_writing(gpl: Gpl, tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "plan.gpl").write_text(PLAN, encoding="utf-8")
    result = gpl("build", "one/plan.gpl", "two/plan.gpl")
    assert result.returncode == 2
    assert b"two plans would write build/plan.json" in result.stderr
    assert written(tmp_path) == []


def test_a_plan_is_never_overwritten(gpl: Gpl, tmp_path: Path) -> None:
    (tmp_path / "plan.md").write_text(PLAN, encoding="utf-8")
    result = gpl("build", "plan.md", "-o", ".")
    assert result.returncode == 2
    assert b"plan.md is a plan itself" in result.stderr
    assert (tmp_path / "plan.md").read_text(encoding="utf-8") == PLAN
    assert written(tmp_path) == ["plan.md"]


def test_a_library_is_no_plan(build: Gpl, tmp_path: Path) -> None:
    result = build(lib=LIBRARY)
    assert result.returncode == 2
    assert b"lib.gpl: no plan in it" in result.stderr
    assert written(tmp_path) == []


def test_a_library_next_to_a_plan_is_passed_over(gpl: Gpl, tmp_path: Path) -> None:
    (tmp_path / "lib.gpl").write_text(LIBRARY, encoding="utf-8")
    (tmp_path / "plan.gpl").write_text(PLAN, encoding="utf-8")
    assert gpl("build", ".", "--to", "md").returncode == 0
    assert written(tmp_path) == ["build/plan.md"]


def test_a_missing_plan(build: Gpl, tmp_path: Path) -> None:
    result = build("missing.gpl", plan=PLAN)
    assert result.returncode == 2
    assert b"missing.gpl: no such file" in result.stderr
    assert written(tmp_path) == []


def test_a_folder_that_cannot_be(build: Gpl, tmp_path: Path) -> None:
    (tmp_path / "build").write_bytes(b"a file")
    result = build(plan=PLAN)
    assert result.returncode == 2
    assert result.stderr.decode().splitlines()[0] == "gpl build: build is a file, not a folder"
    assert (tmp_path / "build").read_bytes() == b"a file"


def test_a_stamp_that_is_none(build: Gpl) -> None:
    result = build(plan=PLAN, env={"SOURCE_DATE_EPOCH": "now"})
    assert result.returncode == 2
    assert b"SOURCE_DATE_EPOCH takes whole seconds" in result.stderr


def test_files_of_an_earlier_build_are_replaced(build: Gpl, tmp_path: Path) -> None:
    build("--to", "md", plan=PLAN)
    build("--to", "md", plan=PLAN.replace("4x5", "3x8"))
    assert "3 x 8" in (tmp_path / "build/plan.md").read_text(encoding="utf-8")
    assert written(tmp_path) == ["build/plan.md"]


@pytest.mark.parametrize(("output", "told"), [("plan.gpl", "plan.gpl"), ("plan.gpl/deep/er", "plan.gpl")])
def test_a_folder_that_is_a_file(build: Gpl, tmp_path: Path, output: str, told: str) -> None:
    result = build("-o", output, plan=PLAN)
    assert (result.returncode, result.stdout) == (2, b"")
    assert result.stderr.decode().splitlines()[0] == f"gpl build: {told} is a file, not a folder"
    assert (tmp_path / "plan.gpl").read_text(encoding="utf-8") == PLAN


TITLED = TEAM.replace("athlete anna\n", 'athlete anna "Anna Müller"\n').replace("athlete ben\n", 'athlete ben "Anna"\n')


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        ("Anna Müller", "anna"),
        ("anna  MÜLLER", "anna"),
        ("Anna Mu\u0308ller", "anna"),
        ("ANNA", "anna"),
        ("ben", "ben"),
    ],
)
def test_an_athlete_by_name_first_then_by_title(build: Gpl, tmp_path: Path, wanted: str, name: str) -> None:
    assert build("--to", "md", "--athlete", wanted, plan=TITLED).returncode == 0
    assert written(tmp_path) == [f"build/plan.{name}.md"]


@pytest.mark.parametrize(
    ("plan", "wanted", "message"),
    [
        (TITLED, "Anna Muller", "did you mean 'Anna Müller'"),
        (TITLED.replace('"Anna"', '"Anna Müller"'), "Anna Müller", "choose one of anna, ben"),
    ],
)
def test_a_title_of_nobody_or_of_two(build: Gpl, tmp_path: Path, plan: str, wanted: str, message: str) -> None:
    result = build("--athlete", wanted, plan=plan)
    assert result.returncode == 2
    assert message in result.stderr.decode()
    assert written(tmp_path) == []
