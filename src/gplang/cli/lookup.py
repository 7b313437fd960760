"""What commands share: unknown words, and what the terminal can show."""

import os
import shutil
from collections.abc import Iterable
from typing import TextIO

import click

from gplang.catalog import Catalog
from gplang.report.visible import make_visible
from gplang.suggest import nearest

_MOST_OFFERED = 3
_USUAL_WIDTH = 80
_LEAST_WIDTH = 40


class UnknownWordError(click.ClickException):
    """A word on the command line that names nothing; one line, exit code 2."""

    exit_code = 2

    def __init__(self, what: str, word: str, offer: str) -> None:
        super().__init__(f"no {what} '{make_visible(word)}'{offer}")
        self.ctx = click.get_current_context(silent=True)


def offer_words(word: str, words: Iterable[str]) -> str:
    """Return a question that offers the words which `word` resembles; empty if there are none."""
    near = nearest(word, words, _MOST_OFFERED)
    if not near:
        return ""
    quoted = [f"'{each}'" for each in near]
    listed = " or ".join([", ".join(quoted[:-1]), quoted[-1]] if quoted[:-1] else quoted)
    return f"; did you mean {listed}?"


def offer_exercises(name: str, catalog: Catalog) -> str:
    """Return a question that offers exercises by the names that `name` resembles, each exercise once."""
    firsts: dict[str, str] = {}
    for near in nearest(name, catalog.names(), 4 * _MOST_OFFERED):
        exercise = catalog.find(near)
        if exercise is not None:
            firsts.setdefault(exercise.id, near)
    return offer_words(name, list(firsts.values())[:_MOST_OFFERED])


def choose_color() -> bool | None:
    """Return `False` where the user wants no styled text, else `None`: let the terminal decide."""
    return False if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb" else None


def terminal_width(stream: TextIO | None) -> int | None:
    """Return how many columns the terminal behind a stream has (40 at least), `None` if there is no terminal."""
    if stream is None or not stream.isatty():
        return None
    try:
        own = os.get_terminal_size(stream.fileno()).columns
    except (OSError, ValueError):
        own = 0
    return max(_LEAST_WIDTH, shutil.get_terminal_size((own or _USUAL_WIDTH, 0)).columns)
