"""The fix for some athletes' finding is their own `swap`: nothing changes for the others, nothing is left to say."""

from pathlib import Path

import pytest

import gplang
from gplang.compiler import check_source, default_policy
from gplang.diagnostics import Diagnostic
from gplang.lint.fix import apply_fixes
from gplang.lint.policy import Policy
from gplang.report.text import offer_fixes
from gplang.source import SourceText
from marked_plans import load_beside

TEAM = """plan "Team"
  start  2026-01-05

athlete anna "Anna"
  max        rdl  100kg
  {anna}

athlete ben

session a
{a}

session b
{b}

week 1-4
  mon a
  thu b
"""
CASES = {
    "a knee": (
        "sensitive  knee",
        "  accessory leg-extension 3x12 @rir2",
        "  primary bench-press 3x5",
        ["leg-extension"],
    ),
    "in two sessions": (
        "sensitive  knee",
        "  accessory leg-extension 3x12 @rir2",
        "  accessory leg-extension 2x15 @rir2\n  accessory back-extension 2x15",
        ["leg-extension"],
    ),
    "a back": ("sensitive  lower-back", "  primary deadlift 3x5 @rir2", "  primary bench-press 3x5", ["deadlift"]),
    "kit": (
        "equipment  dumbbell bench",
        "  warmup rdl 2x8\n  primary rdl 3x8 @rir2",
        "  primary bench-press 3x5",
        ["bench-press", "rdl", "warmup rdl"],
    ),
    "a novice": ("level      novice", "  primary power-clean 3x5 @rir2", "  primary bench-press 3x5", ["power-clean"]),
    "of her own": (
        "swap       rdl deadlift\n  sensitive  lower-back",
        "  primary rdl 3x5 @rir2",
        "  primary bench-press 3x5",
        ["rdl"],
    ),
    "under a swap": (
        "sensitive  knee\n  swap       rdl hip-thrust\n    progress +5kg every week",
        "  primary rdl 3x5 @rir2",
        "  accessory leg-extension 3x12 @rir2",
        ["rdl", "leg-extension"],
    ),
}


def check(source: SourceText) -> tuple[Diagnostic, ...]:
    whole = default_policy()
    rules = tuple(rule for rule in whole.rules if rule.code in ("A501", "A503", "A504", "A505"))
    return check_source(source, load_beside, Policy(whole.profile, rules, known=whole.rules)).diagnostics


@pytest.mark.parametrize("case", CASES)
def test_it_stands_in_the_athletes_block_and_is_enough(case: str) -> None:
    anna, a, b, swapped = CASES[case]
    text = TEAM.format(anna=anna, a=a, b=b)
    source = SourceText(Path(__file__).with_name("team.gpl").as_posix(), text)
    assert check(source)
    fixed = apply_fixes(source, check, unsafe=True)
    assert check(SourceText(source.path, fixed.text)) == ()
    block = fixed.text.split("athlete ben")[0]
    assert fixed.text.split("athlete ben")[1] == text.split("athlete ben")[1]
    swaps = [line.split()[1:-1] for line in block.splitlines() if line.split()[:1] == ["swap"]]
    assert sorted(" ".join(words) for words in swaps) == sorted(swapped)
    assert exercises(fixed.text, "ben") == exercises(text, "ben")


ROSTER = """athlete anna "Anna"
  max        rdl  100kg
  sensitive  knee

athlete ben "Ben"
"""
PLAN = """use "squad.gpl"
plan "Team"
  start  2026-01-05
  for    all
session a
  primary    rdl            3x5   @75%
  accessory  leg-extension  3x12  @rir2
week 1-4
  mon a
"""


def test_for_an_athlete_of_a_roster_it_stands_there() -> None:
    """The command does not write it, since it changes what it checks, but an editor can."""
    roster = SourceText("squad.gpl", ROSTER)
    source = SourceText("plan.gpl", PLAN)
    policy = default_policy()

    def look(text: SourceText) -> tuple[Diagnostic, ...]:
        found = check_source(
            text, lambda _, target: roster if target == "squad.gpl" else load_beside("", target), policy
        )
        return tuple(each for each in found.diagnostics if each.code == "A505")

    (finding,) = look(source)
    fix = finding.fixes[0]
    assert fix.title == "write `swap leg-extension back-extension` for anna in `squad.gpl`"
    (edit,) = fix.edits
    assert edit.where.source is roster
    assert apply_fixes(source, look, unsafe=True).text == PLAN
    assert offer_fixes([finding], unsafe=True) == ""
    start, end = edit.where.span
    roster = SourceText("squad.gpl", f"{ROSTER[:start]}{edit.text}{ROSTER[end:]}")
    assert "  sensitive  knee\n  swap       leg-extension back-extension\n\nathlete ben" in roster.text
    assert look(source) == ()


def test_a_weeks_swap_of_lines_in_several_roles_is_tried_in_each() -> None:
    dose = "12x8 @rir1"
    plan = TEAM.format(anna="equipment dumbbell", a=f"  primary back-squat {dose}", b=f"  finisher back-squat {dose}")
    text = plan.replace("athlete ben", "").replace("week 1-4", "week 1-4\n  swap back-squat rdl\n  wed a")
    found = check_source(SourceText("team.gpl", text), load_beside, default_policy()).diagnostics
    assert "A504" in {each.code for each in found}


def exercises(text: str, athlete: str) -> list[list[str]]:
    plan = gplang.loads(text).plan
    assert plan is not None
    return [[each.exercise.id for each in session.exercises] for session in gplang.schedule(plan, athlete).sessions]
