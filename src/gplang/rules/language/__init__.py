"""The pages of the rules about the language, one per file; the compiler itself finds the mistakes they describe."""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType

from gplang.diagnostics import LANGUAGE_RULES, RuleCard


@cache
def load_pages() -> Mapping[str, RuleCard]:
    """Return the card of every rule about the language, by code; read when first needed."""
    return MappingProxyType({card.code: card for card in sorted(_read_pages())})


def _read_pages() -> Iterator[RuleCard]:
    for module in iter_modules(__path__, f"{__name__}."):
        page = import_module(module.name)
        rule = LANGUAGE_RULES[page.CODE]
        summary, _, text = (page.__doc__ or "").strip().partition("\n")
        messages = getattr(page, "MESSAGES", ())
        yield RuleCard(
            page.CODE, rule.name, rule.severity, summary, text.strip("\n"), former=rule.former, messages=messages
        )
