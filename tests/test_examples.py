"""The shipped examples, and the plan of the language reference, are plans without any finding."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from gplang.compiler import compile_source
from gplang.project import DiskLoader
from gplang.source import SourceText

ROOT = Path(__file__).parents[1]
PLANS = [*sorted(ROOT.glob("examples/**/*.gpl")), ROOT / "tests" / "language" / "reference.gpl"]


@pytest.mark.parametrize("path", PLANS, ids=[path.stem for path in PLANS])
def test_there_is_nothing_to_say(path: Path) -> None:
    source = SourceText(path.as_posix(), path.read_text(encoding="utf-8"))
    compilation = compile_source(source, DiskLoader(ROOT))
    assert [f"{each.code} {each.where.text}: {each.message}" for each in compilation.diagnostics] == []
    assert compilation.plan is not None


def test_four_days_spread_the_work_as_the_guide_wants() -> None:
    built = subprocess.run(
        [sys.executable, "-m", "gplang", "build", "examples/upper-lower-4day.gpl", "--to", "json", "-o", "-"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    plan = json.loads(built.stdout)
    assert len(plan["sessions"]) == 40
    for session in plan["sessions"]:
        assert session["estimated_minutes"] <= session["stated_minutes"]
    for week in plan["weeks"]:
        if week["kind"] is None:
            glutes, hamstrings, quads = (
                week["volume"][muscle]["total"] for muscle in ("glute-max", "hamstrings", "quads")
            )
            assert 10 <= quads <= min(glutes, hamstrings)
            assert max(glutes, hamstrings) <= 20
