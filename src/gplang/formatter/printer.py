"""A document in its canonical layout, as text."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from gplang.formatter.columns import GAP, align_comments, align_rows
from gplang.formatter.log_rows import UNSPACED, build_log_row
from gplang.formatter.rows import Row, build_row, level_of
from gplang.records import NamedTuple
from gplang.statements.lists import LOG_HEADERS
from gplang.syntax.ast import ExerciseLine
from gplang.syntax.document import BlockLines, Document, Line
from gplang.syntax.ignoring import is_for_the_next_line
from gplang.syntax.limits import LONGEST_LINE
from gplang.vocabulary import Block

_INDENT = "  "
_GAP_UNDER_EXERCISE = 1


class _Printed(NamedTuple):
    """A line as it is written; `opens` tells that a block begins here: with its header, or a comment above it."""

    text: str
    opens: bool = False


def print_document(document: Document) -> str:
    """Return the text of a document in its canonical layout; lines with mistakes stay as they are."""
    lines: list[_Printed] = []
    before: Block | None = None
    for block, above, own in _with_comments_above(document.blocks):
        opens = not (block.kind is before and before in UNSPACED)
        lines.extend(_print_block(block, above, own, opens=opens))
        before = block.kind
    spaced = _space_out(lines)
    end = document.source.line_break
    return "".join(f"{text}{end}" for text in spaced)


def is_kept(line: Line) -> bool:
    """Return whether a line stays as it is: with a mistake, in the wrong place, or too long to be read."""
    if line.parsed is None:
        return _length(line) > LONGEST_LINE
    statement = line.parsed.statement
    has_stray_words = isinstance(statement, ExerciseLine) and bool(statement.stray)
    return line.misplaced or line.parsed.broken or has_stray_words


def is_blank(line: Line) -> bool:
    """Return whether a line says nothing and has no comment."""
    return line.parsed is None and not is_kept(line) and not line.where.text.strip()


def is_comment(line: Line) -> bool:
    """Return whether a line is nothing but a comment."""
    return line.parsed is None and not is_kept(line) and not is_blank(line)


def _length(line: Line) -> int:
    return line.where.span.end - line.where.span.start


# ---- blocks


def _with_comments_above(blocks: Sequence[BlockLines]) -> Iterator[tuple[BlockLines, list[Line], list[Line]]]:
    """Yield each block with the comments right above its header, and with its lines but for those of the next one."""
    above: list[Line] = []
    for at, block in enumerate(blocks):
        lines = list(block.lines)
        following = blocks[at + 1].header if at + 1 < len(blocks) else None
        first = len(lines) if following is None else _first_above(lines, following, block.kind)
        next_above = [line for line in lines[first:] if not is_blank(line)]
        del lines[first:]
        yield block, above, lines
        above = next_above


def _first_above(lines: Sequence[Line], header: Line, kind: Block) -> int:
    """Return where in a block the comments begin that are about the header below it.

    An ignore comment is about what comes next, however it is indented.
    """
    first = len(lines)
    while first and _is_above(lines[first - 1], header, kind):
        first -= 1
    for at in range(first - 1, -1, -1):
        if not (is_comment(lines[at]) or is_blank(lines[at])):
            break
        if is_for_the_next_line(lines[at]):
            first = at
    return first


def _is_above(line: Line, header: Line, kind: Block) -> bool:
    """Return whether a line is a comment on the header below it: one that stands deeper ends the block before."""
    if not is_comment(line):
        return False
    deepest = 1 if is_kept(header) else _indent_of(header)  # a header that stays indented must not catch what we indent
    return kind is Block.FILE or _indent_of(line) <= deepest


def _indent_of(line: Line) -> int:
    text = line.where.text
    return len(text) - len(text.lstrip())


def _print_block(block: BlockLines, above: Iterable[Line], lines: Sequence[Line], *, opens: bool) -> Iterator[_Printed]:
    for comment in above:
        yield _Printed(_print_comment(comment, 0), opens)
        opens = False
    if block.header is not None:
        text = block.header.where.text
        if not is_kept(block.header):
            text = _add_comments([block.header], align_rows([_row(block.header, block.kind)], GAP))[0]
        yield _Printed(text, opens)
    yield from map(_Printed, _print_lines(block.kind, lines))


def _print_lines(kind: Block, lines: Sequence[Line]) -> Iterator[str]:
    """Yield the lines below a header."""
    statements = _print_statements(kind, lines)
    levels = _comment_levels(kind, lines)
    for line, level in zip(lines, levels, strict=True):
        if is_blank(line):
            yield ""
        elif is_comment(line):
            yield _print_comment(line, level)
        else:
            yield statements.get(line.number, line.where.text)


def _comment_levels(kind: Block, lines: Sequence[Line]) -> list[int]:
    """Return for each line how deep a comment there stands: as deep as the next line that says something."""
    levels: list[int] = []
    below: int | None = None
    for line in reversed(lines):
        if line.parsed is not None:
            below = level_of(line.parsed.keyword, kind)
        if below is not None:
            levels.append(below)
        else:
            levels.append(int(kind is not Block.FILE and _indent_of(line) > 0))
    return levels[::-1]


def _print_comment(line: Line, level: int) -> str:
    assert line.comment is not None
    return _unless_too_long(line, _INDENT * level + line.comment.text)


# ---- statements


def _print_statements(kind: Block, lines: Sequence[Line]) -> dict[int, str]:
    """Return the statements of a block with their comments, by line number; those that stay as they are have none."""
    rows = {
        line.number: (level_of(line.parsed.keyword, kind), _row(line, kind))
        for line in lines
        if line.parsed is not None and not is_kept(line)
    }
    texts = {**_align(rows, 0), **_align(rows, 1), **_align(rows, 2)}
    printed: dict[int, str] = {}
    for _, run in groupby(lines, key=lambda line: line.number in rows and line.comment is not None):
        neighbours = [line for line in run if line.number in rows]
        commented = _add_comments(neighbours, [texts[line.number] for line in neighbours])
        printed.update(zip((line.number for line in neighbours), commented, strict=True))
    return printed


def _row(line: Line, kind: Block) -> Row:
    return build_log_row(line) if kind in LOG_HEADERS else build_row(line, kind)


def _align(rows: dict[int, tuple[int, Row]], level: int) -> dict[int, str]:
    """Return the indented statements of one level, by line number."""
    numbers = [number for number, (its_level, _) in rows.items() if its_level == level]
    gap = _GAP_UNDER_EXERCISE if level > 1 else GAP
    aligned = align_rows([rows[number][1] for number in numbers], gap)
    return {number: _INDENT * level + text for number, text in zip(numbers, aligned, strict=True)}


def _add_comments(lines: Sequence[Line], texts: Sequence[str]) -> list[str]:
    """Return neighbouring statements with the comments behind them; all of them have one, or none has."""
    comments = [line.comment for line in lines]
    found = [comment.text for comment in comments if comment is not None]
    whole = align_comments(texts, found) if found else texts
    return [_unless_too_long(line, text) for line, text in zip(lines, whole, strict=True)]


def _unless_too_long(line: Line, text: str) -> str:
    return text if len(text) <= LONGEST_LINE else line.where.text


# ---- blank lines


def _space_out(lines: Iterable[_Printed]) -> Iterator[str]:
    """Yield the lines with one blank line before each block, and nowhere two; none at the start and the end."""
    is_first, blanks = True, 0
    for line in lines:
        if not line.text:
            blanks += 1
            continue
        if not is_first and (blanks or line.opens):
            yield ""
        yield line.text
        is_first, blanks = False, 0
