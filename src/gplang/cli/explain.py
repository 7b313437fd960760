"""`gpl explain`: tell all that is known about one exercise."""

import click

from gplang.catalog import Pattern, key, load_catalog, load_equipment, load_muscles
from gplang.cli.card import render_exercise
from gplang.cli.lookup import UnknownWordError, choose_color, offer_exercises


@click.command(epilog="Exit codes: 0 explained, 2 the name is unknown or the command is misused.")
@click.argument("words", nargs=-1, required=True, metavar="NAME...")
def explain(words: tuple[str, ...]) -> None:
    """Explain an exercise.

    NAME is its id or one of its aliases; quotes are not needed: "gpl explain romanian deadlift".
    """
    name = " ".join(words)
    catalog = load_catalog()
    exercise = catalog.find(name)
    if exercise is None:
        raise UnknownWordError("exercise", name, _point_to_list(name) or offer_exercises(name, catalog))
    click.echo(render_exercise(exercise), nl=False, color=choose_color())


def _point_to_list(name: str) -> str:
    """Return which list of exercises a muscle, a piece of equipment or a pattern asks for; empty for other words."""
    patterns = {key(pattern): pattern.value for pattern in Pattern}
    kinds = {
        "muscle": ("a muscle", load_muscles().find(name)),
        "equipment": ("equipment", load_equipment().find(name)),
        "pattern": ("a pattern", patterns.get(key(name))),
    }
    for option, (what, word) in kinds.items():
        if word is not None:
            return f"; it is {what}: try 'gpl exercises --{option} {word}'"
    return ""
