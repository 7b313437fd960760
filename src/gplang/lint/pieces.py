"""A text in pieces: each block is a text of its own, the same one from version to version as long as it says the same.

So is all that follows from blocks alone, wherever they stand. Places are put together at the end.
"""

from collections.abc import Iterable, Mapping

from gplang.diagnostics import Diagnostic
from gplang.records import NamedTuple, replace
from gplang.source import Location, SourceText
from gplang.syntax.document import BlockLines, Document


class Apart(NamedTuple):
    """A version of a text in pieces: a document of them, and where each of them begins in the text."""

    source: SourceText
    document: Document
    starts: Mapping[SourceText, int]

    def place(self, where: Location) -> Location:
        """Return a place of a piece in the text; one of another file as it is."""
        start = self.starts.get(where.source)
        return where if start is None else Location(self.source, where.span.shift(start))

    def put_together(self, findings: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
        """Return findings on pieces as findings on the text."""
        return tuple(map(self._put, findings))

    def _put(self, finding: Diagnostic) -> Diagnostic:
        labels = tuple([label._replace(where=self.place(label.where)) for label in finding.labels])
        fixes = finding.fixes and tuple(
            [
                fix._replace(edits=tuple([edit._replace(where=self.place(edit.where)) for edit in fix.edits]))
                for fix in finding.fixes
            ]
        )
        return replace(finding, labels=labels, fixes=fixes)


class Pieces:
    """The pieces of a text's last version; used by one thread only."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, int], BlockLines] = {}

    def take_apart(self, document: Document) -> Apart:
        """Return a document in pieces, the known ones where they say the same; of equal blocks each is one."""
        source, blocks = document.source, document.blocks
        starts = [source.line_span(block.first).start for block in blocks]
        now: dict[tuple[str, int], BlockLines] = {}
        for block, start, end in zip(blocks, starts, (*starts[1:], len(source.text)), strict=True):
            text, count = source.text[start:end], 0
            while (text, count) in now:
                count += 1
            piece = self._known.get((text, count))
            if piece is None or piece.says != block.says or piece.source.path != source.path:
                piece = BlockLines(SourceText(source.path, text), 1, block.says)
            now[text, count] = piece
        self._known = now
        pieces = tuple(now.values())
        places = {piece.source: start for piece, start in zip(pieces, starts, strict=True)}
        return Apart(source, Document(source, pieces), places)
