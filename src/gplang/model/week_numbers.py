"""Numbers of weeks in words."""

from collections.abc import Mapping

from gplang.figures import runs, span

MOST_TOLD = 5
"""Stretches of weeks that a message lists."""


def keep_once(first: tuple[int, ...], second: tuple[int, ...], counts: Mapping[int, int]) -> str:
    """Return how to define weeks once: the header that the block with more weeks should have.

    `counts` is the number of blocks that define a week.
    """
    longer, order = (first, "first") if len(first) >= len(second) else (second, "second")
    stretches = [*runs(number for number in longer if counts[number] == 1)]
    if not stretches or len(stretches) > MOST_TOLD:
        return "keep one of them"
    words = (f"{start}" if start == end else f"{start}-{end}" for start, end in stretches)
    return f"keep one of them, or begin the {order} one with `week {', '.join(words)}`"


def name_numbers(numbers: list[int]) -> str:
    """Write week numbers as `week 4 is` or `weeks 4–6 and 9 are`."""
    return f"{list_numbers(numbers)} {'is' if len(numbers) == 1 else 'are'}"


def list_numbers(numbers: list[int]) -> str:
    """Write week numbers as `week 4` or `weeks 4–6 and 9`."""
    stretches = [*runs(numbers)]
    words = [span(*stretch) for stretch in stretches[:MOST_TOLD]]
    if len(stretches) > MOST_TOLD:
        words.append("more")
    text = words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
    return f"week {text}" if len(numbers) == 1 else f"weeks {text}"
