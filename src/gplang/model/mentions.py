"""The meaning of every name in a text: which word stands for which exercise, session, athlete, week or other thing."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import chain
from posixpath import dirname, join, normpath

from gplang.catalog import Exercise
from gplang.model.names import Exercises, find_loaded, whole_name
from gplang.records import NamedTuple, StrEnum
from gplang.source import Location
from gplang.syntax.ast import (
    AdjustLine,
    DayLine,
    Deload,
    EventLine,
    ExerciseLine,
    From,
    Group,
    Header,
    LoggedMax,
    MaxSetting,
    OnMissLine,
    Or,
    ProgressLine,
    RaiseSetting,
    RotateLine,
    SchemeStep,
    Setting,
    Stages,
    Swap,
    Target,
    Wave,
    WeekHeader,
)
from gplang.syntax.document import BlockLines, Document, Line
from gplang.syntax.log_ast import DidLine, DoneHeader, LogForLine, MissedHeader, OfLine, SkippedLine
from gplang.syntax.tokens import Node
from gplang.typed import Any
from gplang.vocabulary import EVERYBODY, Block


class NameKind(StrEnum):
    """Kinds of named things; `CATALOG` is an exercise of the catalog, `EXERCISE` an own or an unknown one."""

    SESSION = "session"
    EXERCISE = "exercise"
    SCHEME = "scheme"
    ATHLETE = "athlete"
    GROUP = "group"
    GYM = "gym"
    CATALOG = "catalog"
    WEEK = "week"
    FILE = "file"


class Name(NamedTuple):
    """The meaning of a word: the thing's own name, in lower case; for a week `3` or `1-4`, for a file its path."""

    kind: NameKind
    name: str


class Mention(NamedTuple):
    """A place that names a thing; `written` is the name used there, which may be an alias.

    `exercise` is the one that is meant, None for an unknown one and for other things.
    """

    name: Name
    where: Location
    defines: bool
    written: str = ""
    exercise: Exercise | None = None


class Mentions:
    """The meanings of the names in a file and in those that it uses, in the order of the text, read on demand.

    `documents` are the file itself, then those that it uses. A line is read as the plan reads it, even where the plan
    leaves it out, as for a session that is defined twice.
    """

    def __init__(self, documents: tuple[Document, ...], exercises: Exercises) -> None:
        self.documents = documents
        self._exercises = exercises
        self._by_path: dict[str, tuple[Mention, ...]] = {}

    def __iter__(self) -> Iterator[Mention]:
        return chain.from_iterable(map(self.in_file, self.documents))

    def in_file(self, document: Document) -> tuple[Mention, ...]:
        """Return all mentions in one of the files."""
        path = document.source.path
        found = self._by_path.get(path)
        if found is None:
            lines = ((line, block) for block in document.blocks for line in _lines_of(block))
            found = tuple(each for line, block in lines for each in self._find(line, block))
            self._by_path[path] = found
        return found

    def on_line(self, line: Line) -> list[Mention]:
        """Return the mentions in a line of the file itself."""
        return self._find(line, self.documents[0].block_at(line.number))

    def at(self, offset: int) -> Mention | None:
        """Return the mention at an offset of the file itself, or one that ends there."""
        document = self.documents[0]
        if not 0 <= offset <= len(document.source.text):
            return None
        line = document.line(document.source.position(offset).line)
        touched = [each for each in self.on_line(line) if each.where.span.start <= offset <= each.where.span.end]
        return touched[-1] if touched else None

    def exercise_at(self, line: Line, node: Node[str]) -> Exercise | None:
        """Return the exercise that a word of a line of the file itself names, or begins to name."""
        start = line.at(node.span).span.start
        return next((each.exercise for each in self.on_line(line) if each.where.span.start == start), None)

    def find_exercise(self, written: str) -> Exercise | None:
        """Return the exercise that a word would mean if it were in the text."""
        return self._exercises.find(written)

    def name_exercise(self, written: str) -> Name:
        """Return what a word would mean as the name of an exercise."""
        return _name_exercise(written, self._exercises.find(written), self._exercises)

    def _find(self, line: Line, block: BlockLines) -> list[Mention]:
        """Return the mentions in a line of a block, in order."""
        found = (
            Mention(name, line.at(node.span), defines, str(node.value), exercise)
            for name, node, defines, exercise in _read_line(line, block, self._exercises, self)
            if node.span.start < node.span.end
        )
        return sorted(found, key=lambda mention: mention.where.span)

    def name_person(self, written: str) -> Name:
        """Return what a word means in `for`: a group or an athlete."""
        name = written.casefold()
        return Name(NameKind.GROUP if name in self._groups else NameKind.ATHLETE, name)

    @cached_property
    def _groups(self) -> frozenset[str]:
        """The names of the groups, in lower case, but for those that athletes have."""
        blocks = [each for document in self.documents for each in document.blocks if each.kind is Block.ATHLETE]
        said = (line.parsed for block in blocks for line in block.lines if line.parsed)
        groups = {
            node.value.casefold()
            for parsed in said
            if parsed.keyword == "group" and isinstance(parsed.statement, Setting)
            for node in parsed.statement.values
        }
        headers = (each.header.parsed.statement for each in blocks if each.header and each.header.parsed)
        return frozenset(groups) - {
            header.name.value.casefold() for header in headers if isinstance(header, Header) and header.name
        }


