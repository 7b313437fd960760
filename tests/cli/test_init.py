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

import gplang
from cli.terminals import open_terminal
from gplang.cli.starter import WEEKS
from package_copy import SOURCES

EXAMPLES = Path(__file__).parents[2] / "examples"
HOOKS = ".pre-commit-config.yaml"
KEPT_OUT = ".gitignore"

Run = Callable[..., Any]
Gpl = Callable[..., "subprocess.CompletedProcess[bytes]"]
Write = Callable[[str, str], Path]

CHOSEN = ("--start", "2027-03-01", "--timezone", "America/Toronto")
TWO_DAYS = ("--days", "2", *CHOSEN)

EACH_WEEK = pytest.mark.parametrize("days", WEEKS)


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@EACH_WEEK
def test_a_starter_is_sound(days: int, gpl: Gpl, tmp_path: Path) -> None:
    folder = tmp_path / "plans"
    gpl("init", "plans", "--days", days, *CHOSEN)
    assert sorted(contents(folder)) == sorted([HOOKS, KEPT_OUT, "gpl.toml", WEEKS[days].file])
    for command in (["check", "."], ["fmt", "--check", "."], ["build", WEEKS[days].file]):
        done = gpl(*command, cwd=folder)
        assert done.returncode == 0, done.stdout + done.stderr
    calendar = (folder / "build" / WEEKS[days].file).with_suffix(".ics").read_text(encoding="utf-8")
    assert min(re.findall(r"DTSTART;TZID=America/Toronto:(\d{8})", calendar)) == "20270301"


@EACH_WEEK
def test_only_start_and_time_zone_differ_from_the_example(days: int, run_real: Run, tmp_path: Path) -> None:
    run_real("init", "--days", days, *CHOSEN)
    made = (tmp_path / WEEKS[days].file).read_text(encoding="utf-8").splitlines()
    example = (EXAMPLES / WEEKS[days].file).read_text(encoding="utf-8").splitlines()
    assert [line for line, other in zip(made, example, strict=True) if line != other] == [
        "  start     2027-03-01",
        "  timezone  America/Toronto",
    ]


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
    for name in ("lower-2day.gpl", "gpl.toml", KEPT_OUT, HOOKS):
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
    (tmp_path / "lower-2day.gpl").symlink_to(tmp_path / "elsewhere.gpl")
    assert "left out lower-2day.gpl" in run_real("init", *TWO_DAYS).out
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
    assert sorted(contents(tmp_path)) == [KEPT_OUT, "gpl.toml", "lower-2day.gpl"]


def test_without_a_terminal_what_is_usual_holds_and_is_said(gpl: Gpl, tmp_path: Path) -> None:
    done = gpl("init", env={"TZ": "Asia/Tokyo"}, stdin=subprocess.DEVNULL)
    said = re.fullmatch(
        r"gpl init: 2 days a week, from (\S+), Asia/Tokyo; --days, --start and --timezone say otherwise\r?\n",
        done.stderr.decode(),
    )
    assert said
    start = date.fromisoformat(said[1])
    assert start.strftime("%a") == "Mon"
    assert 0 <= (start - date.today()).days <= 8  # today here is not always today in Tokyo
    assert f"  start     {start}\n" in (tmp_path / "lower-2day.gpl").read_text(encoding="utf-8")


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
        (["--days", "5"], "'5' is not one of '2', '3', '4'"),
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
        terminal.wait_for_text("Days a week [2]: ")
        terminal.type("5\r4\r")
        terminal.wait_for_text("First day [")
        terminal.type("soon\r0001-01-01\r2027-03-01\r")
        terminal.wait_for_text("Time zone [Asia/Tokyo]: ")
        terminal.type("\r")
        assert terminal.end() == 0
    assert "'5' is not one of" in terminal.screen
    assert "answer with a date like 2026-01-05, not 'soon'" in terminal.screen
    assert re.search(r"answer with a year from \d+ to \d+, not 1\b", terminal.screen)
    assert "--start" not in terminal.screen
    plan = (tmp_path / "plans" / "upper-lower-4day.gpl").read_text(encoding="utf-8")
    assert "  start     2027-03-01\n  timezone  Asia/Tokyo\n" in plan


def test_on_a_terminal_it_asks_only_what_no_option_says(tmp_path: Path) -> None:
    with open_terminal([*COMMAND, "--days", "3", "--timezone", "UTC"], tmp_path, environment()) as terminal:
        terminal.wait_for_text("First day [")
        terminal.type("2027-03-01\r")
        assert terminal.end() == 0
    assert not re.search("Days a week|Time zone", terminal.screen)


@pytest.mark.parametrize("key", ["\x03", "\x04"], ids=["ctrl-c", "ctrl-d"])
@pytest.mark.parametrize(
    ("answers", "question"),
    [
        ("", r"Days a week \[2\]: $"),
        ("2\r", r"First day \[\S+\]: $"),
        ("2\r\r", r"Time zone \[Asia/Tokyo\]: $"),
    ],
    ids=["days", "start", "zone"],
)
def test_who_goes_away_gets_no_files(answers: str, question: str, key: str, tmp_path: Path) -> None:
    with open_terminal([*COMMAND, "new"], tmp_path, environment()) as terminal:
        terminal.wait_for_text("Days a week [2]: ")
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
    plan = plans / "lower-2day.gpl"
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


def test_its_hooks_name_this_version(run_real: Run, tmp_path: Path) -> None:
    run_real("init", *TWO_DAYS)
    assert f"#     rev: v{gplang.__version__}\n" in (tmp_path / HOOKS).read_text(encoding="utf-8")
