"""What a reader of a rule's page sees who tries its plans: each finding with its place, its words and its remedy."""

from collections.abc import Iterator

import pytest
from syrupy.assertion import SnapshotAssertion

from gplang.compiler import check_source
from gplang.diagnostics import LANGUAGE_RULES, RuleCard
from gplang.guide import load_profile
from gplang.lint.page import read_page
from gplang.lint.policy import Policy
from gplang.logs.twice import entries_of, find_twice
from gplang.report.text import render_text
from gplang.rules import RULES
from gplang.rules.language import load_pages
from gplang.syntax.reading import decode
from rules.test_language_pages import elsewhere, find_logged

CARDS = [
    *load_pages().values(),
    *(rule.card for rule in RULES),
]


def reports(card: RuleCard) -> Iterator[str]:
    """Yield the report on each plan that breaks the rule; of rules of the guide only this one speaks."""
    of_language = card.code in LANGUAGE_RULES
    silenced = frozenset() if of_language else frozenset({"E013"})
    policy = Policy(load_profile(), () if of_language else RULES, silenced=silenced, known=RULES)
    for example in read_page(card.text).examples:
        if example.fails:
            source, refused = decode(example.text.encode(), f"{card.code}.gpl")
            result = check_source(source, find_logged, policy)
            found = [*(refused or result.diagnostics)]
            if result.log is not None:
                found += find_twice([entries_of(each) for each in (elsewhere(), result.log)])
            yield render_text([each for each in found if of_language or each.code in (card.code, *LANGUAGE_RULES)])


@pytest.mark.parametrize("card", CARDS, ids=[card.code for card in CARDS])
def test_a_page_is_told_as_shown(card: RuleCard, text_snapshot: SnapshotAssertion) -> None:
    told = list(reports(card))
    assert told
    assert all(told)
    assert "\n".join(told) == text_snapshot
