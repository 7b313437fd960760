"""Edits of week blocks from a week on: the weeks before stay as they are written."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from gplang.diagnostics import Edit
from gplang.figures import runs
from gplang.lint.edits import INDENT, insert_below
from gplang.model.plan import Plan
from gplang.model.week import Week
from gplang.records import NamedTuple
from gplang.source import Location, Span
from gplang.syntax.document import BlockLines, Document, Line
from gplang.vocabulary import WeekKind


def change_weeks(
    document: Document, plan: Plan, numbers: Collection[int], lines: Sequence[str], kind: WeekKind | None = None
) -> tuple[Edit, ...] | None:
    """Return the edits that give some weeks lines of their own, and a kind; None where these have one.

    A block that has other weeks, too, keeps those; the others get a new one.
    """
    blocks = Blocks(document, plan)
    for week in plan.weeks:
        inside = [number for number in week.numbers if number in numbers]
        if not inside:
            continue
        block = block_of(document, week)
        if block is None or (kind is not None and week.kind is not None):
            return None
        if len(inside) < len(week.numbers):
            blocks.split_off(block, week, inside, lines, kind)
        else:
            blocks.add_lines(block, week, lines, kind)
    return blocks.edits() or None


def block_of(document: Document, week: Week) -> BlockLines | None:
    """Return the lines of a week block; None if they stand in another file."""
    if week.where.source is not document.source:
        return None
    number = week.where.start.line
    return next((each for each in document.blocks if each.header is not None and each.header.number == number), None)


class _NewBlock(NamedTuple):
    """A block to write: its weeks, the place of the one that it is taken from, and its lines."""

    numbers: Sequence[int]
    source: Location
    lines: Sequence[str]


class Blocks:
    """Edits of week blocks that are made together, so that new ones stand among the others by their numbers."""

    __slots__ = ("_document", "_edits", "_left", "_new", "_plan")

    def __init__(self, document: Document, plan: Plan) -> None:
        self._document = document
        self._plan = plan
        self._edits: list[Edit] = []
        self._new: list[_NewBlock] = []
        self._left: dict[Location, Sequence[int]] = {each.where: each.numbers for each in plan.weeks}

    def split_off(
        self, block: BlockLines, week: Week, inside: Sequence[int], lines: Iterable[str], kind: WeekKind | None = None
    ) -> None:
        """Take weeks out of a block into one of their own, which is like the others."""
        outside = [number for number in week.numbers if number not in inside]
        self._left[week.where] = outside
        self._edits.append(Edit(week.where, write_weeks(outside)))
        said = _behind_numbers(block, week) if kind is None else kind.value
        near = [number for number in outside if number < inside[0]]
        own = [f"like {near[-1]}"] if near and _has_days_only(week) else list(_texts(block))
        body = [f"{INDENT}{each}" for each in (*own, *lines)]
        self._new.append(_NewBlock(inside, week.where, [f"week {write_weeks(inside)} {said}".rstrip(), *body]))

    def add_lines(self, block: BlockLines, week: Week, lines: Sequence[str], kind: WeekKind | None = None) -> None:
        """Add lines to a block, and a kind to its header."""
        if kind is not None:
            end = week.where.span.end
            self.add(Edit(Location(week.where.source, Span(end, end)), f" {kind.value}"))
        if lines:
            last = last_line(block)
            self.add(insert_below(last.where, last.where.source.line_break.join(f"{INDENT}{each}" for each in lines)))

    def add(self, edit: Edit) -> None:
        """Add an edit of a line."""
        self._edits.append(edit)

    def edits(self) -> tuple[Edit, ...]:
        """Return all edits; new blocks come last, since lines that are added to a block stand in front of them."""
        return (*self._edits, *map(self._place, sorted(self._new)))

    def _place(self, new: _NewBlock) -> Edit:
        """Return the edit that writes a block behind the last one that begins with an earlier week."""
        line_break = self._document.source.line_break
        text = line_break.join(new.lines)
        here = [each for each in self._plan.weeks if block_of(self._document, each) is not None]
        earlier = [each for each in here if self._left[each.where][0] < new.numbers[0]]
        if earlier:
            block = block_of(self._document, max(earlier, key=lambda each: self._left[each.where][0]))
            assert block is not None
            return insert_below(last_line(block).where, f"{line_break}{text}")
        start = new.source.source.line_span(new.source.start.line).start
        return Edit(Location(new.source.source, Span(start, start)), f"{text}{line_break}{line_break}")


def last_line(block: BlockLines) -> Line:
    """Return the last line of a block that says something."""
    said = [line for line in block.lines if line.parsed is not None]
    last = said[-1] if said else block.header
    assert last is not None
    return last


def write_weeks(numbers: Iterable[int]) -> str:
    """Return weeks as a header has them: `1-3, 5`."""
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in runs(numbers))


def _behind_numbers(block: BlockLines, week: Week) -> str:
    """Return the kind and the label of a block as they are written."""
    header = block.header
    assert header is not None
    start = week.where.source.line_span(header.number).start
    return header.code.text[week.where.span.end - start :].strip()


def _has_days_only(week: Week) -> bool:
    return not (week.adjusts or week.holds or week.changes or week.notes)


def _texts(block: BlockLines) -> Iterator[str]:
    for line in block.lines:
        if line.parsed is not None:
            yield line.code.text
