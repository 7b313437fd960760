"""Words on the command line that name nothing, and what they may have meant."""

from collections.abc import Iterable

import click

from gplang.catalog import Catalog
from gplang.report.visible import make_visible
from gplang.suggest import nearest

_MOST_OFFERED = 3


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
