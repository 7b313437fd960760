"""Every finding on the programs has its word, and every word a finding: docs/calibration.md is made of them."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

HERE = Path(__file__).parent
TOOL = HERE.parents[1] / "tools" / "calibration.py"
WORDS = tomllib.loads((HERE / "verdicts.toml").read_text(encoding="utf-8"))


def test_every_finding_has_its_word_and_every_word_a_finding() -> None:
    result = subprocess.run((sys.executable, TOOL), capture_output=True, encoding="utf-8", check=False)
    assert result.stdout == "", "judge these in tests/programs/verdicts.toml, then run `python tools/generate.py`"
    assert (result.returncode, result.stderr) == (0, "")


@pytest.mark.parametrize("program", WORDS)
def test_a_word_says_why(program: str) -> None:
    assert (HERE / f"{program}.gpl").exists()
    for word in WORDS[program].values():
        assert set(word) == {"verdict", "why"}
        assert word["why"].endswith(".")


def test_programs_are_in_order() -> None:
    assert [*WORDS] == sorted(WORDS)
