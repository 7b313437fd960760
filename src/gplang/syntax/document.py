"""A whole file: its lines, with their comments and places, grouped into blocks."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property

from gplang.diagnostics import Diagnostic
from gplang.records import dataclass
from gplang.source import Location, SourceText, Span, find_change
from gplang.statements.lists import LOG_HEADERS
from gplang.syntax.ast import Parsed
from gplang.syntax.blocks import BlockSays, LineSays, gather
from gplang.syntax.limits import EXPLAINED
from gplang.syntax.line import split_comment
from gplang.syntax.line_reading import know_lines, read_lines, unit_of
from gplang.syntax.mistakes import find_mistakes, tell_given_up
from gplang.vocabulary import Block


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a file. `parsed` is None where there is no statement; `misplaced`: its block does not accept it.

    `unread`: it is too long, or comes after too many mistakes.
    """

    number: int
    where: Location
    parsed: Parsed | None
    misplaced: bool = False
    unread: bool = False

    @property
    def is_mistake(self) -> bool:
        """Whether it was reported when it was parsed, was not read, or is in the wrong place."""
        return self.misplaced or self.unread or bool(self.parsed and self.parsed.broken)

    @property
    def comment(self) -> Location | None:
        """The place of its comment, including `#`."""
        text = self.where.text
        start = split_comment(text)
        offset = self.where.span.start
        return Location(self.where.source, Span(offset + start, self.where.span.end)) if start < len(text) else None

    @property
    def code(self) -> Location:
        """Where its words stand, without its indentation and its comment."""
        text = self.where.text
        words = text[: split_comment(text)].rstrip()
        return self.at(Span(len(words) - len(words.lstrip()), len(words)))

    def at(self, span: Span) -> Location:
        """Return the place of a span that counts from the start of this line."""
        return Location(self.where.source, span.shift(self.where.span.start))


