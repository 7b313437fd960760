"""What a finding offers to write instead is right: written, it takes the finding away and brings no other."""

from collections.abc import Iterator

import pytest

from gplang.diagnostics import Diagnostic, Fix
from language.plans import compile_text
from language.test_cases import CASES


def lines_with_fixes() -> Iterator[tuple[str, Diagnostic, Fix]]:
    for path in CASES:
        text = "".join(line for line in path.read_text(encoding="utf-8").splitlines(True) if not line.startswith("#"))
        for finding in compile_text(text).diagnostics:
            for fix in finding.fixes:
                yield text, finding, fix


def apply(text: str, fix: Fix) -> str:
    for edit in sorted(fix.edits, key=lambda edit: edit.where.span, reverse=True):
        start, end = edit.where.span
        text = text[:start] + edit.text + text[end:]
    return text


def told_of_line(text: str, number: int) -> list[tuple[str, str]]:
    return [(each.code, each.message) for each in compile_text(text).diagnostics if each.where.start.line == number]


@pytest.mark.parametrize(
    ("text", "finding", "fix"),
    [pytest.param(*each, id=f"{each[1].where.text.strip()} to {each[2].edits[0].text}") for each in lines_with_fixes()],
)
def test_a_remedy_helps(text: str, finding: Diagnostic, fix: Fix) -> None:
    number = finding.where.start.line
    before = told_of_line(text, number)
    after = told_of_line(apply(text, fix), number)
    told = (finding.code, finding.message)
    assert after.count(told) < before.count(told)
    assert len([code for code, _ in after if code in ("E001", "E003", "E010", "E021")]) <= len(before)
