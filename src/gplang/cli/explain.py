"""`gpl explain`: tell all that is known about one exercise."""

import click

from gplang.catalog import load_catalog
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
        raise UnknownWordError("exercise", name, offer_exercises(name, catalog))
    click.echo(render_exercise(exercise), nl=False, color=choose_color())
