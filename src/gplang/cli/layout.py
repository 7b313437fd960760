"""Text in columns of a terminal: measured as it is shown, padded, wrapped, never wider than asked for."""

from collections.abc import Iterator, Sequence

from gplang.cli.terminal import page_width
from gplang.records import NamedTuple
from gplang.report.visible import count_columns
from gplang.report.wrapping import glue, wrap

__all__ = ["GAP", "Shrink", "fit", "glue", "indent", "lay_out", "pad", "rule", "wrap"]

GAP = "  "
"""What stands between two columns of a table."""


class Shrink(NamedTuple):
    """How far a column, by its number, may be narrowed."""

    column: int
    least: int


def rule() -> str:
    """Return what stands between the pages of two athletes."""
    return f"\n{'-' * page_width()}\n\n"


def pad(text: str, width: int) -> str:
    """Return text filled up with blanks to `width` columns."""
    return text + " " * (width - count_columns(text))


def indent(text: str, depth: int, hang: int = 0) -> Iterator[str]:
    """Yield text as lines that begin at column `depth`, those behind the first `hang` further in."""
    first, *others = wrap(text, page_width() - depth - hang)
    yield " " * depth + first
    yield from (" " * (depth + hang) + line for line in others)


def fit(rows: Sequence[Sequence[str]], room: int, shrinks: Sequence[Shrink]) -> list[int]:
    """Return the widths of a table's columns, narrowed in the order of `shrinks` until `room` is enough.

    What a narrowed column does not use, because its texts are wrapped earlier, goes back to the others.
    """
    columns = list(zip(*rows, strict=True))
    natural = [max(map(count_columns, column)) for column in columns]
    widths = list(natural)
    for column, least in shrinks:
        excess = max(0, -_spare(widths, room))
        widths[column] -= min(excess, max(widths[column] - least, 0))
    for column, _ in shrinks:
        if widths[column] < natural[column]:
            widths[column] = max(count_columns(line) for cell in columns[column] for line in wrap(cell, widths[column]))
    for column, _ in shrinks:
        widths[column] += min(max(0, _spare(widths, room)), natural[column] - widths[column])
    return widths


def _spare(widths: Sequence[int], room: int) -> int:
    """Return how much of `room` a table leaves; negative if it is too wide."""
    shown = [width for width in widths if width]
    return room - sum(shown) - len(GAP) * max(0, len(shown) - 1)


def lay_out(row: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    """Yield the lines of a table's row: long cells are wrapped, columns without a width left out."""
    cells = [wrap(cell, width) for cell, width in zip(row, widths, strict=True) if width]
    shown = [width for width in widths if width]
    for number in range(max((len(cell) for cell in cells), default=0)):
        parts = (cell[number] if number < len(cell) else "" for cell in cells)
        yield GAP.join(pad(part, width) for part, width in zip(parts, shown, strict=True)).rstrip()
