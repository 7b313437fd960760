"""A folder of plans is started: what is written, asked, left alone and refused."""

import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

from cli.terminals import open_terminal
from package_copy import SOURCES

EXAMPLES = Path(__file__).parents[2] / "examples"
HOOKS = ".pre-commit-config.yaml"
KEPT_OUT = ".gitignore"

Run = Callable[..., Any]
Gpl = Callable[..., "subprocess.CompletedProcess[bytes]"]
Write = Callable[[str, str], Path]

PLAN = "strength-2day.gpl"
MAXIMA = tuple(f"--max={name}=100kg" for name in ("back-squat", "bench-press", "deadlift", "overhead-press"))
CHOSEN = ("--start", "2027-03-01", "--timezone", "America/Toronto")
TWO_DAYS = ("--days", "2", "--kit", "gym", "--goal", "strength", "--level", "intermediate", *CHOSEN)


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("strength-2day.gpl", TWO_DAYS),
        (
            "hypertrophy-3day.gpl",
            ("--on", "tue,thu-fri", "--equipment", "dumbbell,band", "--goal", "hypertrophy", *CHOSEN),
        ),
        ("upper-lower-4day.gpl", ("--program", "upper-lower-4day", *CHOSEN)),
        ("gzclp.gpl", ("--program", "GZCLP", *MAXIMA, *CHOSEN)),
        ("gzclp.gpl", ("--program", "gzclp", "--unit", "lb", *MAXIMA, *CHOSEN)),
        ("strength-2day.gpl", (*TWO_DAYS, "--unit", "kg", "--max", "back-squat=265lb")),
        ("strength-2day.gpl", (*TWO_DAYS, "--unit", "lb", "--max", "back-squat=120kg")),
    ],
)
def test_a_starter_is_sound(name: str, options: tuple[str, ...], gpl: Gpl, tmp_path: Path) -> None:
    folder = tmp_path / "plans"
    gpl("init", "plans", *options)
    assert sorted(contents(folder)) == sorted([HOOKS, KEPT_OUT, "gpl.toml", name])
    for command in (["check", "."], ["fmt", "--check", "."], ["build", name]):
        done = gpl(*command, cwd=folder)
        assert done.returncode == 0, done.stdout + done.stderr
    calendar = (folder / "build" / name).with_suffix(".ics").read_text(encoding="utf-8")
    first = "20270302" if "--on" in options else "20270301"
    assert min(re.findall(r"DTSTART;TZID=America/Toronto:(\d{8})|DTSTART;VALUE=DATE:(\d{8})", calendar)) in (
        (first, ""),
        ("", first),
    )


def test_what_is_wanted_is_written(run_real: Run, tmp_path: Path, text_snapshot: SnapshotAssertion) -> None:
    wanted = ("--on", "tue,fri", "--equipment", "band", "--kit", "home", "--goal", "hypertrophy", "--level", "novice")
    run_real("init", *wanted, "--weeks", "6", "--max", "rdls=225lb", *CHOSEN)
    assert (tmp_path / "hypertrophy-2day.gpl").read_text(encoding="utf-8") == text_snapshot


@pytest.mark.parametrize(("unit", "step", "other"), [("kg", "2.5kg", "lb"), ("lb", "5lb", "kg")])
def test_the_unit_that_is_wanted(unit: str, step: str, other: str, run_real: Run, tmp_path: Path) -> None:
    run_real("init", *TWO_DAYS, "--unit", unit, "--max", f"back-squat=265{other}")
    plan = (tmp_path / PLAN).read_text(encoding="utf-8")
    assert f"  unit      {unit}\n  round     {step}\n" in plan
    assert re.findall(rf"\d[\d.]*{other}", plan) == [f"265{other}"]
    assert f"progress +{step} at" in plan


def test_only_start_and_time_zone_differ_from_the_example(run_real: Run, tmp_path: Path) -> None:
    run_real("init", "--program", "lower-2day", *CHOSEN)
    made = (tmp_path / "lower-2day.gpl").read_text(encoding="utf-8").splitlines()
    example = (EXAMPLES / "lower-2day.gpl").read_text(encoding="utf-8").splitlines()
    assert [line for line, other in zip(made, example, strict=True) if line != other] == [
        "  start     2027-03-01",
        "  timezone  America/Toronto",
    ]


