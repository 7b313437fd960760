"""Which planned sessions the records of a log are about, for hovers."""

from gplang.compiler import Compilation
from gplang.scheduling.records import Schedule, ScheduledSession
from gplang.source import Location


def render_match(where: Location, compilation: Compilation, schedules: tuple[Schedule, ...]) -> str:
    """Return which planned session the record is about in a line; empty where nothing tells."""
    if compilation.log is None:
        return ""
    for schedule in schedules:
        for session in schedule.sessions:
            if session.recorded is not None and _is_on(session.recorded.where, where):
                return _say(session)
    if any(_is_on(each.where, where) for schedule in schedules for each in schedule.extra):
        return "An extra session: no planned one within a week is without a record."
    return ""


def _is_on(record: Location, line: Location) -> bool:
    return record.source is line.source and line.span.start <= record.span.start < line.span.end


def _say(session: ScheduledSession) -> str:
    recorded = session.recorded
    assert recorded is not None
    assert session.date is not None
    day = f"{session.date:%a} {session.date}"
    if recorded.date == session.date:
        return f"Planned on this day: week {session.week}, {day}."
    return f"The planned session of week {session.week}, {day}."
