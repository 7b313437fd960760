"""What is shown between the words: plans in `hints/`, and what holds for any text."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.mangled import mangled_plans
from editor.marks_b import check_text, plans_in
from gplang.editor.hints import find_hints
from gplang.editor.schedules import build_schedules
from gplang.guide import load_profile


@pytest.mark.parametrize("path", plans_in("hints"), ids=lambda path: path.stem)
def test_shows_what_the_snapshot_says(path, text_snapshot):
    text = path.read_text(encoding="utf-8")
    compilation = check_text(text)
    hints = find_hints(compilation, build_schedules(compilation.plan, load_profile()), 1, compilation.source.line_count)
    for each in reversed(hints):
        text = f"{text[: each.offset]} ⟦{each.text}⟧{text[each.offset :]}"
    assert text == text_snapshot


@given(mangled_plans(), st.data())
def test_any_text_and_any_lines_are_served(text, data):
    compilation = check_text(text)
    schedules = build_schedules(compilation.plan, load_profile())
    count = compilation.source.line_count
    first, last = data.draw(st.integers(1, count)), data.draw(st.integers(1, count))
    hints = find_hints(compilation, schedules, first, last)
    rows = [compilation.source.position(each.offset).line for each in hints]
    assert all(first <= row <= last for row in rows)
    whole = find_hints(compilation, schedules, 1, count)
    assert hints == tuple(each for each in whole if first <= compilation.source.position(each.offset).line <= last)
    assert all(each.text.isprintable() for each in whole)
    lengths = Counter(compilation.source.position(each.offset).line for each in whole for _ in each.text)
    assert all(length <= 40 for length in lengths.values())


@pytest.mark.parametrize("athletes", [1, 2, 3, 40])
@pytest.mark.parametrize("percents", [1, 2, 4, 12])
def test_hints_never_swamp_a_line(athletes, percents):
    team = "".join(f"athlete lifter-{number}\n  max rdl {100 + number}kg\n" for number in range(athletes))
    wave = " | ".join(f"4x5 @{60 + number}%" for number in range(percents))
    text = f'plan "Team"\n{team}session a\n  primary rdl 4x5\n    wave {wave}\nweek 1-12\n  mon a\n'
    compilation = check_text(text)
    row = next(row for row, line in enumerate(text.splitlines(), start=1) if "wave" in line)
    hints = find_hints(compilation, build_schedules(compilation.plan, load_profile()), row, row)
    assert sum(len(each.text) for each in hints) <= 40
    if athletes > 1 and percents > 1:
        end = text.index("\n", text.index("wave"))
        assert [each.offset for each in hints] == ([end] if athletes == 2 else [])
    else:
        assert hints


def test_the_tooltip_says_what_is_on_the_bar_of_each_gym():
    gyms = "gym club\n  bar 20kg\n  plates 25kg 20kg 2.5kg\ngym garage\n  bar 15kg\n  plates 2x20kg 2x5kg\n"
    week = "week 1-2\n  tue a\n  fri a in garage\n"
    text = f'{gyms}plan "Two"\n  in club\nathlete ann\n  max rdl 100kg\nsession a\n  primary rdl 3x8 @65%\n{week}'
    compilation = check_text(text)
    schedules = build_schedules(compilation.plan, load_profile())
    (hint,) = (each for each in find_hints(compilation, schedules, 1, 99) if each.text.startswith("= "))
    assert hint.text == "= 65 kg"
    assert hint.about.endswith("; 65 kg = 20 + 2 × (20 + 2.5); 65 kg = 15 + 2 × (20 + 5)")
