"""What the terminal is: how wide, and whether it shows colours."""

import os
import sys

from gplang.typed import TextIO

WIDTH = 80
"""The columns of a page, where the terminal has them."""

_LEAST_WIDTH = 40


def choose_color() -> bool | None:
    """Return `False` where the user wants no styled text, else `None`: let the terminal decide."""
    return False if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb" else None


def terminal_width(stream: TextIO | None) -> int | None:
    """Return how many columns the terminal behind a stream has (40 at least), `None` if there is no terminal."""
    if stream is None or not stream.isatty():
        return None
    import shutil

    try:
        own = os.get_terminal_size(stream.fileno()).columns
    except (OSError, ValueError):
        own = 0
    return max(_LEAST_WIDTH, shutil.get_terminal_size((own or WIDTH, 0)).columns)


def page_width() -> int:
    """Return how many columns a page has: 80, on a narrower terminal as many as there are."""
    return min(WIDTH, terminal_width(sys.stdout) or WIDTH)
