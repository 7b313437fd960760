"""The preview in a real browser, under its own policy: shown, kept up to date, clicked."""

import json
import subprocess
from pathlib import Path

import pytest

from calendars.installed import NotInstalledError, install_node
from editors.code_server import find_chromium
from pages.test_browser import HERE, OLDEST_NODE
from preview_reader import previewing

pytestmark = pytest.mark.real

PLAN = 'plan "Hips <b>"\nsession hips posterior\n  primary rdl 4x5 @rir2\nweek 1\n  mon hips\n'


def test_it_follows_the_file_and_tells_the_line_that_is_clicked(request: pytest.FixtureRequest, tmp_path: Path) -> None:
    kept: pytest.Cache | None = getattr(request.config, "cache", None)
    try:
        browser = find_chromium()
        tools = install_node(kept.mkdir("page-tools") if kept is not None else tmp_path / "tools", HERE, OLDEST_NODE)
    except NotInstalledError as error:
        pytest.skip(f"THE PREVIEW IS NOT OPENED IN A BROWSER: {error}")
    plan = tmp_path / "plan.gpl"
    plan.write_text(PLAN, encoding="utf-8")
    with previewing(tmp_path) as address:
        command = ("node", HERE / "preview.mjs", browser, tmp_path, address, plan)
        result = subprocess.run(command, cwd=tools, capture_output=True, encoding="utf-8", check=False, timeout=200)
    assert result.returncode == 0, result.stderr
    seen = json.loads(result.stdout)
    assert seen["said"] == []
    assert seen["asked"] == ["", "news", "line"]
    assert seen["barriers"] == []
    assert seen["opened"]
    assert seen["line"] == [200, "3"]
