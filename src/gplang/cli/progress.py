"""How far long work is: one line on a terminal, which is gone when the work is done."""

import os
import sys
import time
from collections.abc import Iterable, Iterator

from gplang.cli.door import Door
from gplang.cli.terminal import WIDTH, terminal_width
from gplang.typed import TypeVar

_PATIENCE = 0.7
"""Seconds of work that nobody needs to be told of."""

_PACE = 0.1
"""Seconds between two looks of the line."""

_Item = TypeVar("_Item")


def track(items: Iterable[_Item], doing: str, total: int | None = None, *, quiet: bool = False) -> Iterator[_Item]:
    """Yield items that take their time, and show on a terminal how many there were so far.

    Whoever takes the items writes nothing to the terminal before the last one. In pipes, with `quiet` and for short
    work nothing is shown.
    """
    stream = sys.stderr
    if quiet or not isinstance(stream, Door) or os.environ.get("TERM") == "dumb" or not stream.isatty():
        return iter(items)
    return _show(items, doing, "" if total is None else f" of {total:,}", stream)


def _show(items: Iterable[_Item], doing: str, of: str, stream: Door) -> Iterator[_Item]:
    due = time.monotonic() + _PATIENCE
    drawn = 0
    try:
        for count, item in enumerate(items, 1):
            yield item
            now = time.monotonic()
            if now >= due:
                due = now + _PACE
                text = f"{doing}: {count:,}{of}"[: (terminal_width(sys.stderr) or WIDTH) - 1]
                stream.pass_by(text, drawn)
                drawn = len(text)
    finally:
        if drawn:
            stream.pass_by("", drawn)
