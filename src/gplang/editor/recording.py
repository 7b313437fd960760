"""Writing a planned session into a log as done, as `gpl log add` does."""

import datetime
from collections.abc import Iterable, Iterator, Sequence

from gplang.compiler import Compilation
from gplang.diagnostics import Edit
from gplang.editor.changed_lines import find_changed_lines
from gplang.editor.context import block_at, header_of, line_at
from gplang.editor.planned import (
    Open,
    can_be_told,
    find_missing,
    find_open,
    find_recorded,
    find_work,
    last_day,
    write_sets,
)
from gplang.importing.workouts.as_planned import list_work, write_planned
from gplang.importing.workouts.merging import find_headers, merge
from gplang.lint.splice import Cut, rewrite
from gplang.logs.records import Done
from gplang.records import NamedTuple
from gplang.scheduling.records import Schedule, ScheduledSession
from gplang.source import SourceText
from gplang.syntax.document import BlockLines, Line
from gplang.syntax.log_ast import DidLine, DoneHeader
from gplang.vocabulary import Block

_REACH = datetime.timedelta(days=7)


class Recording(NamedTuple):
    """A session that can be logged: what is done then, in words, and the edits of the log."""

    title: str
    edits: tuple[Edit, ...]


def session_at(compilation: Compilation, offset: int) -> str | None:
    """Return the name of the session of a plan that a place lies in; None elsewhere."""
    block = block_at(compilation, line_at(compilation, offset))
    header = header_of(block) if block.kind is Block.SESSION else None
    return header.name.value if header is not None and header.name is not None else None


def choose_open(schedules: Sequence[Schedule], name: str | None, today: datetime.date) -> list[Open]:
    """Return which sessions may be logged next: the one behind the last record, and the nearest to today within a week.

    Only those of a name, if there is one.
    """
    wanted = None if name is None else name.casefold()
    found = [each for each in find_open(schedules) if wanted in (None, each.session.session.name.casefold())]
    latest = last_day(schedules)
    coming = [each for each in found if latest is None or each.date >= latest]
    near = [each for each in found if abs(each.date - today) <= _REACH]
    nearest = sorted(near, key=lambda each: (abs(each.date - today), each.date))
    return list({id(each): each for each in (*coming[:1], *nearest[:1])}.values())


def add_record(log: SourceText, opened: Open, *, whose: bool = False) -> Recording | None:
    """Return how a planned session is logged as done; None where the log has one of its day and name."""
    name = opened.session.session.name
    if any((each.date, each.session) == (opened.date, name.lower()) for _, each in find_headers(log.text)):
        return None
    block = write_planned(opened.session, opened.date, list_work(opened.session))
    athlete = opened.schedule.athlete
    of = f" of {athlete.title or athlete.name}" if whose and athlete is not None else ""
    return Recording(_title(f"{name}{of}", opened.date), find_changed_lines(log, merge(log.text, [block])))


def fill_record(compilation: Compilation, offset: int, schedules: Sequence[Schedule]) -> Recording | None:
    """Return how a record becomes one of all that was planned: sets for `as planned`, and what no line tells.

    None where there is nothing to write, or no planned session is meant.
    """
    block = block_at(compilation, line_at(compilation, offset))
    header = block.header
    statement = header.parsed.statement if header is not None and header.parsed is not None else None
    session = find_recorded(header.where, schedules) if header is not None else None
    if header is None or session is None or session.date is None or not isinstance(statement, DoneHeader):
        return None
    cuts = [*_cuts(compilation, block, header, session)]
    if not cuts:
        return None
    source = compilation.source
    day = statement.date.value if statement.date is not None else session.date
    text = rewrite(source.text, sorted(cuts, key=lambda cut: (cut.start, cut.end)))
    return Recording(_title(session.session.name, day), find_changed_lines(source, text))


def _title(name: str, day: datetime.date) -> str:
    return f"log {name} as planned on {day}"


def _cuts(compilation: Compilation, block: BlockLines, header: Line, session: ScheduledSession) -> Iterator[Cut]:
    statement = header.parsed.statement if header.parsed is not None else None
    records = compilation.log.log.records if compilation.log is not None else ()
    of_line = (each for each in records if isinstance(each, Done) and each.where.start.line == header.number)
    record = next(of_line, None)
    is_whole = isinstance(statement, DoneHeader) and statement.as_planned is not None
    can_be_whole = not is_whole or can_be_told(session, record)
    if isinstance(statement, DoneHeader) and statement.as_planned is not None and can_be_whole:
        span = statement.as_planned.span.shift(header.where.span.start)
        yield Cut(span.start - 1, span.end, "")
    last = header
    for line, parsed in block.statements():
        last = line
        if isinstance(parsed.statement, DidLine) and parsed.statement.as_planned is not None:
            did, node = parsed.statement, parsed.statement.as_planned
            exercise = compilation.mentions.exercise_at(line, did.exercise)
            works = find_work(session, exercise.id, did.role.value if did.role else None) if exercise else ()
            if sets := write_sets(works):
                span = node.span.shift(line.where.span.start)
                yield Cut(span.start, span.end, sets)
    missing = [*find_missing(session, record)] if can_be_whole else []
    if missing and session.date is not None:
        _, *lines = write_planned(session, session.date, missing).text.splitlines()
        end = last.where.span.end
        ending = compilation.source.line_break
        yield Cut(end, end, "".join(f"{ending}{each}" for each in lines))


def find_recordings(
    compilation: Compilation,
    offset: int,
    schedules: Sequence[Schedule],
    logs: Iterable[tuple[Schedule, SourceText]],
    today: datetime.date,
) -> Iterator[Recording]:
    """Yield what can be logged at a place of a log or of a plan; `logs` are those of the athletes."""
    if compilation.log is not None and block_at(compilation, line_at(compilation, offset)).kind is Block.DONE:
        filled = fill_record(compilation, offset, schedules)
        yield from [] if filled is None else [filled]
        return
    name = session_at(compilation, offset) if compilation.log is None else None
    pairs = [*logs]
    for schedule, log in pairs:
        for opened in choose_open([schedule], name, today):
            added = add_record(log, opened, whose=len(pairs) > 1)
            yield from [] if added is None else [added]
