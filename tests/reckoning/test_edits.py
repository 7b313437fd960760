"""A plan that is edited line by line is what it would be if it were new, whatever is written in it."""

from contextlib import suppress

import pytest
from hypothesis import given, note
from hypothesis import strategies as st

from gplang.backends.json import to_record
from gplang.compiler import default_policy, judge
from gplang.diagnostics import Diagnostic
from gplang.lsp.refusals import ContentModified
from gplang.lsp.snapshots import Snapshot
from gplang.lsp.workspace import Workspace
from gplang.records import replace
from gplang.scheduling import Courses
from gplang.source import SourceText
from reckoning.drawing import few, plans
from reckoning.edits import edited
from reckoning.plans import Plan

URI = "untitled:plan"


@few(24)
@given(plans(), st.data())
def test_a_plan_that_is_edited_is_what_it_would_be_if_it_were_new(plan: Plan, data: st.DataObject) -> None:
    texts = Workspace()
    text = plan.text()
    opened = open_text(texts, text)
    assert not opened.compilation.has_errors
    for _ in range(data.draw(st.integers(1, 5))):
        before, text = opened, data.draw(edited(text))
        note(text)
        opened, new = open_text(texts, text), open_text(Workspace(), text)
        assert lines(opened) == lines(new)
        assert blocks(opened) == blocks(new)
        assert told(opened.judged_at_once.diagnostics) == told(new.judged_at_once.diagnostics)
        assert scheduled(opened) == scheduled(new)
    assert told(opened.mendable.diagnostics) == told(new.mendable.diagnostics)
    assert said(opened.checked.diagnostics) == said(new.mendable.diagnostics)
    others = Workspace()
    tried = others.checker(open_text(others, before.buffer.source.text))(SourceText(URI, text))
    assert told(tried) == told(new.checked.diagnostics)


@few(12)
@given(plans(), st.data())
def test_rules_that_were_stopped_leave_nothing_wrong_behind(plan: Plan, data: st.DataObject) -> None:
    """A run on an outdated version ends before any rule; the next one says what it always says."""
    texts = Workspace()
    before = open_text(texts, plan.text())
    policy, courses = default_policy(), Courses()
    left = iter(range(data.draw(st.integers(0, 150))))

    def heed() -> None:
        if next(left, None) is None:
            raise ContentModified

    with suppress(ContentModified):
        judge(before.compilation, policy, courses, heed)
    stopped_before = judge(before.compilation, policy, courses)
    assert told(stopped_before.diagnostics) == told(judge(before.compilation, policy).diagnostics)
    now = open_text(texts, data.draw(edited(plan.text())))
    with pytest.raises(ContentModified):
        before.checked  # noqa: B018  # nobody waits for it
    assert told(now.checked.diagnostics) == told(open_text(Workspace(), now.buffer.source.text).checked.diagnostics)


def open_text(texts: Workspace, text: str) -> Snapshot:
    texts.put(URI, None, text)
    found = texts.snapshot(URI)
    assert found is not None
    return found


def lines(opened: Snapshot) -> list[object]:
    """Return what each line says, without the places that hold the text itself."""
    found = opened.compilation.document.lines
    return [(line.number, line.where.span, line.parsed, line.misplaced, line.unread) for line in found]


def blocks(opened: Snapshot) -> list[object]:
    def numbers(*lines: object) -> list[object]:
        return [getattr(line, "number", None) for line in lines]

    return [(each.kind, numbers(each.header, *each.lines)) for each in opened.compilation.document.blocks]


def told(found: tuple[Diagnostic, ...]) -> list[object]:
    """Return all that findings say, with their places and fixes."""
    return [
        (
            (each.code, each.severity, each.message, each.hint),
            [(label.where.span, label.message) for label in each.labels],
            [(fix.title, fix.applicability) for fix in each.fixes],
            [(edit.where.span, edit.text) for fix in each.fixes for edit in fix.edits],
        )
        for each in found
    ]


def said(found: tuple[Diagnostic, ...]) -> list[object]:
    """Return all that findings say, without their fixes."""
    return told(tuple(replace(each, fixes=()) for each in found))


def scheduled(opened: Snapshot) -> list[object]:
    return [to_record(schedule) for schedule in opened.schedules]
