"""What a line of a text names, and what the names of exercises mean."""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from posixpath import dirname, join, normpath
from typing import Any, NamedTuple

from gplang.catalog import Exercise
from gplang.model.names import Exercises
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


def name_exercise(written: str, found: Exercise | None, exercises: Exercises) -> Name:
    """Return what is meant by an exercise's name under which one was found, or none."""
    if found is None:
        return Name(NameKind.EXERCISE, written.casefold())
    return Name(NameKind.EXERCISE if exercises.is_own(found) else NameKind.CATALOG, found.id)


# ---- what a line names


def find_in_line(line: Line, block: BlockLines, exercises: Exercises) -> list[Mention]:
    """Return what a line of a block names, in its order."""
    found = (
        Mention(name, line.at(node.span), defines, str(node.value))
        for name, node, defines in _read_line(line, block, exercises)
        if node.span.start < node.span.end
    )
    return sorted(found, key=lambda mention: mention.where.span)


_Found = Iterator[tuple[Name, Node[Any], bool]]


def _read_line(line: Line, block: BlockLines, exercises: Exercises) -> _Found:
    statement = line.parsed.statement if line.parsed else None
    match statement:
        case Header():
            yield from _read_header(statement, block.kind, exercises)
        case WeekHeader(numbers=numbers):
            yield from map(_weeks, numbers)
        case DayLine(session=node) if node:
            yield _session(node)
        case RotateLine(sessions=nodes):
            yield from map(_session, nodes)
        case Setting(values=values):
            yield from _read_setting(line, values, block, exercises)
        case _:
            for node in _exercises_of(statement, exercises):
                yield _exercise(node, exercises)


def _read_header(header: Header, kind: Block, exercises: Exercises) -> _Found:
    if header.name and kind in (Block.SESSION, Block.ATHLETE):
        yield Name(NameKind(kind.value), header.name.value.casefold()), header.name, True
    elif header.name and kind is Block.EXERCISE:
        found = exercises.find(header.name.value)
        own = found.id if found is not None and exercises.is_own(found) else header.name.value.casefold()
        yield Name(NameKind.EXERCISE, own), header.name, True
    if header.base:
        yield _session(header.base)


def _exercise(node: Node[str], exercises: Exercises) -> tuple[Name, Node[str], bool]:
    return name_exercise(node.value, exercises.find(node.value), exercises), node, False


def _weeks(node: Node[tuple[int, int]]) -> tuple[Name, Node[tuple[int, int]], bool]:
    first, last = node.value
    return Name(NameKind.WEEK, f"{first}-{last}" if first != last else str(first)), node, True


def _session(node: Node[str]) -> tuple[Name, Node[str], bool]:
    return Name(NameKind.SESSION, node.value.casefold()), node, False


def _read_setting(line: Line, values: tuple[Node[Any], ...], block: BlockLines, exercises: Exercises) -> _Found:
    keyword = line.parsed.keyword if line.parsed else None
    for node in values if keyword == "alias" else values[:1]:
        match keyword:
            case "use":
                path = normpath(join(dirname(line.where.source.path), node.value))
                yield Name(NameKind.FILE, path), node, False
            case "max" | "load" | "or" | "alias":
                yield _exercise(node, exercises)
            case "like" if not isinstance(node.value, str):
                yield Name(NameKind.WEEK, str(node.value[0])), node, False
            case "like" if block.kind is Block.EXERCISE:
                base = exercises.find_base(node.value, _name_of(block))
                yield name_exercise(node.value, base, exercises), node, False
            case _:
                return


def _name_of(block: BlockLines) -> str:
    header = block.header.parsed.statement if block.header and block.header.parsed else None
    return header.name.value if isinstance(header, Header) and header.name else ""


def _exercises_of(statement: Any, exercises: Exercises) -> Iterator[Node[str]]:
    """Yield the exercises that a line of a session or a week names."""
    match statement:
        case ExerciseLine():
            yield _whole_name(statement, exercises)
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


def _whole_name(line: ExerciseLine, exercises: Exercises) -> Node[str]:
    """Return the exercise of a line; a name written as several words is taken as the model takes it."""
    node = line.exercise
    if not line.stray:
        return node
    together = " ".join((node.value, *(each.value for each in line.stray)))
    if exercises.find(together) is None and exercises.find(node.value) is not None:
        return node
    return Node(together, Span(node.span.start, line.stray[-1].span.end))
