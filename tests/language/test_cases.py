"""Every mistake in the language, as `cases/*.gpl` show them; see `tests/marked_plans.py` for their form.

To write the marks of new lines: `pytest tests/language --snapshot-update`, then read them.
"""

import os
from collections.abc import Iterable
from pathlib import Path

import pytest

from gplang.compiler import compile_source
from gplang.diagnostics import LANGUAGE_RULES, Diagnostic
from gplang.source import SourceText
from marked_plans import found_in, load_beside, marked_in, write_marks

CASES = sorted((Path(__file__).parent / "cases").glob("*.gpl"))


def find(source: SourceText) -> Iterable[Diagnostic]:
    return compile_source(source, load_beside).diagnostics


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_each_mistake_is_told_where_it_stands(path: Path) -> None:
    if os.environ.get("GPL_UPDATE_CASES"):
        write_marks(path, find)
    assert found_in(path, find) == marked_in(path)


def test_every_language_rule_has_a_case() -> None:
    told = {mark.code for path in CASES for mark in marked_in(path)}
    elsewhere = {"E060", "E090", "L606"}
    assert set(LANGUAGE_RULES) - told == elsewhere, "no texts: tests/project; comments, several logs: tests/rules"
