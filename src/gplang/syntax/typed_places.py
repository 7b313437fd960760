"""Mapping places in a rewritten line to places in the line as typed."""

from gplang.records import NamedTuple
from gplang.source import Span
from gplang.typed import Any


class Places(NamedTuple):
    """For each character of a rewritten text, the start and the end of what it stands for in the original."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def of(self, span: Span) -> Span:
        """Return the original place of a stretch of the rewritten text."""
        if span.start < span.end:
            return Span(self.starts[span.start], self.ends[min(span.end, len(self.ends)) - 1])
        if span.start < len(self.starts):
            return Span(self.starts[span.start], self.starts[span.start])
        end = self.ends[-1] if self.ends else 0
        return Span(end, end)

    def replaced(self, span: Span, length: int) -> "Places":
        """Return the places after a stretch was replaced by `length` characters."""
        there = self.of(span)
        starts = (*self.starts[: span.start], *[there.start] * length, *self.starts[span.end :])
        ends = (*self.ends[: span.start], *[there.end] * length, *self.ends[span.end :])
        return Places(starts, ends)

    def stretch(self, text: str, span: Span) -> str:
        """Return the part of the rewritten text that corresponds to a stretch of the original."""
        return "".join(
            sign
            for sign, start, end in zip(text, self.starts, self.ends, strict=True)
            if span.start <= start and end <= span.end
        )

    def without(self, count: int) -> "Places":
        """Return the places of the text without its first characters."""
        return Places(self.starts[count:], self.ends[count:])


def own_places(text: str) -> Places:
    """Return the places of a text that was not rewritten."""
    return Places(tuple(range(len(text))), tuple(range(1, len(text) + 1)))


def relocate(value: Any, places: Places) -> Any:
    """Return a record with every span in it at its original place."""
    if isinstance(value, Span):
        return places.of(value)
    if isinstance(value, tuple):
        items = [relocate(item, places) for item in value]
        return type(value)(*items) if hasattr(value, "_fields") else tuple(items)
    return value