def _lines_of(block: BlockLines) -> Iterable[Line]:
    return block.all_lines


# ---- what a line names


_Meant = tuple[Name, Node[Any], bool, Exercise | None]
_Found = Iterator[_Meant]


def _read_line(line: Line, block: BlockLines, exercises: Exercises, mentions: Mentions) -> _Found:
    statement = line.parsed.statement if line.parsed else None
    match statement:
        case Header():
            yield from _read_header(statement, block.kind, exercises)
        case WeekHeader(numbers=numbers):
            yield from map(_weeks, numbers)
        case DayLine(session=node, gym=gym) if node:
            yield _session(node)
            if gym is not None:
                yield _gym(gym)
        case RotateLine(sessions=nodes):
            yield from (_session(node) for node in nodes if node.value is not None)
        case EventLine(name=node):
            yield Name(NameKind.SESSION, node.value.casefold()), node, True, None
        case MaxSetting(exercise=node, of=of):
            yield from (_exercise(each, exercises) for each in (node, of) if each is not None)
        case RaiseSetting(exercise=node) | LoggedMax(exercise=node):
            yield _exercise(node, exercises)
        case Setting(values=values) if line.parsed and line.parsed.keyword == "for":
            yield from ((mentions.name_person(each.value), each, False, None) for each in values if not _is_all(each))
        case Setting(values=values) if line.parsed and line.parsed.keyword == "group":
            yield from ((Name(NameKind.GROUP, each.value.casefold()), each, True, None) for each in values)
        case Setting(values=values):
            yield from _read_setting(line, values, block, exercises)
        case OfLine() | LogForLine() | DoneHeader() | MissedHeader():
            yield from _read_log_line(line, statement, mentions)
        case DidLine(quoted=True) | SkippedLine(quoted=True):
            return
        case SkippedLine(exercise=node):
            yield _exercise(node, exercises)
        case _:
            for node in _exercises_of(statement, exercises):
                yield _exercise(node, exercises)
            if isinstance(statement, ExerciseLine | Swap | Or | From) and (node := statement.prescription.scheme):
                yield Name(NameKind.SCHEME, node.value.casefold()), node, False, None


def _read_header(header: Header, kind: Block, exercises: Exercises) -> _Found:
    if header.name and kind in (Block.SESSION, Block.SCHEME, Block.ATHLETE, Block.GYM):
        yield Name(NameKind(kind.value), header.name.value.casefold()), header.name, True, None
    elif header.name and kind is Block.EXERCISE:
        found = exercises.find(header.name.value)
        own = found if found is not None and exercises.is_own(found) else None
        yield Name(NameKind.EXERCISE, own.id if own else header.name.value.casefold()), header.name, True, own
    if header.base and kind is Block.ATHLETE:
        yield Name(NameKind.ATHLETE, header.base.value.casefold()), header.base, False, None
    elif header.base:
        yield _session(header.base)


def _read_log_line(
    line: Line, statement: OfLine | LogForLine | DoneHeader | MissedHeader, mentions: Mentions
) -> _Found:
    """Yield what a line of a log names: a plan, whose log it is, a session that the plan has."""
    match statement:
        case OfLine(path=node):
            if node is not None:
                yield _file(line, node)
        case LogForLine(athlete=node):
            yield mentions.name_person(node.value), node, False, None
        case DoneHeader(session=node) | MissedHeader(session=node):
            if node is not None:
                yield _session(node)


