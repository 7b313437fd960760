"""What an editor can fold away: blocks, and comments of several lines."""

from collections.abc import Iterator
from itertools import groupby

from gplang.records import NamedTuple
from gplang.syntax.document import Document
from gplang.syntax.stretches import find_stretches, is_comment


class Fold(NamedTuple):
    """Lines that fold into their first: the numbers of the first and the last, counted from 1."""

    first: int
    last: int
    is_comment: bool


def fold(document: Document) -> tuple[Fold, ...]:
    """Return what can be folded, in the order of the text; one fold lies in another or apart from it."""
    return tuple(
        sorted(each for each in (*_fold_blocks(document), *_fold_comments(document)) if each.first < each.last)
    )


def _fold_blocks(document: Document) -> Iterator[Fold]:
    for each in find_stretches(document):
        yield Fold(each.first, each.last, is_comment=False)


def _fold_comments(document: Document) -> Iterator[Fold]:
    for commented, run in groupby(document.lines, is_comment):
        if commented:
            numbers = [line.number for line in run]
            yield Fold(numbers[0], numbers[-1], is_comment=True)
