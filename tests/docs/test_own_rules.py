"""The worked example of docs/own-rules.md, packed, installed and used."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from doc_blocks import ROOT, read_page

PAGE = ROOT / "docs" / "own-rules.md"


@pytest.fixture(scope="module")
def club(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the files of the page and install its package into a folder of its own; return where they are."""
    folder = tmp_path_factory.mktemp("club")
    for block in read_page(PAGE):
        if block.words[1:2] == ("file",):
            path = folder / block.words[2]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block.text, encoding="utf-8")
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "--quiet", "--no-deps")
    command = (*pip, "--no-build-isolation", "--target", folder / "site", folder / "club-rules")
    subprocess.run(command, check=True, capture_output=True)
    return folder


def gpl(club: Path, *arguments: str, site: bool = True) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(club / "site") if site else ""}
    command = (sys.executable, "-m", "gplang", *arguments)
    return subprocess.run(command, cwd=club, env=environment, capture_output=True, encoding="utf-8", check=False)


def test_the_rule_judges_where_it_is_selected(club: Path) -> None:
    result = gpl(club, "check", "--quiet", "plans")
    assert (result.returncode, result.stderr) == (1, "")
    assert result.stdout == (club / "expected").read_text(encoding="utf-8")


def test_several_processes_know_it(club: Path) -> None:
    assert gpl(club, "check", "--quiet", "--jobs", "2", "plans", "plans/evening.gpl").stdout.count("CLUB1") == 1


def test_it_is_listed_and_explained(club: Path) -> None:
    assert re.search(r"^  CLUB1 +full-evening", gpl(club, "rules").stdout, re.MULTILINE)
    assert "The hall closes at nine." in gpl(club, "explain", "club1").stdout


def test_it_says_nothing_by_itself(club: Path) -> None:
    (club / "elsewhere").mkdir()
    (club / "elsewhere" / "gpl.toml").touch()
    plan = (club / "plans" / "evening.gpl").read_text(encoding="utf-8")
    (club / "elsewhere" / "evening.gpl").write_text(plan, encoding="utf-8")
    assert gpl(club, "check", "elsewhere").returncode == 0


def test_a_rule_that_is_not_installed_is_an_error(club: Path) -> None:
    result = gpl(club, "check", "plans", site=False)
    assert result.returncode == 2
    assert "gpl.toml:1:18" in result.stderr


def test_nothing_in_a_checked_folder_is_run(club: Path) -> None:
    trap = club / "trap"
    (trap / "evil-1.0.dist-info").mkdir(parents=True)
    (trap / "evil-1.0.dist-info" / "METADATA").write_text("Name: evil\nVersion: 1.0\n", encoding="utf-8")
    entry = "[gplang.rules]\nevil = evil\n"
    (trap / "evil-1.0.dist-info" / "entry_points.txt").write_text(entry, encoding="utf-8")
    for name in ("evil", "click", "tomllib"):
        (trap / f"{name}.py").write_text("open('sprung', 'w')\n", encoding="utf-8")
    (trap / "gpl.toml").write_text('extend-select = ["EVIL"]\n', encoding="utf-8")
    (trap / "plan.gpl").write_text("session a\n  primary rdl 4x5\n", encoding="utf-8")
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    command = (sys.executable, "-m", "gplang", "check", ".")
    result = subprocess.run(command, cwd=trap, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert result.returncode == 2, result.stderr
    assert not (trap / "sprung").exists()
