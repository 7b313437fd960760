"""The names in a text: where things get theirs, and where they are called by it."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from posixpath import normpath

from gplang.compiler import Compilation
from gplang.editor.names_in_lines import Mention, Name, NameKind, find_in_line
from gplang.model.names import Exercises
from gplang.source import Location, Span
from gplang.syntax.document import BlockLines, Document, Line

__all__ = [
    "Mention",
    "Name",
    "NameKind",
    "documents_of",
    "find_all_mentions",
    "find_definitions",
    "find_mentions",
    "find_references",
    "is_same",
    "name_at",
    "paths_of",
    "place_of",
]


def find_mentions(document: Document, exercises: Exercises) -> tuple[Mention, ...]:
    """Return all that a file names, in the order of the text; `exercises` tell what its names mean."""
    return tuple(
        mention
        for block in document.blocks
        for line in _lines_of(block)
        for mention in find_in_line(line, block, exercises)
    )


def find_all_mentions(compilation: Compilation) -> Iterator[Mention]:
    """Yield all that a file and the files it uses name."""
    for document in documents_of(compilation):
        yield from find_mentions(document, compilation.exercises)


def documents_of(compilation: Compilation) -> tuple[Document, ...]:
    """Return a file and the files that it uses."""
    return (compilation.document, *(compilation.resolved.libraries if compilation.resolved else ()))


def name_at(compilation: Compilation, offset: int) -> Mention | None:
    """Return what the word at an offset names, also right behind it."""
    if not 0 <= offset <= len(compilation.source.text):
        return None
    line = compilation.document.lines[compilation.source.position(offset).line - 1]
    block = _block_of(line, compilation.document)
    touched = [
        mention
        for mention in find_in_line(line, block, compilation.exercises)
        if mention.where.span.start <= offset <= mention.where.span.end
    ]
    return touched[-1] if touched else None


def find_definitions(compilation: Compilation, name: Name) -> tuple[Location, ...]:
    """Return where a thing gets its name, in the file itself or in one that it uses; for a file, its beginning."""
    if name.kind is NameKind.CATALOG:
        return ()
    if name.kind is NameKind.FILE:
        found = (document.source for document in documents_of(compilation))
        return tuple(Location(source, Span(0, 0)) for source in found if normpath(source.path) == name.name)
    documents = documents_of(compilation)
    return tuple(
        mention.where
        for document in (documents[:1] if name.kind in _OF_ONE_FILE else documents)
        for mention in find_mentions(document, compilation.exercises)
        if mention.defines and is_same(mention.name, name)
    )


def find_references(
    compilations: Sequence[Compilation], name: Mention, *, declaration: bool = True
) -> tuple[Location, ...]:
    """Return all places that name the same thing, by file and place; `declaration`: those that define it, too.

    A session or an exercise is looked for in all files that are compiled together with the one that defines it.
    """
    homes = _find_homes(compilations, name)
    found = {
        place_of(mention): mention.where
        for compilation in compilations
        if homes is None or homes & paths_of(compilation)
        for mention in _mentions_of_kind(compilation, name)
        if is_same(mention.name, name.name) and (declaration or not mention.defines)
    }
    return tuple(found[place] for place in sorted(found))


def paths_of(compilation: Compilation) -> set[str]:
    """Return the paths of a file and of the files that it uses."""
    return {document.source.path for document in documents_of(compilation)}


def place_of(mention: Mention) -> tuple[str, Span]:
    """Return a place by which a mention is known again in another compilation of the same texts."""
    return mention.where.source.path, mention.where.span


def is_same(one: Name, other: Name) -> bool:
    """Tell whether two names mean one thing; a stretch of weeks and a week of it do."""
    if one.kind is not NameKind.WEEK or other.kind is not NameKind.WEEK:
        return one == other
    first, last = _weeks_of(one)
    other_first, other_last = _weeks_of(other)
    return first <= other_last and other_first <= last


_OF_ONE_FILE = (NameKind.ATHLETE, NameKind.WEEK)
"""What only the plan itself can have, not the files that it uses."""

_EVERYWHERE = (NameKind.CATALOG, NameKind.FILE)
"""What means the same in all files."""


def _find_homes(compilations: Iterable[Compilation], mention: Mention) -> set[str] | None:
    """Return the files that define what is named, or else the one that names it; None for what is known everywhere."""
    if mention.name.kind in _EVERYWHERE:
        return None
    path = mention.where.source.path
    if mention.name.kind in _OF_ONE_FILE:
        return {path}
    around = (compilation for compilation in compilations if path in paths_of(compilation))
    found = {where.source.path for each in around for where in find_definitions(each, mention.name)}
    return found or {path}


def _mentions_of_kind(compilation: Compilation, mention: Mention) -> Iterable[Mention]:
    if mention.name.kind not in _OF_ONE_FILE:
        return find_all_mentions(compilation)
    if compilation.source.path != mention.where.source.path:
        return ()
    return find_mentions(compilation.document, compilation.exercises)


def _weeks_of(name: Name) -> tuple[int, int]:
    first, _, last = name.name.partition("-")
    return int(first), int(last or first)


def _lines_of(block: BlockLines) -> Iterable[Line]:
    return chain((block.header,) if block.header else (), block.lines)


def _block_of(line: Line, document: Document) -> BlockLines:
    """Return the block that a line belongs to; a header to the block that it opens."""
    found = document.blocks[0]
    for block in document.blocks[1:]:
        if block.header is None or block.header.number > line.number:
            break
        found = block
    return found
