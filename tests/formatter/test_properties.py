"""What holds of any text: formatting loses nothing, and is done after one pass."""

import random
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import gplang
from formatter.mangling import respace, scatter
from gplang.backends.json import to_record
from gplang.compiler import compile_source
from gplang.formatter.source import format_source
from gplang.guide import load_profile
from gplang.project import DiskLoader
from gplang.scheduling import build_schedule
from gplang.source import SourceText
from gplang.syntax.document import parse_document
from language.test_properties import TEXTS

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted(ROOT.glob("examples/**/*.gpl"))
PLANS = [*EXAMPLES, ROOT / "tests" / "language" / "reference.gpl"]
ALL_PLANS = sorted({*PLANS, *ROOT.glob("tests/**/*.gpl")})

SPICED = st.lists(
    st.one_of(
        TEXTS,
        st.sampled_from(
            ["", "  # own", "# own", "\t# own", " ", "session a # behind", "   sesion b", "use x", "  wat"]
        ),
    ),
    max_size=12,
).map("\n".join)


def plans(paths: list[Path]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("path", paths, ids=["-".join(path.relative_to(ROOT).parts) for path in paths])


def comments(text: str) -> list[str]:
    document, _ = parse_document(SourceText("plan.gpl", text))
    return [line.comment.text for line in document.lines if line.comment is not None]


def codes(text: str) -> list[str]:
    _, findings = parse_document(SourceText("plan.gpl", text))
    return [each.code for each in findings]


def build(path: Path, text: str) -> list[Any]:
    """Return what a plan builds for each athlete, without the places in the text; nothing for a library."""
    plan = compile_source(SourceText(str(path), text), DiskLoader(path.parent)).plan
    if plan is None:
        return []
    records = [to_record(build_schedule(plan, athlete, load_profile())[0]) for athlete in plan.athletes or (None,)]
    for record in records:
        for session in record["sessions"]:
            for exercise in session["exercises"]:
                exercise.pop("span", None)  # sessions share equal exercises
    return records


@given(st.one_of(TEXTS, SPICED, st.text()))
@example("session a\n    # deeper\n   sesion b")
@example("  # indented\nplan x\n  # last\n # of the plan\nweek 1")
@example("session a\n  primary hip thrust 3x8")
@example("\x0b\u2028\x85#\x1c\r\x00")
@example("\ud800 # \udfff")
def test_nothing_is_lost(text: str) -> None:
    formatted = format_source(SourceText("plan.gpl", text))
    assert formatted.lost is None
    assert comments(formatted.text) == comments(text)
    assert codes(formatted.text) == codes(text)
    assert gplang.format(formatted.text) == formatted.text


@plans(ALL_PLANS)
def test_no_plan_of_the_repository_loses_anything(path: Path) -> None:
    text = path.read_bytes().decode("utf-8")
    formatted = format_source(SourceText("plan.gpl", text))
    assert formatted.lost is None
    assert comments(formatted.text) == comments(text)
    is_log = parse_document(SourceText("plan.gpl", text))[0].is_log
    assert not Counter(codes(formatted.text)) - Counter(codes(text)), "formatting makes mistakes"
    assert is_log or codes(formatted.text) == codes(text), "slips are mended in logs only"


@plans(EXAMPLES)
@given(seed=st.integers(0, 2**32))
def test_an_example_with_other_white_space_comes_out_as_it_was(path: Path, seed: int) -> None:
    text = path.read_text(encoding="utf-8")
    assert gplang.format(respace(text, random.Random(seed))) == text


@plans(PLANS)
@pytest.mark.parametrize("seed", range(8))
def test_a_mangled_plan_keeps_its_schedule_and_its_comments(path: Path, seed: int) -> None:
    text = path.read_text(encoding="utf-8")
    chance = random.Random(seed)
    mangled = scatter(respace(text, chance), chance)
    formatted = gplang.format(mangled)
    assert formatted != mangled
    assert comments(formatted) == comments(mangled)
    assert build(path, formatted) == build(path, text)
