"""Emacs knows plans, and eglot shows what is wrong with one and formats it."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from editors.painted import ROOT
from gplang.statements.lists import ALL_STATEMENTS, HEADERS, LOG_HEADERS
from package_copy import SOURCES

pytestmark = pytest.mark.real

HERE = Path(__file__).parent
MODE = ROOT / "editors" / "emacs" / "gpl-mode.el"
BROKEN = "gpl 1\nsession hips\n primay rdl 4x5 @rir2\n secondary hip-thrust 3x8\n"


@pytest.fixture(scope="module")
def emacs() -> str:
    program = shutil.which("emacs")
    if program is None:
        pytest.skip("PLANS ARE NOT OPENED IN EMACS: it is missing; on Debian: apt install emacs-nox elpa-eglot")
    return program


def run(emacs: str, cwd: Path, *arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run Emacs with nobody's settings, but with the packages of the system, of which eglot is one before Emacs 29."""
    return subprocess.run(
        [emacs, "--batch", "--no-init-file", *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, "HOME": str(cwd), **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=180,
    )


@pytest.fixture(scope="module")
def seen(emacs: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What a user of Emacs sees."""
    folder = tmp_path_factory.mktemp("emacs")
    if run(emacs, folder, "--eval", "(require 'eglot)").returncode:
        pytest.skip("PLANS ARE NOT CHECKED IN EMACS: eglot is missing; on Debian: apt install elpa-eglot")
    (folder / "broken.gpl").write_text(BROKEN, encoding="utf-8")
    environment = {
        "GPL_MODE": str(MODE),
        "GPL_COMMAND": "\n".join((sys.executable, "-m", "gplang", "lsp")),
        "GPL_PLAN": str(folder / "broken.gpl"),
        "GPL_OUTPUT": str(folder / "seen.json"),
        "PYTHONPATH": str(SOURCES),
    }
    result = run(emacs, folder, "-l", HERE / "drive.el", **environment)
    assert (folder / "seen.json").is_file(), result.stderr
    answer: dict[str, Any] = json.loads((folder / "seen.json").read_text(encoding="utf-8"))
    return answer


def test_it_knows_and_colours_plans(seen: dict[str, Any]) -> None:
    assert seen["mode"] == "gpl-mode"
    assert seen["face"] == "font-lock-keyword-face"


def test_it_shows_what_is_wrong(seen: dict[str, Any]) -> None:
    assert any("primay" in finding for finding in seen["findings"])


def test_it_formats(seen: dict[str, Any]) -> None:
    wanted = "gpl 1\n\nsession hips\n  primary    rdl         4x5  @rir2\n  secondary  hip-thrust  3x8\n"
    assert seen["text"] == wanted


def test_the_mode_compiles_without_a_warning(emacs: str, tmp_path: Path) -> None:
    shutil.copy(MODE, tmp_path)
    result = run(emacs, tmp_path, "-f", "batch-byte-compile", MODE.name)
    assert (result.returncode, "Warning" in result.stderr) == (0, False), result.stderr
    assert (tmp_path / "gpl-mode.elc").is_file()


def test_palettes_are_left_alone(emacs: str, tmp_path: Path) -> None:
    (tmp_path / "bears.gpl").write_text("GIMP Palette\nName: Bears\n", encoding="utf-8")
    result = run(emacs, tmp_path, "-l", MODE, "bears.gpl", "--eval", "(princ major-mode)")
    assert result.stdout == "fundamental-mode"


def test_its_words_are_those_of_the_language() -> None:
    text = MODE.read_text(encoding="utf-8")
    lists = [re.findall(r'"([a-z-]+)"', each) for each in re.findall(r"'\(((?:\"[a-z-]+\"\s*)+)\)", text)]
    assert lists[0] == [*HEADERS, *LOG_HEADERS]
    assert set(lists[1]) == set(ALL_STATEMENTS) - set(HEADERS) - set(LOG_HEADERS)
