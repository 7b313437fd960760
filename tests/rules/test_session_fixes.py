"""What fixes of rules about sessions write: lines in the columns of their neighbours, doses that fit the role."""

import re

import pytest

from gplang.compiler import check_source
from gplang.diagnostics import Diagnostic, Severity
from gplang.lint.splice import Cut, in_order, rewrite
from gplang.source import SourceText
from marked_plans import load_beside


def check(text: str) -> tuple[Diagnostic, ...]:
    return check_source(SourceText("plan.gpl", text), load_beside).diagnostics


def find(code: str, text: str) -> list[Diagnostic]:
    return [each for each in check(text) if each.code == code]


def mend(code: str, text: str) -> str:
    """Return a text as the first fix of the first finding of a rule leaves it, without errors."""
    fix = find(code, text)[0].fixes[0]
    cuts = in_order(Cut(edit.where.span.start, edit.where.span.end, edit.text) for edit in fix.edits)
    mended = rewrite(text, cuts)
    told = check(mended)
    assert [each.message for each in told if each.severity is Severity.ERROR] == []
    return mended


def line_of(word: str, text: str) -> str:
    """Return the line of a text that holds a word."""
    return next(line for line in text.splitlines() if re.search(rf"\b{word}\b", line))


SECONDARY = "  secondary hip-thrust 3x8 @rir2\n"

WARM_UPS = {
    "single": ("  primary rdl 4x5 @rir2\n", "  warmup band-walk 2x12/side"),
    "single-long": ("  primary rdl 4x5 @rir2\n" + SECONDARY, "  warmup band-walk 2x12/side"),
    "columns": (
        "  primary    rdl         4x5 @rir2\n  secondary  hip-thrust  3x8\n",
        "  warmup     band-walk   2x12/side",
    ),
    "narrow": ("  primary   rdl        4x5\n  secondary hip-thrust 3x8\n", "  warmup    band-walk  2x12/side"),
    "role-only": ("  primary  rdl 4x5\n  primary  hip-thrust 3x8\n", "  warmup   band-walk 2x12/side"),
    "short": ("  primary    rdl  4x5\n", "  warmup     band-walk  2x12/side"),
    "label": ("  primary    A1 rdl    4x5\n  accessory  A2 plank  4x30s\n", "  warmup     band-walk  2x12/side"),
    "deep": ("      primary rdl 4x5\n", "      warmup band-walk 2x12/side"),
    "tabs": ("\tprimary\trdl\t4x5\n", "\twarmup\tband-walk\t2x12/side"),
    "empty": ('  note "to come"\n', "  warmup     band-walk  2x12/side"),
}


@pytest.mark.parametrize(("lines", "expected"), WARM_UPS.values(), ids=list(WARM_UPS))
def test_a_warm_up_stands_in_the_columns_of_the_session(lines: str, expected: str) -> None:
    mended = mend("S101", f"session hips posterior\n{lines}")
    assert mended == f"session hips posterior\n{expected}\n{lines}"


def test_a_warm_up_is_one_that_everybody_has_the_kit_for() -> None:
    lines = "session hips posterior\n  primary  rdl  4x5\nweek 1\n  mon hips\n"
    team = 'plan "Team"\nathlete anna\nathlete ben\n  equipment {}\n'
    with_band, without = (team.format(kit) + lines for kit in ("barbell plate band", "barbell plate"))
    assert "\n  warmup   band-walk  2x12/side\n" in mend("S101", with_band)
    assert "\n  warmup   glute-bridge  2x12\n" in mend("S101", without)
    assert "band" not in find("S101", without)[0].hint


SECONDARIES = {
    "single": ("  primary rdl 4x5\n    progress +2.5kg every week\n", "  secondary hip-thrust 3x8"),
    "columns": ("  warmup     bike  5min\n  primary    rdl   4x5\n", "  secondary  hip-thrust  3x8"),
    "wide": ("  warmup     band-walk     2x12\n  primary    rdl           4x5\n", "  secondary  hip-thrust    3x8"),
    "too-narrow": ("  warmup   band-walk   2x12\n  primary  rdl         4x5\n", "  secondary  hip-thrust  3x8"),
}


@pytest.mark.parametrize(("lines", "expected"), SECONDARIES.values(), ids=list(SECONDARIES))
def test_a_secondary_stands_in_the_columns_of_the_main_lift(lines: str, expected: str) -> None:
    mended = mend("S106", f"session hips posterior\n{lines}")
    assert mended == f"session hips posterior\n{lines}{expected}\n"


