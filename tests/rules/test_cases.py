"""Each rule alone, as `cases/<code>.gpl` show it: plans that break it, near misses, plans in which it is silent.

See `tests/marked_plans.py` for the form. Only the rule that the file is named for judges its plans, so that they may be
short; mistakes in their language are told. To write the marks of new plans: `pytest tests/rules --snapshot-update`,
then read them.
"""

import os
from collections.abc import Iterable
from functools import partial
from pathlib import Path

import pytest

from gplang.compiler import check_source
from gplang.diagnostics import Diagnostic
from gplang.rules import RULES
from gplang.source import SourceText
from marked_plans import found_in, load_beside, marked_in, split_plans, write_marks

from .judging import policy_for

CASES = sorted((Path(__file__).parent / "cases").glob("*.gpl"))
_QUIET = frozenset({"E013"})
"""Sessions without a week are what most cases are made of."""


def find(code: str, source: SourceText) -> Iterable[Diagnostic]:
    """Return what one rule, and those it yields to, say of a text."""
    told = check_source(source, load_beside, policy_for(code, silenced=_QUIET)).diagnostics
    return [each for each in told if each.code == code or each.code[0] == "E"]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_rule_says_what_is_marked(path: Path) -> None:
    told = partial(find, path.stem)
    if os.environ.get("GPL_UPDATE_CASES"):
        write_marks(path, told)
    assert found_in(path, told) == marked_in(path)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_cases_show_both_sides(path: Path) -> None:
    marked = {mark.code for mark in marked_in(path)}
    assert path.stem in marked, "no plan breaks the rule"
    told = partial(find, path.stem)
    assert any(not list(told(source)) for _, source in split_plans(path)), "no plan keeps it"


def test_every_rule_has_cases() -> None:
    assert {path.stem for path in CASES} == {"E090", *(rule.code for rule in RULES)}
