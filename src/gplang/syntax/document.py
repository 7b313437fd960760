"""A whole file: its lines, with their comments and places, grouped into blocks."""

from collections.abc import Callable, Iterator
from re import IGNORECASE

from gplang.diagnostics import Applicability, Diagnostic, Edit, Fix, Label, language_finding
from gplang.patterns import late
from gplang.quantities import WeightUnit
from gplang.records import dataclass
from gplang.source import Location, SourceText, Span
from gplang.statements.lists import (
    ALL_HEADERS,
    FILE_STATEMENTS,
    LINE_STATEMENTS,
    LOG_HEADERS,
    STATEMENTS,
)
from gplang.syntax.ast import ExerciseLine, Parsed, Swap
from gplang.syntax.line import parse_line, split_comment
from gplang.syntax.misplaced import CHANGING, explain_doubles, explain_log_header, explain_misplaced, homes_of
from gplang.syntax.tokens import Problem
from gplang.vocabulary import Block

LONGEST_LINE = 4_096
"""Characters in one line."""

EXPLAINED = 200
"""How many broken lines of one file are explained; the others are told shortly."""

_WEIGHTS = late(r"(?<=[0-9])(kg|lb)(?![a-z])", IGNORECASE)
_SEARCHED = 20_000
"""Characters of a log in which the unit of its weights is looked for."""

MOST_BROKEN = 2_000
"""Broken lines after which the rest of a file is not read."""


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


@dataclass(frozen=True, slots=True)
class BlockLines:
    """A block: its header line (None before the first header) and the lines below it."""

    kind: Block
    header: Line | None
    lines: tuple[Line, ...]

    @property
    def is_header_broken(self) -> bool:
        """Whether its header was reported when it was parsed."""
        return bool(self.header and self.header.parsed and self.header.parsed.broken)

    @property
    def mistakes(self) -> Iterator[Line]:
        """The lines below the header that were reported when they were parsed, or are in the wrong place."""
        return (line for line in self.lines if line.is_mistake)

    def statements(self) -> Iterator[tuple[Line, Parsed]]:
        """Yield the lines with a statement that this block accepts."""
        for line in self.lines:
            if line.parsed is not None and not line.misplaced:
                yield line, line.parsed


@dataclass(frozen=True, slots=True)
class Document:
    """A file, understood line by line; nothing of the text is lost."""

    source: SourceText
    lines: tuple[Line, ...]
    blocks: tuple[BlockLines, ...]

    @property
    def is_log(self) -> bool:
        """Whether it says what was done: its first header is one of a log."""
        return len(self.blocks) > 1 and self.blocks[1].kind in LOG_HEADERS


Parse = Callable[[SourceText], tuple[Document, tuple[Diagnostic, ...]]]
"""How a text becomes a document."""


def parse_document(source: SourceText, before: Document | None = None) -> tuple[Document, tuple[Diagnostic, ...]]:
    """Parse a file. Every line is independent: a broken one is reported and hides no other.

    Lines that the document had `before` are not parsed again.
    """
    lines, given_up = _read_lines(source, {} if before is None else _lines_of(before))
    findings = [_finding(line, problem) for line in lines if line.parsed for problem in line.parsed.problems]
    findings.extend(_too_long(line) for line in lines if _length(line) > LONGEST_LINE)
    blocks, placed, misplaced = _gather(lines)
    misplaced.extend(finding for block in blocks if block.kind is Block.LOG for finding in explain_doubles(block.lines))
    return Document(source, placed, blocks), (*findings, *misplaced, *given_up)


def _length(line: Line) -> int:
    return line.where.span.end - line.where.span.start


_Known = dict[tuple[str, Block], Parsed | None]
"""What lines say, by their text and the kind of block that they stand in."""


def _lines_of(document: Document) -> _Known:
    """Return the parsed lines of a document, as far as its mistakes were explained."""
    known: _Known = {}
    block = Block.FILE
    broken = 0
    for line in document.lines:
        if line.parsed is not None and line.parsed.broken:
            broken += 1
            if broken > EXPLAINED:
                break
        known[line.where.text, block] = line.parsed
        if line.parsed is not None and line.parsed.keyword in ALL_HEADERS:
            block = _block_below(line.parsed.keyword, block)
    return known


def _read_lines(source: SourceText, before: _Known) -> tuple[tuple[Line, ...], tuple[Diagnostic, ...]]:
    """Parse line by line, equal lines and those from `before` once; give up where hardly any line is valid."""
    known: _Known = {}
    block = Block.FILE
    lines: list[Line] = []
    broken = 0
    for number in range(1, source.line_count + 1):
        where = Location(source, source.line_span(number))
        if where.span.end - where.span.start > LONGEST_LINE:
            lines.append(Line(number, where, None, unread=True))
            continue
        text = where.text
        if (text, block) not in known:
            known[text, block] = _read_line(source, text, block, before, explain=broken < EXPLAINED)
        line = Line(number, where, known[text, block])
        lines.append(line)
        if line.parsed is not None and line.parsed.keyword in ALL_HEADERS:
            block = _block_below(line.parsed.keyword, block)
        if line.parsed is not None and line.parsed.broken:
            broken += 1
            if broken == MOST_BROKEN:
                lines.extend(_unread_lines(source, number + 1))
                return tuple(lines), (_given_up(line),)
    return tuple(lines), ()


