"""Whether a formatted text says what the text before it said, in statements and in comments."""

from collections.abc import Iterator
from itertools import zip_longest

from gplang.formatter.printer import is_blank, is_comment, is_kept
from gplang.formatter.spelling import LISTED
from gplang.records import NamedTuple
from gplang.syntax.ast import Setting
from gplang.syntax.document import Document, Line
from gplang.syntax.tokens import Node
from gplang.typed import Any
from gplang.vocabulary import Block


class _Said(NamedTuple):
    """What a line says: its block, its statement without places, the text if it is to stay as it is, its comment."""

    block: Block
    keyword: str | None
    statement: Any
    text: str
    comment: str


def find_loss(before: Document, after: Document) -> Line | None:
    """Return the first line of a document that says something else, or says it in another place, in the other one.

    If something was added at the end, it is the last line.
    """
    for old, new in zip_longest(_read(before), _read(after)):
        if old is None or new is None or old[1] != new[1]:
            return before.lines[-1] if old is None else old[0]
    return None


def _read(document: Document) -> Iterator[tuple[Line, _Said]]:
    """Yield each line that is not blank, with what it says."""
    for block in document.blocks:
        header = () if block.header is None else (block.header,)
        for line in (*header, *block.lines):
            if not is_blank(line):
                yield line, _say(line, block.kind)


def _say(line: Line, block: Block) -> _Said:
    comment = "" if line.comment is None else line.comment.text
    if is_comment(line):
        return _Said(Block.FILE, None, None, "", comment)  # a comment at the end of a block may open the next one
    if is_kept(line) or line.parsed is None:
        return _Said(block, None, None, line.where.text, "")
    keyword, statement = line.parsed.keyword, line.parsed.statement
    if keyword in LISTED and isinstance(statement, Setting):
        return _Said(block, keyword, tuple(node.value.casefold() for node in statement.values), "", comment)
    return _Said(block, keyword, _without_places(statement), "", comment)


def _without_places(value: Any) -> Any:
    """Return a statement as nested tuples, so that equal ones are equal wherever they stand."""
    if isinstance(value, Node):
        return _without_places(value.value)
    if isinstance(value, tuple):
        return (type(value).__name__, *map(_without_places, value))
    return value
