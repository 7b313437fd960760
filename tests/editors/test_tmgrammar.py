"""The TextMate grammar, as VS Code's own engine runs it: by hand-written assertions, and against the description."""

import json
import subprocess
from pathlib import Path

import pytest

from editors.painted import PLANS, ROOT, find_differences
from gplang.highlight.shades import Shade

pytestmark = pytest.mark.real

HERE = Path(__file__).parent
GRAMMAR = ROOT / "grammar" / "gpl.tmLanguage.json"


def run(folder: Path, *command: str | Path) -> subprocess.CompletedProcess[str]:
    command = ("node", *command)
    return subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False, timeout=60)


def test_assertions(node_tools: Path) -> None:
    program = node_tools / "node_modules" / "vscode-tmgrammar-test" / "dist" / "unit.js"
    result = run(ROOT / "editors" / "vscode", program, HERE / "scopes.gpl")
    assert result.returncode == 0, result.stdout + result.stderr
    assert "✓" in result.stdout  # with no test found, it succeeds as well


def test_colours(node_tools: Path) -> None:
    result = run(node_tools, HERE / "paint.cjs", GRAMMAR, *PLANS)
    assert result.returncode == 0, result.stderr
    shades = {shade.textmate: shade.name for shade in Shade}
    for plan, lines in zip(PLANS, json.loads(result.stdout), strict=True):
        found = {
            (row, column): shades.get(scope, scope)
            for row, pieces in enumerate(lines)
            for start, end, scope in pieces
            for column in range(start, end)
        }
        assert list(find_differences(plan.read_text(encoding="utf-8"), found)) == [], plan
