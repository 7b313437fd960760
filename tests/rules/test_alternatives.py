"""Another exercise on a line, as rules offer it: what stays, what goes, and where it is not offered."""

import re
from pathlib import Path

import pytest

from gplang.compiler import check_source
from gplang.diagnostics import Diagnostic, Fix, Severity
from gplang.lint.fix import apply_fixes
from gplang.source import SourceText
from marked_plans import load_beside, split_plans

CASES = sorted((Path(__file__).parent / "cases").glob("A50?.gpl"))

PLAN = """\
plan "Offers"
athlete mia
  sensitive lower-back
session hips
{lines}
session more like hips
{more}
week 1
  mon hips
  thu more
"""


def check(source: SourceText) -> tuple[Diagnostic, ...]:
    return check_source(source, load_beside).diagnostics


def apply(source: SourceText, fix: Fix) -> SourceText:
    text = source.text
    for edit in sorted(fix.edits, key=lambda edit: edit.where.span, reverse=True):
        text = text[: edit.where.span.start] + edit.text + text[edit.where.span.end :]
    return SourceText(source.path, text)


def first_fix(lines: str, more: str = "  accessory plank 3x30s") -> tuple[str, str]:
    """Return the title of the first fix offered in a session, and what becomes of its lines."""
    source = SourceText("plan.gpl", PLAN.format(lines=lines, more=more))
    fix = next((each.fixes[0] for each in check(source) if each.code == "A501" and each.fixes), None)
    if fix is None:
        return "", lines
    text = apply(source, fix).text
    return fix.title, text[text.index("hips\n") + 5 : text.index("\nsession more")]


@pytest.mark.parametrize(
    ("line", "title", "wanted"),
    [
        ("deadlift 3x5", "", "rdl 3x5"),
        ("deadlift 3x5 @rir2 @120kg rest 2min", ", without its load", "rdl 3x5 @rir2 rest 2min"),
        ("deadlift 1x3 @140kg @rpe9, 3x5 @bw+20kg", ", without its load", "rdl 1x3 @rpe9, 3x5"),
        ("deadlift 3x5 @bar tempo 3-0-1", ", without its load", "rdl 3x5 tempo 3-0-1"),
        ("deadlift 3x5 @75% @rir2, 1x10 @light", ", without its load", "rdl 3x5 @rir2, 1x10 @light"),
        ("deadlift 3x5 @75% of sumo-deadlift @rir2", ", without its load", "rdl 3x5 @rir2"),
        ('deadlift 3x5 "Bar close" @rir2  # @1kg', ", without its cue", "rdl 3x5 @rir2  # @1kg"),
        ('"deadlift" 3x5 @rir2', "", "rdl 3x5 @rir2"),
        (
            'deadlift 3x5 @rir2\n    wave 3x5 @100kg | 3x3 @110kg # up\n    cue "Close" # best\n    or good-morning',
            ", without its load and cue",
            "rdl 3x5 @rir2\n    wave 3x5 | 3x3 # up\n    # best\n    or good-morning",
        ),
    ],
)
def test_what_holds_for_any_exercise_stays(line: str, title: str, wanted: str) -> None:
    assert first_fix(f"  primary {line}") == (f"put `rdl` in place of `deadlift`{title}", f"  primary {wanted}")


def test_a_percentage_stays_where_everybody_has_a_maximum() -> None:
    lines = "  primary deadlift 3x5 @75% @rir2\n    wave 3x5 @70% | 3x3 @80% of deadlift"
    plan = PLAN.format(lines=lines, more="  accessory plank 3x30s")
    known = plan.replace("lower-back\n", "lower-back\n  max rdl 100kg\n")
    ben = "athlete ben\n  sensitive lower-back\n"
    for text, wanted in (
        (known, ("primary rdl 3x5 @75% @rir2\n    wave 3x5 @70% | 3x3 @80%\n", ", without its `of`")),
        (
            f"{known}{ben}",
            ("primary rdl 3x5 @rir2\n    wave 3x5 | 3x3\n", " for everybody, without its load"),
        ),
    ):
        source = SourceText("plan.gpl", text)
        fix = next(each.fixes[0] for each in check(source) if each.code == "A501")
        assert wanted[0] in apply(source, fix).text
        assert fix.title == f"put `rdl` in place of `deadlift`{wanted[1]}"


def mend(text: str) -> str:
    return apply_fixes(SourceText("plan.gpl", text), check, unsafe=True).text


def test_no_exercise_is_written_twice() -> None:
    lines = "  primary deadlift 3x5\n  secondary stiff-leg-deadlift 3x8\n  accessory good-morning 3x8"
    text = mend(PLAN.format(lines=lines, more="  accessory plank 3x30s"))
    assert re.findall(r"(?:primary|secondary|accessory) (\S+) 3x[58]", text) == ["rdl", "hip-thrust", "pull-through"]


def test_a_swap_is_never_for_the_same() -> None:
    text = mend(PLAN.format(lines="  primary rdl 3x5", more="  swap rdl deadlift 3x5"))
    assert "  swap rdl hip-thrust 3x5\n" in text


@pytest.mark.parametrize(
    ("plan", "lift", "wanted"),
    [
        (PLAN.replace("sensitive lower-back", "level novice"), "good-morning", "rdl"),
        ("session hips\n{lines}\n", "deadlift", "hip-thrust"),
    ],
)
def test_beside_a_squat_one_fix_knows_best(plan: str, lift: str, wanted: str) -> None:
    step = "\n    progress +2.5kg every week"
    lines = f"  primary back-squat 3x5 @60kg{step}\n  primary {lift} 3x5 @80% of deadlift{step}"
    source = SourceText("plan.gpl", plan.format(lines=lines, more=""))
    offered = [each.fixes[0].title for each in check(source) if each.code in ("A503", "S114") and each.fixes]
    assert offered == [f"put `{wanted}` in place of `{lift}`, without its load"]


@pytest.mark.parametrize(
    "more",
    [
        "  drop deadlift",
        "  swap deadlift hip-thrust",
        "  primary deadlift 1x5",
    ],
)
def test_a_line_that_another_session_changes_by_its_name_is_left_alone(more: str) -> None:
    assert first_fix("  primary deadlift 3x5", more) == ("", "  primary deadlift 3x5")


def test_a_library_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "pull.gpl").write_text("session pull\n  primary deadlift 3x5\n", encoding="utf-8")
    text = 'use "pull.gpl"\nplan "Library"\nathlete mia\n  sensitive lower-back\nweek 1\n  mon pull\n'
    found = [each for each in check(SourceText((tmp_path / "plan.gpl").as_posix(), text)) if each.code == "A501"]
    assert [each.fixes for each in found] == [()]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_every_offer_can_be_taken(path: Path) -> None:
    for title, source in split_plans(path):
        found = check(source)
        errors = sum(each.severity is Severity.ERROR for each in found)
        for each in (each for each in found if each.code == path.stem):
            for fix in each.fixes:
                after = check(apply(source, fix))
                assert sum(one.severity is Severity.ERROR for one in after) == errors, (title, fix.title)
                left = {(one.code, one.where.start.line, one.message) for one in after}
                assert (each.code, each.where.start.line, each.message) not in left, (title, fix.title)
