"""A line classified by the description: the shades that a highlighter made from it shows, word by word."""

import re
from collections.abc import Iterator
from functools import lru_cache

from gplang.highlight.line_kinds import (
    COMMENT,
    INNER,
    LINES,
    SEPARATOR,
    TEXT,
    WORD,
    WORD_END,
    LineKind,
    keyword_shade,
    number_pattern,
    patterns,
)
from gplang.highlight.shades import Shade
from gplang.records import NamedTuple


class Piece(NamedTuple):
    """A stretch of a line, in characters from 0, and its shade; white space and other words have none."""

    start: int
    end: int
    shade: Shade


class _Reader(NamedTuple):
    """The patterns of a kind of lines: of its first word, and of all words behind it with their shades by group."""

    first: re.Pattern[str]
    rest: re.Pattern[str]
    shades: dict[str, Shade]


def shade_line(text: str) -> Iterator[Piece]:
    """Yield the pieces of a line that have a shade, in their order; a piece within another divides it."""
    for reader in _readers():
        if first := reader.first.match(text):
            yield from _pieces(first, reader.shades)
            break
    for match in reader.rest.finditer(text, first.end() if first else 0):
        yield from _pieces(match, reader.shades)


def _pieces(match: re.Match[str], shades: dict[str, Shade]) -> Iterator[Piece]:
    for group, shade in shades.items():
        if group in match.re.groupindex and match[group] is not None:
            yield from _divide(match.string, Piece(*match.span(group), shade))


def _divide(text: str, piece: Piece) -> Iterator[Piece]:
    inner = _inner().get(piece.shade)
    done = piece.start
    if inner:
        pattern, shade = inner
        for match in pattern.finditer(text, piece.start, piece.end):
            if match.start() > done:
                yield Piece(done, match.start(), piece.shade)
            yield Piece(*match.span(), shade)
            done = match.end()
    if done < piece.end:
        yield Piece(done, piece.end, piece.shade)


@lru_cache(maxsize=1)
def _inner() -> dict[Shade, tuple[re.Pattern[str], Shade]]:
    return {outer: (re.compile(pattern, re.IGNORECASE), shade) for outer, (pattern, shade) in INNER.items()}


@lru_cache(maxsize=1)
def _readers() -> tuple[_Reader, ...]:
    """Return the reader of each kind of lines; the last one fits every line, and takes no first word."""
    anything = LineKind("", (), Shade.STATEMENT, (), Shade.VALUE, None, {})
    return (*(_make_reader(kind) for kind in LINES), _make_reader(anything))


def _make_reader(line: LineKind) -> _Reader:
    name = f"{patterns()['NAME']}{WORD_END}"
    named = rf"(?:\s+(?P<named>{line.named_pattern}))?" if line.named else ""
    first = rf"\s*(?P<first>(?ai:{line.first_words}){WORD_END}){named}" if line.first else "(?!)"
    shades = {"first": line.shade, "named": line.named or line.names}
    words: list[str] = []
    for kind in line.keywords:
        words.append(f"(?P<{kind}>(?ai:{patterns()[kind]}){WORD_END})")
        shades[kind] = keyword_shade(kind)
        if kind in line.behind:
            words[-1] += rf"(?:\s+(?P<behind_{kind}>{name}))?"
            shades[f"behind_{kind}"] = line.behind[kind]
    others = {
        Shade.COMMENT: COMMENT,
        Shade.TEXT: TEXT,
        Shade.NUMBER: f"(?ai:{number_pattern()}){WORD_END}",
        Shade.LOAD: f"(?ai:{patterns()['AT_WORD']}){WORD_END}",
        Shade.SEPARATOR: SEPARATOR,
        **({line.names: name} if line.first else {}),
    }
    for shade, pattern in others.items():
        words.append(f"(?P<other_{shade.name}>{pattern})")
        shades[f"other_{shade.name}"] = shade
    return _Reader(re.compile(first), re.compile("|".join((*words, WORD))), shades)
