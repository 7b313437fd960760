"""Names in lines with mistakes, where nobody could read them."""

import re
from collections.abc import Iterator

from gplang.catalog import key
from gplang.model.mentions import Name, NameKind
from gplang.source import Span
from gplang.statements.lists import HEADERS
from gplang.syntax.document import Document, Line
from gplang.syntax.lexer import split_words
from gplang.syntax.limits import LONGEST_LINE
from gplang.syntax.line import split_comment
from gplang.vocabulary import Day, Role

_OF_WEEKS = ("adjust", "hold")

_NAMING: dict[NameKind, frozenset[str]] = {
    NameKind.SESSION: frozenset({"session", "event", "rotate", "done", "missed", *Day}),
    NameKind.EXERCISE: frozenset(
        {
            "exercise",
            "like",
            "alias",
            "complex",
            "max",
            "load",
            "did",
            "skipped",
            *("swap", "drop", "or", "from", "step", "wave", "deload"),
            *_OF_WEEKS,
            *Role,
        }
    ),
    NameKind.SCHEME: frozenset({"scheme", "swap", "or", "from", *Role}),
    NameKind.ATHLETE: frozenset({"athlete", "for"}),
    NameKind.GROUP: frozenset({"group", "for"}),
    NameKind.GYM: frozenset({"gym", "in", *Day}),
}
"""First words of the lines that name things."""

_WORD = re.compile(r"[\w-]+")
_NUMBER = re.compile(r"[@+-]?\d")


def find_unread(document: Document, name: Name, read: Iterator[Span]) -> int | None:
    """Return the number of a broken line that may name a thing where none of the `read` places does."""
    hits = [
        (line.number, span.shift(line.where.span.start))
        for line in document.lines
        if (line.parsed is None or line.parsed.broken) and _could_name(line, name.kind)
        for span in _find_words(line, name)
    ]
    covered = [span for span in read if hits and span.end >= hits[0][1].start]
    for number, hit in hits:
        if not any(each.start <= hit.start and hit.end <= each.end for each in covered):
            return number
    return None


def _could_name(line: Line, kind: NameKind) -> bool:
    """Return whether a line of its first word can name such a thing; one with an unknown first word may."""
    keyword = line.parsed.keyword if line.parsed else None
    return keyword is None or keyword in _NAMING.get(kind, ())


def _find_words(line: Line, name: Name) -> Iterator[Span]:
    """Yield where a line has a name: exercises' names are written in several words, too."""
    words = list(_words(line))
    spell = key if name.kind is NameKind.EXERCISE else str.casefold
    wanted = spell(name.name)
    for at, (start, _) in enumerate(words):
        written = ""
        for span, text in words[at:]:
            written += spell(text)
            if written == wanted:
                yield Span(start.start, span.end)
            if len(written) >= len(wanted):
                break


def _words(line: Line) -> Iterator[tuple[Span, str]]:
    """Yield the words of a line's code; a text only where it may be a name: before sets, and in no header."""
    text = line.where.text
    code = text[: split_comment(text)] if len(text) <= LONGEST_LINE else text
    has_texts = line.parsed is None or line.parsed.keyword not in HEADERS
    for token in split_words(code):
        if not token[0].startswith('"'):
            has_texts = has_texts and _NUMBER.match(token[0]) is None
            yield from ((Span(*word.span()).shift(token.start()), word[0]) for word in _WORD.finditer(token[0]))
        elif has_texts:
            yield Span(*token.span()), token[0].strip('"')
