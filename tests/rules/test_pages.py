"""Every rule's page is true: the plans on it break and keep the rule, and the guide it names exists."""

import os
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest

from gplang.catalog import load_catalog
from gplang.compiler import check_source
from gplang.guide import PROFILES, load_chapters, load_profile, load_statements
from gplang.lint.page import Example, read_page
from gplang.lint.policy import Policy
from gplang.lint.rule import Rule
from gplang.model.imports import ImportRefused
from gplang.rules import RULES
from gplang.source import SourceText
from rules.page_fixes import made_fixes, shown_fixes, write_fixes

ROOT = Path(__file__).parents[2]
EACH_RULE = pytest.mark.parametrize("rule", RULES, ids=[rule.code for rule in RULES])
LETTERS = {"S": "session", "D": "dose", "W": "week", "P": "plan", "A": "athlete"}


def codes_in(example: Example, rule: Rule) -> set[str]:
    """Return what is said of an example by its rule and by the language; sessions need no week."""
    policy = Policy(load_profile(), RULES, silenced=frozenset({"E013"}), known=RULES)
    found = check_source(SourceText("example.gpl", example.text), lambda *_: ImportRefused("none"), policy).diagnostics
    return {each.code for each in found if each.code == rule.code or each.code[0] == "E"}


@EACH_RULE
def test_its_plans_break_and_keep_it(rule: Rule) -> None:
    examples = read_page(rule.card.text).examples
    assert {example.fails for example in examples} == {True, False}
    for example in examples:
        assert codes_in(example, rule) == ({rule.code} if example.fails else set()), example.text


@EACH_RULE
def test_it_shows_what_its_fix_writes(rule: Rule) -> None:
    made = made_fixes(rule.card.text, rule.code, (rule,))
    if os.environ.get("GPL_UPDATE_CASES"):
        write_fixes(Path(rule.check.__globals__["__file__"]), made)
    assert shown_fixes(rule.card.text) == made


@EACH_RULE
def test_it_is_where_its_name_says(rule: Rule) -> None:
    module = Path(rule.check.__globals__["__file__"])
    assert module.stem == rule.name.replace("-", "_")
    assert module.parent.name == LETTERS[rule.code[0]]
    assert re.fullmatch(r"[A-Z].{20,120}\.", rule.card.summary)


@EACH_RULE
def test_it_names_statements_of_the_guide(rule: Rule) -> None:
    assert rule.guide
    assert set(rule.guide) <= set(load_statements())


@EACH_RULE
def test_its_numbers_have_their_reasons(rule: Rule) -> None:
    for number in load_profile().numbers(rule.code).by_name.values():
        assert bool(number.guide) == (number.basis == "guide")
        assert set(number.guide) <= set(load_statements())


def test_no_numbers_without_a_rule() -> None:
    assert set(load_profile().rules) <= {rule.code for rule in RULES}


def test_every_statement_of_the_guide_is_kept() -> None:
    by_rules = {each for rule in RULES for each in rule.guide}
    by_catalog = {each for exercise in load_catalog().exercises.values() for each in exercise.guide}
    also = {each.id for chapter in load_chapters() for each in chapter.statements if each.kept}
    assert set(load_statements()) - by_rules - by_catalog - also == set()


def test_the_pages_are_current() -> None:
    command = (sys.executable, ROOT / "tools" / "generate.py", "--check")
    result = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert (result.returncode, result.stderr) == (0, ""), "run `python tools/generate.py`"


def test_the_first_profile_is_frozen() -> None:
    """A rule that comes later belongs to a later profile: whoever upgrades must not find a sound plan faulted."""
    first = (
        *(f"S{number}" for number in (*range(101, 108), *range(109, 116))),
        *(f"D{number}" for number in range(201, 209)),
        *(f"W{number}" for number in range(301, 312)),
        *("P401", "P402", "P403", "P404", "P405", "P406"),
        *(f"A{number}" for number in range(501, 506)),
    )
    assert load_profile("posterior-chain-1").judges == set(first)
    assert load_profile("general-1").judges == {
        *("S104", "S113", "S115", "S116", "D209"),
        *(f"W{number}" for number in (302, 303, *range(310, 314))),
        *(f"P{number}" for number in range(402, 410)),
        *(f"A{number}" for number in range(501, 507)),
    }


def test_every_rule_judges_in_a_profile() -> None:
    assert {rule.code for rule in RULES} == {code for name in PROFILES for code in load_profile(name).judges}


def test_the_profiles_know_the_same_numbers() -> None:
    names = [{code: set(numbers.by_name) for code, numbers in load_profile(name).rules.items()} for name in PROFILES]
    assert all(each == names[0] for each in names)


def test_every_file_of_a_rule_is_named_in_its_folder() -> None:
    for folder in LETTERS.values():
        package = import_module(f"gplang.rules.{folder}")
        files = sorted(module.name for module in iter_modules(package.__path__))
        assert list(package.NAMES) == files, f"name it in {folder}/__init__.py"
