"""Which planned sessions the records of a log are about, for hovers."""

from gplang.compiler import Compilation
from gplang.editor.planned import find_recorded, is_on
from gplang.scheduling.records import Schedule, ScheduledSession
from gplang.source import Location


def render_match(where: Location, compilation: Compilation, schedules: tuple[Schedule, ...]) -> str:
    """Return which planned session the record is about in a line; empty where nothing tells."""
    if compilation.log is None:
        return ""
    session = find_recorded(where, schedules)
    if session is not None:
        return _say(session)
    if any(is_on(each.where, where) for schedule in schedules for each in schedule.extra):
        return "An extra session: no planned one within a week is without a record."
    return ""


def _say(session: ScheduledSession) -> str:
    recorded = session.recorded
    assert recorded is not None
    assert session.date is not None
    day = f"{session.date:%a} {session.date}"
    if recorded.date == session.date:
        return f"Planned on this day: week {session.week}, {day}."
    return f"The planned session of week {session.week}, {day}."
