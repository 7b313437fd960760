"""gplang passes the suite for other implementations, and one that is wrong does not.

That the cases are current, `tests/rules/test_pages.py` checks with all that is generated.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from gplang.diagnostics import LANGUAGE_RULES
from gplang.rules import RULES
from gplang.statements.lists import ALL_STATEMENTS
from package_copy import SOURCES

ROOT = Path(__file__).parents[2]
WRONG = Path(__file__).with_name("wrong.py")
sys.path.append(str(ROOT))

from conformance.suite import CASES, read_cases  # noqa: E402

NOT_THERE = {"E060", "L606"}
"""What needs a file that is no text, and several logs."""


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(SOURCES), str(ROOT)))}
    return subprocess.run(
        [sys.executable, *arguments], capture_output=True, encoding="utf-8", check=False, cwd=ROOT, env=environment
    )


def test_gplang_passes_word_for_word() -> None:
    count = len(list(read_cases()))
    result = run("-m", "conformance", "--words", sys.executable, "-m", "conformance.with_gplang")
    assert (result.stdout, result.returncode) == (f"gpl-conformance-1: {count} of {count} cases passed\n", 0)


@pytest.mark.parametrize(
    ("how", "only", "said"),
    [
        ("one-column-off", "language/doses#1", "start.column: expected"),
        ("severity", "language/doses#1", "severity: expected 'error', found 'advice'"),
        ("one-too-many", "language/athletes#1", "findings: 14 expected, 15 found"),
        ("misses-one", "language/athletes#1", "not found: "),
        ("rounds-up", "schedules/five-three-one", "load.rounded.max: expected 90, found 91"),
        ("no-plan", "schedules/five-three-one", "the answer does not have the form"),
        ("other-form", "rules/S10", "the answer does not have the form"),
        ("ends-early", "logs", "no answer: a line of JSON with this `id` was expected"),
    ],
)
def test_a_wrong_implementation_fails(how: str, only: str, said: str) -> None:
    result = run("-m", "conformance", "--only", only, "--", sys.executable, WRONG, how)
    assert result.returncode == 1
    assert said in result.stdout
    assert "Traceback" not in result.stderr


def test_other_words_are_told_only_where_words_are_compared() -> None:
    wrong = (sys.executable, WRONG, "other-words")
    assert run("-m", "conformance", "--only", "rules/S103", *wrong).returncode == 0
    assert run("-m", "conformance", "--only", "rules/S103", "--words", *wrong).returncode == 1


@pytest.mark.parametrize("arguments", [("no-such-command",), (), ("--only", "nothing", "x")])
def test_nothing_to_judge_is_no_verdict(arguments: tuple[str, ...]) -> None:
    result = run("-m", "conformance", *arguments)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr
    assert "Traceback" not in result.stderr


def test_each_code_and_each_statement_has_a_case() -> None:
    told: set[str] = set()
    words: set[str] = set()
    for case in read_cases():
        found = case.expected.get("findings", [])
        told.update(each["code"] for each in found)
        wrong = {each["start"]["line"] for each in found if each["severity"] == "error"}
        lines = enumerate(case.request["text"].splitlines(), start=1)
        words.update(line.split()[0].lower() for number, line in lines if line.strip() and number not in wrong)
    assert {*LANGUAGE_RULES, *(rule.code for rule in RULES)} - told == NOT_THERE
    assert set(ALL_STATEMENTS) - words == set()


def test_the_suite_stays_small() -> None:
    files = list(CASES.rglob("*.json"))
    assert len(files) < 300
    assert sum(path.stat().st_size for path in files) < 1_500_000
