"""Every fix mends: afterwards the text reads, is laid out, lacks the finding and has no new one as grave.

Accepted is what `gpl check --fix` and editors would apply. `GPLANG_PLANS=500` before the command tries more plans, and
all of the rules' cases.
"""

import os
from pathlib import Path
from random import Random

import pytest

from marked_plans import split_plans
from rules.fix_plans import make_plan
from rules.mending import try_fixes, try_together

PLANS = int(os.environ.get("GPLANG_PLANS", "20"))

TESTS = Path(__file__).parents[1]
PROGRAMS = [*sorted((TESTS / "programs").glob("*.gpl")), *sorted((TESTS.parent / "examples").rglob("*.gpl"))]
CASES = [
    (path, title, source.text)
    for path in sorted((TESTS / "rules" / "cases").glob("*.gpl"))
    for title, source in split_plans(path)
]
SOME_CASES = Random("cases").sample(CASES, min(len(CASES), PLANS * 2))


@pytest.mark.parametrize("seed", range(PLANS))
def test_a_fix_mends_and_breaks_nothing(seed: int) -> None:
    wrong = [each for _, found in try_fixes(make_plan(f"alone {seed}"), most=6, accepted=True) for each in found]
    assert not wrong, "\n\n".join(map(str, wrong))


@pytest.mark.parametrize("seed", range(PLANS))
def test_fixes_together_trade_nothing(seed: int) -> None:
    wrong = [each for each in try_together(make_plan(f"together {seed}")) if not each.what.startswith("refused")]
    assert not wrong, "\n\n".join(map(str, wrong))


@pytest.mark.parametrize("path", PROGRAMS, ids=[path.stem for path in PROGRAMS])
def test_a_fix_of_a_program_mends_and_breaks_nothing(path: Path) -> None:
    text, where = path.read_text(encoding="utf-8"), path.as_posix()
    wrong = [each for _, found in try_fixes(text, path=where, accepted=True) for each in found]
    wrong += [each for each in try_together(text, where) if not each.what.startswith("refused")]
    assert not wrong, "\n\n".join(map(str, wrong))


@pytest.mark.parametrize("case", SOME_CASES, ids=[f"{path.stem} {title}" for path, title, _ in SOME_CASES])
def test_a_fix_of_a_case_mends_and_breaks_nothing(case: tuple[Path, str, str]) -> None:
    path, title, text = case
    wrong = [each for _, found in try_fixes(text, path=path.as_posix(), accepted=True) for each in found]
    assert not wrong, "\n\n".join([title, *map(str, wrong)])
