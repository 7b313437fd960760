"""The playground, built by `make playground` and served by `gpl playground`, in a real browser under its own policy."""

import gzip
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from calendars.installed import NotInstalledError, install_node
from editors.code_server import find_chromium
from package_copy import SOURCES
from playground_folder import ROOT

HERE = Path(__file__).parent
TOOLS = ROOT / "tests" / "pages"
OLDEST_NODE = 20
MOST_BYTES = 8_000_000
"""Of all that a first visit asks for, compressed."""

pytestmark = pytest.mark.real


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("playground")


@pytest.fixture(scope="module")
def folder(output: Path) -> Path:
    made = subprocess.run(
        (sys.executable, ROOT / "tools" / "playground_folder.py", output / "folder"),
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )
    if "nodejs npm" in made.stderr:
        pytest.skip(f"THE PLAYGROUND IS NOT BUILT: {made.stderr.strip()}")
    assert made.returncode == 0, made.stdout + made.stderr
    return output / "folder"


@pytest.fixture(scope="module")
def seen(request: pytest.FixtureRequest, folder: Path, output: Path) -> dict[str, Any]:
    """What a visitor sees."""
    kept: pytest.Cache | None = getattr(request.config, "cache", None)
    try:
        browser = find_chromium()
        tools = install_node(kept.mkdir("page-tools") if kept is not None else output / "tools", TOOLS, OLDEST_NODE)
    except NotInstalledError as error:
        pytest.skip(f"THE PLAYGROUND IS NOT OPENED IN A BROWSER: {error}")
    server = subprocess.Popen(
        (sys.executable, "-m", "gplang", "playground", folder),
        env={**os.environ, "PYTHONPATH": str(SOURCES), "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    try:
        assert server.stdout
        command = ("node", HERE / "visit.mjs", browser, output, server.stdout.readline().strip())
        visit = subprocess.run(command, cwd=tools, capture_output=True, encoding="utf-8", check=False, timeout=500)
        server.send_signal(signal.SIGINT)
        _, told = server.communicate(timeout=30)
    finally:
        server.kill()
    assert visit.returncode == 0, visit.stderr
    assert (server.returncode, told) == (0, "Ctrl+C ends it.\n")
    found: dict[str, Any] = json.loads(visit.stdout)
    return found


def test_nothing_goes_wrong_and_nobody_else_is_asked(seen: dict[str, Any]) -> None:
    assert seen["said"] == []
    assert seen["elsewhere"] == []
    assert seen["barriers"] == []
    assert seen["wide"] == [0, 0]


def test_a_first_visit_is_light(seen: dict[str, Any], folder: Path) -> None:
    files = {folder / (name or "index.html") for name in seen["asked"] if not name.startswith(("#", "blob:"))}
    assert sum(len(gzip.compress(path.read_bytes())) for path in files) < MOST_BYTES


def test_a_mistake_is_shown_explained_and_mended(seen: dict[str, Any]) -> None:
    assert (seen["first"], seen["squiggle"]) == ("minimal", "rld")
    assert seen["finding"] == "line 4 error E010 unknown exercise rld"
    assert "did you mean rdl?" in seen["explained"]
    assert "An exercise is written by its name" in seen["explained"]
    assert seen["fix"] == "write rdl"
    assert seen["refused"] == "No file: fix the error first."


def test_a_plan_is_saved_and_linked(seen: dict[str, Any], output: Path) -> None:
    assert seen["files"] == ["plan.ics", "plan.html"]
    assert (output / "plan.ics").read_bytes().count(b"BEGIN:VEVENT\r\n") == 2
    assert "Hips &lt;b&gt;" in (output / "plan.html").read_text(encoding="utf-8")
    assert seen["linked"]
    assert seen["active"] == "text"