MAINS = "session hips posterior\n  primary    rdl         4x5  @rir2\n  primary    hip-thrust  4x5  @rir2\n"

DEMOTED = {
    "fits": ("  primary    deadlift    3x6  @rir2", "  secondary  deadlift    3x6  @rir2"),
    "ranges-fit": ("  primary    deadlift    3x6-8  @rir2", "  secondary  deadlift    3x6-8  @rir2"),
    "few-reps": ("  primary    deadlift    3x5  @rir2", "  secondary  deadlift    3x6  @rir2"),
    "a-range": ("  primary    deadlift    3x4-8  @rir2", "  secondary  deadlift    3x6-8  @rir2"),
    "a-low-range": ("  primary    deadlift    3x3-5  @rir2", "  secondary  deadlift    3x6  @rir2"),
    "many-sets": ("  primary    deadlift    5x5  @rir2", "  secondary  deadlift    4x6  @rir2"),
    "with-a-load": ("  primary    deadlift    3x6  @100kg", "  secondary  deadlift    3x6  @100kg"),
    "one-space": ("  primary deadlift 3x6", "  secondary deadlift 3x6"),
}


@pytest.mark.parametrize(("line", "expected"), DEMOTED.values(), ids=list(DEMOTED))
def test_a_main_lift_too_many_becomes_a_secondary_with_a_dose_for_it(line: str, expected: str) -> None:
    mended = mend("S102", f"{MAINS}{line}\n")
    assert mended == f"{MAINS}{expected}\n"
    assert {each.code for each in check(mended)}.isdisjoint({"S102", "S106", "D205", "D206"})


@pytest.mark.parametrize(
    "line",
    [
        "  primary deadlift 3x5 @100kg",
        "  primary deadlift 3x5 @80%",
        "  primary deadlift 3x5+",
        "  primary deadlift 1x3, 3x5",
        "  primary deadlift 3x5\n    wave 3x5 | 3x3",
        "  primary deadlift 3x6\n    progress +1rep every week to 12",
        "  primary back-squat 3x6",
        "  primary nordic-curl 3x6",
    ],
)
def test_a_dose_or_lift_that_is_no_secondarys_is_left_to_the_coach(line: str) -> None:
    (finding,) = find("S102", f"{MAINS}{line}\n")
    assert finding.fixes == ()
    assert finding.hint


def test_a_fix_says_which_dose_it_writes() -> None:
    (finding,) = find("S102", f"{MAINS}  primary deadlift 3x5 @rir2\n")
    assert [fix.title for fix in finding.fixes] == ["make `deadlift` secondary, for `3x6`"]


def test_the_lift_that_is_no_main_lift_is_demoted() -> None:
    mended = mend("S102", "session hips posterior\n  primary kb-rdl 3x8\n  primary rdl 4x5\n  primary hip-thrust 4x5\n")
    assert line_of("kb-rdl", mended) == "  secondary kb-rdl 3x8"


def test_a_superset_moves_as_one() -> None:
    mended = mend(
        "S104",
        "session hips posterior\n  secondary hip-thrust 3x8\n  primary A1 rdl 4x5\n    progress +2.5kg every week\n"
        "  accessory A2 seated-leg-curl 3x10\n",
    )
    assert mended == (
        "session hips posterior\n  primary A1 rdl 4x5\n    progress +2.5kg every week\n"
        "  accessory A2 seated-leg-curl 3x10\n  secondary hip-thrust 3x8\n"
    )


def test_a_finisher_inside_a_superset_is_not_torn_out() -> None:
    (finding,) = find(
        "S110",
        "session hips posterior\n  primary rdl 4x5\n  finisher A1 kb-swing 3x15\n  accessory A2 seated-leg-curl 3x10\n",
    )
    assert finding.fixes == ()


def test_knee_work_is_told_once_with_the_other_places() -> None:
    (finding,) = find(
        "S109",
        "session hips posterior\n  secondary hip-thrust 3x8\n  accessory step-up 3x10\n  accessory leg-extension 3x15\n"
        "  accessory terminal-knee-extension 2x20\n",
    )
    assert finding.message == "knee-dominant `leg-extension`: 8 sets of such work; at most 3"
    assert [label.where.text for label in finding.labels] == ["leg-extension", "step-up", "terminal-knee-extension"]
