"""The identities of a schedule's events, which every output that names them has alike."""

from collections.abc import Iterable, Iterator

from gplang.digests import sha1
from gplang.scheduling.recorded import Recorded
from gplang.scheduling.records import Schedule, ScheduledEvent, ScheduledSession, ScheduledWeek

NAMESPACE = bytes.fromhex("8c2f4f5e 52a4 5d0c 9c0b 6f0c1f1d7a31")
"""What the identities of all events derive from; another one would double every session in every calendar."""


def session_uid(schedule: Schedule, session: ScheduledSession) -> str:
    """Return the identity of a session in calendars; neither date nor time nor title has a part in it."""
    parts = (*_whose(schedule), str(session.week), session.session.name, str(session.occurrence))
    return _identity(parts)


def week_uid(schedule: Schedule, week: ScheduledWeek) -> str:
    """Return the identity of a week's note; having fewer parts it is no session's."""
    return _identity((*_whose(schedule), str(week.number)))


def event_uid(schedule: Schedule, event: ScheduledEvent) -> str:
    """Return the identity of an event of the plan; having more parts it is no session's."""
    parts = (*_whose(schedule), str(event.week), "event", event.event.name, str(event.occurrence))
    return _identity(parts)


def beside_uid(schedule: Schedule, record: Recorded) -> str:
    """Return the identity of a session that was trained beside the planned ones; having more parts it is no session's.

    Several of a day and a name are told apart by their order.
    """
    same = [each for each in schedule.extra if (each.date, each.session) == (record.date, record.session)]
    parts = (*_whose(schedule), record.date.isoformat(), "beside", record.session, str(same.index(record) + 1))
    return _identity(parts)


def noted_weeks(schedule: Schedule) -> Iterator[ScheduledWeek]:
    """Yield the weeks that have something to note: a label or a kind."""
    return (week for week in schedule.weeks if week.label or week.kind is not None)


def _whose(schedule: Schedule) -> tuple[str, str]:
    return schedule.plan.id, schedule.athlete.name if schedule.athlete is not None else ""


def _identity(parts: Iterable[str]) -> str:
    """Return a UUID of version 5 (RFC 9562); the library's module for them loads OpenSSL."""
    digest = bytearray(sha1(NAMESPACE + "\n".join(parts).encode()).digest()[:16])
    digest[6] = digest[6] & 0x0F | 0x50
    digest[8] = digest[8] & 0x3F | 0x80
    text = digest.hex()
    return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))
