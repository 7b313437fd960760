"""The action and the workflows for GitHub: their form, and what their commands do in a shell here.

Only GitHub can run the rest: other people's actions, annotations, pages.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from locked import hold_versions

ROOT = Path(__file__).parents[2]
WORKFLOWS = sorted((ROOT / "examples" / "github").glob("*.yml"))
PAGE = (ROOT / "docs" / "publishing.md").read_text(encoding="utf-8")

BAD = 'session "two words"\n  primary rld 4x5 @rir2\n'
GOOD = 'plan "Good"\nsession a\n  accessory bench-press 3x8 @rir2\nweek 1\n  mon a\n'

REFERENCE = re.compile(r"[A-Za-z0-9-]+/[A-Za-z0-9/_.-]+@(v\d+|main)")
EXPRESSION = re.compile(r"\$\{\{\s*([\w.-]+)\s*\}\}")
KNOWN = {
    "github.action_path",
    "github.run_id",
    "inputs.plans",
    "inputs.profile",
    "secrets.GPL_PUBLISH_KEY",
    "steps.python.outputs.python-path",
    "steps.pages.outputs.base_url",
    "steps.deploy.outputs.page_url",
}


def load(path: Path) -> dict[Any, Any]:
    found = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


def check_steps(steps: list[dict[str, Any]], *, composite: bool) -> None:
    for step in steps:
        assert ("uses" in step) != ("run" in step), step
        assert set(step) <= {"id", "uses", "with", "run", "env", "shell"}, step
        assert "uses" not in step or REFERENCE.fullmatch(step["uses"]), step
        if "run" in step:
            assert ("shell" in step) == composite, step
            assert "${{" not in step["run"], "values go into commands as variables only"
        told = {name for value in (step.get("env") or step.get("with") or {}).values() for name in names_in(value)}
        assert told <= KNOWN, step


def names_in(value: object) -> list[str]:
    return EXPRESSION.findall(str(value))


def test_the_action_has_the_form_that_github_asks_for() -> None:
    action = load(ROOT / "action.yml")
    assert set(action) == {"name", "description", "branding", "inputs", "runs"}
    assert set(action["runs"]) == {"using", "steps"}
    assert action["runs"]["using"] == "composite"
    for name, each in action["inputs"].items():
        assert set(each) == {"description", "default"}, name
        assert isinstance(each["default"], str), name
    check_steps(action["runs"]["steps"], composite=True)


@pytest.mark.parametrize("path", WORKFLOWS, ids=[path.stem for path in WORKFLOWS])
def test_a_workflow_has_the_form_that_github_asks_for(path: Path) -> None:
    workflow = load(path)
    assert set(workflow) - {"concurrency"} == {"name", True, "permissions", "jobs"}  # YAML reads `on` as a truth value
    for job in workflow["jobs"].values():
        assert set(job) <= {"runs-on", "steps", "environment"}
        check_steps(job["steps"], composite=False)
    inputs = load(ROOT / "action.yml")["inputs"]
    own = [step for job in workflow["jobs"].values() for step in job["steps"] if "/gplang@" in step.get("uses", "")]
    assert all(set(step["with"]) <= set(inputs) for step in own)


def test_the_page_shows_the_workflows() -> None:
    blocks = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    assert sorted(path.read_text(encoding="utf-8") for path in WORKFLOWS) == sorted(blocks)


@pytest.fixture(scope="module")
def runner(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The variables of a machine on which the action has installed gplang."""
    folder = tmp_path_factory.mktemp("runner")
    hidden = ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV")
    kept = {name: value for name, value in os.environ.items() if name not in hidden}
    env = {**kept, **hold_versions(folder), "RUNNER_TEMP": str(folder), "GPL_ACTION_PYTHON": sys.executable}
    source = folder / "action"
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, encoding="utf-8")
    for name in filter(None, listed.stdout.split("\0")):
        if (
            name.startswith(("src/", "grammar/", "docs/rules/", "examples/", "tests/programs/", "tools/"))
            or "/" not in name
        ):
            (source / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, source / name)
    installs, _ = commands()
    done = run(installs, folder, {**env, "GPL_ACTION_SOURCE": str(source)})
    assert done.returncode == 0, done.stderr
    return env


def commands() -> tuple[str, str]:
    first, second = (step["run"] for step in load(ROOT / "action.yml")["runs"]["steps"] if "run" in step)
    return first, second


def run(script: str, cwd: Path, env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
    return subprocess.run(command, cwd=cwd, env=env, capture_output=True, encoding="utf-8", check=False)


@pytest.mark.skipif(sys.platform == "win32", reason="the action is for Linux and macOS")
def test_the_action_installs_itself_and_checks(runner: dict[str, str], tmp_path: Path) -> None:
    _, script = commands()
    (tmp_path / "bad one.gpl").write_text(BAD, encoding="utf-8")
    (tmp_path / "good.gpl").write_text(GOOD, encoding="utf-8")
    (tmp_path / "--help").write_text(GOOD, encoding="utf-8")
    (tmp_path / "gplang").mkdir()
    (tmp_path / "gplang" / "__init__.py").write_text("raise SystemExit(9)\n", encoding="utf-8")

    def check(plans: str, profile: str = "") -> subprocess.CompletedProcess[str]:
        return run(script, tmp_path, {**runner, "GPL_ACTION_PLANS": plans, "GPL_ACTION_PROFILE": profile})

    whole = check(".")
    assert (whole.returncode, whole.stdout.count("::error file=bad one.gpl,line=")) == (1, 2), whole
    assert check("good.gpl\n", "general-1").returncode == 0
    assert "file=bad one.gpl" in check("good.gpl\nbad one.gpl\n").stdout
    assert check("--help").returncode == 0
    assert check("good.gpl", "no-such").returncode == 2
    assert "::error" not in check("$(touch made)").stdout
    assert not (tmp_path / "made").exists()
