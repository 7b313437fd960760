"""Rewriting lines from other notations into the language's own.

A rewrite is tried on a line with mistakes, and kept if the line then has fewer of them, or only later ones. So the
table may be generous: a rewrite that does not help is not reported.
"""

from collections.abc import Iterator
from re import ASCII, IGNORECASE
from re import compile as _compile

from gplang.catalog import load_catalog
from gplang.records import NamedTuple
from gplang.source import Span
from gplang.syntax.cuts import find_cuts
from gplang.syntax.parser import is_kind
from gplang.syntax.rewrite_table import REWRITES, Rewrite
from gplang.syntax.tokens import Problem


class Candidate(NamedTuple):
    """One place of a line that a rewrite would change."""

    span: Span
    right: str
    message: str
    hint: str
    certain: bool = True

    def as_problem(self) -> Problem:
        """Return the problem of the place."""
        return Problem("E001", self.span, self.message, self.hint, self.right, certain=self.certain)


def find_candidates(code: str, source: int, start: int) -> Iterator[Candidate]:
    """Yield the places of a line, from `start` on, that a source of rewrites would change."""
    if source == NAMES:
        return _find_names(code)
    if source == CUTS:
        return _find_cuts(code, start)
    return _find_in(REWRITES[source], code, start)


_ONE_WORD = ("is {count} words", "has characters that only look right")

NAMES = -2
"""The source that knows the catalog's names."""

CUTS = -1
"""The source of words that lack the space between them."""

SOURCES = (NAMES, CUTS, *range(len(REWRITES)))
"""The sources of rewrites, in the order in which they are tried; the last are those of the table."""


def _find_in(rewrite: Rewrite, code: str, start: int) -> Iterator[Candidate]:
    if rewrite.only and code.split(maxsplit=1)[0].lower() not in rewrite.only:
        return
    for match in _compile(rewrite.pattern, IGNORECASE | ASCII).finditer(code, start):
        right = match.expand(rewrite.right) if isinstance(rewrite.right, str) else rewrite.right(match)
        if right is None or right == match[0]:
            continue
        yield _trimmed(match.start(), match[0], right, rewrite)


def _trimmed(at: int, written: str, right: str, rewrite: Rewrite) -> Candidate:
    """Trim a change to the words that it changes."""
    same = next((at for at, (one, other) in enumerate(zip(written, right, strict=False)) if one != other), len(right))
    if same < len(written):
        same = max(written.rfind(sign, 0, same) for sign in " \t") + 1
        at, written, right = at + same, written[same:], right[same:]
    span = Span(at, at + len(written))
    hint = rewrite.hint.format(right=f"`{right.strip()}`") or f"write `{right.strip()}`"
    count = len(written.split())
    message = rewrite.message if count > 1 else rewrite.message.replace(*_ONE_WORD)
    return Candidate(span, right, message.format(written=written.strip(), count=count), hint, rewrite.certain)


def _find_cuts(code: str, start: int) -> Iterator[Candidate]:
    for span, right in find_cuts(code):
        if span.start >= start:
            written = code[span.start : span.end]
            message, hint = f"`{written}` is 2 words", f"write `{right}`"
            if '"' in written:
                message, hint = "no space beside a text in quotes", "a text in quotes is a word of its own"
            yield Candidate(span, right, message, hint)


def _find_names(code: str) -> Iterator[Candidate]:
    """Yield catalog names that are written as several words; the plan may define them differently."""
    words = list(_compile(r"[^\W\d_][^\s,|\"]*").finditer(code))
    for count in (4, 3, 2):
        for at in range(1, len(words) - count + 1):
            part = words[at : at + count]
            written = code[part[0].start() : part[-1].end()]
            if not any(sign in written for sign in ',|"@') and (found := load_catalog().find(written)):
                span = Span(part[0].start(), part[-1].end())
                joined = "-".join(written.lower().split())
                if not is_kind("NAME", joined):
                    joined = found.id
                hint = f"names join their words with hyphens: `{joined}`"
                yield Candidate(span, joined, f"`{written}` is {count} words", hint)
