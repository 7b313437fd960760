"""Text of plans made safe for files that other programs read."""

from unicodedata import category

_BREAKS = "\n\r\t\v\f\x85\u2028\u2029"


def one_line(text: str) -> str:
    """Return text without line breaks and control characters; what parted words is a space."""
    return "".join(
        " " if char in _BREAKS else char for char in text if char in _BREAKS or category(char) not in ("Cc", "Cs")
    )


def plain(text: str) -> str:
    """Return text of several lines without control characters."""
    return "\n".join(one_line(line) for line in text.split("\n"))
