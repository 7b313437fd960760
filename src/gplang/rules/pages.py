"""All rules by code: those of the language and those of the guide."""

from collections.abc import Collection, Iterable, Mapping

from gplang.diagnostics import RuleCard
from gplang.lint.rule import Rule
from gplang.rules.language import load_pages


def load_cards(rules: Iterable[Rule]) -> Mapping[str, RuleCard]:
    """Return the cards of the language's rules and of these, in the order of their codes."""
    cards = {**load_pages(), **{rule.code: rule.card for rule in rules}}
    return {code: cards[code] for code in sorted(cards, key=_order)}


def find_card(cards: Collection[RuleCard], name: str) -> RuleCard | None:
    """Return the card of a rule by its code or its name, or else by a name that it had before."""
    wanted = name.strip().casefold()
    found = [card for card in cards if wanted in (card.code.casefold(), card.name)]
    found = found or [card for card in cards if wanted in map(str.casefold, card.former)]
    return found[0] if found else None


def _order(code: str) -> tuple[int, str]:
    letters = "ESDWPAL"
    return (letters.index(code[0]) if code[0] in letters else len(letters), code)
