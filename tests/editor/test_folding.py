"""Folds: beside each plan stands, in a text file, the plan with its folds drawn before its lines."""

from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given

from editor.mangled import mangled_plans
from editor.marks_b import compile_text, expect, plans_in
from gplang.compiler import Compilation
from gplang.editor.folding import Fold, fold


def draw(plan: Compilation) -> str:
    """Return a plan with a column for blocks and one for comments before its lines: `+` opens a fold, `|` goes on."""
    folds = fold(plan.document)
    return "".join(
        f"{_mark(folds, line.number, False)}{_mark(folds, line.number, True)} {line.where.text}".rstrip() + "\n"
        for line in plan.document.lines
    )


def _mark(folds: tuple[Fold, ...], number: int, is_comment: bool) -> str:
    for each in folds:
        if each.is_comment is is_comment and each.first <= number <= each.last:
            return "+" if number == each.first else "|"
    return " "


@pytest.mark.parametrize("path", plans_in("folding"), ids=lambda path: path.stem)
def test_the_folds_of_a_plan(path: Path) -> None:
    plan = compile_text(path.read_bytes().decode("utf-8"))
    expect(path.with_suffix(".txt"), draw(plan))


@given(mangled_plans())
def test_folds_lie_in_each_other_or_apart(text: str) -> None:
    plan = compile_text(text)
    folds = fold(plan.document)
    assert list(folds) == sorted(folds)
    for each in folds:
        assert 1 <= each.first < each.last <= plan.source.line_count
        assert plan.source.line(each.last).strip()
    for one, other in combinations(folds, 2):
        assert one.last < other.first or other.last <= one.last