def _block_below(keyword: str, block: Block) -> Block:
    """Return the block that a header opens, or the one that goes on below a header of the other kind of file."""
    if block is Block.FILE or (block in LOG_HEADERS) == (keyword in LOG_HEADERS):
        return Block(keyword)
    return block


def _read_line(source: SourceText, text: str, block: Block, before: _Known, *, explain: bool) -> Parsed | None:
    if (text, block) in before:
        parsed = before[text, block]
        if parsed is None or not parsed.broken or (explain and block is not Block.DONE):
            return parsed
    parsed = parse_line(text, block, explain=explain)
    if block is Block.DONE and explain and parsed and parsed.broken and (unit := _unit_of(source)):
        return parse_line(text, block, unit=unit)
    return parsed


def _unit_of(source: SourceText) -> WeightUnit | None:
    """Return what the weights of a log are in; None if it says nothing, or both."""
    lines = source.text[:_SEARCHED]
    units = {WeightUnit(match[1].lower()) for match in _WEIGHTS.finditer(lines)}
    return units.pop() if len(units) == 1 else None


def _unread_lines(source: SourceText, first: int) -> Iterator[Line]:
    for number in range(first, source.line_count + 1):
        yield Line(number, Location(source, source.line_span(number)), None, unread=True)


def _given_up(line: Line) -> Diagnostic:
    where = Location(line.where.source, Span(line.where.span.end, line.where.span.end))
    message = f"{MOST_BROKEN:,} lines with mistakes; nothing below line {line.number:,} was read"
    return language_finding("E050", where, message, "is this a training plan?")


def _too_long(line: Line) -> Diagnostic:
    start = line.where.span.start
    where = Location(line.where.source, Span(start + LONGEST_LINE, line.where.span.end))
    message = f"a line of {_length(line):,} characters; at most {LONGEST_LINE:,}"
    return language_finding("E050", where, message, "nothing of this line was read")


def _finding(line: Line, problem: Problem) -> Diagnostic:
    where = line.at(problem.span)
    fixes: tuple[Fix, ...] = ()
    if problem.replacement is not None:
        right = problem.replacement.strip()
        title = f"write `{right}`" if right else f"leave `{where.text.strip()}` out"
        applicability = Applicability.SAFE if problem.certain else Applicability.UNSAFE
        fixes = (Fix(title, (Edit(where, problem.replacement),), applicability, in_hint=True),)
    related = (Label(line.at(problem.related[0]), problem.related[1]),) if problem.related else ()
    return language_finding(problem.code, where, problem.message, problem.hint, related=related, fixes=fixes)


# ---- blocks


def _gather(lines: tuple[Line, ...]) -> tuple[tuple[BlockLines, ...], tuple[Line, ...], list[Diagnostic]]:
    """Put lines under their headers; misplaced lines are marked and reported."""
    blocks: list[BlockLines] = []
    placed: list[Line] = []
    findings: list[Diagnostic] = []
    block = _OpenBlock(Block.FILE, None)
    for line in lines:
        keyword = line.parsed.keyword if line.parsed else None
        if keyword in ALL_HEADERS and block.opens(keyword):
            if keyword in LOG_HEADERS:
                findings.extend(explain_log_header(line, keyword, block.kind, has_said=block.has_said))
            blocks.append(block.close())
            block = _OpenBlock(Block(keyword), line)
            placed.append(line)
            continue
        if keyword is not None and not block.takes(keyword):
            line = Line(line.number, line.where, line.parsed, misplaced=True)
            if not _is_misspelt(line) and block.is_news(keyword):
                findings.append(explain_misplaced(line, keyword, block.kind))
        block.add(line)
        placed.append(line)
    blocks.append(block.close())
    return tuple(blocks), tuple(placed), findings


class _OpenBlock:
    """A block while its lines are collected."""

    __slots__ = ("_header", "_held", "_owned", "_said", "_told", "kind")

    def __init__(self, kind: Block, header: Line | None) -> None:
        self.kind = kind
        self._header = header
        self._held: list[Line] = []
        self._said = False
        self._owned = False
        self._told: set[tuple[Block, ...]] = set()

    @property
    def has_said(self) -> bool:
        """Whether a statement stands above, besides `gpl`."""
        return any(line.parsed and line.parsed.keyword != "gpl" for line in self._held)

    def opens(self, keyword: str) -> bool:
        """Return whether a header can stand here: no header of a log stands in a plan, and the other way round."""
        return _block_below(keyword, self.kind) == keyword

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

    def is_news(self, keyword: str) -> bool:
        """Return whether no misplaced line above wants the same kind of block: one missing header, one finding."""
        if self.kind is Block.SESSION and keyword in STATEMENTS[self.kind]:
            return True
        homes = homes_of(keyword)
        known = homes in self._told
        self._told.add(homes)
        return not known

    def add(self, line: Line) -> None:
        """Add a line; sub-lines belong to the exercise line or the swap above them, even a broken one."""
        self._held.append(line)
        if line.parsed is None:
            return
        self._said = True
        if line.misplaced or line.parsed.keyword not in LINE_STATEMENTS:
            self._owned = isinstance(line.parsed.statement, ExerciseLine | Swap) or line.parsed.broken

    def close(self) -> BlockLines:
        """Return the block."""
        return BlockLines(self.kind, self._header, tuple(self._held))


def _is_misspelt(line: Line) -> bool:
    """Return whether the first word was reported itself, so that its place needs no report."""
    parsed = line.parsed
    return parsed is not None and any(problem.span == parsed.word for problem in parsed.problems)
