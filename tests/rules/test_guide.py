"""The guide, statement by statement: plans in `guide/GNN.gpl` that slip away from it, and others that keep it.

All rules judge: a plan that slips has the findings that are marked in it and no others, at least one of them of a rule
that sees to the statement; one that keeps it has none. `#=== slips: …` and `#=== keeps: …` say which is which. See
`tests/marked_plans.py` for the form.
"""

import os
from collections.abc import Iterable
from pathlib import Path

import pytest

from gplang.compiler import check_source, default_policy
from gplang.diagnostics import Diagnostic
from gplang.guide import Statement, load_chapters
from gplang.lint.policy import Policy
from gplang.rules import RULES
from gplang.source import SourceText
from marked_plans import found_in, load_beside, marked_in, split_plans, write_marks

PLANS = Path(__file__).parent / "guide"
PAGE = Path(__file__).parents[2] / "docs" / "guide.md"
STATEMENTS = [statement for chapter in load_chapters() for statement in chapter.statements]


def find(source: SourceText) -> Iterable[Diagnostic]:
    """Return what all rules say of a text; sessions without a week are what short plans are made of."""
    everything = default_policy()
    policy = Policy(everything.profile, everything.rules, silenced=frozenset({"E013"}), known=everything.known)
    return check_source(source, load_beside, policy).diagnostics


def plans_of(statement: Statement, kind: str) -> list[tuple[str, SourceText]]:
    """Return the plans that slip away from a statement, or those that keep it."""
    plans = split_plans(PLANS / f"{statement.id}.gpl")
    return [(title, source) for title, source in plans if title.startswith(f"{kind}: ")]


def rules_of(statement: Statement) -> set[str]:
    """Return the codes of the rules that see to a statement."""
    return {rule.code for rule in RULES if statement.id in rule.guide or rule.code in statement.rules}


def test_all_statements_have_plans() -> None:
    assert [each.id for each in STATEMENTS] == [f"G{number:02}" for number in range(1, 47)]
    assert sorted(path.stem for path in PLANS.iterdir()) == [each.id for each in STATEMENTS]


@pytest.mark.parametrize("statement", STATEMENTS, ids=lambda statement: statement.id)
def test_the_rules_say_what_is_marked(statement: Statement) -> None:
    path = PLANS / f"{statement.id}.gpl"
    if os.environ.get("GPL_UPDATE_CASES"):
        write_marks(path, find)
    assert found_in(path, find) == marked_in(path)


@pytest.mark.parametrize("statement", STATEMENTS, ids=lambda statement: statement.id)
def test_what_slips_is_caught_and_what_keeps_is_left_alone(statement: Statement) -> None:
    slips, keeps = plans_of(statement, "slips"), plans_of(statement, "keeps")
    assert slips
    assert keeps
    assert len(slips) + len(keeps) == len(split_plans(PLANS / f"{statement.id}.gpl"))
    for title, source in slips:
        assert {each.code for each in find(source)} & rules_of(statement), title
    for title, source in keeps:
        assert [each.code for each in find(source)] == [], title


@pytest.mark.parametrize("statement", STATEMENTS, ids=lambda statement: statement.id)
def test_the_page_names_it_with_its_rules_and_plans(statement: Statement) -> None:
    start = f"| [{statement.id}](#{statement.id.lower()}) |"
    (row,) = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith(start)]
    assert statement.judged in row
    assert f"(../tests/rules/guide/{statement.id}.gpl)" in row
    assert rules_of(statement)
    for code in rules_of(statement):
        assert f"[{code}](rules/{code}.md)" in row