def test_the_programs_are_listed(run_real: Run, tmp_path: Path, text_snapshot: SnapshotAssertion) -> None:
    outcome = run_real("init", "--list")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == text_snapshot
    assert list(tmp_path.iterdir()) == []


def test_what_is_said_of_a_respected_program_is_told(run_real: Run) -> None:
    outcome = run_real("init", "--program", "smolov-base", "--max", "squat=150kg", *CHOSEN)
    assert (outcome.code, outcome.err) == (0, "")
    assert "gpl check says warning[W303]: lower sessions on Fri and Sat" in outcome.out


def test_what_no_maximum_changes_is_told(run_real: Run) -> None:
    outcome = run_real("init", "--program", "gzclp", *MAXIMA, *CHOSEN)
    assert "loads that are the program's, not yours: lat-pulldown, db-row\n" in outcome.out


def test_who_has_nothing_to_pull_with_is_told(run_real: Run) -> None:
    assert "nothing to pull with" in run_real("init", "--kit", "none", *CHOSEN).out


def test_what_it_tells(run_real: Run, write: Write, text_snapshot: SnapshotAssertion) -> None:
    write("half/gpl.toml", "# ours\n")
    write("whole.git/.git/HEAD", "")
    write("club/pyproject.toml", "[tool.gpl]\n")
    folders = ("new", "new", "half", "my plans/Körper", "whole.git/upper", "club/plans")
    told = []
    for folder in folders:
        outcome = run_real("init", folder, *TWO_DAYS)
        assert (outcome.code, outcome.err) == (0, "")
        told.append(f"gpl init {folder!r}\n{outcome.out}")
    assert "\n".join(told) == text_snapshot


def test_nothing_that_is_there_changes(run_real: Run, write: Write, tmp_path: Path) -> None:
    for name in (PLAN, "gpl.toml", KEPT_OUT, HOOKS):
        write(name, "mine")
    before = contents(tmp_path)
    assert run_real("init", *TWO_DAYS).code == 0
    assert contents(tmp_path) == before


def test_git_does_not_keep_the_key_of_published_plans(gpl: Gpl, tmp_path: Path) -> None:
    folder = tmp_path / "plans"
    subprocess.run(["git", "init", "-q", folder], check=True)
    gpl("init", "plans", *TWO_DAYS)
    assert gpl("publish", "site", cwd=folder).returncode == 0
    assert ".gpl-publish-key" in contents(folder)
    listed = subprocess.run(["git", "status", "--porcelain", "-uall"], cwd=folder, capture_output=True, check=True)
    assert b"gpl.toml" in listed.stdout
    assert b".gpl-publish-key" not in listed.stdout


def test_a_link_that_leads_nowhere_is_a_file_that_is_there(run_real: Run, tmp_path: Path) -> None:
    (tmp_path / PLAN).symlink_to(tmp_path / "elsewhere.gpl")
    assert "left out strength-2day.gpl" in run_real("init", *TWO_DAYS).out
    assert not (tmp_path / "elsewhere.gpl").exists()


def test_a_config_that_holds_already_goes_on_to_hold(run_real: Run, write: Write, tmp_path: Path) -> None:
    write("pyproject.toml", '[tool.gpl]\nfail-on = "error"\n')
    outcome = run_real("init", *TWO_DAYS)
    assert "left out gpl.toml: pyproject.toml holds there" in outcome.out
    assert not (tmp_path / "gpl.toml").exists()


def test_what_the_config_shows_is_what_holds_anyway(run_real: Run, tmp_path: Path) -> None:
    run_real("init", "plans", *TWO_DAYS)
    config = tmp_path / "plans" / "gpl.toml"
    shown, count = re.subn(r"(?m)^#\| ", "", config.read_text(encoding="utf-8"))
    assert count > 5
    config.write_text(shown, encoding="utf-8")
    outcome = run_real("config", "plans", "--format", "json")
    assert outcome.code == 0, outcome.err
    settings = json.loads(outcome.out)
    primary = next(rule for rule in settings["rules"] if rule["name"] == "primary-sets")
    said = [settings["fail_on"], primary["severity"], primary["numbers"]["sets"]]
    assert [value["from"]["layer"] for value in said] == ["config"] * len(said)
    assert [value["value"] for value in said] == [value["default"] for value in said]


