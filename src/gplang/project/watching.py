"""Waiting until a file changes, by looking again and again: that works on every disk and needs nothing."""

import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

PAUSE = 0.25
"""Seconds between two looks."""

State = Mapping[Path, tuple[int, int] | None]
"""When files were written (nanoseconds) and how long they are; None for one that is not there."""


def take_state(paths: Iterable[Path]) -> State:
    """Return how some files are now."""
    return {path: _look(path) for path in paths}


def wait_for_change(paths: Callable[[], Iterable[Path]], before: State, pause: float = PAUSE) -> State:
    """Return how files are as soon as that is not how they were, and nothing has changed for a moment.

    `paths` are asked for at each look: files may come and go.
    """
    while (now := take_state(paths())) == before:
        time.sleep(pause)
    while True:
        time.sleep(pause / 5)
        later = take_state(paths())
        if later == now:
            return now
        now = later


def _look(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    return found.st_mtime_ns, found.st_size
