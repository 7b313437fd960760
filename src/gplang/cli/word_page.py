"""A word as a card: what it means in the gym and in plans."""

from collections.abc import Iterator
from textwrap import wrap

from gplang.cli import clicks as click
from gplang.cli.terminal import page_width
from gplang.vocabulary import Block
from gplang.words import Meaning, Word

_LABEL_WIDTH = 14
_MARGIN = "  "
_OF_LOGS = {Block.LOG, Block.DONE, Block.MISSED, Block.WEIGHT}


def render_word(word: Word, command: str = "") -> str:
    """Return the card of a word, at most 80 columns wide, its title in bold; `command` lists exercises for it."""
    parts = [click.style(word.name, bold=True)]
    parts += ["\n".join(_row(f"of {each.of}", each.means)) for each in word.terms]
    parts += ["\n".join(_tell(each)) for each in _unique(word.meanings)]
    parts += ["\n".join(_row("exercises", command))] if command else []
    return "\n\n".join(parts) + "\n"


def _unique(meanings: tuple[Meaning, ...]) -> Iterator[Meaning]:
    """Yield meanings whose sentence was not there before."""
    told: set[str] = set()
    for each in meanings:
        if each.says not in told:
            told.add(each.says)
            yield each


def _tell(meaning: Meaning) -> Iterator[str]:
    where = "in a log" if meaning.blocks and _OF_LOGS.issuperset(meaning.blocks) else "in a plan"
    yield from _row(where, meaning.says)
    yield f"{_MARGIN}{'example':{_LABEL_WIDTH}}{meaning.example}"


def _row(label: str, text: str) -> list[str]:
    first = f"{_MARGIN}{label:{_LABEL_WIDTH}}"
    return wrap(text, page_width(), initial_indent=first, subsequent_indent=" " * len(first), break_on_hyphens=False)
