"""Words that TAB completes on a command line, and that click does not know: exercises, rules, words of closed lists.

Rules of other packages are not among them: their code does not run because somebody presses a key.
"""

from collections.abc import Iterable
from pathlib import Path

from gplang.typed import TYPE_CHECKING

if TYPE_CHECKING:
    import click
    from click.shell_completion import CompletionItem

    from gplang.diagnostics import RuleCard


def complete_name(ctx: "click.Context", param: "click.Parameter", typed: str) -> "list[CompletionItem]":  # noqa: ARG001
    """Return the exercises, rules, proposals and words whose id, code or name begins like this."""
    from gplang.catalog import load_catalog
    from gplang.review.proposals import load_proposal_cards
    from gplang.words import list_words

    exercises = [(each.id, each.name) for each in load_catalog().exercises.values()]
    rules = _name_rules((*_find_cards(), *load_proposal_cards().values()))
    return _choose(typed, {**list_words(), **dict(rules), **dict(exercises)}.items())


def complete_rules(ctx: "click.Context", param: "click.Parameter", typed: str) -> "list[CompletionItem]":  # noqa: ARG001
    """Return the rules that can be on or off, and whose code or name begins like the last word between commas."""
    from gplang.config.selectors import CHANGEABLE
    from gplang.rules import RULES

    codes = {*CHANGEABLE, *(rule.code for rule in RULES)}
    return _choose_last(typed, _name_rules(card for card in _find_cards() if card.code in codes))


def complete_profiles(ctx: "click.Context", param: "click.Parameter", typed: str) -> "list[CompletionItem]":  # noqa: ARG001
    """Return the profiles of the package, and those of the current folder's config, that begin like this."""
    from gplang.guide import PROFILES
    from gplang.policies.files import find_config, load_config
    from gplang.rules import RULES

    path = find_config(Path())
    config = None if path is None else load_config(path, RULES).config
    own = {} if config is None else config.profiles
    said = [(name, f"extends {each.extends}") for name, each in own.items()]
    return _choose(typed, [*((name, "") for name in PROFILES), *said])


def complete_programs(ctx: "click.Context", param: "click.Parameter", typed: str) -> "list[CompletionItem]":  # noqa: ARG001
    """Return the programs to start from that begin like this."""
    from gplang.starter.programs import load_programs

    return _choose(typed, ((each.name, each.about) for each in load_programs().values()))


def complete_muscles(ctx: "click.Context", param: "click.Parameter", typed: str) -> "list[CompletionItem]":  # noqa: ARG001
    """Return the muscles that begin like this."""
    from gplang.catalog import load_muscles

    return _choose(typed, load_muscles().words.items())


def complete_patterns(ctx: "click.Context", param: "click.Parameter", typed: str) -> "list[CompletionItem]":  # noqa: ARG001
    """Return the patterns of exercises that begin like this."""
    from gplang.catalog import Pattern

    return _choose(typed, ((str(pattern), "") for pattern in Pattern))


def complete_equipment(ctx: "click.Context", param: "click.Parameter", typed: str) -> "list[CompletionItem]":  # noqa: ARG001
    """Return the equipment that begins like the last word between commas."""
    from gplang.catalog import load_equipment

    return _choose_last(typed, [*load_equipment().words.items(), ("none", "no equipment")])


def complete_targets(ctx: "click.Context", param: "click.Parameter", typed: str) -> "list[CompletionItem]":  # noqa: ARG001
    """Return what plans can be built into and begins like the last word between commas."""
    from gplang.backends import TARGETS

    return _choose_last(typed, ((target.name, target.title) for target in TARGETS.values()))


def complete_zones(ctx: "click.Context", param: "click.Parameter", typed: str) -> "list[CompletionItem]":  # noqa: ARG001
    """Return the time zones that begin like this."""
    from gplang.model.zones import offered_zones

    return _choose(typed, ((name, "") for name in offered_zones()))


def _find_cards() -> "Iterable[RuleCard]":
    from gplang.rules import RULES
    from gplang.rules.pages import load_cards

    return load_cards(RULES).values()


def _name_rules(cards: "Iterable[RuleCard]") -> list[tuple[str, str]]:
    """Return each rule by its code, with its name, and then each by its name, with its code."""
    codes = [(card.code, card.name) for card in cards]
    return [*codes, *((name, code) for code, name in codes)]


def _choose_last(typed: str, words: Iterable[tuple[str, str]]) -> "list[CompletionItem]":
    """Return the words that begin like what is typed behind the last comma, with what stands before them."""
    before, comma, last = typed.rpartition(",")
    return _choose(last, words, before + comma)


def _choose(typed: str, words: Iterable[tuple[str, str]], before: str = "") -> "list[CompletionItem]":
    """Return the words that begin like what is typed, capitals aside, with what they mean."""
    from click.shell_completion import CompletionItem

    start = typed.casefold()
    return [CompletionItem(before + word, help=text) for word, text in words if word.casefold().startswith(start)]
