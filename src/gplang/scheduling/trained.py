"""Sessions on the day and at the time at which they were trained."""

from gplang.scheduling.dates import interval
from gplang.scheduling.recorded import Status
from gplang.scheduling.records import Schedule, ScheduledSession
from gplang.vocabulary import Day


def as_trained(schedule: Schedule) -> Schedule:
    """Return a schedule whose recorded sessions have the day, the time and the length that the log tells.

    On another day than planned, a session of which no time is recorded has none. The order stays.
    """
    if schedule.log is None:
        return schedule
    return schedule._replace(sessions=tuple(_as_trained(each, schedule.timezone) for each in schedule.sessions))


def _as_trained(session: ScheduledSession, zone: str | None) -> ScheduledSession:
    record = session.recorded
    if record is None or session.status is not Status.DONE:
        return session
    clock = record.time or (session.time if record.date == session.date else None)
    moved = session._replace(
        day=tuple(Day)[record.date.weekday()],
        date=record.date,
        time=clock,
        start=None,
        end=None,
        session=session.session if record.minutes is None else session.session._replace(minutes=record.minutes),
    )
    if clock is None:
        return moved
    found = interval(record.date, clock, moved.minutes, zone)
    return moved._replace(start=found.start, end=found.end)
