"""Source text, and places in it.

Offsets count code points from 0; an end is exclusive. Lines and columns, which count from 1, appear only
at the edges: in reports and in JSON.
"""

from bisect import bisect_right
from collections.abc import Callable
from itertools import accumulate
from re import compile as _compile

from gplang.records import NamedTuple, dataclass, field

_LINE_END = _compile(r"\r?\r\n|\n|\r")
"""CR CR LF is what some programs make of CRLF."""


class Span(NamedTuple):
    """A stretch of text: 0-based code-point offsets, end exclusive."""

    start: int
    end: int

    def shift(self, offset: int) -> "Span":
        """Return the same stretch, `offset` code points further on."""
        return Span(self.start + offset, self.end + offset)


class Position(NamedTuple):
    """A place as people count it: line and column (in characters) from 1."""

    line: int
    column: int


@dataclass(frozen=True, slots=True, eq=False)
class SourceText:
    """One file's text, without its byte-order mark, and the path to report it under (`/` between folders)."""

    path: str
    text: str
    _starts: tuple[int, ...] = field(init=False, repr=False)
    _ends: tuple[int, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        if "\r" in self.text:
            breaks = [match.span() for match in _LINE_END.finditer(self.text)]
            ends = [before for before, _ in breaks]
            starts = [after for _, after in breaks]
        else:
            starts = list(accumulate(len(line) + 1 for line in self.text.split("\n")))[:-1]
            ends = [start - 1 for start in starts]
        object.__setattr__(self, "_starts", (0, *starts))
        object.__setattr__(self, "_ends", (*ends, len(self.text)))

    def __repr__(self) -> str:
        return f"SourceText({self.path!r}, {len(self.text)} characters)"

    @property
    def line_count(self) -> int:
        """How many lines there are; text that ends in a line break has an empty last line."""
        return len(self._starts)

    @property
    def line_break(self) -> str:
        """What ends most lines, of equally many the first: LF or CRLF; CR only if nothing else does."""
        feeds, pairs = self.text.count("\n"), self.text.count("\r\n")
        if not feeds:
            return "\r" if "\r" in self.text else "\n"
        is_pair = 2 * pairs > feeds or (2 * pairs == feeds and self.text[self.text.find("\n") - 1] == "\r")
        return "\r\n" if is_pair else "\n"

    def line_span(self, number: int) -> Span:
        """Return where line `number` (from 1) stands, its line break left out."""
        return Span(self._starts[number - 1], self._ends[number - 1])

    def line(self, number: int) -> str:
        """Return the text of line `number` (from 1) without its line break."""
        start, end = self.line_span(number)
        return self.text[start:end]

    def position(self, offset: int) -> Position:
        """Return line and column of an offset."""
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1)


class Location(NamedTuple):
    """A stretch of one source text."""

    source: SourceText
    span: Span

    def __repr__(self) -> str:
        start, end = self.start, self.end
        return f"Location({self.source.path}:{start.line}:{start.column}-{end.line}:{end.column})"

    @property
    def text(self) -> str:
        """The text that stands there."""
        return self.source.text[self.span.start : self.span.end]

    @property
    def start(self) -> Position:
        """Its first character's line and column."""
        return self.source.position(self.span.start)

    @property
    def end(self) -> Position:
        """The line and column behind its last character."""
        return self.source.position(self.span.end)


def find_change(old: str, new: str) -> tuple[Span, Span]:
    """Return the one stretch of a text that is another one in a newer version, as it lies in both."""
    limit = min(len(old), len(new))
    start = _most(limit, lambda low, high: old[low:high] == new[low:high])
    from_end = _most(
        limit - start,
        lambda low, high: old[len(old) - high : len(old) - low] == new[len(new) - high : len(new) - low],
    )
    return Span(start, len(old) - from_end), Span(start, len(new) - from_end)


def _most(limit: int, holds: Callable[[int, int], bool]) -> int:
    """Return the largest number, up to a limit, up to which something holds from 0 on."""
    low, high = 0, limit
    while low < high:
        middle = (low + high + 1) // 2
        if holds(low, middle):
            low = middle
        else:
            high = middle - 1
    return low
