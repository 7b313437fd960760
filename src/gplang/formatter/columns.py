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

GAP = 2
"""Spaces between columns, and before a comment."""

_SHARED = (Column.REST, Column.TEMPO, Column.METHOD)


def align_rows(rows: Sequence[Row], gap: int) -> list[str]:
    """Return the lines of rows whose columns are `gap` spaces apart; effort and load are always one apart.

    A cell stands at the start of its column, or behind the cell before it where that is wider than its own column.
    """
    if not rows:
        return []
    rows = _share_column(rows)
    starts = _find_starts(rows, gap)
    return [_write_row(row, starts, gap) for row in rows]


def align_comments(lines: Sequence[str], comments: Sequence[str]) -> list[str]:
    """Return neighbouring lines with the comments behind them, which start in one column."""
    widths = [measure(line) for line in lines]
    column = max((width for width in widths if width <= WIDEST_BEFORE_COMMENT), default=0) + GAP
    return [
        line + " " * max(column - width, GAP) + comment
        for line, width, comment in zip(lines, widths, comments, strict=True)
    ]


def measure(text: str) -> int:
    """Return how many columns of a terminal or an editor a text takes."""
    if text.isascii():
        return len(text)
    return sum(0 if combining(char) else 2 if east_asian_width(char) in "WF" else 1 for char in text)


def _share_column(rows: Sequence[Row]) -> Sequence[Row]:
    """Put rest, tempo and method into one column, unless a line has two of them."""
    if any(sum(cell.column in _SHARED for cell in row) > 1 for row in rows):
        return rows
    return [
        tuple(cell._replace(column=Column.REST) if cell.column in _SHARED else cell for cell in row) for row in rows
    ]


def _find_starts(rows: Sequence[Row], gap: int) -> list[int]:
    """Return where each column starts; one in which no cell asks for room takes none."""
    widths = [0] * len(Column)
    for row in rows:
        for column, text, free in row:
            width = 0 if free else measure(text)
            widest = WIDEST_SUBJECT if column is Column.SUBJECT else WIDEST
            if widths[column] < width <= widest:
                widths[column] = width
    starts: list[int] = []
    end = 0
    for column in Column:
        starts.append(end)
        is_pair = column is Column.EFFORT and widths[Column.LOAD]
        end += widths[column] + (1 if is_pair else gap) if widths[column] else 0
    return starts


def _write_row(row: Row, starts: Sequence[int], gap: int) -> str:
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
