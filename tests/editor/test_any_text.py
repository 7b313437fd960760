"""Lenses, signatures, layouts and searches of any text: they are made, and lose nothing."""

from hypothesis import given
from hypothesis import strategies as st

from editor.mangled import mangled_plans
from editor.marks_b import check_text
from gplang.editor.actions import rewrite_by
from gplang.editor.agenda import find_agenda
from gplang.editor.schedules import build_schedules
from gplang.editor.search import search
from gplang.editor.signature import find_signature
from gplang.formatter.lines import lay_out_lines, lay_out_typed
from gplang.formatter.source import format_source
from gplang.guide import load_profile
from gplang.source import SourceText


def formatted(text: str) -> str:
    return format_source(SourceText("plan.gpl", text)).text


@given(mangled_plans(), st.data())
def test_any_text_is_served(text, data):
    compilation = check_text(text)
    offset = data.draw(st.integers(0, len(text)))
    signature = find_signature(compilation, offset)
    if signature is not None:
        assert all(signature.label[part.start : part.end].strip() for part in signature.parts)
        assert signature.active is None or 0 <= signature.active < len(signature.parts)
    schedules = build_schedules(compilation.plan, load_profile())
    assert all(0 <= lens.span.start < lens.span.end <= len(text) for lens in find_agenda(compilation, schedules))
    assert all(found.symbol.name for found in search([compilation.document], data.draw(st.text(max_size=3))))


@given(mangled_plans(), st.data())
def test_laying_out_some_lines_leaves_what_the_formatter_makes_of_all(text, data):
    compilation = check_text(text)
    count = compilation.source.line_count
    first, last = data.draw(st.integers(1, count)), data.draw(st.integers(1, count))
    assert formatted(
        rewrite_by(compilation.source, tuple(lay_out_lines(compilation.document, first, last)))
    ) == formatted(text)


@given(mangled_plans(), st.data())
def test_enter_changes_no_more_than_the_formatter(text, data):
    lines = text.split("\n")
    at = data.draw(st.integers(0, len(lines)))
    text = "\n".join([*lines[:at], "  ", *lines[at:]])
    compilation = check_text(text)
    offset = len("\n".join([*lines[:at], "  "]))
    after = rewrite_by(compilation.source, tuple(lay_out_typed(compilation.document, offset)))
    assert formatted(after) == formatted(text)
    assert after.count("\n") == text.count("\n")
