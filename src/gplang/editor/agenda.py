"""What stands above the headers of weeks: from when to when they train, and how much."""

from collections.abc import Iterable, Iterator, Sequence

from gplang.compiler import Compilation
from gplang.figures import span
from gplang.records import NamedTuple
from gplang.scheduling.records import Schedule, ScheduledSession
from gplang.source import Span
from gplang.syntax.ast import Header, WeekHeader
from gplang.syntax.document import BlockLines
from gplang.vocabulary import Block


class Agenda(NamedTuple):
    """A text about the header at `span`; `week` is the first that it opens, 0 for the header of the plan."""

    span: Span
    text: str
    week: int


def find_agenda(compilation: Compilation, schedules: Sequence[Schedule]) -> Iterator[Agenda]:
    """Yield what is to tell above the headers of the plan and of its weeks; nothing for a library. Never raises."""
    if compilation.plan is None:
        return
    for block in compilation.document.blocks:
        header = block.header
        if header is None or header.parsed is None:
            continue
        if block.kind is Block.PLAN:
            yield Agenda(header.code.span, _whole(schedules), 0)
        elif isinstance(header.parsed.statement, WeekHeader) and header.parsed.statement.numbers:
            stretches = [node.value for node in header.parsed.statement.numbers]
            numbers = {number for first, last in stretches for number in range(first, last + 1)}
            text = _when_and_how_much(numbers, schedules)
            if text:
                yield Agenda(header.code.span, text, min(numbers))


def week_at(compilation: Compilation, number: int, schedules: Sequence[Schedule]) -> int:
    """Return the week that a line (from 1) is about: its block's first, or the first that has its session; else 1."""
    block = next((each for each in reversed(compilation.document.blocks) if _first_line(each) <= number), None)
    header = block.header.parsed.statement if block and block.header and block.header.parsed else None
    if isinstance(header, WeekHeader) and header.numbers:
        return min(first for first, _ in (node.value for node in header.numbers))
    if block is not None and block.kind is Block.SESSION and isinstance(header, Header) and header.name is not None:
        name = header.name.value.casefold()
        weeks = (each.week for schedule in schedules for each in schedule.sessions if each.session.name == name)
        return min(weeks, default=1)
    return 1


def _first_line(block: BlockLines) -> int:
    return 1 if block.header is None else block.header.number


def _whole(schedules: Sequence[Schedule]) -> str:
    return _dates(each for schedule in schedules for each in schedule.sessions)


def _when_and_how_much(numbers: set[int], schedules: Sequence[Schedule]) -> str:
    """Return `2026-01-05 to 2026-01-30 · 3 sessions, 165 min a week`: from the least to the most."""
    held = [each for schedule in schedules for each in schedule.sessions if each.week in numbers]
    if not held:
        return ""
    weeks: dict[tuple[int, int], list[int]] = {}
    for at, schedule in enumerate(schedules):
        for each in schedule.sessions:
            if each.week in numbers:
                weeks.setdefault((at, each.week), []).append(each.minutes)
    counts, lengths = [len(each) for each in weeks.values()], [sum(each) for each in weeks.values()]
    sessions = f"{span(min(counts), max(counts))} session{'s' if max(counts) > 1 else ''}"
    how_much = f"{sessions}, {span(min(lengths), max(lengths))} min{' a week' if len(numbers) > 1 else ''}"
    return " · ".join(filter(None, (_dates(held), how_much)))


def _dates(held: Iterable[ScheduledSession]) -> str:
    """Return the first and the last day of some sessions; empty where they have no dates."""
    found = sorted({each.date for each in held if each.date is not None})
    if not found:
        return ""
    return str(found[0]) if len(found) == 1 else f"{found[0]} to {found[-1]}"
