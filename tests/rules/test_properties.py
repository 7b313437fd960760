"""What holds of all findings, whatever the plan: real plans with lines gone, doubled, swapped, and other numbers."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gplang.compiler import check_source
from gplang.diagnostics import LANGUAGE_RULES, Diagnostic, Edit, Fix, Severity
from gplang.lint.splice import Cut, in_order, rewrite
from gplang.rules import RULES
from gplang.source import Location, SourceText
from marked_plans import load_beside, split_plans
from shipped import EXAMPLES

CASES = sorted((Path(__file__).parent / "cases").glob("*.gpl"))
PATH = EXAMPLES[0].with_name("plan.gpl").as_posix()
"""Where all texts stand, beside the library that one of them uses."""

CODES = {*LANGUAGE_RULES, *(rule.code for rule in RULES)}
FEW = settings(max_examples=40)

_NUMBER = re.compile(r"\d+")
_ATHLETE = re.compile(r"^athlete ")
_HEADER = re.compile(r"^(plan|athlete|exercise|scheme|session|week)\b")
_WORD = re.compile(r"[^\s,]+")

Told = tuple[object, ...]


@cache
def texts() -> tuple[str, ...]:
    """Return the examples, and the plans of the rules' cases without their marks."""
    plans = [source.text for path in CASES for _, source in split_plans(path)]
    cases = ["\n".join(line for line in text.split("\n") if line and line[0] != "#") for text in plans]
    return (*(path.read_text(encoding="utf-8") for path in EXAMPLES), *cases)


def damage(text: str, draw: st.DrawFn) -> str:
    """Take lines out of a text, double or swap them, or put in other numbers."""
    lines = text.split("\n")
    for _ in range(draw(st.integers(0, 4))):
        at, other = draw(st.integers(0, len(lines) - 1)), draw(st.integers(0, len(lines) - 1))
        match draw(st.sampled_from(("delete", "double", "swap", "number", "number"))):
            case "delete" if len(lines) > 1:
                del lines[at]
            case "double":
                lines.insert(other, lines[at])
            case "swap":
                lines[at], lines[other] = lines[other], lines[at]
            case "number" if found := [*_NUMBER.finditer(lines[at])]:
                match = draw(st.sampled_from(found))
                number = draw(st.sampled_from(("0", "1", "2", "5", "9", "12", "40", "1000")))
                lines[at] = lines[at][: match.start()] + number + lines[at][match.end() :]
    return "\n".join(lines)


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """Draw a plan that somebody has been at."""
    index = draw(st.one_of(st.integers(0, len(EXAMPLES) - 1), st.integers(0, len(texts()) - 1)))
    return damage(texts()[index], draw)


def check(text: str) -> tuple[SourceText, tuple[Diagnostic, ...]]:
    source = SourceText(PATH, text)
    return source, check_source(source, load_beside).diagnostics


def tell(found: Iterable[Diagnostic]) -> list[Told]:
    """Return all that is told, in its order."""
    return [
        (
            *(each.code, each.severity, each.message, each.hint, each.guide),
            tuple((*place(label.where), label.message) for label in each.labels),
            tuple((fix.title, fix.applicability, tuple(place(edit.where) for edit in fix.edits)) for fix in each.fixes),
        )
        for each in found
    ]


def place(where: Location) -> Told:
    return where.source.path, where.span, where.text


def errors(found: Iterable[Diagnostic]) -> list[str]:
    return [f"{each.code}: {each.message}" for each in found if each.severity is Severity.ERROR]


@settings(max_examples=80)
@given(damaged())
def test_findings_are_well_formed(text: str) -> None:
    _, found = check(text)
    for each in found:
        assert each.code in CODES
        assert each.message
        assert each.message == each.message.strip()
        assert not each.message.endswith(".")
        first = _WORD.findall(each.message)[0]
        assert first == first.lower() or not first[0].isupper() or first.isupper(), each.message
        for label in each.labels:
            start, end = label.where.span
            assert 0 <= start <= end <= len(label.where.source.text)
            assert label.where.start.line == label.where.end.line, each
            assert not label.message.endswith(".")


@settings(max_examples=20)
@given(damaged())
def test_the_same_text_gives_the_same_findings(text: str) -> None:
    assert tell(check(text)[1]) == tell(check(text)[1])


def with_athletes() -> list[str]:
    return [text for text in texts() if len([line for line in text.split("\n") if _ATHLETE.match(line)]) > 1]


@st.composite
def two_orders(draw: st.DrawFn) -> tuple[str, str]:
    """Draw a plan twice, its athletes in different orders."""
    text = damage(draw(st.sampled_from(with_athletes())), draw)
    blocks: list[list[str]] = [[]]
    for line in text.split("\n"):
        if _HEADER.match(line):
            blocks.append([])
        blocks[-1].append(line)
    places = [index for index, block in enumerate(blocks) if block and _ATHLETE.match(block[0])]
    order = draw(st.permutations(places))
    changed = blocks.copy()
    for index, other in zip(places, order, strict=True):
        changed[index] = blocks[other]
    return text, "\n".join(line for block in changed for line in block)


