"""Edits of week blocks from a week on: the weeks before stay as they are written."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from gplang.diagnostics import Edit
from gplang.figures import runs
from gplang.lint.edits import INDENT, insert_below
from gplang.model.plan import Plan
from gplang.model.week import Week
from gplang.source import Location, Span
from gplang.syntax.document import BlockLines, Document, Line
from gplang.vocabulary import WeekKind


def change_weeks(
    document: Document, plan: Plan, numbers: Collection[int], lines: Sequence[str], kind: WeekKind | None = None
) -> tuple[Edit, ...] | None:
    """Return the edits that give some weeks lines of their own, and a kind; None where these have one.

    A block that has other weeks, too, keeps those; the others follow it in a new one.
    """
    edits: list[Edit] = []
    for week in plan.weeks:
        inside = [number for number in week.numbers if number in numbers]
        outside = [number for number in week.numbers if number not in numbers]
        if not inside:
            continue
        block = block_of(document, week)
        if block is None or (kind is not None and week.kind is not None):
            return None
        if outside:
            edits += split_off(block, week, inside, lines, kind)
        else:
            edits += add_lines(block, week, lines, kind)
    return tuple(edits) or None


def block_of(document: Document, week: Week) -> BlockLines | None:
    """Return the lines of a week block; None if they stand in another file."""
    if week.where.source is not document.source:
        return None
    number = week.where.start.line
    return next((each for each in document.blocks if each.header is not None and each.header.number == number), None)


def split_off(
    block: BlockLines, week: Week, inside: Sequence[int], lines: Iterable[str], kind: WeekKind | None = None
) -> Iterator[Edit]:
    """Yield the edits that take weeks out of a block into one of their own behind it, which is like the others."""
    outside = [number for number in week.numbers if number not in inside]
    yield Edit(week.where, write_weeks(outside))
    header = f"week {write_weeks(inside)}"
    if kind is not None or week.kind is not None:
        header += f" {(kind or week.kind or WeekKind.DELOAD).value}"
    near = [number for number in outside if number < inside[0]]
    own = [f"like {near[-1] if near else outside[0]}"] if _has_days_only(week) else list(_texts(block))
    body = [f"{INDENT}{each}" for each in (*own, *lines)]
    last = last_line(block)
    line_break = last.where.source.line_break
    yield insert_below(last.where, line_break.join(["", header, *body]))


def add_lines(block: BlockLines, week: Week, lines: Sequence[str], kind: WeekKind | None = None) -> Iterator[Edit]:
    """Yield the edits that add lines to a block, and a kind to its header."""
    if kind is not None:
        end = week.where.span.end
        yield Edit(Location(week.where.source, Span(end, end)), f" {kind.value}")
    if lines:
        last = last_line(block)
        yield insert_below(last.where, last.where.source.line_break.join(f"{INDENT}{each}" for each in lines))


def last_line(block: BlockLines) -> Line:
    """Return the last line of a block that says something."""
    said = [line for line in block.lines if line.parsed is not None]
    last = said[-1] if said else block.header
    assert last is not None
    return last


def write_weeks(numbers: Iterable[int]) -> str:
    """Return weeks as a header has them: `1-3, 5`."""
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in runs(numbers))


def _has_days_only(week: Week) -> bool:
    return not (week.adjusts or week.holds or week.changes or week.notes)


def _texts(block: BlockLines) -> Iterator[str]:
    for line in block.lines:
        if line.parsed is not None:
            yield line.code.text