@dataclass(frozen=True)
class BlockLines:
    """A block: what it says, and where it stands: its text and the number of its first line.

    The lines are worked out when they are asked for.
    """

    source: SourceText
    first: int
    says: BlockSays

    @property
    def kind(self) -> Block:
        """What kind of block it is."""
        return self.says.kind

    @cached_property
    def header(self) -> Line | None:
        """Its header line; None before the first header."""
        return None if self.says.header is None else _place(self.source, self.first, self.says.header)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The lines below its header."""
        first = self.first + (self.says.header is not None)
        return tuple([_place(self.source, number, says) for number, says in enumerate(self.says.lines, first)])

    @property
    def all_lines(self) -> tuple[Line, ...]:
        """Its header, where it has one, and the lines below."""
        return self.lines if self.header is None else (self.header, *self.lines)

    @property
    def where(self) -> Location:
        """The whole of it, from its first line to its last one."""
        start = self.source.line_span(self.first).start
        last = self.first + self.says.size - 1
        return Location(self.source, Span(start, start if last < self.first else self.source.line_span(last).end))

    @property
    def is_header_broken(self) -> bool:
        """Whether its header was reported when it was parsed."""
        header = self.says.header
        return bool(header and header.parsed and header.parsed.broken)

    @property
    def mistakes(self) -> Iterator[Line]:
        """The lines below the header that were reported when they were parsed, or are in the wrong place."""
        return (line for line in (() if self.says.is_sound else self.lines) if line.is_mistake)

    def statements(self) -> Iterator[tuple[Line, Parsed]]:
        """Yield the lines with a statement that this block accepts."""
        for line in self.lines:
            if line.parsed is not None and not line.misplaced:
                yield line, line.parsed


def _first_of(block: BlockLines) -> int:
    return block.first


def _place(source: SourceText, number: int, says: LineSays) -> Line:
    parsed, misplaced, unread = says
    return Line(number, Location(source, source.line_span(number)), parsed, misplaced, unread)


@dataclass(frozen=True)
class Document:
    """A file, understood line by line; nothing of the text is lost."""

    source: SourceText
    blocks: tuple[BlockLines, ...]

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """All its lines."""
        return tuple([line for block in self.blocks for line in block.all_lines])

    def block_at(self, number: int) -> BlockLines:
        """Return the block that a line belongs to, a header to its own."""
        return self.blocks[bisect_right(self.blocks, number, key=_first_of) - 1]

    def line(self, number: int) -> Line:
        """Return a line by its number, without working out all others."""
        block = self.block_at(number)
        return block.all_lines[number - block.first]

    @property
    def is_log(self) -> bool:
        """Whether it says what was done: its first header is one of a log."""
        return len(self.blocks) > 1 and self.blocks[1].kind in LOG_HEADERS

    @property
    def says_nothing(self) -> bool:
        """Whether there is no statement in it."""
        return len(self.blocks) < 2 and not any(line.parsed for block in self.blocks for line in block.says.lines)


Parse = Callable[[SourceText], tuple[Document, tuple[Diagnostic, ...]]]
"""How a text becomes a document."""


def parse_document(source: SourceText, before: Document | None = None) -> tuple[Document, tuple[Diagnostic, ...]]:
    """Parse a file. Every line is independent: a broken one is reported and hides no other.

    Blocks and lines that the document had `before` are not read again.
    """
    changed = None if before is None else _read_changes(source, before)
    if changed is not None:
        return Document(source, changed), tuple(find_mistakes(changed))
    known = {} if before is None else know_lines(before.source, _lines_in(before.blocks), 1, Block.FILE)
    lines, last = read_lines(source, range(1, source.line_count + 1), Block.FILE, known)
    blocks = tuple(_put_in_place(source, gather(lines)))
    if before is not None:
        blocks = tuple(_put_in_place(source, _recognize(blocks, before.blocks)))
    given_up = () if last is None else (tell_given_up(source, last),)
    return Document(source, blocks), (*find_mistakes(blocks), *given_up)


def _put_in_place(source: SourceText, blocks: Iterable[BlockSays], first: int = 1) -> Iterator[BlockLines]:
    """Yield blocks as they stand in a text, one below the other, from a line on."""
    for says in blocks:
        yield BlockLines(source, first, says)
        first += says.size


def _recognize(blocks: Iterable[BlockLines], before: Iterable[BlockLines]) -> Iterator[BlockSays]:
    """Yield what blocks say, as the records of the version before where they stood there, too."""
    known = {block.where.text: block.says for block in before}
    for block in blocks:
        says = known.get(block.where.text, block.says)
        yield says if says == block.says else block.says


def _lines_in(blocks: Iterable[BlockLines]) -> Iterator[LineSays]:
    for block in blocks:
        if block.says.header is not None:
            yield block.says.header
        yield from block.says.lines


# ---- version after version


def _read_changes(source: SourceText, before: Document) -> tuple[BlockLines, ...] | None:
    """Return the blocks of a new version of a document; None where all of it has to be read.

    Blocks above and below a change are taken over. One block below is read with it: if that begins where it did, all
    others stand below the same lines as before.
    """
    old, blocks = before.source, before.blocks
    grown = source.line_count - old.line_count
    change, now = find_change(old.text, source.text)
    starts = [block.first for block in blocks]
    first, last = old.position(change.start).line, old.position(change.end).line
    head = max(0, bisect_right(starts, first - 1) - 1)  # a header that changed may not be one now
    tail = min(bisect_right(starts, last) + 1, len(blocks))
    above, read, below = blocks[:head], blocks[head:tail], blocks[tail:]
    end = below[0].first + grown if below else source.line_count + 1
    if below and source.line_span(end).start - now.end != old.line_span(end - grown).start - change.end:
        return None  # a line break was torn apart
    kind = above[-1].kind if above else Block.FILE
    known = know_lines(old, _lines_in(read), read[0].first, kind)
    lines, _ = read_lines(source, range(read[0].first, end), kind, known)
    made = gather(lines, kind)
    if above and made.pop(0).size:
        return None
    if below and (made[-1].kind, made[-1].size) != (read[-1].kind, read[-1].says.size):
        return None
    same = _recognize(_put_in_place(source, made, read[0].first), read)
    says = [*(block.says for block in above), *same, *(block.says for block in below)]
    if before.is_log and any(each.broken for each in says) and unit_of(old) != unit_of(source):
        return None
    was_broken, is_broken = sum(block.says.broken for block in blocks), sum(each.broken for each in says)
    if max(was_broken, is_broken) > EXPLAINED:
        return None
    return tuple(_put_in_place(source, says))
