"""Records put into the text of a log, by date: what stands there stays, to the letter."""

import datetime
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from gplang.records import NamedTuple

_RECORD = re.compile(r"\s*(done|missed|weight)\s+(\d{4}-\d\d-\d\d)(?!\S)(.*)", re.IGNORECASE)
_TIME = re.compile(r"(?<!\S)(\d{1,2}):(\d{2})(?!\S)")
_NAME = re.compile(r"(?<!\S)[^\W\d_][^\W_]*(?:-[^\W_]+)*(?!\S)")
_OF = re.compile(r'\s*of\s+"((?:[^"\\]|\\.)*)"', re.IGNORECASE)
_FOR = re.compile(r"\s*for\s+([^\s,#]+)", re.IGNORECASE)
_COMMENT = re.compile(r"\s*#")


class Header(NamedTuple):
    """The first line of a record; `session` is empty for the body's weight."""

    word: str
    date: datetime.date
    time: datetime.time | None
    session: str

    @property
    def key(self) -> tuple[datetime.date, datetime.time]:
        """What records are in order of."""
        return self.date, self.time or datetime.time.min


def find_headers(text: str) -> Iterator[tuple[int, Header]]:
    """Yield the records of a log, each with its line from 0; what is none is passed over."""
    for at, line in enumerate(text.split("\n")):
        match = _RECORD.match(line)
        if match is None:
            continue
        rest = match[3].partition("#")[0]
        found = _TIME.search(rest)
        name = _NAME.search(rest)
        try:
            day = datetime.date.fromisoformat(match[2])
            clock = None if found is None else datetime.time(int(found[1]), int(found[2]))
        except ValueError:
            continue
        yield at, Header(match[1].lower(), day, clock, "" if name is None else name[0].lower())


class Heading(NamedTuple):
    """What a log says of itself: the paths of the plans that it is about, and whose it is."""

    of: tuple[str, ...] = ()
    athlete: str | None = None


def read_heading(text: str) -> Heading:
    """Return what stands above the records of a log."""
    first = next((at for at, _ in find_headers(text)), None)
    lines = text.split("\n")[:first]
    of = [match[1] for line in lines if (match := _OF.match(line))]
    athlete = next((match[1] for line in lines if (match := _FOR.match(line))), None)
    return Heading(tuple(re.sub(r"\\(.)", r"\1", path) for path in of), athlete)


class Block(NamedTuple):
    """A record to put in, and its text with all lines ended."""

    header: Header
    text: str


def merge(text: str, blocks: Sequence[Block]) -> str:
    """Return a log's text with records more, each behind the last one that is not later."""
    if not blocks:
        return text
    end = "\r\n" if "\r\n" in text else "\n"
    lines = re.findall(r"[^\n]*\n|[^\n]+", text)
    starts, keys = _starts(lines, text)
    until = keys[:]
    for at in range(len(until) - 2, -1, -1):
        until[at] = min(until[at], until[at + 1])
    added: dict[int, list[str]] = {}
    for block in sorted(blocks, key=lambda each: each.header.key):
        place = bisect_right(until, block.header.key)
        added.setdefault(starts[place] if place < len(starts) else len(lines), []).append(block.text.replace("\n", end))
    result: list[str] = []
    for at in range(len(lines) + 1):
        for new in added.get(at, ()):
            _separate(result, end)
            result.append(new)
        if at < len(lines):
            if at in added:
                _separate(result, end)
            result.append(lines[at])
    return "".join(result)


def _separate(result: list[str], end: str) -> None:
    """End the last line, and leave one blank behind it."""
    if not result:
        return
    if not result[-1].endswith("\n"):
        result.append(end)
    if result[-1].strip():
        result.append(end)


def _starts(lines: Sequence[str], text: str) -> tuple[list[int], list[tuple[datetime.date, datetime.time]]]:
    """Return the first line of each record, comments directly above it included, and what it is in order of."""
    starts: list[int] = []
    keys: list[tuple[datetime.date, datetime.time]] = []
    for at, header in find_headers(text):
        first = at
        while first > 0 and _COMMENT.match(lines[first - 1]) and not lines[first - 1][0].isspace():
            first -= 1
        starts.append(first)
        keys.append(header.key)
    return starts, keys
