"""`gpl rules`: list the rules."""

from collections.abc import Iterable, Iterator
from textwrap import wrap

from gplang.cli import clicks as click
from gplang.cli.door import show_painted
from gplang.cli.options import form_option, json_alias, takes
from gplang.cli.terminal import choose_color, page_width
from gplang.diagnostics import RuleCard
from gplang.guide import DEFAULT_PROFILE, NO_NUMBERS, Numbers, load_profile
from gplang.lint.rule import Rule
from gplang.policies.plugins import load_plugins
from gplang.records import NamedTuple
from gplang.rules import RULES
from gplang.rules.facts import to_record
from gplang.rules.pages import load_cards
from gplang.typed import Annotated

_FAMILIES = {
    "E": "The language",
    "S": "The session",
    "D": "The dose",
    "W": "The week",
    "P": "The plan",
    "A": "The athlete",
    "L": "Logs",
    "R": "Proposals of a review",
}
_OTHERS = "Of other packages"


class _Request(NamedTuple):
    """What `gpl rules` takes."""

    form: Annotated[str, form_option("text", "json", help="Text, or one JSON array with all facts.")]
    as_json: Annotated[bool, json_alias()]


@click.command(epilog="Exit codes: 0 listed, 2 the command is misused.")
@takes(_Request)
def rules(ctx: click.Context, request: _Request) -> None:  # noqa: ARG001
    """List the rules.

    Those of the language are always on; the others check plans against the training guide. "gpl explain S103"
    explains one. At the end stand the proposals of "gpl review", which no check knows.
    """
    known = known_rules()
    cards = load_all_cards(known).values()
    if request.as_json or request.form == "json":
        click.echo(render_json(cards, numbers_by_code(known)), nl=False)
    else:
        show_painted(render_list(cards), color=choose_color())


def known_rules() -> tuple[Rule, ...]:
    """Return the guide's rules and those of other packages."""
    return (*RULES, *load_plugins())


def load_all_cards(known: Iterable[Rule]) -> dict[str, RuleCard]:
    """Return the cards of the language's rules, of these, and of the proposals of a review, by code."""
    from gplang.review.proposals import load_proposal_cards

    return {**load_cards(known), **load_proposal_cards()}


def numbers_by_code(known: Iterable[Rule], name: str = DEFAULT_PROFILE) -> dict[str, Numbers]:
    """Return the numbers of rules in a profile, where nobody replaces them."""
    profile = load_profile(name)
    return {rule.code: profile.rules.get(rule.code) or rule.numbers for rule in known}


def render_list(cards: Iterable[RuleCard]) -> str:
    """Return the rules in the families of their letters, 80 columns wide."""
    families: dict[str, list[RuleCard]] = {}
    for card in cards:
        family = _FAMILIES.get(card.code[0], _OTHERS) if card.code[1:2].isdigit() else _OTHERS
        families.setdefault(family, []).append(card)
    return "\n".join("".join(f"{line}\n" for line in _family(title, found)) for title, found in families.items())


def _family(title: str, cards: list[RuleCard]) -> Iterator[str]:
    yield click.style(title, bold=True)
    width = max(len(card.name) for card in cards)
    for card in cards:
        first = f"  {card.code}  {card.name:{width}}  "
        yield from wrap(card.summary, page_width(), initial_indent=first, subsequent_indent=" " * len(first))


def render_json(cards: Iterable[RuleCard], numbers: dict[str, Numbers]) -> str:
    """Return the rules as one JSON array; exact numbers that are no whole ones are texts."""
    from gplang.jsontext import write_json

    return write_json([to_record(card, numbers.get(card.code, NO_NUMBERS)) for card in cards]) + "\n"
