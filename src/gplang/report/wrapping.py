"""Text in lines that are no wider than a terminal: measured as it is shown, parted between words."""

from collections.abc import Iterator

from gplang.report.visible import count_columns

_GLUE = "\N{NO-BREAK SPACE}"


def glue(text: str) -> str:
    """Return text whose words `wrap` keeps together as long as they fit on one line."""
    return text.replace(" ", _GLUE)


def wrap(text: str, width: int, first: int | None = None) -> list[str]:
    """Return text as lines of at most `width` columns, one line at least; only what is longer is cut inside.

    The first line has `first` columns, if that is said; it is empty if the first word does not fit there.
    """
    lines = [""]
    for word in text.split(" "):
        if not word:
            continue
        room = width if len(lines) > 1 or first is None else first
        joined = f"{lines[-1]} {word}" if lines[-1] else word
        if count_columns(joined) <= room:
            lines[-1] = joined
        elif _GLUE in word and count_columns(word) > width:
            lines += wrap(word.replace(_GLUE, " "), width)
        else:
            lines += _cut(word, width)
    kept = lines if first is not None else [line for line in lines if line]
    return [line.replace(_GLUE, " ") for line in kept] or [""]


def _cut(word: str, width: int) -> Iterator[str]:
    """Yield a word in pieces of at most `width` columns; a character wider than that stands alone."""
    piece = ""
    for char in word:
        if piece and count_columns(piece + char) > width:
            yield piece
            piece = ""
        piece += char
    yield piece
