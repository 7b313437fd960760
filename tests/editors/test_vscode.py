"""A real VS Code in a real browser, with the extension's package: what a user sees, types and saves."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from calendars.installed import NotInstalledError
from editors.code_server import MANIFEST, find_chromium, serve
from package_copy import SOURCES

pytestmark = pytest.mark.real

BROKEN = """\
plan "Hips"
  goal strength
  start 2027-01-04

session hips "Hips" posterior 60min
  warmup glute-bridge 2x15
  primay rdl 4x5 @rir2 rest 2-3min
  secondary hip-thrust 3x8 @rir2
  accessory lying-leg-curl 3x10 @rir1

week 1-4
  mon hips
"""

SETTINGS = {
    "security.workspace.trust.enabled": False,
    "workbench.startupEditor": "none",
    "workbench.colorTheme": "Default Light Modern",
    "telemetry.telemetryLevel": "off",
    "extensions.autoUpdate": False,
    "[gpl]": {"editor.formatOnSave": True},
    "files.autoSave": "off",  # as on a desk: what a browser saves by itself is not formatted
}


@pytest.fixture(scope="module")
def browser() -> str:
    try:
        return find_chromium()
    except NotInstalledError as error:
        pytest.skip(f"PLANS ARE NOT OPENED IN VS CODE: {error}")


@pytest.fixture(scope="module")
def address(code_server: Path, package_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    home = tmp_path_factory.mktemp("home")
    (home / "User").mkdir()
    (home / "User" / "settings.json").write_text(json.dumps(SETTINGS), encoding="utf-8")
    with serve(code_server, home, package_file) as served:
        yield served


def act(scene: str, browser: str, code_server: Path, address: str, folder: Path) -> dict[str, Any]:
    """Return what a user sees who does certain things in a folder that has `plan.gpl`."""
    (folder / "plan.gpl").write_text(BROKEN, encoding="utf-8")
    output = folder.parent / f"{folder.name}-seen"
    output.mkdir()
    result = subprocess.run(
        ("node", MANIFEST / "drive.mjs", browser, address, folder, output, scene),
        cwd=code_server,
        env={**os.environ, "HOME": str(output)},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )
    assert result.returncode == 0, f"{result.stderr}\nthe picture is in {output}"
    seen: dict[str, Any] = json.loads(result.stdout)
    return seen


def make_plans(folder: Path) -> Path:
    """Return a folder with an environment of its own, whose `gpl` notes each start."""
    program = folder / ".venv" / "bin" / "gpl"
    program.parent.mkdir(parents=True)
    notes = f'echo "$@" >> "{folder}/called"'
    program.write_text(f'#!/bin/sh\n{notes}\nPYTHONPATH="{SOURCES}" exec "{sys.executable}" -m gplang "$@"\n', "utf-8")
    program.chmod(0o755)
    return folder


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_plans(tmp_path_factory.mktemp("plans"))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_plans(tmp_path_factory.mktemp("built"))


@pytest.fixture(scope="module")
def seen(browser: str, code_server: Path, address: str, plans: Path) -> dict[str, Any]:
    return act("writing", browser, code_server, address, plans)


def test_the_server_starts_once(seen: dict[str, Any], plans: Path) -> None:
    assert seen
    assert (plans / "called").read_text(encoding="utf-8") == "lsp\n"


def test_findings_are_shown_and_underlined(seen: dict[str, Any]) -> None:
    told = "\n".join(seen["findings"])
    assert "unknown word `primay`" in told
    assert "did you mean `primary`?" in told
    assert "[Ln 7, Col 3]" in told


def test_settings_and_values_have_colours(seen: dict[str, Any]) -> None:
    assert len(set(seen["colours"].values())) == 3, seen["colours"]


def test_hovering_explains_an_exercise(seen: dict[str, Any]) -> None:
    assert "Hip thrust (hip-thrust)" in seen["hover"]
    assert "glutes" in seen["hover"]


def test_a_quick_fix_is_offered(seen: dict[str, Any]) -> None:
    assert seen["fixes"][0] == "Quick Fix" or "write `primary`" in seen["fixes"][0]
    assert any("write `primary`" in fix for fix in seen["fixes"])


def test_an_exercise_is_completed(seen: dict[str, Any]) -> None:
    assert seen["offered"][0].startswith("nordic-curl")


def test_what_was_mended_and_completed_is_formatted_when_it_is_saved(seen: dict[str, Any], plans: Path) -> None:
    assert seen
    saved = (plans / "plan.gpl").read_text(encoding="utf-8")
    assert "  primary    rdl             4x5   @rir2  rest 2-3min\n" in saved, saved


@pytest.fixture(scope="module")
def previewed(browser: str, code_server: Path, address: str, built: Path) -> dict[str, Any]:
    return act("preview", browser, code_server, address, built)


def test_lenses_tell_when_it_is_and_offer_what_can_be_done(previewed: dict[str, Any]) -> None:
    assert previewed["lenses"][0].startswith("2027-01-04 to ")
    assert {"Preview", "Open sheet", "Build calendar"} <= set(previewed["lenses"])
    assert any("1 session, " in each for each in previewed["lenses"])


def test_the_preview_shows_the_week_and_what_is_typed(previewed: dict[str, Any]) -> None:
    assert "1 error" in previewed["shown"]
    assert "Week 1" in previewed["shown"]
    assert "3 x 30 s" in previewed["typed"]


def test_a_click_in_the_preview_leads_to_the_line(previewed: dict[str, Any]) -> None:
    assert "Ln 8" in previewed["place"]


def test_calendar_and_sheet_are_built(previewed: dict[str, Any], built: Path) -> None:
    assert "plan.ics" in previewed["built"]
    assert (built / "build" / "plan.ics").is_file()
    assert "plan.md" in previewed["sheet"]


def test_without_gpl_the_instructions_open(browser: str, code_server: Path, address: str, tmp_path: Path) -> None:
    folder = tmp_path / "plans"
    folder.mkdir()
    seen = act("missing", browser, code_server, address, folder)
    assert seen["told"].startswith("The command `gpl` is not installed.")
    assert "readme.md" in seen["opened"]
    assert seen["dialogs"] == []
