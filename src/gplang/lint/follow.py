"""Findings of a text, mapped to the same text in another layout."""

from bisect import bisect_left

from gplang.diagnostics import Diagnostic, Edit, Fix, Label
from gplang.records import replace
from gplang.source import Location, SourceText, Span


class Relaid:
    """The places of a text in another layout of it: everything but white space keeps its order."""

    def __init__(self, before: SourceText, after: SourceText) -> None:
        self._before, self._after = before, after
        self._old = [at for at, char in enumerate(before.text) if not char.isspace()]
        self._new = [at for at, char in enumerate(after.text) if not char.isspace()]

    @property
    def is_same(self) -> bool:
        """Whether the texts differ by white space alone."""
        return "".join(self._before.text.split()) == "".join(self._after.text.split())

    def finding(self, found: Diagnostic) -> Diagnostic:
        """Return a finding at its new place."""
        labels = tuple(Label(self.place(label.where), label.message) for label in found.labels)
        return replace(found, labels=labels, fixes=tuple(map(self._fix, found.fixes)))

    def _fix(self, fix: Fix) -> Fix:
        return fix._replace(edits=tuple(Edit(self.place(edit.where), edit.text) for edit in fix.edits))

    def place(self, where: Location) -> Location:
        """Return a place in the new layout; one in another file stays."""
        if where.source is not self._before:
            return where
        start, end = where.span
        first = self._end(start) if start == end else self._start(start)
        return Location(self._after, Span(first, max(first, self._end(end))))

    def _start(self, offset: int) -> int:
        """Return the new start of what begins at an offset; for a line, that of the line with the next word."""
        at = bisect_left(self._old, offset)
        new = self._new[at] if at < len(self._new) else len(self._after.text)
        return self._line_start(new) if self._opens_line(offset) else new

    def _end(self, offset: int) -> int:
        """Return the new end of what ends at an offset."""
        if self._opens_line(offset):
            return self._start(offset)
        at = bisect_left(self._old, offset)
        return self._new[at - 1] + 1 if at else 0

    def _opens_line(self, offset: int) -> bool:
        return offset == 0 or self._before.text[offset - 1] in "\r\n"

    def _line_start(self, offset: int) -> int:
        text = self._after.text
        return max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1
