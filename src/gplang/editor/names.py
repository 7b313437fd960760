"""The names in a text: where things get theirs, and where they are called by it."""

from collections.abc import Iterable, Sequence
from posixpath import normpath

from gplang.compiler import Compilation
from gplang.model.mentions import Mention, Name, NameKind
from gplang.source import Location, Span


def find_definitions(compilation: Compilation, name: Name) -> tuple[Location, ...]:
    """Return where a thing gets its name, in the file itself or in one that it uses; for a file, its beginning."""
    if name.kind is NameKind.CATALOG:
        return ()
    if name.kind is NameKind.FILE:
        found = (document.source for document in compilation.mentions.documents)
        return tuple(Location(source, Span(0, 0)) for source in found if normpath(source.path) == name.name)
    return tuple(
        mention.where
        for mention in mentions_of_kind(compilation, name.kind)
        if mention.defines and is_same(mention.name, name)
    )


def mentions_of_kind(compilation: Compilation, kind: NameKind) -> Iterable[Mention]:
    """Return all mentions among which are those of things of a kind: of some only the plan's own file has any."""
    mentions = compilation.mentions
    return mentions.in_file(compilation.document) if kind in _OF_ONE_FILE else mentions


def find_references(
    compilations: Sequence[Compilation], name: Mention, *, declaration: bool = True
) -> tuple[Location, ...]:
    """Return all places that name the same thing, by file and place; `declaration`: those that define it, too.

    What files share is looked for in all of them that are compiled together with the one that defines it.
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


def find_mentions(compilation: Compilation, offset: int) -> tuple[Mention, ...]:
    """Return all places of a file that name what is named at an offset; none where nothing is."""
    mention = compilation.mentions.at(offset)
    if mention is None:
        return ()
    found = mentions_of_kind(compilation, mention.name.kind)
    return tuple(each for each in found if each.where.source is compilation.source and is_same(each.name, mention.name))


def paths_of(compilation: Compilation) -> set[str]:
    """Return the paths of a file and of the files that it uses."""
    return {document.source.path for document in compilation.mentions.documents}


def place_of(mention: Mention) -> tuple[str, Span]:
    """Return a place by which a mention is known again in another compilation of the same texts."""
    return mention.where.source.path, mention.where.span


def is_same(one: Name, other: Name) -> bool:
    """Return whether two names mean one thing; a stretch of weeks and a week of it do."""
    if one.kind is not NameKind.WEEK or other.kind is not NameKind.WEEK:
        return one == other
    first, last = _weeks_of(one)
    other_first, other_last = _weeks_of(other)
    return first <= other_last and other_first <= last


_OF_ONE_FILE = (NameKind.WEEK,)
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
    around = (each for each in compilations if path in paths_of(each) and (not each.log or each.source.path == path))
    found = {where.source.path for each in around for where in find_definitions(each, mention.name)}
    return found or {path}


def _mentions_of_kind(compilation: Compilation, mention: Mention) -> Iterable[Mention]:
    if mention.name.kind in _OF_ONE_FILE and compilation.source.path != mention.where.source.path:
        return ()
    return mentions_of_kind(compilation, mention.name.kind)


def _weeks_of(name: Name) -> tuple[int, int]:
    first, _, last = name.name.partition("-")
    return int(first), int(last or first)
