"""A wheel is complete: in an empty environment, away from the checkout, it checks and builds."""

import json
import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from gplang.starter.data import read_text
from gplang.starter.programs import load_programs
from locked import hold_versions

ROOT = Path(__file__).parents[2]

BIN = "Scripts" if sys.platform == "win32" else "bin"

PLAN = """\
plan "Three weeks"
  start     2027-01-04
  timezone  Europe/Berlin
  at        18:00

session hips posterior 60min
  warmup     band-walk      2x15/side
  primary    rdl            4x5        @rir2 @80kg rest 2-3min
    progress +2.5kg every week
  secondary  hip-thrust     3x8        @rir2       rest 2min
  accessory  nordic-curl    3x5        @rir2
  accessory  sl-rdl         3x10/side  @rir2

week 1-3
  mon hips
"""


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a command that must succeed, with nothing of this environment in sight."""
    hidden = ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV")
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    result = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert result.returncode == 0, f"{command}\n{result.stdout}\n{result.stderr}"
    return result


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=ROOT)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def scripts(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel and what it needs into an empty environment; return where its commands are."""
    environment = tmp_path_factory.mktemp("empty") / "venv"
    run(sys.executable, "-m", "venv", "--without-pip", environment, cwd=wheel.parent)
    scripts = environment / BIN
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", scripts / "python")
    constraints = hold_versions(wheel.parent)["PIP_CONSTRAINT"]
    run(*pip, "install", "--quiet", "--no-compile", "--constraint", constraints, wheel, cwd=wheel.parent)
    return scripts


DATA = [
    "grammar/*.lark",
    "docs/rules/*.md",
    *(f"src/gplang/**/*.{kind}" for kind in ("toml", "json", "yaml", "bash", "zsh", "fish")),
]


@pytest.mark.parametrize("pattern", DATA)
def test_it_holds_every_data_file(wheel: Path, pattern: str) -> None:
    inside = {Path(name).name for name in ZipFile(wheel).namelist()}
    wanted = {path.name for path in ROOT.glob(pattern)}
    assert wanted
    assert wanted <= inside


def test_it_is_typed_and_licensed(wheel: Path) -> None:
    inside = ZipFile(wheel).namelist()
    assert "gplang/py.typed" in inside
    assert any(name.endswith("licenses/LICENSE") for name in inside)


def test_it_knows_its_version(wheel: Path, scripts: Path, tmp_path: Path) -> None:
    version = wheel.name.split("-")[1]
    assert version in run(scripts / "gpl", "--version", cwd=tmp_path).stdout
    assert version in run(scripts / "python", "-m", "gplang", "--version", cwd=tmp_path).stdout


def test_it_checks_and_builds_a_plan(scripts: Path, tmp_path: Path) -> None:
    (tmp_path / "plan.gpl").write_text(PLAN, encoding="utf-8")
    run(scripts / "gpl", "check", "plan.gpl", cwd=tmp_path)
    run(scripts / "gpl", "build", "plan.gpl", "-o", "out", cwd=tmp_path)
    built = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert built == ["plan.html", "plan.ics", "plan.json", "plan.md"]
    assert (tmp_path / "out" / "plan.ics").read_text(encoding="utf-8").count("BEGIN:VEVENT") == 3


@pytest.mark.parametrize("days", ["2", "3", "4"])
def test_it_starts_a_folder_of_plans(scripts: Path, tmp_path: Path, days: str) -> None:
    options = ("--days", days, "--start", "2027-03-01", "--timezone", "UTC")
    run(scripts / "gpl", "init", "club", *options, cwd=tmp_path)
    assert "no findings" in run(scripts / "gpl", "check", "club", cwd=tmp_path).stderr
    run(scripts / "gpl", "fmt", "--check", "club", cwd=tmp_path)


def test_the_language_server_needs_nothing_else(scripts: Path, tmp_path: Path) -> None:
    greeting = {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"capabilities": {}}}
    body = json.dumps(greeting)
    typed = f"Content-Length: {len(body)}\r\n\r\n{body}"
    run_it = [scripts / "gpl", "lsp", "--stdio"]
    result = subprocess.run(run_it, cwd=tmp_path, input=typed, capture_output=True, encoding="utf-8", check=False)
    assert (result.returncode, result.stderr) == (0, "")
    assert "hoverProvider" in result.stdout


@pytest.mark.parametrize("program", load_programs())
def test_it_holds_the_programs_of_a_checkout(wheel: Path, program: str) -> None:
    with ZipFile(wheel) as opened:
        inside = opened.read(f"gplang/starter/programs/{program}.gpl").decode()
    assert inside == read_text(f"{program}.gpl")


def test_man_finds_its_pages_beside_the_command(scripts: Path) -> None:
    pages = {path.name for path in (scripts.parent / "share" / "man" / "man1").iterdir()}
    assert pages == {path.name for path in (ROOT / "docs" / "man").iterdir()}


def test_it_starts_from_a_program(scripts: Path, tmp_path: Path) -> None:
    options = ("--program", "smolov-base", "--max", "squat=150kg", "--start", "2027-03-01", "--timezone", "UTC")
    assert "wrote club/smolov-base.gpl" in run(scripts / "gpl", "init", "club", *options, cwd=tmp_path).stdout


def test_its_ready_data_says_what_the_checkout_says(wheel: Path, scripts: Path) -> None:
    """The parser's tables and the catalog in one file exist in a wheel only; nothing else may tell them apart."""
    assert {f"gplang/{part}/ready.py" for part in ("syntax", "catalog", "guide")} <= set(ZipFile(wheel).namelist())
    for arguments in (("exercises", "--json"), ("check", "--format", "json", "tests/language/cases/additions.gpl")):
        told = [
            subprocess.run([python, "-m", "gplang", *arguments], cwd=ROOT, capture_output=True, check=False).stdout
            for python in (scripts / "python", sys.executable)
        ]
        assert told[0] == told[1] != b""
