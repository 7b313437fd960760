"""Built pages in a real browser, served under a strict policy: seen, ticked off, printed."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from calendars.installed import NotInstalledError, install_node
from editors.code_server import find_chromium

HERE = Path(__file__).parent
EXAMPLES = HERE.parents[1] / "examples"
PLANS = {
    "full": (HERE / "full.gpl", 11),
    "upper-lower-4day": (EXAMPLES / "upper-lower-4day.gpl", 40),
    "minimal": (EXAMPLES / "minimal.gpl", 16),
}
"""Each plan with the number of its sessions."""

OLDEST_NODE = 20

pytestmark = pytest.mark.real


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pages")


@pytest.fixture(scope="module")
def seen(request: pytest.FixtureRequest, output: Path) -> dict[str, Any]:
    """What the browser sees, by plan."""
    kept: pytest.Cache | None = getattr(request.config, "cache", None)
    try:
        browser = find_chromium()
        tools = install_node(kept.mkdir("page-tools") if kept is not None else output / "tools", HERE, OLDEST_NODE)
    except NotInstalledError as error:
        pytest.skip(f"PAGES ARE NOT OPENED IN A BROWSER: {error}")
    for plan, _ in PLANS.values():
        build = (sys.executable, "-m", "gplang", "build", plan, "--to", "html", "-o", output)
        subprocess.run(build, check=True, capture_output=True, timeout=60)
    pages = [output / f"{name}.html" for name in PLANS]
    command = ("node", HERE / "drive.mjs", browser, output, *pages)
    result = subprocess.run(command, cwd=tools, capture_output=True, encoding="utf-8", check=False, timeout=300)
    assert result.returncode == 0, result.stderr
    report = json.loads(result.stdout)
    assert report["strange"] == []
    return dict(zip(PLANS, report["pages"], strict=True))


@pytest.mark.parametrize("plan", PLANS)
def test_nothing_is_asked_for_and_nothing_goes_wrong(seen: dict[str, Any], plan: str) -> None:
    assert seen[plan]["said"] == []


@pytest.mark.parametrize("plan", PLANS)
def test_no_barriers_and_no_scrolling_sideways(seen: dict[str, Any], plan: str) -> None:
    looks = seen[plan]["looks"]
    assert len(looks) == 4
    assert [each["barriers"] for each in looks] == [[]] * 4
    assert [each["wide"] for each in looks] == [0] * 4


@pytest.mark.parametrize("plan", ["full", "upper-lower-4day"])
def test_ticks_stay_and_rests_count_down(seen: dict[str, Any], plan: str) -> None:
    told = seen[plan]["trained"]
    assert told["begins"] == f"rest {told['rest'] // 60}:{told['rest'] % 60:02}"
    assert told["later"] == "rest 0:05"
    assert (told["over"], told["stopped"]) == ("rest is over", True)
    assert (told["ticked"], told["written"], told["timer"]) == (True, "82.5", False)
    assert told["focus"] == "reps"
    assert (told["done"], told["forgotten"]) == (1, 0)


@pytest.mark.parametrize("plan", PLANS)
def test_the_page_is_whole_without_scripts(seen: dict[str, Any], plan: str, output: Path) -> None:
    still = seen[plan]["still"]
    assert still["boxes"] == (output / f"{plan}.html").read_text(encoding="utf-8").count('type="checkbox"') > 0
    assert still["hidden"] == ["#timer", "#next", "#foot"]


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("plan", PLANS)
def test_every_session_is_one_sheet_of_paper(seen: dict[str, Any], plan: str, paper: str, output: Path) -> None:
    assert seen
    number = [*PLANS].index(plan)
    printed = (output / f"{number}-{paper}.pdf").read_bytes()
    overview = 1
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == overview + PLANS[plan][1]
