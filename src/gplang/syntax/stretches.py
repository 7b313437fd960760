"""Which lines a block takes up in an editor: without what already belongs to the next one."""

from collections.abc import Iterator

from gplang.records import NamedTuple
from gplang.syntax.document import BlockLines, Document, Line


class Stretch(NamedTuple):
    """A block with a header, and its first and last line, counted from 1."""

    block: BlockLines
    header: Line
    first: int
    last: int


def find_stretches(document: Document) -> Iterator[Stretch]:
    """Yield the blocks that have a header.

    Blank lines at the end of a block are left out, and so are comments there, unless they are indented deeper than its
    header: they are about what comes next.
    """
    for block in document.blocks:
        if block.header is not None:
            lines = (block.header, *block.lines)
            yield Stretch(block, block.header, block.header.number, lines[_count_lines(lines) - 1].number)


def is_comment(line: Line) -> bool:
    """Return whether a line is a comment and nothing else."""
    return _text(line).startswith("#")


def _count_lines(lines: tuple[Line, ...]) -> int:
    """Return how many lines of a block are its own; comments one below the other stay together."""
    end, depth = len(lines), _indent(lines[0])
    while end > 1:
        last = lines[end - 1]
        if not _text(last):
            end -= 1
        elif is_comment(last) and _indent(last) <= depth:
            while is_comment(lines[end - 1]):
                end -= 1
        else:
            break
    return end


def _text(line: Line) -> str:
    return line.where.text.strip()


def _indent(line: Line) -> int:
    text = line.where.text
    return len(text) - len(text.lstrip())
