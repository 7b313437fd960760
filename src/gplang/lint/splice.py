"""Several edits of one text at once: which conflict, the resulting text, where places move."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate, pairwise

from gplang.records import NamedTuple
from gplang.typed import TypeVar

_Item = TypeVar("_Item")


class Cut(NamedTuple):
    """One replacement: what stands from `start` to `end` (exclusive) becomes `text`."""

    start: int
    end: int
    text: str


def in_order(cuts: Iterable[Cut]) -> list[Cut]:
    """Return edits in the order of the text; insertions in one place stay in the order they are given in."""
    return sorted(cuts, key=lambda cut: (cut.start, cut.end))


def is_orderly(cuts: Sequence[Cut], length: int) -> bool:
    """Return whether sorted edits of one fix lie in a text of that length, side by side."""
    inside = all(0 <= cut.start <= cut.end <= length for cut in cuts)
    return inside and all(left.end <= right.start for left, right in pairwise(cuts))


def clash(one: Cut, other: Cut) -> bool:
    """Return whether edits of two fixes conflict: they overlap, or one inserts where the other is."""
    if one.start == one.end or other.start == other.end:
        return one.start <= other.end and other.start <= one.end
    return one.start < other.end and other.start < one.end


def pick(items: Iterable[_Item], cuts_of: Callable[[_Item], Sequence[Cut]]) -> list[_Item]:
    """Return the items whose edits can be made together; the first come first."""
    picked: list[_Item] = []
    taken: list[Cut] = []
    for item in items:
        cuts = cuts_of(item)
        if not any(_is_taken(cut, taken) for cut in cuts):
            picked.append(item)
            for cut in cuts:
                insort(taken, cut)
    return picked


def _is_taken(cut: Cut, taken: Sequence[Cut]) -> bool:
    """Return whether an edit clashes with one of others, which are sorted and lie side by side."""
    at = bisect_left(taken, cut)
    return any(clash(cut, near) for near in taken[max(0, at - 1) : at + 1])


def rewrite(text: str, cuts: Iterable[Cut]) -> str:
    """Return a text after sorted edits that lie side by side."""
    parts: list[str] = []
    done = 0
    for start, end, new in cuts:
        parts += (text[done:start], new)
        done = end
    return "".join([*parts, text[done:]])


class Moved:
    """Where the places of a text are after edits of it, and where they were."""

    __slots__ = ("_grown", "_new_starts", "_starts", "cuts")

    def __init__(self, cuts: Sequence[Cut]) -> None:
        self.cuts = cuts
        self._starts = [cut.start for cut in cuts]
        self._grown = [0, *accumulate(len(cut.text) - (cut.end - cut.start) for cut in cuts)]
        self._new_starts = [start + grown for start, grown in zip(self._starts, self._grown, strict=False)]

    def before(self, offset: int) -> int:
        """Return the new offset; in front of what was inserted there."""
        return self._place(offset, bisect_left(self._starts, offset))

    def behind(self, offset: int) -> int:
        """Return the new offset; behind what was inserted there."""
        return self._place(offset, bisect_right(self._starts, offset))

    def origin(self, offset: int) -> int:
        """Return the old offset of a new one; of a text that was put in it is the start of what that replaced."""
        at = bisect_right(self._new_starts, offset) - 1
        if at < 0:
            return offset
        cut = self.cuts[at]
        behind = offset - self._new_starts[at] - len(cut.text)
        return cut.start if behind < 0 else cut.end + behind

    def _place(self, offset: int, count: int) -> int:
        """Return the new offset, `count` edits starting before it; of a replaced text it is the start."""
        if count and offset < self.cuts[count - 1].end:
            count, offset = count - 1, self.cuts[count - 1].start
        return offset + self._grown[count]
