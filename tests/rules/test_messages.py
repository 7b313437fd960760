"""What rules say: each finding is made of one of its rule's messages, and each message is made in a case.

The findings are those that the cases and the calibration of the programs show.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from string import Formatter

import pytest

from gplang.diagnostics import RuleCard
from gplang.rules import RULES
from gplang.rules.pages import load_cards
from marked_plans import marked_in

TESTS = Path(__file__).parents[1]
CARDS = {code: card for code, card in load_cards(RULES).items() if card.messages}
_ROW = re.compile(r"^\| (?P<code>[A-Z]\d{3}) \| (?P<messages>\d+: [^|]*) \|", re.MULTILINE)


def in_cases() -> Iterator[tuple[str, str]]:
    """Yield the codes and messages of all cases."""
    for folder in ("language", "rules"):
        for path in sorted((TESTS / folder / "cases").glob("*.gpl")):
            yield from ((mark.code, mark.message) for mark in marked_in(path))


def in_programs() -> Iterator[tuple[str, str]]:
    """Yield the codes and messages of the findings on the programs, as the page on them lists them."""
    page = (TESTS.parent / "docs" / "calibration.md").read_text(encoding="utf-8")
    for row in _ROW.finditer(page):
        yield from ((row["code"], each.partition(": ")[2]) for each in row["messages"].split("<br>"))


def by_code(found: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    told: dict[str, set[str]] = defaultdict(set)
    for code, message in found:
        told[code].add(message)
    return told


CASES, PROGRAMS = by_code(in_cases()), by_code(in_programs())

ELSEWHERE = {
    "E040": ("project/test_disk_loader.py", "language/test_limits.py", "cli/test_check.py"),
    "E050": ("language/__snapshots__/test_limits/*.txt", "project/test_decode.py", "language/test_limits.py"),
    "E060": ("project/test_decode.py", "language/test_text_forms.py"),
    "L606": ("rules/__snapshots__/test_page_reports/*[[]L606].txt",),
}
"""Tests of what no case can be: too large, no text, several files, a file that is not there. Their texts say it."""

each_rule = pytest.mark.parametrize("card", [pytest.param(card, id=card.code) for card in CARDS.values()])


def pattern(message: str) -> re.Pattern[str]:
    """Return what a text made of a message looks like; for whom and when it is so may stand around it."""
    parts = Formatter().parse(message)
    made = "".join(re.escape(text) + ("" if field is None else ".*") for text, field, *_ in parts)
    return re.compile(rf"((for|weeks?|in) [^:]+: )?{made}( \([^()]+ too\))?")


def names(message: str) -> list[str]:
    return [field for _, field, *_ in Formatter().parse(message) if field is not None]


def test_every_rule_about_plans_has_messages() -> None:
    about_plans = {code for code in load_cards(RULES) if not code.startswith("L")}
    assert about_plans <= CARDS.keys()


@each_rule
def test_each_finding_is_made_of_a_message_of_its_rule(card: RuleCard) -> None:
    made = [pattern(each) for each in card.messages]
    told = CASES[card.code] | PROGRAMS[card.code]
    assert [each for each in sorted(told) if not any(form.fullmatch(each) for form in made)] == []


@each_rule
def test_each_message_is_made_in_a_case(card: RuleCard) -> None:
    texts = [path.read_text("utf-8") for name in ELSEWHERE.get(card.code, ()) for path in sorted(TESTS.glob(name))]
    missing = [each for each in card.messages if not any(map(pattern(each).fullmatch, CASES[card.code]))]
    assert [each for each in missing if not any(pattern(each).search(text) for text in texts)] == []


@each_rule
def test_a_message_is_written_as_all_are(card: RuleCard) -> None:
    assert len({*card.messages}) == len(card.messages)
    for message in card.messages:
        assert not message.endswith(".")
        assert message[0] == "{" or not message[0].isupper()
        assert all(re.fullmatch(r"[a-z]+(_[a-z]+)*", each) for each in names(message))


def test_the_programs_have_findings_to_look_at() -> None:
    assert sum(map(len, PROGRAMS.values())) > 40
