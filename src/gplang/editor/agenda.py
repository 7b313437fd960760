"""What stands above the headers of weeks: from when to when they train, and how much."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from gplang.compiler import Compilation
from gplang.figures import span
from gplang.scheduling.records import Schedule, ScheduledSession
from gplang.source import Span
from gplang.syntax.ast import WeekHeader
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
