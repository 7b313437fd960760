"""Positions in our texts, which count code points, as positions of an editor, which counts lines and UTF-16 units."""

from lsprotocol import types
from pygls.workspace import PositionCodec

from gplang.records import NamedTuple
from gplang.source import Location, SourceText, Span


class Positions(NamedTuple):
    """Converts places, in the units that the editor asked for."""

    codec: PositionCodec

    def position(self, source: SourceText, offset: int) -> types.Position:
        """Return an offset as the editor counts."""
        at = source.position(offset)
        before = source.text[offset - at.column + 1 : offset]
        units = len(before) if before.isascii() else self.codec.client_num_units(before)
        return types.Position(line=at.line - 1, character=units)

    def range(self, source: SourceText, span: Span) -> types.Range:
        """Return a stretch as the editor counts."""
        return types.Range(start=self.position(source, span.start), end=self.position(source, span.end))

    def range_of(self, where: Location) -> types.Range:
        """Return a place as the editor counts."""
        return self.range(where.source, where.span)

    def offset(self, source: SourceText, position: types.Position) -> int:
        """Return where a position stands; one beyond the end of a line, or of the text, stands there."""
        if position.line >= source.line_count:
            return len(source.text)
        span = source.line_span(position.line + 1)
        line = source.text[span.start : span.end]
        if line.isascii():
            return span.start + min(position.character, len(line))
        in_line = types.Position(line=0, character=position.character)
        return span.start + min(self.codec.position_from_client_units([line], in_line).character, len(line))

    def span(self, source: SourceText, stretch: types.Range) -> Span:
        """Return a stretch of the editor's as code points; its end never lies before its start."""
        start = self.offset(source, stretch.start)
        return Span(start, max(start, self.offset(source, stretch.end)))
