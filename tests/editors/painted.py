"""What the description colours, to hold editors against."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from gplang.highlight.line import shade_line
from gplang.highlight.shades import Shade
from gplang.source import SourceText

ROOT = Path(__file__).parents[2]

PLANS = (
    *sorted((ROOT / "examples").rglob("*.gpl")),
    ROOT / "tests" / "language" / "reference.gpl",
    *sorted((ROOT / "tests" / "language" / "cases").rglob("*.gpl")),
    ROOT / "tests" / "highlight" / "edges.gpl",
)
"""Good plans, and plans with all kinds of mistakes."""


def option_path(path: Path) -> str:
    """Return a path as an option of Vim takes it: blanks and commas escaped."""
    return path.as_posix().replace(" ", r"\ ").replace(",", r"\,")


class Painted(NamedTuple):
    """A word with a shade: its line, and its first character in it, both from 0."""

    line: int
    start: int
    text: str
    shade: Shade


def find_painted(text: str) -> Iterator[Painted]:
    """Yield what is coloured in a plan."""
    source = SourceText("plan.gpl", text)
    for number in range(source.line_count):
        line = source.line(number + 1)
        for start, end, shade in shade_line(line):
            yield Painted(number, start, line[start:end], shade)


def find_differences(text: str, found: Mapping[tuple[int, int], str]) -> Iterator[str]:
    """Yield the words that have another shade in an editor, which says for each place (from 0) the shade's name."""
    shades = {shade.name for shade in Shade}
    wanted = {
        (each.line, each.start + offset): each.shade.name
        for each in find_painted(text)
        for offset in range(len(each.text))
    }
    source = SourceText("plan.gpl", text)
    for row in range(source.line_count):
        line = source.line(row + 1)
        before: tuple[str | None, str | None] = (None, None)
        for column in range(len(line)):
            there = found.get((row, column))
            pair = (wanted.get((row, column)), there if there in shades else None)
            if pair[0] != pair[1] and pair != before:
                yield f"{row + 1}:{column + 1} {line[column : column + 20]!r} is {pair[1]}, not {pair[0]}"
            before = pair
