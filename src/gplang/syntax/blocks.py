"""What lines and blocks say, wherever they stand; lines gathered under their headers."""

from collections.abc import Iterable

from gplang.records import NamedTuple
from gplang.statements.lists import ALL_HEADERS, FILE_STATEMENTS, LINE_STATEMENTS, LOG_HEADERS, STATEMENTS
from gplang.syntax.ast import ExerciseLine, Parsed, Swap
from gplang.syntax.misplaced import CHANGING
from gplang.vocabulary import Block


class LineSays(NamedTuple):
    """What a line says. `parsed` is None where there is no statement; `misplaced`: its block does not accept it.

    `unread`: it is too long, or comes after too many mistakes.
    """

    parsed: Parsed | None
    misplaced: bool = False
    unread: bool = False

    @property
    def is_mistake(self) -> bool:
        """Whether it was reported when it was parsed, was not read, or is in the wrong place."""
        return self.misplaced or self.unread or bool(self.parsed and self.parsed.problems)


class BlockSays(NamedTuple):
    """What a block says: its header (None before the first header), and the lines below it.

    `broken` are how many of its lines were reported when they were parsed; `is_sound`: none below the header is a
    mistake. `has_use`: another file is used. A block that stands in the next version of a text, too, is the same record
    there: what follows from a block alone may be kept by its identity.
    """

    kind: Block
    header: LineSays | None
    lines: tuple[LineSays, ...]
    broken: int
    is_sound: bool
    has_use: bool

    @property
    def size(self) -> int:
        """How many lines it has, header included."""
        return len(self.lines) + (self.header is not None)

    @property
    def is_plain(self) -> bool:
        """Whether no line of it was reported."""
        return self.is_sound and not self.broken

    @property
    def has_statement(self) -> bool:
        """Whether a statement besides `gpl` stands below the header."""
        return any(line.parsed and line.parsed.keyword != "gpl" for line in self.lines)


def block_below(keyword: str, block: Block) -> Block:
    """Return the block that a header opens, or the one that goes on below a header of the other kind of file."""
    if block is Block.FILE or (block in LOG_HEADERS) == (keyword in LOG_HEADERS):
        return Block(keyword)
    return block


def gather(lines: Iterable[LineSays], kind: Block = Block.FILE) -> list[BlockSays]:
    """Put lines under their headers, and mark the misplaced ones; the first of them go on a block of this kind."""
    blocks: list[BlockSays] = []
    block = _OpenBlock(kind, None)
    for line in lines:
        keyword = line.parsed.keyword if line.parsed else None
        if keyword in ALL_HEADERS and block.opens(keyword):
            blocks.append(block.close())
            block = _OpenBlock(Block(keyword), line)
        elif keyword is not None and not block.takes(keyword):
            block.add(line._replace(misplaced=True))
        else:
            block.add(line)
    blocks.append(block.close())
    return blocks


class _OpenBlock:
    """A block while its lines are collected."""

    __slots__ = ("_header", "_held", "_owned", "_said", "kind")

    def __init__(self, kind: Block, header: LineSays | None) -> None:
        self.kind = kind
        self._header = header
        self._held: list[LineSays] = []
        self._said = False
        self._owned = False

    def opens(self, keyword: str) -> bool:
        """Return whether a header can stand here: no header of a log stands in a plan, and the other way round."""
        return block_below(keyword, self.kind) == keyword

    def takes(self, keyword: str) -> bool:
        """Return whether a line with this first word can stand here."""
        if self.kind in LOG_HEADERS:
            return keyword in STATEMENTS[self.kind]
        if keyword in FILE_STATEMENTS:
            return keyword == "use" or (self.kind is Block.FILE and not self._said)
        if self.kind in CHANGING and keyword in LINE_STATEMENTS:
            return self._owned
        if keyword not in STATEMENTS[self.kind]:
            return False
        return self.kind is not Block.SESSION or keyword not in LINE_STATEMENTS or self._owned

    def add(self, line: LineSays) -> None:
        """Add a line; sub-lines belong to the exercise line or the swap above them, even a broken one."""
        self._held.append(line)
        if line.parsed is None:
            return
        self._said = True
        if line.misplaced or line.parsed.keyword not in LINE_STATEMENTS:
            self._owned = isinstance(line.parsed.statement, ExerciseLine | Swap) or line.parsed.broken

    def close(self) -> BlockSays:
        """Return the block."""
        lines, header = tuple(self._held), self._header
        mistakes = [line for line in lines if line.is_mistake]
        broken = sum(line.parsed.broken for line in (*mistakes, header) if line and line.parsed)
        has_use = any(line.parsed.keyword == "use" for line in lines if line.parsed)
        return BlockSays(self.kind, header, lines, broken, not mistakes, has_use)
