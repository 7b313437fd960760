"""Positions in our texts, which count code points, as positions of an editor, which counts lines and UTF-16 units."""

from gplang.lsp.messages import Place, Stretch
from gplang.records import NamedTuple
from gplang.source import Location, SourceText, Span
from gplang.typed import Any

Json = dict[str, Any]


class Positions(NamedTuple):
    """Converts places, in the units that the editor asked for: those of UTF-8, UTF-16 or UTF-32."""

    units: str

    def position(self, source: SourceText, offset: int) -> Json:
        """Return an offset as the editor counts."""
        at = source.position(offset)
        before = source.text[offset - at.column + 1 : offset]
        return {"line": at.line - 1, "character": len(before) if before.isascii() else self._count(before)}

    def range(self, source: SourceText, span: Span) -> Json:
        """Return a stretch as the editor counts."""
        return {"start": self.position(source, span.start), "end": self.position(source, span.end)}

    def range_of(self, where: Location) -> Json:
        """Return a place as the editor counts."""
        return self.range(where.source, where.span)

    def offset(self, source: SourceText, place: Place) -> int:
        """Return where a position stands; one beyond the end of a line, or of the text, stands there."""
        if place.line >= source.line_count:
            return len(source.text)
        span = source.line_span(place.line + 1)
        line = source.text[span.start : span.end]
        if line.isascii():
            return span.start + min(place.character, len(line))
        units = 0
        for at, character in enumerate(line):
            if units >= place.character:
                return span.start + at
            units += self._count(character)
        return span.end

    def span(self, source: SourceText, stretch: Stretch) -> Span:
        """Return a stretch of the editor's as code points; its end never lies before its start."""
        start = self.offset(source, stretch.start)
        return Span(start, max(start, self.offset(source, stretch.end)))

    def _count(self, text: str) -> int:
        if self.units == "utf-32":
            return len(text)
        if self.units == "utf-8":
            return len(text.encode("utf-8", "surrogatepass"))
        return len(text) + sum(character > "\uffff" for character in text)
