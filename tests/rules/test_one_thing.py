"""Plans in which one thing is broken: the rule that is meant speaks, and nothing else does.

`one-thing/*.toml` hold the changes. `[CODE.name]` names the rule that must speak, once or several times; `plan` is one
of the examples, of which no rule has anything to say. In its text `old` becomes `new`, or in `changes` the first of
each pair the second; each stands there exactly once. All rules of a profile judge, and advice counts.
"""

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from gplang.compiler import check_source
from gplang.diagnostics import LANGUAGE_RULES
from gplang.rules import RULES
from gplang.source import SourceText
from marked_plans import load_beside

from .judging import policy_for

FOLDER = Path(__file__).parent / "one-thing"
EXAMPLES = Path(__file__).parents[2] / "examples"

NOT_OF_PLANS = {"E016", "E060"} | {code for code in LANGUAGE_RULES if code.startswith("L")}
"""What is said of several files together, of files that are no plans at all, and of logs."""


class Change(NamedTuple):
    """What is done to an example, and the rule that must speak."""

    code: str
    name: str
    plan: str
    pairs: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        return f"{self.code}-{self.name}"


def read_changes() -> Iterator[Change]:
    for path in sorted(FOLDER.glob("*.toml")):
        for code, changes in tomllib.loads(path.read_text(encoding="utf-8")).items():
            for name, change in changes.items():
                pairs = change["changes"] if "changes" in change else [(change["old"], change["new"])]
                yield Change(code, name, change["plan"], tuple((old, new) for old, new in pairs))


CHANGES = tuple(read_changes())


def find(plan: str, text: str, code: str) -> list[str]:
    """Return what the profile that a rule belongs to says of an example with another text, in words."""
    source = SourceText((EXAMPLES / f"{plan}.gpl").as_posix(), text)
    told = check_source(source, load_beside, policy_for(code)).diagnostics
    return [f"{each.code} in line {each.where.start.line}: {each.message}" for each in told]


@cache
def read(plan: str) -> str:
    return (EXAMPLES / f"{plan}.gpl").read_text(encoding="utf-8")


@pytest.mark.parametrize(("plan", "code"), sorted({(each.plan, each.code): each for each in CHANGES}))
def test_nothing_is_said_of_the_examples(plan: str, code: str) -> None:
    assert find(plan, read(plan), code) == []


@pytest.mark.parametrize("change", CHANGES, ids=str)
def test_the_rule_meant_speaks_and_nothing_else_does(change: Change) -> None:
    text = read(change.plan)
    for old, new in change.pairs:
        assert text.count(old) == 1, f"stands {text.count(old)} times in {change.plan}.gpl: {old}"
        text = text.replace(old, new)
    told = find(change.plan, text, change.code)
    assert told
    assert [each for each in told if not each.startswith(f"{change.code} ")] == []


def test_every_rule_has_a_change() -> None:
    assert {change.code for change in CHANGES} == {*LANGUAGE_RULES, *(rule.code for rule in RULES)} - NOT_OF_PLANS