def _is_all(node: Node[Any]) -> bool:
    """Return whether a word in `for` is everybody."""
    return bool(node.value.casefold() == EVERYBODY)


def _exercise(node: Node[str], exercises: Exercises) -> _Meant:
    found = exercises.find(node.value)
    return _name_exercise(node.value, found, exercises), node, False, found


def _name_exercise(written: str, found: Exercise | None, exercises: Exercises) -> Name:
    """Return the meaning of an exercise's name, given the exercise that was found for it, if any."""
    if found is None:
        return Name(NameKind.EXERCISE, written.casefold())
    return Name(NameKind.EXERCISE if exercises.is_own(found) else NameKind.CATALOG, found.id)


def _weeks(node: Node[tuple[int, int]]) -> _Meant:
    first, last = node.value
    return Name(NameKind.WEEK, f"{first}-{last}" if first != last else str(first)), node, True, None


def _session(node: Node[Any]) -> _Meant:
    """Return what a name on a day means: events share the names of sessions."""
    return Name(NameKind.SESSION, node.value.casefold()), node, False, None


def _file(line: Line, node: Node[str]) -> _Meant:
    """Return what the path of a file means: the same from wherever it is named."""
    path = normpath(join(dirname(line.where.source.path), node.value))
    return Name(NameKind.FILE, path), node, False, None


def _gym(node: Node[str]) -> _Meant:
    return Name(NameKind.GYM, node.value.casefold()), node, False, None


def _read_setting(line: Line, values: tuple[Node[Any], ...], block: BlockLines, exercises: Exercises) -> _Found:
    keyword = line.parsed.keyword if line.parsed else None
    for node in values if keyword in ("alias", "complex") else values[:1]:
        match keyword:
            case "use":
                yield _file(line, node)
            case "max" | "training-max" | "raise" | "load" | "alias" if isinstance(node.value, str):
                yield _exercise(node, exercises)
            case "round" if isinstance(node.value, str) and not isinstance(find_loaded(node.value, exercises), str):
                yield _exercise(node, exercises)
            case "in":
                yield _gym(node)
            case "complex":
                part = exercises.find_base(node.value, _name_of(block))
                yield _name_exercise(node.value, part, exercises), node, False, part
            case "like" if not isinstance(node.value, str):
                yield Name(NameKind.WEEK, str(node.value[0])), node, False, None
            case "like" if block.kind is Block.EXERCISE:
                base = exercises.find_base(node.value, _name_of(block))
                yield _name_exercise(node.value, base, exercises), node, False, base
            case _:
                return


def _name_of(block: BlockLines) -> str:
    header = block.header.parsed.statement if block.header and block.header.parsed else None
    return header.name.value if isinstance(header, Header) and header.name else ""


def _exercises_of(statement: Any, exercises: Exercises) -> Iterator[Node[str]]:
    """Yield the exercises that a line of a session or a week names."""
    match statement:
        case DidLine(exercise=node, prescription=prescription):
            yield from (node, *_maxima_of(prescription.groups if prescription is not None else ()))
        case ExerciseLine():
            yield whole_name(statement, exercises)
            yield from _maxima_of(statement.prescription.groups)
        case Swap(old=old, new=new, prescription=prescription):
            yield from (old, new, *_maxima_of(prescription.groups))
        case Or(exercise=node, prescription=prescription):
            yield from (node, *_maxima_of(prescription.groups))
        case From(prescription=prescription):
            yield from _maxima_of(prescription.groups)
        case Wave(steps=steps):
            yield from (node for step in steps for node in _maxima_of(step))
        case Deload(groups=groups) | SchemeStep(groups=groups):
            yield from _maxima_of(groups)
        case Stages(steps=stages):
            yield from (node for stage in stages for node in (stage.exercise, *_maxima_of(stage.groups)) if node)
        case ProgressLine(exercise=node) | OnMissLine(exercise=node) if node:
            yield node
        case Target(exercise=node) | AdjustLine(target=Target(exercise=node)) if node:
            yield node
        case _:
            return


def _maxima_of(groups: Iterable[Group]) -> Iterator[Node[str]]:
    return (group.of for group in groups if group.of)
