"""How much work something takes, counted instead of timed, so that a busy machine changes nothing."""

import sys
from collections.abc import Callable
from types import FrameType


def count_lines(do: Callable[[], object]) -> int:
    """Return how many lines of Python run while `do` does."""
    count = 0

    def trace(_: FrameType, event: str, __: object) -> Callable[..., object]:
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        do()
    finally:
        sys.settrace(before)
    return count


def growth(do: Callable[[int], object], size: int) -> float:
    """Return how many times as much work twice the size takes: about 2 for what is linear, 4 for what is quadratic."""
    do(size)  # what is made once is not counted
    return count_lines(lambda: do(2 * size)) / count_lines(lambda: do(size))
