"""A schedule as an iCalendar file: one event per session, the workout in its description."""

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from gplang import wording
from gplang.backends import Refusal
from gplang.backends.text import one_line, plain
from gplang.backends.zones import build_timezone, is_ambiguous, is_utc
from gplang.schedule.dates import load_zone
from gplang.schedule.records import Schedule, ScheduledSession
from gplang.vocabulary import Focus

if TYPE_CHECKING:
    from icalendar import Alarm, Calendar, Event, Timezone

PRODID = "-//gplang//gplang//EN"
NAMESPACE = UUID("8c2f4f5e-52a4-5d0c-9c0b-6f0c1f1d7a31")
"""What the identities of all events derive from; another one would double every session in every calendar."""

MAX_DESCRIPTION = 7_900
"""Characters of a description; services cut or refuse longer ones."""

_REFRESH = timedelta(hours=12)
_COLORS = {
    Focus.POSTERIOR: "teal",
    Focus.QUAD: "royalblue",
    Focus.LOWER: "steelblue",
    Focus.MIXED: "slateblue",
    Focus.UPPER: "darkorange",
    Focus.FULL: "purple",
    Focus.POWER: "crimson",
    Focus.CONDITIONING: "seagreen",
}
_PLAN_COLOR = "teal"


def render(schedule: Schedule, stamp: datetime) -> bytes | Refusal:
    """Return the calendar; a schedule without dates, or with times but no zone, is refused.

    `stamp`, in UTC, is when the events say they were made.
    """
    refusal = _refuse(schedule)
    if refusal is not None:
        return refusal
    calendar = _calendar(schedule)
    zone = _zone(schedule)
    if zone is not None:
        calendar.add_component(zone)
    for session in schedule.sessions:
        calendar.add_component(_event(session, schedule, stamp, local=zone is not None))
    return bytes(calendar.to_ical(sorted=False))


def uid(schedule: Schedule, session: ScheduledSession) -> str:
    """Return the identity of a session in calendars; neither date nor time nor title has a part in it."""
    athlete = schedule.athlete.name if schedule.athlete is not None else ""
    parts = (schedule.plan.id, athlete, str(session.week), session.session.name, str(session.occurrence))
    return str(uuid5(NAMESPACE, "\n".join(parts)))


def _refuse(schedule: Schedule) -> Refusal | None:
    if schedule.start is None:
        return Refusal("a calendar needs a start date", "add `start 2026-01-05` to the plan, or build with --start")
    if any(session.date is None for session in schedule.sessions):
        return Refusal("a calendar ends with the year 9999", "choose an earlier start, or build with --start")
    if schedule.timezone is None and any(session.start is not None for session in schedule.sessions):
        hint = "add `timezone Europe/Berlin` to the plan, or build with --timezone"
        return Refusal("a calendar with times needs a time zone", hint)
    return None


def _calendar(schedule: Schedule) -> "Calendar":
    from icalendar import Calendar, vText

    name = one_line(schedule.plan.title)
    if schedule.athlete is not None:
        name = f"{name} ({one_line(schedule.athlete.title or schedule.athlete.name)})"
    calendar = Calendar()
    calendar.add("prodid", PRODID)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("name", vText(name))
    calendar.add("x-wr-calname", vText(name))
    if schedule.timezone is not None:
        calendar.add("x-wr-timezone", schedule.timezone)
    calendar.add("color", _PLAN_COLOR)
    calendar.add("refresh-interval", _REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT12H")
    return calendar


def _zone(schedule: Schedule) -> "Timezone | None":
    """Return the definition of the zone that events are written in, None where all are written in UTC."""
    moments = [moment for session in schedule.sessions for moment in (session.start, session.end) if moment]
    if schedule.timezone is None or not moments or is_utc(schedule.timezone):
        return None
    years = range(min(moments).year, max(moments).year + 1)
    return build_timezone(schedule.timezone, load_zone(schedule.timezone), years)


def _event(session: ScheduledSession, schedule: Schedule, stamp: datetime, *, local: bool) -> "Event":
    from icalendar import Event

    summary = one_line(_summary(session))
    event = Event()
    event.add("uid", uid(schedule, session))
    event.add("dtstamp", stamp)
    if session.start is not None and session.end is not None:
        ends = (session.start, session.end)
        if not local or any(map(is_ambiguous, ends)):
            ends = (session.start.astimezone(UTC), session.end.astimezone(UTC))
        event.add("dtstart", ends[0])
        event.add("dtend", ends[1])
    elif session.date is not None:
        event.add("dtstart", session.date)
        event.add("dtend", session.date + timedelta(days=1))
    event.add("summary", summary)
    event.add("description", _description(session, schedule))
    if schedule.plan.location:
        event.add("location", one_line(schedule.plan.location))
    focus = session.session.focus
    if focus is not None:
        event.add("categories", [focus.value])
        event.add("color", _COLORS[focus])
    event.add("transp", "TRANSPARENT" if session.start is None else "OPAQUE")
    if session.start is not None:
        for minutes in schedule.reminders:
            event.add_component(_alarm(minutes, summary))
    return event


def _summary(session: ScheduledSession) -> str:
    title = wording.session_title(session.session)
    kind = "" if session.kind is None else f", {session.kind.value}"
    return f"{title} (week {session.week}{kind})"


def _description(session: ScheduledSession, schedule: Schedule) -> str:
    labels = {week.number: week.label for week in schedule.weeks}
    text = plain(wording.session_text(session, max(labels), labels.get(session.week)))
    if len(text) <= MAX_DESCRIPTION:
        return text
    end = "\n… (too long for a calendar: the rest is in the plan's Markdown sheet)"
    kept = text[: MAX_DESCRIPTION - len(end)]
    return kept[: kept.rfind("\n")] + end


def _alarm(minutes: int, summary: str) -> "Alarm":
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", summary)
    alarm.add("trigger", -timedelta(minutes=minutes))
    return alarm
