"""What is planned, where a log is about to say that it was done."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from gplang.editor.completion.suggestion import EntryKind, Suggestion
from gplang.editor.context import Context
from gplang.editor.planned import (
    Open,
    find_missing,
    find_open,
    find_recorded,
    find_work,
    last_day,
    name_missing,
    write_sets,
)
from gplang.logs.records import Done
from gplang.scheduling.records import ScheduledSession
from gplang.syntax.document import Line
from gplang.syntax.log_ast import DoneHeader, MissedHeader
from gplang.typed import TYPE_CHECKING
from gplang.vocabulary import Role

if TYPE_CHECKING:
    from gplang.importing.workouts.as_planned import PlannedWork

_MOST_DAYS = 8
"""Days that are offered, next ones and left out ones each."""

_REACH = timedelta(days=7)
_INDENT = "  "


def complete_dates(context: Context) -> Iterator[Suggestion]:
    """Yield the days of planned sessions without a record: those to come first, then those before the last record."""
    latest = last_day(context.schedules, context.line.where)
    days = _by_day(find_open(context.schedules, context.line.where))
    coming = [day for day in days if latest is None or day >= latest]
    before = [day for day in reversed(days) if day not in coming]
    for day in (*coming[:_MOST_DAYS], *before[:_MOST_DAYS]):
        yield _day(context, day, days[day])


def complete_planned_days(context: Context) -> Iterator[Suggestion]:
    """Yield the days that a record's session is planned on, within a week of it, the nearest first."""
    header = context.line.parsed.statement if context.line.parsed else None
    if not isinstance(header, DoneHeader) or header.date is None or header.session is None:
        return
    on, name = header.date.value, header.session.value.casefold()
    found = [each for each in find_open(context.schedules, context.line.where) if each.session.session.name == name]
    near = _by_day(each for each in found if abs(each.date - on) <= _REACH and each.date != on)
    for day in sorted(near, key=lambda each: abs(each - on)):
        yield _day(context, day, near[day])


def complete_sessions_of(context: Context) -> Iterator[Suggestion]:
    """Yield the sessions without a record of a record's day, then the nearest ones within a week."""
    on = _date_in(context)
    if on is None:
        return
    found = [each for each in find_open(context.schedules, context.line.where) if abs(each.date - on) <= _REACH]
    seen = set()
    for each in sorted(found, key=lambda each: (abs(each.date - on), each.date)):
        name = each.session.session.name
        if name not in seen:
            seen.add(name)
            when = "on this day" if each.date == on else f"on {each.date:%a} {each.date}"
            yield Suggestion(name, name, context.replace, EntryKind.SESSION, f"planned {when}")


def complete_planned_lines(context: Context) -> Iterator[Suggestion]:
    """Yield a line for each exercise that is planned for the record at the cursor, and not told yet."""
    found = _record_of(context)
    is_inside = context.line.number != getattr(context.block.header, "number", 0)
    for work in find_missing(*found) if found is not None and is_inside else ():
        text = _did(work)
        if text:
            whole = text if context.before else f"{_INDENT}{text}"
            yield Suggestion(text, whole, context.replace, EntryKind.VALUE, name_missing(work) or "planned")


def complete_planned(context: Context) -> Iterator[Suggestion]:
    """Yield the exercises that are planned for the record and not told yet, behind `did` with their sets."""
    found = _record_of(context)
    role = context.last if context.last in tuple(Role) else ""
    for work in find_missing(*found) if found is not None else ():
        if role not in ("", work.role):
            continue
        name = work.exercise if role else f"{work.role} {work.exercise}".strip()
        text = f"{name} {write_sets([work])}" if context.keyword == "did" and work.sets else name
        yield Suggestion(text, text, context.replace, EntryKind.EXERCISE, name_missing(work) or "planned")


def complete_planned_sets(context: Context) -> Iterator[Suggestion]:
    """Yield the sets that are planned of an exercise."""
    found = _record_of(context)
    known = context.compilation.mentions.find_exercise(context.last.strip('"'))
    if found is None or known is None:
        return
    role = next((Role(word) for word in context.words if word in tuple(Role)), None)
    works = find_work(found[0], known.id, role)
    if text := write_sets(works):
        yield Suggestion(text, text, context.replace, EntryKind.VALUE, "planned")


def _did(work: "PlannedWork") -> str:
    return " ".join(filter(None, ("did", work.role, work.exercise, write_sets([work])))) if work.sets else ""


def _day(context: Context, day: date, sessions: Iterable[Open]) -> Suggestion:
    names = ", ".join(dict.fromkeys(each.session.session.name for each in sessions))
    return Suggestion(str(day), str(day), context.replace, EntryKind.VALUE, f"{day:%a}: {names}")


def _by_day(found: Iterable[Open]) -> dict[date, list[Open]]:
    days: dict[date, list[Open]] = {}
    for each in found:
        days.setdefault(each.date, []).append(each)
    return days


def _date_in(context: Context) -> date | None:
    """Return the day that the line's record begins with, also of one that is not whole yet."""
    header = context.line.parsed.statement if context.line.parsed else None
    if isinstance(header, DoneHeader | MissedHeader) and header.date is not None:
        return header.date.value
    try:
        return date.fromisoformat(context.words[1])
    except (IndexError, ValueError):
        return None


def _record_of(context: Context) -> tuple[ScheduledSession, Done | None] | None:
    """Return the planned session of the record that the line is in, and what the record says."""
    header = context.block.header
    session = find_recorded(header.where, context.schedules) if header is not None else None
    return None if header is None or session is None else (session, _find_record(context, header))


def _find_record(context: Context, header: Line) -> Done | None:
    """Return the record that begins in a line."""
    log = context.compilation.log
    records = log.log.records if log is not None else ()
    row = header.number
    return next((each for each in records if isinstance(each, Done) and each.where.start.line == row), None)
