"""How people write a line, and what is meant: each slip of `slips.txt` is one finding with a safe fix that reads."""

from pathlib import Path

import pytest

import gplang
from gplang.compiler import compile_source
from gplang.diagnostics import Diagnostic, Severity
from gplang.lint.fix import apply_fixes
from gplang.source import SourceText
from gplang.syntax.document import parse_document
from marked_plans import load_beside

_SLIPS = Path(__file__).parent / "slips.txt"
_BLOCKS = {
    "session": ("session a", ""),
    "session of 60min": ("session a\n  primary rdl 3x5", "primary rdl 3x5"),
    "plan": ('plan "P"\n  timezone Europe/Berlin', ""),
    "athlete": ("athlete ben", ""),
    "week": ('plan "P"\nsession a\n  primary rdl 3x5\nweek 1\n  mon a\nweek 5', ""),
}


def read_slips() -> list[tuple[str, str, str]]:
    """Return block, slip and line of each row of the table."""
    rows = []
    block = "session"
    for line in _SLIPS.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            block = line.strip("[]")
        elif line and not line.startswith("#"):
            slip, right = line.split("=>")
            rows.append((block, slip.strip(), right.strip()))
    return rows


SLIPS = read_slips()


def whole(block: str, line: str) -> SourceText:
    """Return a text in which a line stands in a block; a header takes the place of the block's own."""
    above, below = _BLOCKS[block]
    if line.split()[0].lower() in ("plan", "athlete"):
        above = ""
    return SourceText("slip.gpl", "".join(f"{each}\n" for each in (above, f"  {line}", below) if each))


def find(source: SourceText) -> tuple[Diagnostic, ...]:
    """Return what the language says of a text, but for what it advises."""
    found = compile_source(source, load_beside).diagnostics
    return tuple(each for each in found if each.severity is not Severity.ADVICE)


@pytest.mark.parametrize(("block", "slip", "right"), SLIPS, ids=[slip for _, slip, _ in SLIPS])
def test_a_slip_is_one_finding_with_a_safe_fix(block: str, slip: str, right: str) -> None:
    wrong, meant = whole(block, slip), whole(block, right)
    _, mistakes = parse_document(meant)
    there_too = [(each.code, each.message) for each in find(meant)]
    found = [each for each in find(wrong) if (each.code, each.message) not in there_too]
    fixed = apply_fixes(wrong, find, unsafe=False)
    assert mistakes == ()
    assert [[fix.is_safe for fix in each.fixes] for each in found] == [[True]]
    assert fixed.text == meant.text
    assert fixed.passes == 1
    assert [(each.code, each.message) for each in fixed.remaining] == there_too


@pytest.mark.parametrize(("block", "slip", "right"), SLIPS, ids=[slip for _, slip, _ in SLIPS])
def test_a_slip_is_read_as_what_is_meant(block: str, slip: str, right: str) -> None:
    wrong, meant = (compile_source(whole(block, line), load_beside) for line in (slip, right))
    assert [line.parsed.keyword for line in wrong.document.lines if line.parsed] == [
        line.parsed.keyword for line in meant.document.lines if line.parsed
    ]


UNCERTAIN = (
    "primary rdl 3x8-6",
    "primary rdl 2x8,8,6",
    "primary rdl 5/3/1",
    "primary rdl 3x8 @8",
    "primary rdl 3x8 rest 90",
    "primary rdl 3x8 rest 90m",
    "primary rdl 3x8 @1,000lb",
    "primary rdl 5x100kg",
    "primary rdl 3x8 hips back",
    "primary rdl 3x8 slow",
    "primary rdl 3x8 // slow",
    "primary rdll 3x8",
    "- rdl 3x8",
    "primary hip thrust 4 x 8 @8",
    "pull-up 3x8 @+20kg",
)


@pytest.mark.parametrize("line", UNCERTAIN)
def test_what_is_not_certain_is_not_written_unasked(line: str) -> None:
    text = f"session a\n  {line}\n"
    assert gplang.check(text)
    assert not any(fix.is_safe for each in gplang.check(text) for fix in each.fixes if each.code != "E014")


PASTED = (
    ("- primary hip thrust 4 × 8 RIR 2 rest 2m “hips back”", 'primary hip-thrust 4x8 @rir2 rest 2min "hips back"'),
    ("secondary Romanian Deadlift: 3 sets of 8, 80 kg", "secondary romanian-deadlift 3x8 @80kg"),
    ("accessory 3x10 leg press, rest 90 sec", "accessory leg-press 3x10 rest 90s"),
    ("accessory sl-rdl 3 x 10 per side @ RPE 8", "accessory sl-rdl 3x10/side @rpe8"),
)


@pytest.mark.parametrize(("line", "right"), PASTED)
def test_several_slips_of_a_line_are_mended_at_once(line: str, right: str) -> None:
    fixed = apply_fixes(whole("session", line), find, unsafe=False)
    assert (fixed.text, fixed.passes) == (whole("session", right).text, 1)


@pytest.mark.parametrize(
    "line", ["- rdl 3x8", "* hip thrust 3 x 8 RIR 2", "1) leg press 3x10", "Squat: 3x5, 100kg", "A1 hip thrust 3x8"]
)
def test_the_line_that_a_hint_offers_reads(line: str) -> None:
    (finding,) = find(whole("session", line))
    offer = finding.hint.split("`")[1]
    assert find(whole("session", offer)) == ()
