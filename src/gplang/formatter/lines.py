"""The layout of some lines, and of what was just typed."""

from collections.abc import Iterator, Sequence

from gplang.diagnostics import Edit
from gplang.formatter.source import format_source
from gplang.source import Location, SourceText, Span
from gplang.syntax.document import Document
from gplang.syntax.stretches import find_stretches


def lay_out_lines(document: Document, first: int, last: int) -> Iterator[Edit]:
    """Yield the edits that lay some lines out (from 1, both included) as `gpl fmt` would.

    Where lines come or go in a block, all of it is laid out.
    """
    source = document.source
    for block in _blocks(document):
        if block.start <= last and first < block.stop:
            after = _lay_out([source.line(number) for number in block])
            if len(after) == len(block):
                wanted = range(max(first, block.start), min(last + 1, block.stop))
                yield from _replace(source, wanted, [after[number - block.start] for number in wanted])
            else:
                span = Span(source.line_span(block.start).start, source.line_span(block.stop - 1).end)
                yield Edit(Location(source, span), "\n".join(after))


def lay_out_typed(document: Document, offset: int) -> Iterator[Edit]:
    """Yield the edits that align a block when a line of it was ended and the cursor stands on the next, empty one.

    Who lays a block out in another way is not corrected: without the ended line it must be as `gpl fmt` has it.
    """
    source = document.source
    cursor = source.position(offset).line
    block = next((each for each in _blocks(document) if each.start < cursor <= each.stop), None)
    if block is None or source.line(cursor).strip():
        return
    numbers = [number for number in block if number != cursor]
    others = [source.line(number) for number in numbers if number != cursor - 1]
    if _lay_out(others) == others:
        after = _lay_out([source.line(number) for number in numbers])
        if len(after) == len(numbers):
            yield from _replace(source, numbers, after)


def _blocks(document: Document) -> Iterator[range]:
    """Yield the numbers of the lines of each block; those before the first header are one, too."""
    stretches = [*find_stretches(document)]
    behind = stretches[0].first if stretches else document.source.line_count + 1
    written = [number for number in range(1, behind) if document.source.line(number).strip()]
    if written:
        yield range(written[0], written[-1] + 1)
    yield from (range(each.first, each.last + 1) for each in stretches)


def _lay_out(lines: Sequence[str]) -> list[str]:
    text = format_source(SourceText("", "\n".join(lines))).text
    return text.removesuffix("\n").split("\n") if text else []


def _replace(source: SourceText, numbers: Sequence[int], lines: Sequence[str]) -> Iterator[Edit]:
    for number, line in zip(numbers, lines, strict=True):
        if source.line(number) != line:
            yield Edit(Location(source, source.line_span(number)), line)
