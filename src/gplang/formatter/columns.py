"""The rows of a block, laid out in columns."""

from collections.abc import Sequence
from unicodedata import combining, east_asian_width

from gplang.formatter.rows import Cell, Column, Row

WIDEST = 16
WIDEST_SUBJECT = 32
"""Characters of the widest cell, of the widest exercise, that other lines make room for; a wider one pushes out its
own line only."""

WIDEST_BEFORE_COMMENT = 80
"""Characters of the longest line behind which the comments of its neighbours line up."""

WIDEST_HOLE = 16
"""Spaces that a cue or a comment may be off its line, to stand in one column with others."""

GAP = 2
"""Spaces between columns, and before a comment."""


def align_rows(rows: Sequence[Row], gap: int) -> list[str]:
    """Return the lines of rows whose columns are `gap` spaces apart; effort and load are always one apart.

    A cell stands at the start of its column, or behind the cell before it where that is wider than its own column.
    Cues stand in a column only where that is near.
    """
    starts = _find_starts(rows, gap)
    lines = [_write_row([cell for cell in row if cell.column is not Column.CUE], starts, gap) for row in rows]
    cues = [(at, cell.text) for at, row in enumerate(rows) for cell in row if cell.column is Column.CUE]
    ends = [measure(lines[at]) for at, _ in cues]
    for (at, cue), end, start in zip(cues, ends, _align_ends(ends, starts[Column.CUE] - gap, gap), strict=True):
        lines[at] += " " * (start - end) + cue
    return lines


def align_comments(lines: Sequence[str], comments: Sequence[str]) -> list[str]:
    """Return neighbouring lines with the comments behind them, which start in one column where that is near."""
    ends = [measure(line) for line in lines]
    starts = _align_ends(ends, WIDEST_BEFORE_COMMENT, GAP)
    return [
        line + " " * (start - end) + comment
        for line, end, start, comment in zip(lines, ends, starts, comments, strict=True)
    ]


def measure(text: str) -> int:
    """Return how many columns of a terminal or an editor a text takes."""
    if text.isascii():
        return len(text)
    return sum(0 if combining(char) else 2 if east_asian_width(char) in "WF" else 1 for char in text)


def _align_ends(ends: Sequence[int], farthest: int, gap: int) -> list[int]:
    """Return where cues or comments start behind lines that end there; a line beyond `farthest` stands for itself.

    The longest line sets the column of all that are not too far from it, the longest one left that of the next, …
    """
    starts = {end: end + gap for end in ends}
    column: int | None = None
    for end in sorted(starts, reverse=True):
        if end > farthest:
            continue
        if column is None or column - end > WIDEST_HOLE:
            column = end + gap
        starts[end] = column
    return [starts[end] for end in ends]


def _find_starts(rows: Sequence[Row], gap: int) -> list[int]:
    """Return where each column starts; one in which no cell asks for room takes none."""
    widths = [0] * len(Column)
    feel = 0
    for row in rows:
        for column, text, free in row:
            width = 0 if free else measure(text)
            widest = WIDEST_SUBJECT if column is Column.SUBJECT else WIDEST
            if column is Column.FEEL:
                feel = max(feel, width)
            elif widths[column] < width <= widest:
                widths[column] = width
    _make_room(widths, feel)
    starts: list[int] = []
    end = 0
    for column in Column:
        starts.append(end)
        is_pair = column is Column.EFFORT and widths[Column.LOAD]
        end += widths[column] + (1 if is_pair else gap) if widths[column] else 0
    return starts


def _make_room(widths: list[int], feel: int) -> None:
    """Make room for the widest load in words, which takes the place of effort and load."""
    effort, load = widths[Column.EFFORT], widths[Column.LOAD]
    if load:
        widths[Column.LOAD] = max(load, feel - effort - (1 if effort else 0))
    else:
        widths[Column.EFFORT] = max(effort, feel)


def _write_row(row: Sequence[Cell], starts: Sequence[int], gap: int) -> str:
    text, width = "", 0
    before: Cell | None = None
    for cell in row:
        is_pair = before is not None and (before.column, cell.column) == (Column.EFFORT, Column.LOAD)
        least = 0 if before is None else 1 if is_pair else gap
        blank = max(starts[cell.column] - width, least)
        text += " " * blank + cell.text
        width += blank + measure(cell.text)
        before = cell
    return text
