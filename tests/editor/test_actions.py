"""Remedies: beside each plan stands, in a text file, what can be done about each of its findings."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.mangled import mangled_plans
from editor.marks_b import apply, check_text, expect, plans_in
from gplang.compiler import Compilation
from gplang.diagnostics import Diagnostic, Severity
from gplang.editor.actions import MOST_TRIED, Remedy, Verdicts, find_remedies, keep_harmless, mend_all
from gplang.lint.diff import render_diff
from gplang.lint.fix import apply_fixes
from gplang.source import SourceText, Span

PLANS = plans_in("actions")
EACH_PLAN = pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)


def read(path: Path) -> str:
    return path.read_bytes().decode("utf-8")


def all_remedies(plan: Compilation) -> tuple[Remedy, ...]:
    return find_remedies(plan, Span(0, len(plan.source.text)))


def describe(remedy: Remedy, source: SourceText) -> str:
    """Return a remedy with what it does to the text."""
    words = [remedy.finding.code, "safe" if remedy.safe else "unsafe", *(["preferred"] if remedy.preferred else [])]
    place = remedy.finding.where.start
    head = f"=== {place.line}:{place.column} {' '.join(words)}: {remedy.title}\n"
    lines = render_diff(source, apply(remedy.edits, source.text)).splitlines(keepends=True)
    return head + "".join(line for line in lines[2:] if not line.startswith(" "))


@EACH_PLAN
def test_what_can_be_done(path: Path) -> None:
    plan = check_text(read(path))
    told = "".join(describe(remedy, plan.source) for remedy in all_remedies(plan))
    expect(path.with_suffix(".txt"), told)


@EACH_PLAN
def test_all_safe_fixes_at_once_are_what_the_command_does(path: Path) -> None:
    text = read(path)
    source = SourceText("plan.gpl", text)
    edits = mend_all(source, lambda each: check_text(each.text).diagnostics)
    fixed = apply_fixes(source, lambda each: check_text(each.text).diagnostics, unsafe=False)
    assert apply(edits, text) == fixed.text
    assert bool(edits) == (fixed.text != text)


def errors_of(plan: Compilation) -> int:
    return sum(finding.severity is Severity.ERROR for finding in plan.diagnostics)


def check_remedies(text: str) -> None:
    plan = check_text(text)
    for remedy in all_remedies(plan):
        assert remedy.finding in plan.diagnostics
        assert not remedy.preferred or remedy.safe
        after = check_text(apply(remedy.edits, text))
        if remedy.title.startswith("ignore "):
            gone = (remedy.finding.code, remedy.finding.message)
            before = [(each.code, each.message) for each in plan.diagnostics].count(gone)
            assert [(each.code, each.message) for each in after.diagnostics].count(gone) < before
        if remedy.title.startswith(("ignore ", "add session ", "add exercise ")):
            assert errors_of(after) <= errors_of(plan), remedy.title


@EACH_PLAN
def test_what_an_editor_adds_brings_no_errors(path: Path) -> None:
    check_remedies(read(path))


@given(mangled_plans(), st.data())
def test_remedies_of_any_text_can_be_applied(text: str, data: st.DataObject) -> None:
    plan = check_text(text)
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    for remedy in find_remedies(plan, span):
        assert remedy.finding.where.span.start <= span.end
        assert apply(remedy.edits, text) != text
        assert remedy.title
    told = {(remedy.title, remedy.edits) for remedy in all_remedies(plan)}
    assert {(remedy.title, remedy.edits) for remedy in find_remedies(plan, span)} <= told


@given(mangled_plans())
def test_what_an_editor_adds_to_any_text_brings_no_errors(text: str) -> None:
    check_remedies(text)


THIRD_HINGE = """plan "Hips"

session hips posterior
  warmup     band-walk        2x12/side
  primary    hip-thrust       4x5        @rir2 rest 2-3min
  accessory  db-rdl           3x8        @rir2
  accessory  smith-rdl        3x8        @rir2
  accessory  cable-abduction  2x12/side  @rir2

week 1
  mon hips
"""


def test_a_fix_that_brings_another_finding_is_not_offered() -> None:
    plan = check_text(THIRD_HINGE)
    tried: list[str] = []
    verdicts: Verdicts = {}

    def check(source: SourceText) -> tuple[Diagnostic, ...]:
        tried.append(source.text)
        return check_text(source.text).diagnostics

    def titles() -> list[str]:
        kept = keep_harmless(all_remedies(plan), plan, check, verdicts)
        return [each.title for each in kept if each.finding.code == "S106"]

    assert titles() == ["add `secondary back-extension 3x8`", "ignore S106 in this session"]
    count = len(tried)
    assert 2 <= count <= MOST_TRIED
    assert titles()
    assert len(tried) == count
