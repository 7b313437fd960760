"""What a line of a text names, and what the names of exercises mean."""

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from posixpath import dirname, join, normpath
from typing import Any, NamedTuple

from gplang.catalog import key, load_catalog
from gplang.model.resolve import Resolved
from gplang.source import Location, Span
from gplang.syntax.ast import (
    AdjustLine,
    DayLine,
    ExerciseLine,
    Group,
    Header,
    RotateLine,
    Setting,
    Swap,
    Target,
    Wave,
    WeekHeader,
)
from gplang.syntax.document import BlockLines, Line
from gplang.syntax.tokens import Node
from gplang.vocabulary import Block


class NameKind(StrEnum):
    """What has a name; `CATALOG` is an exercise of the catalog, `EXERCISE` one of the files' own or an unknown one."""

    SESSION = "session"
    EXERCISE = "exercise"
    ATHLETE = "athlete"
    CATALOG = "catalog"
    WEEK = "week"
    FILE = "file"


class Name(NamedTuple):
    """What a word means: the thing's own name, in lower case; of a week `3` or `1-4`, of a file its path."""

    kind: NameKind
    name: str


class Mention(NamedTuple):
    """A place that names a thing; `written` is the name used there, which may be an alias."""

    name: Name
    where: Location
    defines: bool
    written: str = ""


# ---- what names mean


class Meanings(NamedTuple):
    """The ids of own exercises by `key` of each of their names."""

    own: Mapping[str, str]

    def exercise(self, written: str) -> Name:
        """Return what an exercise's name means: the own ones go before the catalog's, which they replace."""
        if (own := self.own.get(key(written))) is not None:
            return Name(NameKind.EXERCISE, own)
        if (found := load_catalog().find(written)) is None:
            return Name(NameKind.EXERCISE, written.casefold())
        shadow = self.own.get(key(found.id))
        return Name(NameKind.CATALOG, found.id) if shadow is None else Name(NameKind.EXERCISE, shadow)

    def base(self, written: str, name: str) -> Name:
        """Return what stands behind `like` in the exercise `name`; its own name means the catalog's exercise."""
        own = self.own.get(key(written))
        if own is not None and own != self.own.get(key(name)):
            return Name(NameKind.EXERCISE, own)
        found = load_catalog().find(written)
        return Name(NameKind.EXERCISE, written.casefold()) if found is None else Name(NameKind.CATALOG, found.id)


def read_meanings(resolved: Resolved | None) -> Meanings:
    """Return what exercises' names mean in a file; ids go before aliases, the first owner keeps a name."""
    exercises = resolved.exercises.values() if resolved else ()
    own = {key(each.id): each.id for each in exercises}
    for each in exercises:
        for alias in each.aliases:
            own.setdefault(key(alias), each.id)
    return Meanings(own)


# ---- what a line names


def find_in_line(line: Line, block: BlockLines, meanings: Meanings) -> list[Mention]:
    """Return what a line of a block names, in its order."""
    found = (
        Mention(name, line.at(node.span), defines, str(node.value))
        for name, node, defines in _read_line(line, block, meanings)
        if node.span.start < node.span.end
    )
    return sorted(found, key=lambda mention: mention.where.span)


_Found = Iterator[tuple[Name, Node[Any], bool]]


def _read_line(line: Line, block: BlockLines, meanings: Meanings) -> _Found:
    statement = line.parsed.statement if line.parsed else None
    match statement:
        case Header():
            yield from _read_header(statement, block.kind, meanings)
        case WeekHeader(numbers=numbers):
            yield from map(_weeks, numbers)
        case DayLine(session=node) if node:
            yield _session(node)
        case RotateLine(sessions=nodes):
            yield from map(_session, nodes)
        case Setting(values=values):
            yield from _read_setting(line, values, block, meanings)
        case _:
            for node in _exercises_of(statement, meanings):
                yield meanings.exercise(node.value), node, False


def _read_header(header: Header, kind: Block, meanings: Meanings) -> _Found:
    if header.name and kind in (Block.SESSION, Block.ATHLETE):
        yield Name(NameKind(kind.value), header.name.value.casefold()), header.name, True
    elif header.name and kind is Block.EXERCISE:
        own = meanings.own.get(key(header.name.value), header.name.value.casefold())
        yield Name(NameKind.EXERCISE, own), header.name, True
    if header.base:
        yield _session(header.base)


def _weeks(node: Node[tuple[int, int]]) -> tuple[Name, Node[tuple[int, int]], bool]:
    first, last = node.value
    return Name(NameKind.WEEK, f"{first}-{last}" if first != last else str(first)), node, True


def _session(node: Node[str]) -> tuple[Name, Node[str], bool]:
    return Name(NameKind.SESSION, node.value.casefold()), node, False


def _read_setting(line: Line, values: tuple[Node[Any], ...], block: BlockLines, meanings: Meanings) -> _Found:
    keyword = line.parsed.keyword if line.parsed else None
    for node in values if keyword == "alias" else values[:1]:
        match keyword:
            case "use":
                path = normpath(join(dirname(line.where.source.path), node.value))
                yield Name(NameKind.FILE, path), node, False
            case "max" | "load" | "or" | "alias":
                yield meanings.exercise(node.value), node, False
            case "like" if not isinstance(node.value, str):
                yield Name(NameKind.WEEK, str(node.value[0])), node, False
            case "like" if block.kind is Block.EXERCISE:
                yield meanings.base(node.value, _name_of(block)), node, False
            case _:
                return


def _name_of(block: BlockLines) -> str:
    header = block.header.parsed.statement if block.header and block.header.parsed else None
    return header.name.value if isinstance(header, Header) and header.name else ""


def _exercises_of(statement: Any, meanings: Meanings) -> Iterator[Node[str]]:
    """Yield the exercises that a line of a session or a week names."""
    match statement:
        case ExerciseLine():
            yield _whole_name(statement, meanings)
            yield from _maxima_of(statement.prescription.groups)
        case Swap(old=old, new=new, prescription=prescription):
            yield from (old, new, *_maxima_of(prescription.groups))
        case Wave(steps=steps):
            yield from (node for step in steps for node in _maxima_of(step))
        case Target(exercise=node) | AdjustLine(target=Target(exercise=node)) if node:
            yield node
        case _:
            return


def _maxima_of(groups: Iterable[Group]) -> Iterator[Node[str]]:
    return (group.of for group in groups if group.of)


def _whole_name(line: ExerciseLine, meanings: Meanings) -> Node[str]:
    """Return the exercise of a line; a name written as several words is taken as the model takes it."""
    node = line.exercise
    if not line.stray:
        return node
    together = " ".join((node.value, *(each.value for each in line.stray)))
    if not _is_known(together, meanings) and _is_known(node.value, meanings):
        return node
    return Node(together, Span(node.span.start, line.stray[-1].span.end))


def _is_known(written: str, meanings: Meanings) -> bool:
    return key(written) in meanings.own or load_catalog().find(written) is not None
