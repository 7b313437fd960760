"""The pages of the rules about the language: one for each rule, whose plans show what it says."""

import os
from collections import Counter
from functools import cache
from importlib import import_module
from itertools import takewhile
from pathlib import Path
from pkgutil import iter_modules

import pytest

from gplang.compiler import check_source
from gplang.diagnostics import LANGUAGE_RULES, RuleCard, Severity
from gplang.guide import load_profile
from gplang.lint.ignores import OF_LOGS
from gplang.lint.policy import Policy
from gplang.logs.reading import ReadLog
from gplang.logs.twice import entries_of, find_twice
from gplang.model.imports import ImportRefused
from gplang.rules import RULES, language
from gplang.rules.language import load_pages
from gplang.source import SourceText
from gplang.syntax.reading import decode
from rules.page_fixes import made_fixes, shown_fixes, write_fixes

LONGEST_SUMMARY = 110

INDENT = "    "

POLICY = Policy(load_profile(), (), known=RULES)
"""Only the language is judged; comments may name any rule."""

MODULES = [each.name for each in iter_modules(language.__path__)]
PAGES = load_pages()

each_page = pytest.mark.parametrize("page", [pytest.param(page, id=page.code) for page in PAGES.values()])


LOGGED = Path(__file__).parents[1] / "language" / "hips.gpl"
"""The plan that the logs of pages are about."""


def find_logged(importer: str, target: str) -> SourceText | ImportRefused:
    del importer
    if target == LOGGED.name:
        return SourceText(target, LOGGED.read_text(encoding="utf-8"))
    return ImportRefused(f"no file `{target}`")


def plans(page: RuleCard, kind: str) -> list[str]:
    """Return a page's texts below `gpl fail` or `gpl pass`; a blank line ends each."""
    lines = page.text.splitlines()
    starts = [number for number, line in enumerate(lines, start=1) if line == f"{INDENT}gpl {kind}"]
    bodies = (takewhile(lambda line: line.startswith(INDENT), lines[start:]) for start in starts)
    return ["".join(f"{line.removeprefix(INDENT)}\n" for line in body) for body in bodies]


def codes_in(text: str) -> set[str]:
    """Return the codes of what is said of a file that holds a text."""
    source, refused = decode(text.encode(), "page.gpl")
    result = check_source(source, find_logged, POLICY)
    found = [*(refused or result.diagnostics)]
    if result.log is not None:
        found += find_twice([entries_of(each) for each in (elsewhere(), result.log)])
    return {each.code for each in found}


@cache
def elsewhere() -> ReadLog:
    """Return another log of the same athlete."""
    text = 'log "Before"\n  of "hips.gpl"\ndone 2026-12-22 hips as planned\n'
    found = check_source(SourceText("before.gpl", text), find_logged, POLICY).log
    assert found is not None
    return found


def test_every_rule_has_one_page() -> None:
    codes = Counter(import_module(f"{language.__name__}.{name}").CODE for name in MODULES)
    assert codes == Counter(list(LANGUAGE_RULES))
    assert list(PAGES) == sorted(LANGUAGE_RULES)


@pytest.mark.parametrize("name", MODULES)
def test_a_page_is_named_for_its_rule(name: str) -> None:
    page = import_module(f"{language.__name__}.{name}")
    assert name.removesuffix("_").replace("_", "-") == LANGUAGE_RULES[page.CODE].name
    assert {each for each in vars(page) if not each.startswith("__")} <= {"CODE", "MESSAGES"}, "it holds nothing else"


@each_page
def test_a_page_says_what_the_rule_is(page: RuleCard) -> None:
    assert (page.name, page.severity, page.former) == LANGUAGE_RULES[page.code]
    assert page.since == "0.1"
    assert page.guide == ()
    assert page.text


@each_page
def test_a_summary_is_one_short_sentence(page: RuleCard) -> None:
    assert page.summary.endswith(".")
    assert ". " not in page.summary
    assert len(page.summary) <= LONGEST_SUMMARY
    assert page.text.startswith(page.text.lstrip()), "the text begins with a paragraph"


@each_page
def test_a_page_says_whether_it_can_be_silenced(page: RuleCard) -> None:
    if page.severity is Severity.ERROR and page.code[0] != OF_LOGS:
        assert "no comment suppresses it" in " ".join(page.text.split())
    else:
        assert "configuration" in page.text
        assert f"# gpl: ignore[{page.code}] reason" in page.text or page.code == "E090"


@each_page
def test_a_page_says_whether_there_is_a_fix(page: RuleCard) -> None:
    assert any(words in page.text for words in ("There is no fix", "a fix writes", "The fix "))


@each_page
def test_a_failing_plan_has_the_finding_and_no_other(page: RuleCard) -> None:
    assert plans(page, "fail")
    for text in plans(page, "fail"):
        assert codes_in(text) == {page.code}, text


@each_page
def test_a_passing_plan_has_no_finding(page: RuleCard) -> None:
    assert plans(page, "pass")
    for text in plans(page, "pass"):
        assert codes_in(text) == set(), text


@pytest.mark.parametrize("name", MODULES)
def test_a_page_shows_what_the_fix_writes(name: str) -> None:
    module = import_module(f"{language.__name__}.{name}")
    page = PAGES[module.CODE]
    made = made_fixes(page.text, page.code, ())
    if os.environ.get("GPL_UPDATE_CASES"):
        write_fixes(Path(str(module.__file__)), made)
    assert shown_fixes(page.text) == made


@each_page
def test_a_comment_silences_what_is_no_error(page: RuleCard) -> None:
    silent = (page.severity is not Severity.ERROR or page.code[0] == OF_LOGS) and page.code not in ("E090", "L606")
    for text in plans(page, "fail"):
        found = codes_in(f"{text}# gpl: ignore-file[{page.code}] for the test\n")
        assert (page.code not in found) is silent


def test_the_text_is_kept_as_written() -> None:
    assert plans(PAGES["E060"], "fail") == ["# session hips\n#   primary  rdl  4x5  @rir2\n"]
