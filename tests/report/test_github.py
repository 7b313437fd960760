import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gplang.diagnostics import Diagnostic, Severity, language_finding
from gplang.report.github import render_github
from gplang.report.limit import MAX_PER_FILE
from gplang.source import Location, SourceText, Span

Find = Callable[..., Diagnostic]

HERE = "file=plans/a.gpl,line=1,endLine=1"
TITLE = "title=E001 syntax"

CASES = {
    "one-line": ("session b\n  primary «rld» 4x5\n", "no exercise `rld`", "",
        f"::error file=plans/a.gpl,line=2,endLine=2,col=11,endColumn=14,{TITLE}::no exercise `rld`"),
    "hint": ("«a»", "a fact", "a remedy", f"::error {HERE},col=1,endColumn=2,{TITLE}::a fact%0Aa remedy"),
    "empty-place": ("ab«»", "m", "", f"::error {HERE},col=3,endColumn=3,{TITLE}::m"),
    "empty-file": ("«»", "m", "", f"::error {HERE},col=1,endColumn=1,{TITLE}::m"),
    "wide": ("漢🏋e\u0301«かな»", "m", "", f"::error {HERE},col=5,endColumn=7,{TITLE}::m"),
    "several-lines": ("«a\nb\nc»", "m", "", f"::error file=plans/a.gpl,line=1,endLine=3,{TITLE}::m"),
    "to-the-next-line": ("«a\r\n»", "m", "", f"::error {HERE},col=1,endColumn=2,{TITLE}::m"),
    "line-break": ("a«\n»", "m", "", f"::error {HERE},col=2,endColumn=2,{TITLE}::m"),
    "percent": ("«a»", "80%, 100%0A::error::x", "a: b, c",
        f"::error {HERE},col=1,endColumn=2,{TITLE}::80%25, 100%250A::error::x%0Aa: b, c"),
    "control": ("«a»", "one\ntwo\r\n::add-mask::x", "\x1b[31m\x85\u2028\u202e\ud800",
        f"::error {HERE},col=1,endColumn=2,{TITLE}::one␊two␍␊::add-mask::x%0A␛[31m<U+0085><U+2028><U+202E><U+D800>"),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_one_finding(name: str, finding: Find) -> None:
    marked, message, hint, expected = CASES[name]
    assert render_github([finding(marked, message, hint)]) == expected + "\n"


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("a b/#1=.gpl", "a b/#1=.gpl"),
        ("a,b:c%d.gpl", "a%2Cb%3Ac%25d.gpl"),
        ("x::y.gpl", "x%3A%3Ay.gpl"),
        ("漢.gpl", "漢.gpl"),
        ("a\r\nb\udcff.gpl", "a␍␊b<U+DCFF>.gpl"),
    ],
)
def test_a_path_is_one_property(path: str, expected: str, finding: Find) -> None:
    assert render_github([finding("«a»", path=path)]).startswith(f"::error file={expected},line=1,")


@pytest.mark.parametrize(
    ("severity", "command"), [(Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.ADVICE, "notice")]
)
def test_severity(severity: Severity, command: str, finding: Find) -> None:
    made = replace(finding("«a»"), severity=severity, code="S103", name="main-lift-pattern")
    line = f"::{command} {HERE},col=1,endColumn=2,title=S103 main-lift-pattern::a message\n"
    assert render_github([made]) == line


def test_nothing_found() -> None:
    assert render_github([]) == ""


def test_omitted_findings_are_counted(finding: Find) -> None:
    findings = [*[finding("«a»", path="a%.gpl")] * 1512, finding("«a»", path="b.gpl")]
    lines = render_github(findings).splitlines()
    assert len(lines) == MAX_PER_FILE + 1
    assert lines[-2].endswith("::a message%0A… and 1,312 more in a%25.gpl")
    assert [line for line in lines if " more in " in line] == [lines[-2]]


def parse(line: str) -> tuple[str, dict[str, str], str]:
    """Read a command as the runner does: up to the second `::`, properties apart at commas, then the escapes."""
    head, _, data = line.removeprefix("::").partition("::")
    command, _, properties = head.partition(" ")
    pairs = (pair.split("=", 1) for pair in properties.split(","))
    return command, {key: unescape(value) for key, value in pairs}, unescape(data)


def unescape(text: str) -> str:
    for code, char in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, char)
    return text


HOSTILE = st.text(st.sampled_from("a:,=%0AD25\r\n\x00\x1b\x85\u2028\u202e\ud800 []#") | st.characters(), max_size=20)


@given(st.lists(st.tuples(HOSTILE, HOSTILE, HOSTILE, HOSTILE), max_size=5))
def test_each_finding_is_one_command_of_its_own(texts: list[tuple[str, str, str, str]]) -> None:
    findings = [
        language_finding("E001", Location(SourceText(path, text), Span(0, len(text))), message, hint)
        for path, text, message, hint in texts
    ]
    out = render_github(findings)
    out.encode("utf-8")
    assert out.count("\n") == len(out.splitlines()) == len(findings)
    for line in out.splitlines():
        assert line.startswith("::")
        command, properties, data = parse(line)
        assert command == "error"
        assert list(properties) in (
            ["file", "line", "endLine", "title"],
            ["file", "line", "endLine", "col", "endColumn", "title"],
        )
        assert int(properties["line"]) <= int(properties["endLine"])
        assert int(properties.get("col", 1)) <= int(properties.get("endColumn", 1))
        assert data.count("\n") <= 1
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u202e]", "".join(properties.values()) + data)


@given(HOSTILE, HOSTILE)
def test_what_the_runner_reads_is_what_was_said(path: str, message: str) -> None:
    place = Location(SourceText(path, "a"), Span(0, 1))
    _, properties, data = parse(render_github([language_finding("E001", place, message)]).removesuffix("\n"))
    if path.isprintable() and message.isprintable():
        assert (properties["file"], data) == (path, message)
