"""Words on the command line that name nothing, and what they may have meant."""

from collections.abc import Iterable, Sequence

from gplang.catalog import Catalog, suggest_exercises
from gplang.cli import clicks as click
from gplang.report.visible import make_visible
from gplang.suggest import nearest

_MOST_OFFERED = 3


def unknown_word(what: str, word: str, offer: str) -> "click.ClickException":
    """Return the error for a word on the command line that names nothing: one line that names the command."""
    return click.mistake(f"no {what} '{make_visible(word)}'{offer}")


def offer_words(word: str, words: Iterable[str]) -> str:
    """Return a question that offers the words which `word` resembles; empty if there are none."""
    return offer(nearest(word, words, _MOST_OFFERED))


def offer(near: Sequence[str]) -> str:
    """Return a question that offers some words; empty if there are none."""
    if not near:
        return ""
    quoted = [f"'{each}'" for each in near]
    listed = " or ".join([", ".join(quoted[:-1]), quoted[-1]] if quoted[:-1] else quoted)
    return f"; did you mean {listed}?"


def offer_exercises(name: str, catalog: Catalog) -> str:
    """Return a question that offers exercises by the names that `name` resembles, each exercise once."""
    return offer(name_alike(name, catalog))


def name_alike(name: str, catalog: Catalog) -> list[str]:
    """Return the exercises that an unknown name resembles, each by the name that is nearest."""
    found = suggest_exercises(name, catalog.names(), catalog.find)[:_MOST_OFFERED]
    return [next(iter(nearest(name, each.names, 1)), each.id) for each in found]
