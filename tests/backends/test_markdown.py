from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from backends.outputs import make, read_plan, with_title
from gplang.backends.markdown import bold, escape, escape_cell, escape_line
from scheduling.tables import compile_plan

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


@pytest.mark.parametrize(
    "text",
    [
        "glutes & hamstrings",
        "America/New_York",
        "rack #2",
        "a__b",
        "#2, then 5 > 3 < 4",
        "~5 min, $5 at most!",
        "one | other",
        "-5 kg on 2026-01-05",
        r"C:\home",
        "5x5@80 (75%) = 1.5 x bodyweight",
    ],
)
def test_harmless_text_is_left_alone(text: str) -> None:
    assert escape(text) == escape_line(text) == text
    assert words_of(f"- {text}") == text.split()


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("_a_", r"\_a\_"),
        ("a_ _b", r"a\_ \_b"),
        ("&amp; &#60;", r"\&amp; \&#60;"),
        ("a ##", r"a \##"),
        ("# a", r"\# a"),
        ("> a", r"\> a"),
        ("---", r"\---"),
        ("- a", r"\- a"),
        ("+ a", r"\+ a"),
        ("12. a", r"12\. a"),
        ("~~a~~", r"\~\~a\~\~"),
        ("<b>", r"\<b>"),
        ("![a](b)", r"!\[a](b)"),
        (r"\* \\", r"\\\* \\\\"),
    ],
)
def test_markup_is_shielded(text: str, written: str) -> None:
    assert escape_line(text) == written
    assert words_of(f"- {written}") == text.split()


def words_of(text: str) -> list[str]:
    """Return what a reader sees, word by word."""
    return "".join(child.content for token in parse(text) for child in token.children or ()).split()


@given(TEXTS)
@example("---")
@example("a #")
@example("a\\")
def test_text_is_shown_as_it_is_anywhere(text: str) -> None:
    assert words_of(f"# {escape(text)}") == text.split()
    assert words_of(f"- {escape_line(text)}\n- x") == [*text.split()[:-1], f"{(text.split() or [''])[-1]}x"]
    assert words_of(f"- [ ] **x{escape(text)}x**: {escape(text)}") == f"[ ] x{text}x: {text}".split()
    table = parse(f"| a | b |\n| --- | --- |\n| {escape_cell(text)} | x |")
    cells = [token.content for token in table if token.type == "inline"]
    assert len(cells) == 4
    shown = "".join(child.content for token in table for child in token.children or ())
    assert shown.split() == f"ab{text.strip()}x".split()


@given(TEXTS)
def test_no_title_changes_the_shape_of_the_sheet(title: str) -> None:
    plan = read_plan("all-day")
    usual = [token.type for token in parse(make(plan, "md").decode())]
    assert [token.type for token in parse(make(with_title(plan, "a", title), "md").decode())] == usual


def test_columns_without_anything_are_left_out() -> None:
    text = 'plan "P"\n{}session a\n  primary rdl 4x5\nweek 1\n  mon a\n'
    sheets = [make(compile_plan(text.format(more)), "md").decode() for more in ("", "  at 18:00\n")]
    assert "| Day | Session | Length |\n| --- | --- | --- |\n| Monday | A |" in sheets[0]
    assert "| Day | Time | Session | Length |" in sheets[1]


def test_days_without_training_are_named() -> None:
    plan = (
        'plan "P"\n{}  skip 2026-01-19\n  skip 2027-01-18\n  pause 2026-01-12..2026-01-18\n'
        "session a\n  primary rdl 4x5\nweek 1-3\n  mon a\n"
    )
    sheet = make(compile_plan(plan.format("  start 2026-01-05\n")), "md").decode()
    assert "- No training: 2026-01-19; pause 2026-01-12 to 2026-01-18\n" in sheet
    assert "No training" not in make(compile_plan(plan.format("")), "md").decode()


def test_muscles_have_their_readable_names() -> None:
    sheet = make(read_plan("whole"), "md").decode()
    assert "| upper back |" in sheet
    assert "upper-back" not in sheet


def test_who_is_left_of_a_superset_stands_alone() -> None:
    plan = compile_plan(
        'plan "P"\n  start 2026-01-05\nsession a\n  accessory a1 rdl 4x5\n  accessory a2 seated-leg-curl 3x10\n'
        "session b like a\n  drop rdl\nweek 1\n  mon a\n  tue b\n"
    )
    first, second = make(plan, "md").decode().split("### Tuesday")
    assert "Superset A" in first
    assert "Superset" not in second
    assert "A2" not in second
    assert "A2" not in make(plan, "ics").decode().split("BEGIN:VEVENT")[2]
    assert '"superset": "A2"' in make(plan, "json").decode().split('"session": "b"')[1]


def test_supersets_stand_together_as_boxes() -> None:
    lines = make(read_plan("whole"), "md").decode().splitlines()
    first = lines.index("- Superset A, in turn:")
    assert [line[:9] for line in lines[first + 1 : first + 4 : 2]] == ["  - [ ] *", "  - [ ] *"]
    assert "  - [ ] **A2 Single-leg Romanian deadlift**: 3 x 10 per side @ RIR 2, drop-set" in lines


@given(TEXTS | st.text(st.sampled_from(" \u3000\xa0*a1_`"), max_size=6))
@example("  two blanks ")
@example(" ")
def test_bold_text_is_bold_whatever_stands_at_its_ends(text: str) -> None:
    shown = bold(text)
    tokens = parse(f"- [ ] {shown}: x")
    children = [child for token in tokens for child in token.children or ()]
    words = "".join(child.content for child in children)
    assert [child.type for child in children].count("strong_open") == (1 if text.strip() else 0)
    assert words.split() == f"[ ] {text.strip()}: x".split()