def test_the_hooks_can_be_left_out(run_real: Run, tmp_path: Path) -> None:
    run_real("init", "--no-pre-commit", *TWO_DAYS)
    assert sorted(contents(tmp_path)) == [KEPT_OUT, "gpl.toml", PLAN]


def test_without_a_terminal_what_is_usual_holds_and_is_said(gpl: Gpl, tmp_path: Path) -> None:
    done = gpl("init", env={"TZ": "Asia/Tokyo"}, stdin=subprocess.DEVNULL)
    said = re.fullmatch(
        r"gpl init: mon thu, gym, strength, intermediate, from (\S+), Asia/Tokyo;"
        r" --on, --kit, --equipment, --goal, --level, --start and --timezone say otherwise\r?\n",
        done.stderr.decode(),
    )
    assert said
    start = date.fromisoformat(said[1])
    assert start.strftime("%a") == "Mon"
    assert 0 <= (start - date.today()).days <= 8  # today here is not always today in Tokyo
    assert f"  start     {start}\n" in (tmp_path / PLAN).read_text(encoding="utf-8")


def test_a_machine_without_a_time_zone(run_real: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "CET-1CEST")
    monkeypatch.setattr("gplang.cli.commands.init._LOCAL_TIME", str(tmp_path / "localtime"))
    outcome = run_real("init")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith("gpl init: this machine does not tell its time zone; say it, like --timezone ")
    assert list(tmp_path.iterdir()) == []


def test_no_folder_for_the_files(run_real: Run, write: Write, tmp_path: Path, text_snapshot: SnapshotAssertion) -> None:
    write("a-file", "")
    (tmp_path / "nowhere").symlink_to(tmp_path / "gone")
    (tmp_path / "circle").symlink_to(tmp_path / "circle")
    taken = ("a-file", "a-file/below", "nowhere", "nowhere/below", "circle")
    folders = (*taken, "", "-", "./-", "new/-x", f"new/{'x' * 300}")
    before = contents(tmp_path)
    told = []
    for folder in folders:
        outcome = run_real("init", folder, *TWO_DAYS)
        assert (outcome.code, outcome.out) == (2, "")
        told.append(f"gpl init {folder!r}\n{outcome.err}")
    assert contents(tmp_path) == before
    assert not (tmp_path / "new").exists()
    assert "\n".join(told) == text_snapshot


@pytest.mark.parametrize("failing", [0, 1, 2])
def test_all_files_or_none(failing: int, run_real: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = 0
    usual = Path.open

    def open_or_fail(path: Path, mode: str = "r", *arguments: Any, **options: Any) -> Any:
        nonlocal opened
        if mode == "xb":
            opened += 1
            if opened > failing:
                raise OSError(28, "No space left on device", str(path))
        return usual(path, mode, *arguments, **options)

    monkeypatch.setattr(Path, "open", open_or_fail)
    outcome = run_real("init", "new/plans", *TWO_DAYS)
    assert (outcome.code, outcome.out) == (2, "")
    assert re.fullmatch(
        r"gpl init: cannot write new/plans/\S+: no space left on device; nothing is written\n", outcome.err
    )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--days", "8"], "'8' is not one of '1', '2', '3', '4', '5', '6', '7'"),
        (["--on", "tuu"], "no day 'tuu'; did you mean 'thu' or 'tue'?"),
        (["--on", "x"], "no day 'x'; days are mon, tue, wed, thu, fri, sat, sun"),
        (["--on", ","], "no day of the week; name some, like tue,fri"),
        (["--on", "mon", "--days", "2"], "--on names 1 days (mon), --days says 2"),
        (["--equipment", "dumbel"], "no equipment 'dumbel'; did you mean 'dumbbell'?"),
        (["--max", "bak-squat=1kg"], "no exercise 'bak-squat'; did you mean 'back-squat'"),
        (["--max", "rdl"], "the maximum of rdl is a weight like 120kg or 225lb, not ''"),
        (["--max", "rdl=1kg", "--max", "rdls=2kg"], "two maxima of rdl"),
        (["--program", "gzcl"], "no program 'gzcl'; did you mean 'gzclp'?"),
        (["--program", "xyz"], "no program 'xyz'; gpl init --list shows them"),
        (["--program", "gzclp", "--weeks", "3"], "--weeks is not for a --program"),
        (
            ["--program", "smolov-base", "--max", "rdl=1kg"],
            "smolov-base has no use for a maximum of rdl; it takes back-sq",
        ),
        (["--program", "bodyweight", "--max", "rdl=1kg"], "bodyweight has no use for a maximum of rdl; it takes none"),
        (
            ["--program", "gzclp", *MAXIMA[:2]],
            "gzclp needs your maxima of deadlift and overhead-press, such as:"
            " --max deadlift=135kg --max overhead-press=52.5kg",
        ),
        (["--program", "smolov-base", "--unit", "lb"], "such as: --max back-squat=330lb"),
        (["--unit", "stone"], "'stone' is not one of 'kg', 'lb'"),
        (["--start", "tomorrow"], "--start takes a date like 2026-01-05, not 'tomorrow'"),
        (["--start", ""], "--start takes a date like 2026-01-05, not ''"),
        (["--timezone", "toronto"], "no time zone 'toronto'; did you mean 'America/Toronto'?"),
        (["a", "b"], "got unexpected extra argument (b)"),
    ],
)
def test_misuse(arguments: list[str], message: str, run_real: Run, tmp_path: Path) -> None:
    outcome = run_real("init", *arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert message in outcome.err
    assert list(tmp_path.iterdir()) == []


# ---- on a terminal


def environment(**own: str) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(SOURCES), "TZ": "Asia/Tokyo", **own}


