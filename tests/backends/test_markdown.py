from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from backends.outputs import make, read_plan, with_title
from gplang.backends.markdown import escape

markdown_it = pytest.importorskip("markdown_it")

TEXTS = st.text(st.sampled_from("\\`*_{}[]()<>#+-.!|~&;:@=\"'/ \t\n1ax"), min_size=1, max_size=12)


def parse(text: str) -> Any:
    return markdown_it.MarkdownIt("commonmark").enable("table").enable("strikethrough").parse(text)


def inline_types(tokens: Any) -> set[str]:
    return {child.type for token in tokens for child in token.children or ()}


def test_plan_text_makes_no_markup() -> None:
    tokens = parse(make(read_plan("hostile"), "md").decode())
    assert inline_types(tokens) == {"text", "text_special", "strong_open", "strong_close"} - (
        set() if "text_special" in inline_types(tokens) else {"text_special"}
    )
    assert not {"html_block", "code_block", "fence", "hr", "ordered_list_open"} & {token.type for token in tokens}


def test_every_row_has_the_cells_of_its_table() -> None:
    tokens = parse(make(read_plan("hostile"), "md").decode())
    rows = [token.type for token in tokens if token.type in ("tr_open", "td_open", "th_open")]
    counts = [len(row.split()) for row in " ".join(rows).split("tr_open")[1:]]
    assert counts[:2] == [5, 5]
    assert set(counts[2:]) == {4}


@given(TEXTS)
@example("[a](b)")
@example("<!-- -->")
@example("&amp;")
@example("a_b_c")
def test_escaped_text_is_shown_as_it_is(text: str) -> None:
    tokens = parse(f"- x {escape(text)}")
    shown = "".join(child.content for token in tokens for child in token.children or ())
    assert shown.split() == f"x {text}".split()
    assert [token.type for token in tokens][:3] == ["bullet_list_open", "list_item_open", "paragraph_open"]


@given(TEXTS)
def test_no_title_changes_the_shape_of_the_sheet(title: str) -> None:
    plan = read_plan("all-day")
    usual = [token.type for token in parse(make(plan, "md").decode())]
    assert [token.type for token in parse(make(with_title(plan, "a", title), "md").decode())] == usual


def test_supersets_stand_together_as_boxes() -> None:
    lines = make(read_plan("whole"), "md").decode().splitlines()
    first = lines.index("- Superset A, in turn:")
    assert [line[:9] for line in lines[first + 1 : first + 4 : 2]] == ["  - [ ] *", "  - [ ] *"]
    assert "  - [ ] **A2 Single-leg Romanian deadlift**: 3 x 10 per side @ RIR 2, drop-set" in lines
