"""`gpl explain`: tell all that is known about one exercise, one rule or one word."""

import re

from gplang.catalog import Pattern, key, load_catalog, load_equipment, load_muscles, to_record
from gplang.catalog.basis import to_basis_records
from gplang.cli import clicks as click
from gplang.cli.card import render_exercise
from gplang.cli.completion_words import complete_name
from gplang.cli.door import show_painted
from gplang.cli.lookup import name_alike, offer, offer_words, unknown_word
from gplang.cli.options import ProfileName, form_option, takes
from gplang.cli.terminal import choose_color
from gplang.guide import NO_NUMBERS, load_profile, profiles_with
from gplang.records import NamedTuple
from gplang.typed import Annotated

CURRENT = "plan.gpl"
"""Any plan of the current folder: what holds for it holds here."""


class _Request(NamedTuple):
    """What `gpl explain` takes."""

    words: Annotated[
        tuple[str, ...],
        click.argument("words", nargs=-1, required=True, metavar="NAME...", shell_complete=complete_name),
    ]
    profile: ProfileName
    form: Annotated[str, form_option("text", "json", help="Text, or one JSON object with all facts.")]


@click.command(epilog="Exit codes: 0 explained, 2 the name is unknown or the command is misused.")
@takes(_Request)
def explain(ctx: click.Context, request: _Request) -> None:
    """Explain an exercise, a rule, a proposal or a word.

    NAME is an exercise's id or one of its aliases, without quotes: "gpl explain romanian deadlift"; a rule's code or
    name: "gpl explain S103", "gpl explain main-lift-pattern"; or a word of the gym or of plans: "gpl explain rir",
    "gpl explain progress". Of an exercise it shows what the catalog knows, and what each fact rests on: the guide, a
    publication or a convention.
    """
    name = " ".join(request.words)
    as_json = request.form == "json"
    page = _exercise_page(name, as_json=as_json) or _rule_page(ctx, name, request) or _word_page(name, as_json=as_json)
    if page is None:
        raise unknown_word("exercise, rule or word", name, _offer(name))
    if as_json:
        click.echo(page, nl=False)
    else:
        show_painted(page, color=choose_color())


def _exercise_page(name: str, *, as_json: bool) -> str | None:
    exercise = load_catalog().find(name)
    if exercise is None:
        return None
    return (
        _to_json(to_record(exercise) | {"basis": to_basis_records(exercise)}) if as_json else render_exercise(exercise)
    )


def _rule_page(ctx: click.Context, name: str, request: _Request) -> str | None:
    """Return the page of a rule by its code or name, or by one that it had before, with the numbers of a profile."""
    from gplang.cli.commands.rules import known_rules, load_all_cards
    from gplang.cli.rule_page import render_rule
    from gplang.rules.facts import to_record as to_rule_record
    from gplang.rules.pages import find_card

    known = known_rules()
    card = find_card(load_all_cards(known).values(), name)
    if card is None:
        return None
    from gplang.cli.configured import choose_profiles

    chosen = load_profile() if request.profile is None else choose_profiles(ctx, [CURRENT], request.profile)(CURRENT)
    own = {rule.code: rule.numbers for rule in known}
    numbers = chosen.rules.get(card.code) or own.get(card.code, NO_NUMBERS)
    if request.form == "json":
        return _to_json(to_rule_record(card, numbers))
    return render_rule(card, numbers, profiles_with(card.code))


def _word_page(name: str, *, as_json: bool) -> str | None:
    """Return what a word means, and which exercises it may ask for, if it is a muscle, equipment or a pattern, too."""
    from gplang.cli.word_page import render_word
    from gplang.words import find_word, to_record

    word = find_word(name)
    if word is None:
        return None
    if as_json:
        return _to_json(to_record(word))
    listed = _find_list(name)
    return render_word(word, f"gpl exercises --{listed[1]} {listed[2]}" if listed else "")


def _to_json(record: dict[str, object]) -> str:
    from gplang.jsontext import write_json

    return write_json(record) + "\n"


def _offer(name: str) -> str:
    """Return what was probably meant, or which list to look at."""
    listed = _find_list(name)
    if listed is not None:
        what, option, word = listed
        return f"; it is {what}: try 'gpl exercises --{option} {word}'"
    if re.fullmatch("[A-Za-z]{1,8}[0-9]{1,4}", name):
        return "; 'gpl rules' lists the rules"
    from gplang.cli.commands.rules import known_rules, load_all_cards
    from gplang.words import list_words

    exercises = name_alike(name, load_catalog())
    rules = (card.name for card in load_all_cards(known_rules()).values())
    return offer_words(name, (*exercises, *list_words(), *rules)) or offer(exercises)


def _find_list(name: str) -> tuple[str, str, str] | None:
    """Return which list of exercises a muscle, a piece of equipment or a pattern asks for: what it is, option, word."""
    patterns = {key(pattern): pattern.value for pattern in Pattern}
    kinds = (
        ("a muscle", "muscle", load_muscles().find(name)),
        ("equipment", "equipment", load_equipment().find(name)),
        ("a pattern", "pattern", patterns.get(key(name))),
    )
    return next(((what, option, word) for what, option, word in kinds if word is not None), None)