COMMAND = (sys.executable, "-m", "gplang", "init")


def test_on_a_terminal_it_asks(tmp_path: Path) -> None:
    with open_terminal([*COMMAND, "plans"], tmp_path, environment()) as terminal:
        for question, answer in {
            "Days a week (1, 2, 3, 4, 5, 6, 7) [2]: ": "8\r4\r",
            "Which days [mon tue thu sat]: ": "soon\rmonday\rmon-tue thu friday\r",
            "Kit (none, home, garage, gym, or a list) [gym]: ": "?\rdumbel\rdumbbell, band\r",
            "Goal (strength, hypertrophy, power, balance, maintain, rehab) [strength]: ": "fun\rbalance\r",
            "Level (novice, intermediate, advanced) [intermediate]: ": "\r",
            "First day [": "soon\r0001-01-01\r2027-03-01\r",
            "Time zone [Asia/Tokyo]: ": "\r",
        }.items():
            terminal.wait_for_text(question)
            terminal.type(answer)
        assert terminal.end() == 0
    assert "'8' is not one of" in terminal.screen
    assert "no day 'soon'" in terminal.screen
    assert "1 of 4 days (mon)" in terminal.screen
    assert "no equipment '?'; a list is like dumbbell, bench, band" in terminal.screen
    assert "did you mean 'dumbbell'?" in terminal.screen
    assert "answer with a date like 2026-01-05, not 'soon'" in terminal.screen
    assert re.search(r"answer with a year from \d+ to \d+, not 1\b", terminal.screen)
    assert "--start" not in terminal.screen
    plan = (tmp_path / "plans" / "balance-4day.gpl").read_text(encoding="utf-8")
    assert "  start     2027-03-01\n  timezone  Asia/Tokyo\n" in plan
    assert "  equipment  band dumbbell\n" in plan
    assert re.search(r"\n  mon squat\n  tue upper-a\n  thu hips\n  fri upper-b\n", plan)


def test_on_a_terminal_it_asks_for_the_maxima_of_a_program(tmp_path: Path) -> None:
    command = [*COMMAND, "--program", "smolov-base", "--start", "2027-03-01", "--timezone", "UTC"]
    with open_terminal(command, tmp_path, environment()) as terminal:
        terminal.wait_for_text("Your maximum of back-squat [150kg]: ")
        terminal.type("heavy\r200kg\r")
        assert terminal.end() == 0
    assert "the maximum of back-squat is a weight like 120kg or 225lb, not 'heavy'" in terminal.screen
    assert "  max  back-squat  200kg\n" in (tmp_path / "smolov-base.gpl").read_text(encoding="utf-8")


