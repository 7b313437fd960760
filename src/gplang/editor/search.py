"""Finding what a project defines by some letters of its name."""

from collections.abc import Iterable, Iterator

from gplang.editor.symbols import Symbol, SymbolKind, outline
from gplang.records import NamedTuple
from gplang.source import SourceText
from gplang.syntax.document import Document

MOST_FOUND = 500
"""Things that a search returns: editors narrow it down as one types on."""

_UNNAMED = (SymbolKind.WEEK, SymbolKind.SETTING)


class Found(NamedTuple):
    """Something that a file defines."""

    symbol: Symbol
    source: SourceText


def search(documents: Iterable[Document], query: str) -> Iterator[Found]:
    """Yield what files define whose name or title has the letters of `query` in this order, whatever their case."""
    letters = "".join(query.casefold().split())
    count = 0
    for document in documents:
        for symbol in outline(document):
            is_it = symbol.kind not in _UNNAMED and _has(f"{symbol.name} {symbol.detail}".casefold(), letters)
            if is_it and count < MOST_FOUND:
                count += 1
                yield Found(symbol, document.source)


def _has(text: str, letters: str) -> bool:
    rest = iter(text)
    return all(letter in rest for letter in letters)
