"""The edits that make another text of one: as few lines as possible, so that cursors and folds stay."""

from collections.abc import Sequence

from gplang.diagnostics import Edit
from gplang.source import Location, SourceText, Span


def find_changed_lines(source: SourceText, text: str) -> tuple[Edit, ...]:
    """Return the edits that make `text` of a text: each line by itself where their number stays, else one stretch."""
    if source.text == text:
        return ()
    old, new = _lines(source), _lines(SourceText(source.path, text))
    if len(old) == len(new):
        pairs = enumerate(zip(old, new, strict=True))
        return tuple(_replace(source, at, at + 1, line) for at, (before, line) in pairs if before != line)
    head = _count_equal(old, new)
    tail = _count_equal(old[head:][::-1], new[head:][::-1])
    return (_replace(source, head, len(old) - tail, "".join(new[head : len(new) - tail])),)


def _lines(source: SourceText) -> list[str]:
    """Return the lines of a text with their line breaks."""
    starts = [source.line_span(number).start for number in range(1, source.line_count + 1)]
    return [source.text[start:end] for start, end in zip(starts, [*starts[1:], len(source.text)], strict=True)]


def _replace(source: SourceText, first: int, behind: int, text: str) -> Edit:
    """Return the edit that replaces lines, counted from 0, with their line breaks."""
    count = source.line_count
    start = source.line_span(first + 1).start if first < count else len(source.text)
    end = source.line_span(behind + 1).start if behind < count else len(source.text)
    return Edit(Location(source, Span(start, end)), text)


def _count_equal(one: Sequence[str], other: Sequence[str]) -> int:
    count = 0
    while count < min(len(one), len(other)) and one[count] == other[count]:
        count += 1
    return count
