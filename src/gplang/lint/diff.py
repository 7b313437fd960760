"""A unified diff as `git` prints it: for `git apply` and for `patch -p1`.

The texts differ by a few edits, and may be long and full of equal lines. So lines are not compared with all others:
those that occur as often before as after are matched in order, the few between them by `difflib`.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from gplang.records import NamedTuple
from gplang.source import SourceText

_CONTEXT = 3
_SMALL = 200
"""Lines between two matches up to which they are compared one with another."""

_NO_END = "\\ No newline at end of file\n"
_MARK = "\ufeff"


class _Change(NamedTuple):
    """Lines `start` to `end` (exclusive) were replaced by those from `new_start` to `new_end`."""

    start: int
    end: int
    new_start: int
    new_end: int


def render_diff(before: SourceText, after: str, *, bom: bool = False) -> str:
    """Return the unified diff of a file, empty if nothing changed; `bom`: its bytes begin with a byte-order mark.

    Paths are headed by `a/` and `b/`. Lines end at a line feed, as for `patch`: other line ends are shown as they are
    and belong to the line. Write it without translating line ends.
    """
    mark = _MARK if bom else ""
    old, new = _split(mark + before.text), _split(mark + after)
    changes = list(_find_changes(old, new))
    if not changes:
        return ""
    head = f"--- {_path('a', before.path)}\n+++ {_path('b', before.path)}\n"
    return head + "".join(part for hunk in _gather(changes) for part in _render_hunk(hunk, old, new))


def _split(text: str) -> list[str]:
    """Return the lines of a text with their line feeds; the last one may lack it."""
    *lines, rest = text.split("\n")
    return [f"{line}\n" for line in lines] + ([rest] if rest else [])


def _path(side: str, path: str) -> str:
    """Return the name in a header: in quotes if it has unusual characters, with a tab behind it if it has spaces."""
    name = f"{side}/{path.lstrip('/')}"
    data = name.encode("utf-8", "surrogateescape")
    if any(byte < 0x20 or byte in b'"\\\x7f' for byte in data) or any("\ud800" <= char <= "\udfff" for char in name):
        return '"' + "".join(_escape(byte) for byte in data) + '"'
    return f"{name}\t" if " " in name else name


def _escape(byte: int) -> str:
    if byte in b'"\\':
        return f"\\{chr(byte)}"
    return chr(byte) if 0x20 <= byte < 0x7F else f"\\{byte:03o}"


# ---- what became what


def _find_changes(old: Sequence[str], new: Sequence[str]) -> Iterator[_Change]:
    """Yield the changes from the first to the last."""
    start = new_start = 0
    for at, new_at in (*_find_anchors(old, new), (len(old), len(new))):
        if start < at or new_start < new_at:
            yield from _compare(_Change(start, at, new_start, new_at), old, new)
        start, new_start = at + 1, new_at + 1


def _find_anchors(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Return as many pairs of equal lines as there are in the order of both texts."""
    before, after = Counter(old), Counter(new)
    places: dict[str, list[int]] = {}
    for at, line in enumerate(new):
        if before[line] == after[line]:
            places.setdefault(line, []).append(at)
    nth = Counter[str]()
    pairs = []
    for at, line in enumerate(old):
        if line in places:
            pairs.append((at, places[line][nth[line]]))
            nth[line] += 1
    return _longest_rise(pairs)


def _longest_rise(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest part of the pairs in which both numbers rise; the first ones do."""
    tops: list[int] = []
    ends: list[int] = []
    previous: list[int] = []
    for index, (_, number) in enumerate(pairs):
        height = bisect_left(tops, number)
        if height == len(tops):
            tops.append(number)
            ends.append(index)
        else:
            tops[height], ends[height] = number, index
        previous.append(ends[height - 1] if height else -1)
    rise = []
    index = ends[-1] if ends else -1
    while index >= 0:
        rise.append(pairs[index])
        index = previous[index]
    return rise[::-1]


def _compare(gap: _Change, old: Sequence[str], new: Sequence[str]) -> Iterator[_Change]:
    """Yield the changes between two matches; of too many lines pair by pair, or all at once if they have no pairs."""
    start, end, new_start, new_end = gap
    if end - start + new_end - new_start <= _SMALL:
        matcher = SequenceMatcher(None, old[start:end], new[new_start:new_end], autojunk=False)
        for kind, low, high, new_low, new_high in matcher.get_opcodes():
            if kind != "equal":
                yield _Change(start + low, start + high, new_start + new_low, new_start + new_high)
    elif end - start == new_end - new_start:
        for at, new_at in zip(range(start, end), range(new_start, new_end), strict=True):
            if old[at] != new[new_at]:
                yield _Change(at, at + 1, new_at, new_at + 1)
    else:
        yield gap


# ---- hunks


def _gather(changes: Iterable[_Change]) -> Iterator[list[_Change]]:
    """Yield changes with touching context together."""
    hunk: list[_Change] = []
    for change in changes:
        if hunk and change.start - hunk[-1].end > 2 * _CONTEXT:
            yield hunk
            hunk = []
        hunk.append(change)
    if hunk:
        yield hunk


def _render_hunk(hunk: Sequence[_Change], old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    first, last = hunk[0], hunk[-1]
    lead = min(_CONTEXT, first.start)
    trail = min(_CONTEXT, len(old) - last.end)
    before = _range(first.start - lead, last.end + trail)
    after = _range(first.new_start - lead, last.new_end + trail)
    yield f"@@ -{before} +{after} @@\n"
    at = first.start - lead
    for change in _joined(hunk):
        yield from _lines(" ", old[at : change.start])
        yield from _lines("-", old[change.start : change.end])
        yield from _lines("+", new[change.new_start : change.new_end])
        at = change.end
    yield from _lines(" ", old[at : last.end + trail])


def _joined(hunk: Iterable[_Change]) -> Iterator[_Change]:
    """Merge changes of neighbouring lines."""
    open_change: _Change | None = None
    for change in hunk:
        if open_change is not None and (open_change.end, open_change.new_end) == (change.start, change.new_start):
            open_change = _Change(open_change.start, change.end, open_change.new_start, change.new_end)
            continue
        if open_change is not None:
            yield open_change
        open_change = change
    if open_change is not None:
        yield open_change


def _range(start: int, end: int) -> str:
    """Return a range of lines in hunk notation; an empty one by the line above it."""
    count = end - start
    if count == 1:
        return str(start + 1)
    return f"{start + 1 if count else start},{count}"


def _lines(sign: str, lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        yield f"{sign}{line}" if line.endswith("\n") else f"{sign}{line}\n{_NO_END}"