def test_on_a_terminal_it_asks_only_what_no_option_says(tmp_path: Path) -> None:
    options = ("--on", "mon", "--kit", "gym", "--goal", "power", "--level", "novice", "--timezone", "UTC")
    with open_terminal([*COMMAND, *options], tmp_path, environment()) as terminal:
        terminal.wait_for_text("First day [")
        terminal.type("2027-03-01\r")
        assert terminal.end() == 0
    assert not re.search("Days a week|Which days|Kit|Goal|Level|Time zone", terminal.screen)


@pytest.mark.parametrize("key", ["\x03", "\x04"], ids=["ctrl-c", "ctrl-d"])
@pytest.mark.parametrize(
    ("answers", "question"),
    [
        ("", r"Days a week \(.*\) \[2\]: $"),
        ("2\r", r"Which days \[mon thu\]: $"),
        ("2" + "\r" * 6, r"Time zone \[Asia/Tokyo\]: $"),
    ],
    ids=["days", "which", "zone"],
)
def test_who_goes_away_gets_no_files(answers: str, question: str, key: str, tmp_path: Path) -> None:
    with open_terminal([*COMMAND, "new"], tmp_path, environment()) as terminal:
        terminal.wait_for_text("Days a week (1, 2, 3, 4, 5, 6, 7) [2]: ")
        terminal.type(answers)
        terminal.wait_for(lambda: re.search(question, terminal.screen) is not None)
        assert terminal.end_by(key) == 130
    lines = terminal.screen.splitlines()
    assert lines[-1] == "gpl init: nothing was written"
    assert re.fullmatch(r".*\]: (\^C)*", lines[-2]), "the question has a line of its own"
    assert list(tmp_path.iterdir()) == []


# ---- the hooks


@pytest.mark.parametrize("tool", ["pre-commit", "prek"])
def test_its_hooks_work(tool: str, gpl: Gpl, tmp_path: Path) -> None:
    scripts = sysconfig.get_path("scripts")
    found = shutil.which(tool, path=os.pathsep.join((scripts, os.environ["PATH"])))
    if found is None:
        pytest.skip(f"{tool} is missing: pip install -e '.[test]'")
    (tmp_path / "bin").mkdir()
    stand_in = tmp_path / "bin" / "gpl"
    stand_in.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m gplang "$@"\n', encoding="utf-8")
    stand_in.chmod(0o755)
    hidden = re.compile(r"GIT_(?!SSL)\w+|PRE_COMMIT\w*|PREK_\w+|SKIP")
    own = {name: value for name, value in os.environ.items() if not hidden.fullmatch(name)}
    path = os.pathsep.join((str(stand_in.parent), scripts, os.environ["PATH"]))
    caches = {"PRE_COMMIT_HOME": str(tmp_path / "cache"), "PREK_HOME": str(tmp_path / "cache")}
    variables = {**own, "PATH": path, "PYTHONPATH": str(SOURCES), **caches}
    gpl("init", "plans", *TWO_DAYS)
    plans = tmp_path / "plans"

    def run(*command: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(command, cwd=plans, env=variables, capture_output=True, encoding="utf-8", check=False)

    run("git", "init", "--quiet")
    run("git", "add", "--all")
    clean = run(found, "run", "--all-files")
    assert clean.returncode == 0, clean.stdout + clean.stderr
    assert re.search(r"gpl fmt\.+Passed\n(.*\n)*gpl check \(all plans\)\.+Passed", clean.stdout)
    plan = plans / PLAN
    laid_out = plan.read_text(encoding="utf-8")
    plan.write_text(laid_out.replace("primary    rdl ", "primary   rdl "), encoding="utf-8")
    shifted = run(found, "run", "--all-files")
    assert shifted.returncode == 1
    assert re.search(r"gpl fmt\.+Failed\n(.*\n)*gpl check \(all plans\)\.+Passed", shifted.stdout)
    assert plan.read_text(encoding="utf-8") == laid_out
    plan.write_text(laid_out.replace("primary    rdl ", "primary    rld "), encoding="utf-8")
    broken = run(found, "run", "--all-files")
    assert broken.returncode == 1
    assert "unknown exercise `rld`" in broken.stdout


def test_its_hooks_name_no_version_that_may_not_exist(run_real: Run, tmp_path: Path) -> None:
    run_real("init", *TWO_DAYS)
    assert "#     rev: COMMIT " in (tmp_path / HOOKS).read_text(encoding="utf-8")
