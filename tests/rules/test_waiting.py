"""What is told of plans with one line that could not be read: everything that does not hang on it.

Each plan in `waiting/` is `nothing.gpl`, or for athletes `team.gpl`, with one mistake.
"""

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gplang.compiler import Compilation, check_source
from gplang.diagnostics import Severity
from gplang.lint.subjects import Known
from gplang.report.waiting import render_waiting
from gplang.rules import RULES
from gplang.source import SourceText
from marked_plans import load_beside, split_plans
from shipped import EXAMPLES

from .broken_lines import Break, break_lines

PLANS = sorted((Path(__file__).parent / "waiting").glob("*.gpl"))
CASES = sorted((Path(__file__).parent / "cases").glob("*.gpl"))
PATH = EXAMPLES[0].with_name("plan.gpl").as_posix()
COUNTING = {rule.code for rule in RULES if rule.needs is Known.ALL}


def check(text: str) -> Compilation:
    return check_source(SourceText(PATH, text), load_beside)


def tell(compilation: Compilation) -> list[str]:
    """Return a line for each finding, and those that tell what waits."""
    told = [f"{each.where.start.line}: {each.code} {each.message}" for each in compilation.diagnostics]
    return [*told, *(line.replace(PATH, "plan.gpl") for line in render_waiting(compilation.waiting))]


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_what_is_told_and_what_waits(path: Path, text_snapshot: object) -> None:
    text = path.read_text(encoding="utf-8")
    whole = path.with_name("team.gpl" if "athlete" in text else "nothing.gpl").read_text(encoding="utf-8").split("\n")
    changes = [f"    {line}" for line in text.split("\n") if line not in whole]
    assert "\n".join(["with", *changes, "is told", *(f"    {line}" for line in tell(check(text))), ""]) == text_snapshot


@cache
def texts() -> list[str]:
    """Return all plans without errors that the tests of the rules know."""
    plans = [path.read_text(encoding="utf-8") for path in EXAMPLES]
    plans += [source.text for path in CASES for _, source in split_plans(path)]
    return plans


@st.composite
def broken(draw: st.DrawFn) -> tuple[str, Break]:
    """Draw a plan, and the same with one line broken."""
    text = draw(st.sampled_from(texts()))
    return text, draw(st.sampled_from([*break_lines(text)]))


@settings(max_examples=150)
@given(broken())
def test_no_rule_speaks_because_of_a_mistake(drawn: tuple[str, Break]) -> None:
    """A rule may name another of its places, or another line of the block; without a mistake nothing waits."""
    text, mistake = drawn
    before, after = check(text), check(mistake.text)
    if before.has_errors:
        return
    assert before.waiting == ()
    assert before.undecided <= {(each.code, each.where) for each in before.diagnostics}
    if not after.has_errors:
        return
    said = {(each.code, label.where.start.line) for each in before.diagnostics for label in each.labels}
    said |= {(each.code, _block_of(text, each.where.start.line)) for each in before.diagnostics}
    for each in after.diagnostics:
        line = each.where.start.line
        if each.where.source is after.source and line != mistake.line and each.severity is not Severity.ERROR:
            assert {(each.code, line), (each.code, _block_of(text, line))} & said, (each.code, each.message)


def _block_of(text: str, line: int) -> int:
    """Return the negative number of the header above a line."""
    headers = ("plan", "session", "week", "athlete", "exercise")
    found = [at for at, each in enumerate(text.splitlines()[:line], start=1) if each.startswith(headers)]
    return -found[-1] if found else 0


UNTOUCHED = """plan "A year of Mondays"
session hips posterior
  primary    rdl              6x12       @rir0  rest 1min
  secondary  hip-thrust       3x20       @rir2
  accessory  seated-leg-curl  8x10       @rir2
session legs quad
  primary    back-squat       5x6        @rir2  rest 2-3min
  accessory  leg-press        5x10       @rir2
session arms
  accessory  curl             3x10
  primary    bench-press      3x5
week 1-8
  mon hips
  tue legs
  fri arms
"""


@pytest.mark.parametrize("new", ["  accessory sl-rdl", "  accessory nonsense 3x8", "  zzz sl-rdl 3x8", "  accessory ]"])
@pytest.mark.parametrize("session", ["hips", "legs", "arms"])
def test_only_rules_that_count_wait_for_a_new_line(session: str, new: str) -> None:
    lines = UNTOUCHED.splitlines()
    at = next(at for at, line in enumerate(lines) if line.startswith(f"session {session}")) + 3
    before, after = check(UNTOUCHED), check("\n".join([*lines[:at], new, *lines[at:]]))
    told = {
        (each.code, each.message, line - (line > at)) for each in after.diagnostics if (line := each.where.start.line)
    }
    waiting = {code for wait in after.waiting for code in wait.codes}
    assert [wait.name for wait in after.waiting] == [session]
    assert waiting <= COUNTING
    for each in before.diagnostics:
        if each.code not in waiting:
            assert (each.code, each.message, each.where.start.line) in told
    assert {"D202", "D203", "W303", "S104"} <= {code for code, _, _ in told}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_says_what_it_needs(rule: object) -> None:
    assert rule.needs in (Known.THERE, Known.DAYS, Known.ALL)


def test_counting_rules_are_those_that_count() -> None:
    wanted = {"S101", "S102", "S106", "S107", "W301", "W304", "W305", "W306", "W307", "W308", "P402"}
    assert wanted <= COUNTING
    assert COUNTING.isdisjoint({"W302", "W303", "W309", "S103", "S104", "S105", "S109", "S110", "S113", "S114"})
