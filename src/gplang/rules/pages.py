"""All rules by code: those of the language and those of the guide."""

from collections.abc import Iterable, Mapping

from gplang.diagnostics import RuleCard
from gplang.lint.rule import Rule
from gplang.rules.language import load_pages


def load_cards(rules: Iterable[Rule]) -> Mapping[str, RuleCard]:
    """Return the cards of the language's rules and of these, in the order of their codes."""
    cards = {**load_pages(), **{rule.code: rule.card for rule in rules}}
    return {code: cards[code] for code in sorted(cards, key=_order)}


def _order(code: str) -> tuple[int, str]:
    letters = "ESDWPAL"
    return (letters.index(code[0]) if code[0] in letters else len(letters), code)
