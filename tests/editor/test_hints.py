"""What is shown between the words: plans in `hints/`, and what holds for any text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.mangled import mangled_plans
from editor.marks_b import check_text, plans_in
from gplang.editor.hints import find_hints
from gplang.editor.schedules import build_schedules


@pytest.mark.parametrize("path", plans_in("hints"), ids=lambda path: path.stem)
def test_shows_what_the_snapshot_says(path, text_snapshot):
    text = path.read_text(encoding="utf-8")
    compilation = check_text(text)
    hints = find_hints(compilation, build_schedules(compilation.plan), 1, compilation.source.line_count)
    for each in reversed(hints):
        text = f"{text[: each.offset]} ⟦{each.text}⟧{text[each.offset :]}"
    assert text == text_snapshot


@given(mangled_plans(), st.data())
def test_any_text_and_any_lines_are_served(text, data):
    compilation = check_text(text)
    schedules = build_schedules(compilation.plan)
    count = compilation.source.line_count
    first, last = data.draw(st.integers(1, count)), data.draw(st.integers(1, count))
    hints = find_hints(compilation, schedules, first, last)
    rows = [compilation.source.position(each.offset).line for each in hints]
    assert all(first <= row <= last for row in rows)
    whole = find_hints(compilation, schedules, 1, count)
    assert hints == tuple(each for each in whole if first <= compilation.source.position(each.offset).line <= last)
    assert all(each.text.isprintable() for each in whole)
