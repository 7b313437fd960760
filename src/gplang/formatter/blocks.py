"""Laying out the blocks of a text that was changed: those that were laid out before the change, and no others."""

import re
from collections.abc import Iterator

from gplang.formatter.source import format_source
from gplang.records import NamedTuple
from gplang.source import SourceText
from gplang.statements.lists import HEADERS

_HEADER = re.compile(rf"(?:\A|(?<=[\r\n]))(?=(?:{'|'.join(HEADERS)})\b)", re.IGNORECASE)


class _BlockText(NamedTuple):
    """A block from its header to the next one; `body` without the blank lines at its end."""

    name: tuple[str, int]
    body: str
    end: str


def lay_out_changed(before: str, after: str) -> str:
    """Return a changed text with its changed blocks laid out as `gpl fmt` would, if they were before the change.

    A block is known again by its kind and name. Where these changed as well, the whole text must have been laid out.
    """
    if before == after:
        return after
    formatted = _format(before)
    if formatted == before:
        return _format(after)
    known = {block.name: block.body for block in _split(before)}
    laid_out = {block.name: block.body for block in _split(formatted)}
    orderly = {name for name, body in known.items() if laid_out.get(name) == body}
    return "".join(
        (_format_body(block.body) if block.name in orderly and known[block.name] != block.body else block.body)
        + block.end
        for block in _split(after)
    )


def _format(text: str) -> str:
    return format_source(SourceText("", text)).text


def _format_body(body: str) -> str:
    return _format(body).rstrip("\r\n")


def _split(text: str) -> Iterator[_BlockText]:
    """Yield the blocks of a text; several of one name are counted."""
    starts = [match.start() for match in _HEADER.finditer(text)]
    seen: dict[str, int] = {}
    for start, end in zip([0, *starts], [*starts, len(text)], strict=True):
        block = text[start:end]
        body = block.rstrip("\r\n")
        name = " ".join(body.split("\n", 1)[0].split()[:2])
        seen[name] = seen.get(name, 0) + 1
        yield _BlockText((name, seen[name]), body, block[len(body) :])
