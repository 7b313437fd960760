"""The first lines of a log: what it is about, and whom."""

from collections.abc import Iterator

from gplang.model.plan import UNKNOWN
from gplang.records import NamedTuple
from gplang.source import Location, Span
from gplang.syntax.document import BlockLines, Document, Line
from gplang.syntax.log_ast import LogForLine, LogHeader, OfLine
from gplang.vocabulary import Block


class Heading(NamedTuple):
    """What the first lines of a log say: the plans that it is `of`, and whom it is `for`, each with its place.

    `where` is its title, else its first line. `unsure` are the first words of lines that were reported.
    """

    of: tuple[tuple[str, Location], ...]
    athlete: tuple[str, Location] | None
    where: Location
    unsure: frozenset[str]

    def may_lack(self, word: str) -> bool:
        """Return whether a line that begins with a word may have been lost."""
        return not self.unsure.isdisjoint((UNKNOWN, word))


def read_heading(document: Document) -> Heading:
    """Return what the heading of a log says; broken lines say nothing."""
    of: list[tuple[str, Location]] = []
    athlete = None
    for line, statement in _heading_lines(document):
        if isinstance(statement, OfLine) and statement.path is not None:
            of.append((statement.path.value, line.at(statement.path.span)))
        elif isinstance(statement, LogForLine) and athlete is None:
            athlete = statement.athlete.value, line.at(statement.athlete.span)
    return Heading(tuple(of), athlete, _title_of(document), _lost_from(document))


def _lost_from(document: Document) -> frozenset[str]:
    """Return the first words of lines of the heading that were reported; any word if the header itself was."""
    headings = [block for block in document.blocks if block.kind is Block.LOG]
    lost = [(line.parsed and line.parsed.keyword) or UNKNOWN for block in headings for line in block.mistakes]
    return frozenset(lost if headings else [UNKNOWN])


def _title_of(document: Document) -> Location:
    """Return the title of a log, else its first line."""
    for block in document.blocks:
        header = block.header
        statement = None if header is None or header.parsed is None else header.parsed.statement
        if header is not None and isinstance(statement, LogHeader):
            return header.code if statement.title is None else header.at(statement.title.span)
    return Location(document.source, Span(0, 0))


def statements_in(block: BlockLines) -> Iterator[tuple[Line, object]]:
    """Yield the lines of a block that can be read, with what they say."""
    return ((line, parsed.statement) for line, parsed in block.statements() if not line.is_mistake)


def _heading_lines(document: Document) -> Iterator[tuple[Line, object]]:
    for block in document.blocks:
        if block.kind is Block.LOG:
            yield from statements_in(block)
