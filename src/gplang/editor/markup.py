"""Markdown that an editor shows: text of plans in it is shown as it is, and does nothing."""

from collections.abc import Iterable
from re import VERBOSE
from re import compile as _compile

_SPECIAL = _compile(
    r"""([\\`*<|]                     # code, emphasis, HTML, cells
        |(?<![^\W_])_|_(?![^\W_])      # emphasis; not within a word
        |\](?=[(\[:])                  # the end of what may become a link
        |(?<=\S)~                     # what may strike out
        |&(?=\#?\w+;)                  # an entity
        |^[\#>+-])                     # a heading, a quotation, a list""",
    VERBOSE,
)
"""What would be markup where it stands; all else stays bare, for editors that show Markdown as it is written."""

_LINK = _compile(r"(?<=[\w.+-])@(?=[\w-])|:(?=//)|(?i:(?<=\bwww)\.)")
"""What makes an address of bare text: of mail, of a page."""


def escape(text: str) -> str:
    """Return Markdown of one line that shows just this text: no markup, HTML, links or cells come of it."""
    line = "".join(char if char.isprintable() else " " for char in text).strip()
    return _LINK.sub(lambda match: f"&#{ord(match[0])};", _SPECIAL.sub(r"\\\1", line))


def table(header: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return a table; its cells are Markdown."""
    cells = tuple(header)
    lines = (cells, ("---",) * len(cells), *rows)
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
