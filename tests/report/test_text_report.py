import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace

import pytest
from syrupy.assertion import SnapshotAssertion as Snapshot

from gplang.diagnostics import Applicability, Diagnostic, Edit, Fix, Label, Severity, language_finding
from gplang.report.text import render_text, summarise
from gplang.source import Location, SourceText, Span

Find = Callable[..., Diagnostic]

CASES = {
    "plain": ("session b\n  primary «rld» 4x5\n", "no exercise `rld`", "write `rdl`", ("unknown",)),
    "no-hint": ("«sesion» b", "no statement `sesion`", "", ()),
    "empty-file": ("«»", "an empty file", "write a plan", ()),
    "end-of-line": ("  primary«»\n", "an exercise is missing", "", ("here",)),
    "end-of-last-line": ("  primary«»", "an exercise is missing", "", ()),
    "line-break": ("plan \"x«\n\"»", "a string ends in its line", "", ()),
    "over-several-lines": ("week 1\n  mon «a\n  tue b\n» thu c\n", "a long stretch", "", ()),
    "crlf": ("session b\r\n  primary «rld» 4x5\r\n", "no exercise `rld`", "", ()),
    "tabs": ("\tprimary\t«rld»\t4x5", "no exercise `rld`", "", ("here",)),
    "tab-marked": ("a«\t»b", "a tab", "", ()),
    "wide": ("  note \"漢字\" «かな» 漢", "wide characters", "", ("here",)),
    "combining": ("  note \"e\u0301e\u0301\" «o\u0308x» 4", "combining characters", "", ("here",)),
    "emoji": ("  note \"🏋 💪\" «rest» 4", "emoji", "", ("here",)),
    "no-break-space": ("rest«\u00a0»2min", "a no-break space", "", ()),
    "one-line-twice": ("rdl 4x5 «@rpe8» «@rir2»", "two efforts", "keep one", ("the second", "the first")),
    "near": ("«session b»\n\n\n«session b»\n", "session `b` twice", "", ("the second", "the first")),
    "next-line": ("session b\n  a\n«  c»\n«  b»\n", "two lines", "", ("one", "two")),
    "far": ("«session b»\n" + "\n" * 11 + "«session b»", "session `b` twice", "rename one", ("", "here")),
    "escape": ("  note «\"\x1b[31mred\x1b[0m\x07\"»", "red \x1b[31m\x9b31m", "not \x1b]0;x\x07", ("\x1b",)),
    "bidi": ("  note «\"\u202eabc\u2066\"» x", "bidi \u202e here", "", ()),
    "invisible": ("  rdl«\u200b» 4x5 \ufeff\u00ad\u2028", "an invisible character", "", ("here",)),
    "surrogate": ("  rdl «\ud800» 4x5", "half a character", "", ()),
    "long-left": ("  primary «rld» " + "x" * 400, "no exercise", "", ("here",)),
    "long-middle": ("  primary " + "x" * 400 + " «rld» " + "y" * 400, "no exercise", "", ("here",)),
    "long-right": ("  primary " + "x" * 400 + " «rld»", "no exercise", "", ("here",)),
    "long-end": ("  primary " + "x" * 400 + "«»", "no exercise", "", ("here",)),
    "long-marked": ("  primary «" + "x" * 400 + "» 4x5", "no exercise", "", ("here",)),
    "long-wide": ("漢" * 120 + "«かな»" + "漢" * 120, "wide and long", "", ("here",)),
    "long-twice": ("«rld» " + "x" * 400 + " «rld»", "no exercise", "", ("one", "two")),
    "line-breaks-in-message": ("«a»", "one\ntwo\r\nthree", "four\nfive", ("six\nseven",)),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_one_finding(name: str, finding: Find, text_snapshot: Snapshot) -> None:
    assert render_text([finding(*CASES[name])]) == text_snapshot


def columns(text: str) -> int:
    """Count terminal columns by a measure of this test's own."""
    narrow = [char for char in text if not unicodedata.combining(char)]
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in narrow)


UNLIKE = {"over-several-lines", "line-break", "long-marked", "tab-marked", "no-break-space"}
SIGNS = {"escape", "bidi", "invisible", "surrogate"}
WORDS = [name for name in CASES if "«»" not in CASES[name][0] and name not in UNLIKE | SIGNS]


@pytest.mark.parametrize("name", WORDS)
def test_marks_stand_below_the_marked_words(name: str, finding: Find) -> None:
    made = finding(*CASES[name])
    marked = made.where.text
    lines = render_text([made]).splitlines()
    index = next(index for index, line in enumerate(lines) if re.search(r"\| *\^", line))
    source, marks = lines[index - 1], lines[index]
    before = source.index(marked)
    assert columns(source[:before]) == marks.index("^")
    assert columns(marked) == marks.count("^")


