"""A page of changes as plain text for a terminal."""

from collections.abc import Callable, Iterable, Iterator
from re import Match
from re import compile as _compile

from gplang.changes.page import Page

_DEPTH = 2
_HANG = 2

Wrap = Callable[[str, int, int], Iterable[str]]
"""Lays out a text at a depth, the lines behind its first one further in; keeps together what no-break spaces join."""

_AMOUNT = _compile(
    r"\d[\d.–]* x [\w–+]+(?: (?:s|m|min)\b)?"
    r"|R(?:IR|PE) [\d.–]+"
    r"|tempo [\dx-]+"
    r"|\d[\d.–]* (?:kg|lb|%|s|min)(?!\w)"
)


def render(page: Page, wrap: Wrap, bold: Callable[[str], str] = str) -> str:
    """Return the page as lines; `bold` marks headings."""
    return "".join(f"{line}\n" for line in _lines(page, wrap, bold))


def _lines(page: Page, wrap: Wrap, bold: Callable[[str], str]) -> Iterator[str]:
    yield from map(bold, wrap(page.title, 0, 0))
    for part in page.parts:
        depth = 0
        if part.heading:
            yield ""
            yield from map(bold, wrap(part.heading, 0, 0))
            depth = _DEPTH
        for number, section in enumerate(part.sections):
            if number or not depth:
                yield ""
            yield from wrap(section.heading, depth, 0)
            for line in section.lines:
                yield from wrap(_AMOUNT.sub(_join, line), depth + _DEPTH, _HANG)


def _join(match: Match[str]) -> str:
    """Keep an amount on one line with its unit."""
    return match.group(0).replace(" ", "\N{NO-BREAK SPACE}")
