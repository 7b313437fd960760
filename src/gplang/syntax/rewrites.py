"""Rewriting a line the way it is written here, where people write it in their own.

A rewrite is tried on a line that has mistakes, and holds if the line has fewer of them afterwards. So the table
may be generous: what does not help is not told.
"""

from collections.abc import Iterator
from re import IGNORECASE
from re import compile as _compile
from typing import NamedTuple

from gplang.catalog import load_catalog
from gplang.source import Span
from gplang.syntax.rewrite_table import REWRITES, Rewrite


class Candidate(NamedTuple):
    """One place of a line that a rewrite would change."""

    span: Span
    right: str
    message: str
    hint: str


def find_candidates(code: str, source: int, start: int) -> Iterator[Candidate]:
    """Yield the places of a line, from `start` on, that a source of rewrites would change."""
    if source == len(REWRITES):
        return _find_names(code)
    return _find_in(REWRITES[source], code, start)


SOURCES = range(len(REWRITES) + 1)
"""The sources of rewrites, in the order in which they are tried: the table, then the catalog's names."""


def _find_in(rewrite: Rewrite, code: str, start: int) -> Iterator[Candidate]:
    if rewrite.only and code.split(maxsplit=1)[0].lower() not in rewrite.only:
        return
    for match in _compile(rewrite.pattern, IGNORECASE).finditer(code, start):
        right = match.expand(rewrite.right) if isinstance(rewrite.right, str) else rewrite.right(match)
        if right is None or right == match[0]:
            continue
        yield _trimmed(match.start(), match[0], right, rewrite)


def _trimmed(at: int, written: str, right: str, rewrite: Rewrite) -> Candidate:
    """Leave out of a change what it does not change: the white space around it."""
    before = len(written) - len(written.lstrip())
    if right and written[:before] and not right[0].isspace():
        at, written = at + before, written[before:]
    span = Span(at, at + len(written))
    shown = written.strip()
    hint = rewrite.hint.format(right=f"`{right.strip()}`") or f"write `{right.strip()}`"
    return Candidate(span, right, rewrite.message.format(written=shown), hint)


def _find_names(code: str) -> Iterator[Candidate]:
    """Yield the exercises of the catalog that are written as several words."""
    words = list(_compile(r"[^\W\d_][^\s,|\"]*").finditer(code))
    for count in (4, 3, 2):
        for at in range(1, len(words) - count + 1):
            part = words[at : at + count]
            written = code[part[0].start() : part[-1].end()]
            found = load_catalog().find(written) if not any(sign in written for sign in ',|"@') else None
            if found:
                span = Span(part[0].start(), part[-1].end())
                hint = f"names join their words with hyphens: `{found.id}`"
                yield Candidate(span, found.id, f"`{written}` is {count} words", hint)
