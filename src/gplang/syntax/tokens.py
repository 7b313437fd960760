"""The parser's results: words with their kind and place, values with their place, and problems.

Spans here count from the start of the line, so that a line means the same wherever it stands.
"""

from gplang.records import NamedTuple
from gplang.source import Span
from gplang.typed import Generic, TypeVar

T = TypeVar("T")


class Token(NamedTuple):
    """A word of a line. `kind` is its terminal in the grammar."""

    kind: str
    text: str
    span: Span


class Node(NamedTuple, Generic[T]):
    """A value and where it is written."""

    value: T
    span: Span


class _Spans(dict[tuple[int, int], Span]):
    """Places of words, each made once: the words of one line stand where those of others do."""

    __slots__ = ()

    def __missing__(self, ends: tuple[int, int]) -> Span:
        if len(self) >= _MOST_KEPT:
            self.clear()
        span = Span(*ends)
        self[span] = span
        return span


SPANS = _Spans()

_MOST_KEPT = 4_096


class Problem(NamedTuple):
    """Something wrong in one line.

    `replacement` is the correction of the words at `span`, where that is clear; `certain`, if nothing else can have
    been meant. `related` is another relevant place in the line, and why.
    """

    code: str
    span: Span
    message: str
    hint: str = ""
    replacement: str | None = None
    related: tuple[Span, str] | None = None
    certain: bool = False