@pytest.mark.parametrize("name", CASES)
def test_nothing_steers_the_terminal_or_breaks_lines(name: str, finding: Find) -> None:
    text = render_text([finding(*CASES[name])])
    assert not [char for char in text if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl") and char != "\n"]
    assert all(columns(line) <= 120 for line in text.splitlines())


def test_colours_add_nothing_but_colours(finding: Find) -> None:
    findings = [finding(*case) for case in CASES.values()]
    coloured = render_text(findings, color=True)
    assert "\x1b[1;31m" in coloured
    assert re.sub("\x1b\\[[0-9;]*m", "", coloured) == render_text(findings)


def test_places_in_another_file(finding: Find, text_snapshot: Snapshot) -> None:
    home = finding("session «b»", "session `b` twice", notes=("here",))
    other = finding("# a\nsession «b»", path="library/low\x1ber.gpl").where
    made = replace(home, labels=(*home.labels, Label(other, "the first")))
    assert render_text([made]) == text_snapshot


def test_fixes_and_guide(finding: Find, text_snapshot: Snapshot) -> None:
    made = finding("  primary «RDL» 4x5", "an alias of `rdl`", "write `rdl`", code="E014")
    fixes = (
        Fix("use the name", (Edit(made.where, "rdl"),), Applicability.SAFE, in_hint=True),
        Fix("leave it \x1bout", (Edit(made.where, ""),), Applicability.SAFE),
        Fix("take `hip-thrust`", (Edit(made.where, "hip-thrust"),), Applicability.UNSAFE),
    )
    assert render_text([replace(made, fixes=fixes, guide=("G03", "G26"))]) == text_snapshot


def test_findings_of_several_files_are_grouped(finding: Find, text_snapshot: Snapshot) -> None:
    findings = [finding("«a»", path="b.gpl"), finding("«a»", path="a.gpl"), finding(" «b»", path="b.gpl")]
    assert render_text(findings) == text_snapshot


def test_at_most_200_findings_a_file_and_the_weightiest_stay() -> None:
    source = SourceText("a.gpl", "x\n" * 512)
    findings = [
        replace(
            language_finding("E001", Location(source, Span(2 * line, 2 * line + 1)), "m"),
            severity=Severity.ERROR if line >= 400 else Severity.ADVICE,
        )
        for line in range(512)
    ]
    text = render_text(findings)
    assert text.count("error[") == 112
    assert text.count("advice[") == 88
    assert text.endswith("\n\n… and 312 more in a.gpl\n")
    lines = [int(found[1]) for found in re.finditer(r"^a.gpl:(\d+):", text, re.MULTILINE)]
    assert lines == sorted(lines)
    assert summarise(findings, 1) == "112 errors, 400 advice in 1 file"


def test_nothing_found() -> None:
    assert render_text([]) == ""


@pytest.mark.parametrize(
    ("severities", "checked", "expected"),
    [
        ("", 1, "checked 1 file: no findings"),
        ("", 1200, "checked 1,200 files: no findings"),
        ("e", 1, "1 error in 1 file"),
        ("eew", 1, "2 errors, 1 warning in 1 file"),
        ("aa", 3, "2 advice in 1 file"),
        ("awwe", 3, "1 error, 2 warnings, 1 advice in 1 file"),
    ],
)
def test_summary(severities: str, checked: int, expected: str, finding: Find) -> None:
    kinds = {severity.value[0]: severity for severity in Severity}
    found = [replace(finding("«a»"), severity=kinds[letter]) for letter in severities]
    assert summarise(found, checked) == expected


def test_a_huge_line_is_shown_at_once(finding: Find) -> None:
    made = finding("x" * 500_000 + "«bad»" + "\u0301" * 500_000)
    assert len(render_text([made] * 200)) < 200_000


@pytest.mark.parametrize("unsafe", [True, False])
@pytest.mark.parametrize("in_hint", [True, False])
def test_a_fix_that_the_hint_says_has_no_line_of_its_own(in_hint: bool, unsafe: bool, finding: Find) -> None:
    made = finding("  primary «rld» 4x5", "a message", "did you mean `rdl`?")
    fixes = tuple(Fix(f"remedy {number}", (Edit(made.where, "rdl"),), in_hint=in_hint) for number in range(5))
    shown = render_text([replace(made, fixes=fixes)], unsafe=unsafe).count("= fix (changes the plan): remedy")
    assert shown == (5 if unsafe else 0 if in_hint else 3)


@pytest.mark.parametrize("width", [40, 41, 60, 80, 103, 104, 105, 200])
@pytest.mark.parametrize("name", CASES)
def test_lines_and_marks_keep_to_the_width(name: str, width: int, finding: Find) -> None:
    made = finding(*CASES[name])
    lines = render_text([made], width=width).splitlines()
    assert all(columns(line) <= min(width, 105) for line in lines if re.match(r" +\d+ \|", line))
    marks = [found.end() for line in lines if (found := re.match(r" +\| *(\^+|-+)", line))]
    assert marks or not made.where.source.text
    assert all(end <= min(width, 105) for end in marks)


@pytest.mark.parametrize("width", [40, 60, 80, 200])
@pytest.mark.parametrize("name", WORDS)
def test_marks_stand_below_the_marked_words_in_any_width(name: str, width: int, finding: Find) -> None:
    made = finding(*CASES[name])
    lines = render_text([made], width=width).splitlines()
    index = next(index for index, line in enumerate(lines) if re.search(r"\| *\^", line))
    before, marked, _ = lines[index - 1].partition(made.where.text)
    assert marked
    assert columns(before) == lines[index].index("^")
    assert columns(marked) == lines[index].count("^")


def test_a_wide_terminal_changes_nothing(finding: Find) -> None:
    findings = [finding(*case) for case in CASES.values()]
    assert render_text(findings, width=200) == render_text(findings)


@pytest.mark.parametrize("width", [40, 60, 70])
def test_long_texts_are_parted_between_words_at_the_terminals_width(finding: Find, width: int) -> None:
    message = "a message of many words that no narrow terminal can show in one line of its own"
    hint = "a hint is parted between its words, too, and `what it quotes` with it, as far as that goes"
    found = replace(finding("«a» b", path="plan.gpl"), hint=hint)
    found = replace(found, message=message)
    report = render_text([found], width=width)
    assert max(map(len, report.splitlines())) <= width
    words = report.split()
    assert " ".join(words).count(message) == " ".join(words).count(hint) == 1
    assert message in render_text([found])
    assert hint in render_text([found])
