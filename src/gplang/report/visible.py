"""Text as a terminal shows it: its width, without characters that hide, reorder or take control."""

from itertools import accumulate
from unicodedata import category, east_asian_width

from gplang.patterns import late
from gplang.records import NamedTuple

MAX_COLUMNS = 100
"""The widest stretch of a source line that is shown, in terminal columns."""

_TAB_COLUMNS = 4
_CONTEXT_COLUMNS = 30
"""How much at most is shown before a place that lies beyond the first stretch of its line."""

_REACH = 4 * MAX_COLUMNS
"""How many characters around a place are looked at; the rest of an endless line is never measured."""

_ELISION = "…"
_JOINERS = "\u200c\u200d"

_COLOR = r"\x1b\[(?:[01]|(?:1;)?3[0-7])m"
"""How our own text begins and ends to be bold or coloured."""

_KEPT = r"\r?\n|\t|\ufeff"
"""Line ends, tabs, and the mark at the beginning of a file, without which a patch does not fit the file."""
_PLAIN = late(rf"(?P<kept>{_KEPT})|[^\x20-\x7e]")
_PAINTED = late(rf"(?P<kept>{_KEPT}|{_COLOR})|[^\x20-\x7e]")
_COMMAND = late(rf"((?:^|\n)(?:\s|{_COLOR})*:)(?=:)|(#)(?=#[A-Za-z]*\[)")
"""What continuous integration takes for a command: `::group::` at the start of a line, `##[group]` anywhere."""


class Excerpt(NamedTuple):
    """A stretch of a line, ready to print, and where in it, in columns from 0, a place is marked."""

    text: str
    column: int
    width: int


def make_visible(text: str) -> str:
    """Return `text` with every control, invisible or reordering character replaced by a sign for it."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_sign(char) for char in text)


def make_harmless(text: str, *, begins: bool = True, painted: bool = False) -> str:
    """Return a text of several lines that can neither steer a terminal nor command what reads it as a log.

    Characters are made visible as by `make_visible`, but for line ends, tabs, byte order marks, and for colours where
    the text is `painted`; a blank parts the signs that begin a command. `begins` tells whether the text begins a line.
    """
    if not text.isascii() or not text.replace("\n", "").isprintable():
        pieces = _PAINTED if painted else _PLAIN
        text = pieces.sub(lambda match: match["kept"] or _sign(match[0]), text)
    if "::" not in text and "##" not in text:
        return text
    start = "" if begins else "."
    return _COMMAND.sub(r"\1\2 ", start + text)[len(start) :]


def count_columns(text: str) -> int:
    """Return how many columns of a terminal a text without control characters takes."""
    return len(text) if text.isascii() else sum(_char_columns(char) for char in text)


def excerpt(line: str, start: int, end: int, room: int = MAX_COLUMNS) -> Excerpt:
    """Cut from `line` what is to be shown for the characters from `start` to `end`, and measure these.

    They mark at least one column. Tabs become spaces; an end that was cut is marked by `…`. All of it takes
    `room` columns at most, `MAX_COLUMNS` or fewer.
    """
    first = max(0, start - _REACH)
    cells = _lay_out(line[first : start + _REACH])
    columns = [0, *accumulate(count_columns(cell) for cell in cells)]
    here = start - first
    cut = first > 0 or start + _REACH < len(line)
    left, right = _window(columns, here, min(end - first, len(cells)), room, cut=cut)
    before = _ELISION if first + left > 0 else ""
    after = _ELISION if first + right < len(line) else ""
    marked = columns[max(here, min(end - first, right))] - columns[here]
    column = len(before) + columns[here] - columns[left]
    return Excerpt(before + "".join(cells[left:right]) + after, column, max(1, marked))


def _window(columns: list[int], start: int, end: int, room: int, *, cut: bool) -> tuple[int, int]:
    """Choose which cells to show: all if they fit, else from the line's start, else from before `start`."""
    last = len(columns) - 1
    if not cut and columns[last] <= room:
        return 0, last
    context = min(_CONTEXT_COLUMNS, room // 3)
    room -= 2 * len(_ELISION)
    left = 0
    if columns[max(start, end)] > room:
        while columns[start] - columns[left] > context:
            left += 1
    right = max(start, left)
    while right < last and columns[right + 1] - columns[left] <= room:
        right += 1
    return left, right


def _lay_out(text: str) -> list[str]:
    """Return what is printed for each character."""
    cells: list[str] = []
    column = 0
    for char in text:
        cell = " " * (_TAB_COLUMNS - column % _TAB_COLUMNS) if char == "\t" else _sign(char)
        cells.append(cell)
        column += count_columns(cell)
    return cells


def _sign(char: str) -> str:
    """Return the character itself, or a sign for one that does not print or that reorders the line."""
    if char.isprintable() or char in _JOINERS:
        return char
    code = ord(char)
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    return char if category(char) in ("Zs", "Co", "Cn") else f"<U+{code:04X}>"


def _char_columns(char: str) -> int:
    if category(char) in ("Mn", "Me") or char in _JOINERS or "\u1160" <= char <= "\u11ff":
        return 0
    return 2 if east_asian_width(char) in "WF" else 1
