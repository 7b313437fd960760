"""What fixes of rules about the course of a plan write."""

import pytest

from gplang.compiler import check_source
from gplang.diagnostics import Diagnostic
from gplang.lint.splice import Cut, in_order, rewrite
from gplang.source import SourceText
from marked_plans import load_beside

from .judging import policy_for

NOVICE = """\
plan "Novice"
  start 2027-01-04
session a
  primary back-squat 3x5 @60kg
{step}{more_a}session b
  primary back-squat 3x5 @60kg
{step}{more_b}week 1-4
  rotate a b on mon wed fri
"""
STEP = "    progress +2.5kg every session\n"


def find(text: str) -> list[Diagnostic]:
    told = check_source(SourceText("plan.gpl", text), load_beside, policy_for("P409")).diagnostics
    return [each for each in told if each.code == "P409"]


def test_steps_move_into_the_plan() -> None:
    text = NOVICE.format(step=STEP, more_a="", more_b="")
    [finding] = find(text)
    [fix] = finding.fixes
    assert not fix.is_safe
    mended = rewrite(text, in_order(Cut(*edit.where.span, edit.text) for edit in fix.edits))
    plan = 'plan "Novice"\n  progress back-squat +2.5kg every session\n'
    assert mended == NOVICE.format(step="", more_a="", more_b="").replace('plan "Novice"\n', plan)
    assert find(mended) == []


@pytest.mark.parametrize(
    ("more_a", "more_b"),
    [
        ("  primary back-squat 2x8 @50kg\n", ""),
        ("", "session c like b\n  swap back-squat front-squat\n"),
    ],
    ids=["another-line-would-step", "the-step-is-another-line's-too"],
)
def test_no_fix_where_other_lines_would_change(more_a: str, more_b: str) -> None:
    [finding] = find(NOVICE.format(step=STEP, more_a=more_a, more_b=more_b))
    assert finding.fixes == ()
