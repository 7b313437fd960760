"""The outline of a text: its blocks, and in them what a reader looks for."""

import re
from collections.abc import Iterator

from gplang.records import NamedTuple, StrEnum
from gplang.source import Span
from gplang.statements.lists import LINE_STATEMENTS
from gplang.syntax.ast import DayLine, ExerciseLine, Header, Swap, Target, WeekHeader
from gplang.syntax.document import Document, Line
from gplang.syntax.log_ast import DidLine, DoneHeader, LogHeader, MissedHeader, SkippedLine, WeightHeader
from gplang.syntax.stretches import Stretch, find_stretches
from gplang.vocabulary import Block


class SymbolKind(StrEnum):
    """What a part of the outline is; `LINE` is an exercise line or a change of one, `SETTING` any other line."""

    PLAN = "plan"
    ATHLETE = "athlete"
    GYM = "gym"
    EXERCISE = "exercise"
    SCHEME = "scheme"
    SESSION = "session"
    WEEK = "week"
    SETTING = "setting"
    LINE = "line"
    DAY = "day"


class Symbol(NamedTuple):
    """A part of the outline; `name_span` lies within `span`, and so do the `children`. No name is empty."""

    name: str
    detail: str
    kind: SymbolKind
    span: Span
    name_span: Span
    children: tuple["Symbol", ...]


LONGEST = 80
"""Characters of a name and of a detail; what is longer is cut."""

_WITHOUT_LINES = frozenset({Block.PLAN, Block.ATHLETE, Block.GYM, Block.EXERCISE, Block.SCHEME, Block.LOG})
"""Blocks of nothing but settings or doses, which an outline leaves out."""

_WITH_LINES = (Block.SESSION, Block.WEEK, Block.ATHLETE)
"""Blocks in which lines stand under others."""

_KINDS = {
    Block.LOG: SymbolKind.PLAN,
    Block.DONE: SymbolKind.SESSION,
    Block.MISSED: SymbolKind.SESSION,
    Block.WEIGHT: SymbolKind.SETTING,
}
"""What the blocks of a log are in an outline."""

_WORD = re.compile(r'"(?:[^"\\]|\\.)*"|[^\s"]+|"')


def outline(document: Document) -> tuple[Symbol, ...]:
    """Return the blocks of a text, one beside the other, also of a text full of mistakes."""
    return tuple(_block_symbol(stretch) for stretch in find_stretches(document))


def _block_symbol(stretch: Stretch) -> Symbol:
    header = stretch.header
    code = header.code.span.shift(-header.where.span.start)
    last = stretch.block.lines[stretch.last - stretch.first - 1] if stretch.last > stretch.first else header
    name, place = _name_of_block(header, code)
    return Symbol(
        _cut(name),
        _cut(header.where.text[place.end : code.end]),
        _KINDS.get(stretch.block.kind) or SymbolKind(stretch.block.kind.value),
        Span(header.code.span.start, max(header.code.span.end, _end_of(last))),
        header.at(place).span,
        () if stretch.block.kind in _WITHOUT_LINES else tuple(_line_symbols(stretch)),
    )


def _end_of(line: Line) -> int:
    return line.where.span.start + len(line.where.text.rstrip())


def _name_of_block(header: Line, code: Span) -> tuple[str, Span]:
    """Return what a block is called: its name or its title, else its first word; of a week, all its numbers."""
    assert header.parsed
    word = header.parsed.word
    match header.parsed.statement:
        case WeekHeader(numbers=numbers) if numbers:
            place = Span(numbers[0].span.start, numbers[-1].span.end)
            return f"{header.parsed.keyword} {header.where.text[place.start : place.end]}", place
        case DoneHeader(date=date, session=session) | MissedHeader(date=date, session=session) if date and session:
            place = Span(date.span.start, session.span.end)
            return f"{date.value} {session.value}", place
        case LogHeader(title=title) if title and title.value.strip():
            return title.value, title.span
        case WeightHeader(date=date) if date:
            return f"{header.parsed.keyword} {date.value}", date.span
        case Header(name=name) if name and name.value.strip() and name.span.start < name.span.end:
            return name.value, name.span
        case Header(name=None, title=title) if title and title.value.strip() and title.span.start < title.span.end:
            return title.value, title.span
    return str(header.parsed.keyword), Span(word.start, max(word.end, min(word.start + 1, code.end)))


# ---- the lines of a block


def _line_symbols(stretch: Stretch) -> Iterator[Symbol]:
    """Yield the lines of a block that say something, those under an exercise line with it."""
    owner: Symbol | None = None
    for line in stretch.block.lines[: stretch.last - stretch.first]:
        if line.parsed is None:
            continue
        if line.parsed.keyword in LINE_STATEMENTS and owner is not None and stretch.block.kind in _WITH_LINES:
            owner = owner._replace(span=Span(owner.span.start, line.code.span.end))
            continue
        if owner is not None:
            yield owner
        owner = _line_symbol(line, stretch.block.kind)
    if owner is not None:
        yield owner


def _line_symbol(line: Line, kind: Block) -> Symbol:
    code = line.code.span.shift(-line.where.span.start)
    text = line.where.text
    name, place, before = _name_of_line(line, code)
    detail = f"{before} {text[place.end : code.end]}" if before else text[place.end : code.end]
    return Symbol(_cut(name), _cut(detail), _kind_of(line, kind), line.code.span, line.at(place).span, ())


def _name_of_line(line: Line, code: Span) -> tuple[str, Span, str]:
    """Return what a line is called, where that stands, and what of the words before it is worth telling."""
    assert line.parsed
    text = line.where.text
    match line.parsed.statement:
        case ExerciseLine(role=role, exercise=exercise) if exercise.value.strip():
            return exercise.value, exercise.span, str(role.value)
        case DidLine(exercise=exercise, role=role_node) if exercise.value.strip():
            return exercise.value, exercise.span, str(role_node.value) if role_node else ""
        case SkippedLine(exercise=exercise) if exercise.value.strip():
            return f"skipped {exercise.value}", exercise.span, ""
        case Swap(old=old) | Target(exercise=old) if old and old.value.strip():
            return f"{line.parsed.keyword} {old.value}", old.span, ""
        case DayLine(days=days):
            words = (f"{word.value[0]}{f'-{word.value[-1]}' * (len(word.value) > 1)}" for word in days if word.value)
            return " ".join(words), Span(days[0].span.start, days[-1].span.end), ""
    word = _WORD.match(text, code.start)
    place = Span(*word.span()) if word and word.end() <= code.end else Span(code.start, code.start + 1)
    return text[place.start : place.end], place, ""


def _kind_of(line: Line, kind: Block) -> SymbolKind:
    keyword = line.parsed.keyword if line.parsed else None
    if isinstance(line.parsed.statement if line.parsed else None, DayLine) or keyword == "rotate":
        return SymbolKind.DAY
    is_note = keyword == "note" or keyword is None
    return SymbolKind.LINE if kind in (Block.SESSION, Block.DONE) and not is_note else SymbolKind.SETTING


def _cut(text: str) -> str:
    """Return a text in one line of single spaces, cut where it is too long for an outline."""
    words = " ".join(text.split())
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"
