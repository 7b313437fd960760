"""Outlines: beside each plan stands its outline in a text file."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given

from editor.mangled import mangled_plans
from editor.marks_b import compile_text, expect, plans_in
from gplang.editor.symbols import Symbol, outline
from gplang.source import SourceText


def describe(symbols: tuple[Symbol, ...], source: SourceText, depth: int = 0) -> Iterator[str]:
    """Yield a line for each symbol: its lines, its kind, its name and, behind a bar, its detail."""
    for each in symbols:
        first, last = source.position(each.span.start).line, source.position(each.span.end).line
        place = f"{first}-{last}" if first != last else str(first)
        detail = f" | {each.detail}" if each.detail else ""
        yield f"{place:>6}  {'  ' * depth}{each.kind} [{each.name}]{detail}\n"
        yield from describe(each.children, source, depth + 1)


@pytest.mark.parametrize("path", plans_in("symbols"), ids=lambda path: path.stem)
def test_the_outline_of_a_plan(path: Path) -> None:
    plan = compile_text(path.read_bytes().decode("utf-8"))
    expect(path.with_suffix(".txt"), "".join(describe(outline(plan.document), plan.source)))


def check_nesting(symbols: tuple[Symbol, ...], start: int, end: int) -> None:
    for each in symbols:
        assert each.name.strip()
        assert "\n" not in each.detail
        assert start <= each.span.start <= each.name_span.start < each.name_span.end <= each.span.end <= end
        check_nesting(each.children, *each.span)
    for one, other in pairwise(symbols):
        assert one.span.end <= other.span.start


@given(mangled_plans())
def test_any_text_has_an_outline(text: str) -> None:
    check_nesting(outline(compile_text(text).document), 0, len(text))