@FEW
@given(two_orders())
def test_the_order_of_athletes_does_not_matter(drawn: tuple[str, str]) -> None:
    def told(found: Iterable[Diagnostic]) -> Counter[Told]:
        return Counter((each.code, each.severity, *said(each), here(each)) for each in found)

    def said(each: Diagnostic) -> Told:
        # What is not the same for all is told of the first; see the next test.
        return () if each.message.endswith(" too)") else (words(each.message),)

    def words(text: str) -> tuple[str, ...]:
        return tuple(sorted(_WORD.findall(text.replace(":", ""))))

    def here(each: Diagnostic) -> Told:
        where = each.where
        return where.source.path, where.source.line(where.start.line), where.start.column, where.text

    before, after = (check(text)[1] for text in drawn)
    # A name given twice, and athletes without a plan, are told of the first or the later ones.
    if not {"E002", "E012"} & {each.code for each in before}:
        assert told(before) == told(after)


OTHER_KIT = {
    "numbers": """
athlete mia
  equipment barbell
athlete ben
  equipment band
session hips posterior
  primary rdl 3x5
    or band-walk
week 1
  mon hips
""",
    "offers": """
athlete mia
  equipment dumbbell
athlete ben
  equipment kettlebell
athlete cora
session hips
  primary rdl 4x5
week 1
  mon hips
""",
}


@pytest.mark.parametrize("plan", OTHER_KIT)
def test_the_order_of_athletes_changes_no_words(plan: str) -> None:
    def told(text: str) -> list[tuple[list[str], str]]:
        found = check('plan "Two"' + text)[1]
        return sorted((sorted(_WORD.findall(each.message.replace(":", ""))), each.hint) for each in found)

    mia, ben = re.findall(r"athlete (?:mia|ben)\n.*\n", OTHER_KIT[plan])
    assert told(OTHER_KIT[plan]) == told(OTHER_KIT[plan].replace(mia + ben, ben + mia))


@FEW
@given(damaged(), st.integers(0, 200), st.sampled_from(("", "   ", "# a comment", "    # S101, like 1")))
def test_a_line_that_says_nothing_changes_nothing(text: str, row: int, nothing: str) -> None:
    lines = text.split("\n")
    row %= len(lines) + 1
    moved = "\n".join([*lines[:row], nothing, *lines[row:]])
    source, before = check(text)
    other, after = check(moved)

    def told(found: Iterable[Diagnostic], own: SourceText, start: int) -> list[Told]:
        def at(where: Location) -> Told:
            if where.source is not own:
                return place(where)
            line, column = where.start
            return line + (own is source and line > start), column, where.text

        return [
            (
                each.code,
                each.severity,
                each.message,
                each.hint,
                *((at(spot.where), spot.message) for spot in each.labels),
            )
            for each in found
        ]

    assert told(before, source, row) == told(after, other, row)


@FEW
@given(damaged(), st.data())
def test_a_comment_for_the_file_silences_exactly_what_it_names(text: str, data: st.DataObject) -> None:
    source, before = check(text)
    silent = sorted({each.code for each in before if LANGUAGE_RULES.get(each.code) is None} | _soft(before))
    if not silent:
        return
    named = data.draw(st.one_of(st.sampled_from(silent).map(lambda code: [code]), st.just(silent)))
    _, after = check(f"{text}\n# gpl: ignore-file[{', '.join(named)}] they are meant")
    # What is said of a library stays: the comment is about this file.
    left = tell(each for each in before if each.code not in named or each.where.source is not source)
    said = [each for each in tell(after) if not _of_the_comment(each, named)]
    # A rule that yields to a silenced one speaks now.
    assert [each for each in said if each in left or each[0] in named] == left


def _soft(found: Sequence[Diagnostic]) -> set[str]:
    """Return the codes of the language that are no errors."""
    return {each.code for each in found if each.severity is not Severity.ERROR and each.code != "E090"} & {
        *LANGUAGE_RULES
    }


def _of_the_comment(told: Told, named: Sequence[str]) -> bool:
    """Tell whether a finding says that a comment is idle because all that it could silence stands in a library."""
    return told[0] == "E090" and any(f"`{code}`" in str(told[2]) for code in named)


@FEW
@given(damaged())
def test_a_fix_alone_brings_no_error(text: str) -> None:
    source, before = check(text)
    # A mended error may bring others to light that it hid; `gpl check --fix` refuses such fixes.
    mendable = [each for each in before if each.fixes and each.severity is not Severity.ERROR]
    offers = [each.fixes[0] for each in mendable if _lies_in(source, each.fixes[0])]
    for fix in offers[:6]:
        cuts = in_order(Cut(*_span(edit), edit.text) for edit in fix.edits)
        mended = rewrite(text, cuts)
        assert mended != text
        after = errors(check(mended)[1])
        assert len(after) <= len(errors(before)), (fix.title, Counter(after) - Counter(errors(before)))


def _lies_in(source: SourceText, fix: Fix) -> bool:
    return all(edit.where.source is source for edit in fix.edits)


def _span(edit: Edit) -> tuple[int, int]:
    return edit.where.span.start, edit.where.span.end
