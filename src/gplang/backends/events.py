"""Events of a calendar: one for each session, the workout in its description, and one for a week that has a name."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from itertools import groupby

from gplang import wording
from gplang.backends.content import escape
from gplang.backends.identities import beside_uid, event_uid, noted_weeks, session_uid, week_uid
from gplang.backends.text import one_line, plain, tidy_session
from gplang.backends.zones import is_ambiguous
from gplang.records import NamedTuple
from gplang.scheduling.beside import beside_by_week, when_beside
from gplang.scheduling.recorded import Recorded, Status
from gplang.scheduling.records import Schedule, ScheduledEvent, ScheduledSession, ScheduledWeek
from gplang.vocabulary import Focus
from gplang.wording.told import Told
from gplang.wording.weeks import week_title

MAX_DESCRIPTION = 7_900
"""Characters of a description; services cut or refuse longer ones."""

PLAN_COLOR = "teal"

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
_CUT = "\n… (too long for a calendar: the rest is in the plan's Markdown sheet)"
_MOST_DROPPED = 1_000
"""Characters that a cut at the end of a line may cost; of longer lines a part is kept."""


class Stamps(NamedTuple):
    """When an event was written and changed, as the file has it (`20260105T170000Z`), and how often it changed."""

    written: str
    changed: str
    sequence: int = 0


class Event(NamedTuple):
    """An event: its identity, its stamps, and the content lines of all the rest, alarms last."""

    uid: str
    stamps: Stamps
    content: tuple[str, ...]

    def lines(self) -> Iterator[str]:
        """Yield the event's content lines."""
        yield "BEGIN:VEVENT"
        yield f"UID:{self.uid}"
        yield f"DTSTAMP:{self.stamps.written}"
        yield f"LAST-MODIFIED:{self.stamps.changed}"
        yield f"SEQUENCE:{self.stamps.sequence}"
        yield from self.content
        yield "END:VEVENT"


def build_events(schedule: Schedule, stamps: Stamps, *, local: bool, week_notes: bool) -> Iterator[Event]:
    """Yield the events in the order of the schedule, a week's note before its sessions.

    Times are in the zone's own clock if they may be `local`, else in UTC.
    """
    labels = {week.number: week.label for week in schedule.weeks}
    notes = {week.number: week for week in noted_weeks(schedule)} if week_notes else {}
    told, beside = Told(wording.exercise_lines), beside_by_week(schedule)
    by_week = {number: tuple(found) for number, found in groupby(schedule.sessions, lambda session: session.week)}
    for number in labels:
        if number in notes:
            content = tuple(_week_content(notes[number], schedule))
            yield from [Event(week_uid(schedule, notes[number]), stamps, content)] if content else []
        for session in by_week.get(number, ()):
            content = tuple(_session_content(session, schedule, labels, told, local=local))
            yield Event(session_uid(schedule, session), stamps, content)
        for planned in (each for each in schedule.events if each.week == number and each.date is not None):
            yield Event(event_uid(schedule, planned), stamps, tuple(_planned_content(planned, local=local)))
        for record in beside.get(number, ()):
            yield Event(beside_uid(schedule, record), stamps, tuple(_beside_content(schedule, record, local=local)))


def describe(session: ScheduledSession, label: str | None, told: Told) -> str:
    """Return a session's whole workout, however long; `told` are the `exercise_lines` of its schedule."""
    label = None if label is None else one_line(label)
    return plain(wording.session_text(tidy_session(session), label, told))


def _session_content(
    session: ScheduledSession, schedule: Schedule, labels: dict[int, str | None], told: Told, *, local: bool
) -> Iterator[str]:
    summary = escape(_summary(session))
    focus = session.session.focus
    yield "STATUS:CONFIRMED"
    yield from _times(session, local=local)
    yield f"SUMMARY:{summary}"
    yield f"DESCRIPTION:{escape(_cut(describe(session, labels.get(session.week), told)))}"
    place = schedule.plan.location if session.gym is None else session.gym.shown
    if place and (location := one_line(place).strip()):
        yield f"LOCATION:{escape(location)}"
    if focus is not None:
        yield f"CATEGORIES:{focus.value}"
        yield f"COLOR:{_COLORS[focus]}"
    keeps_busy = session.start is not None and session.status is not Status.MISSED
    yield f"TRANSP:{'OPAQUE' if keeps_busy else 'TRANSPARENT'}"
    if session.start is not None and session.status is Status.PLANNED:
        for minutes in schedule.reminders:
            yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{summary}")
            yield from (f"TRIGGER:{_before(minutes)}", "END:VALARM")


def _planned_content(planned: ScheduledEvent, *, local: bool) -> Iterator[str]:
    """Yield the lines of an event of the plan: nothing to train, and no alarm."""
    yield "STATUS:CONFIRMED"
    yield from _times(planned, local=local)
    yield f"SUMMARY:{escape(one_line(wording.event_title(planned.event)))}"
    yield f"DESCRIPTION:{escape(f'Week {planned.week}, {wording.event_facts(planned.event)}')}"
    yield f"TRANSP:{'TRANSPARENT' if planned.start is None else 'OPAQUE'}"


def _beside_content(schedule: Schedule, record: Recorded, *, local: bool) -> Iterator[str]:
    """Yield the lines of a session that was trained beside the planned ones: what was done of it, and no alarm."""
    moments = when_beside(schedule, record)
    title = one_line(wording.session_title(schedule.plan.sessions[record.session]))
    lines = ["Beside the plan", *wording.record_lines(record, 0)]
    yield "STATUS:CONFIRMED"
    if moments is None:
        yield from _days(record.date, record.date)
    else:
        yield from _moments({"DTSTART": moments.start, "DTEND": moments.end}, local=local)
    yield f"SUMMARY:{escape(f'{title} ({wording.BESIDE}, {Status.DONE.value})')}"
    yield f"DESCRIPTION:{escape(_cut(plain(chr(10).join(lines))))}"
    yield f"TRANSP:{'TRANSPARENT' if moments is None else 'OPAQUE'}"


def _week_content(week: ScheduledWeek, schedule: Schedule) -> Iterator[str]:
    """Yield the lines of a week's note, which takes its seven days; nothing past the calendar's end."""
    if week.first is None or week.last is None or schedule.start is None:
        return
    begin = week.first - timedelta(days=(week.first - schedule.start).days % 7)
    end = week.last + timedelta(days=6 - (week.last - schedule.start).days % 7)
    label = one_line(week.label).strip() if week.label else None
    title = week_title(week.number, label, week.kind)
    yield "STATUS:CONFIRMED"
    yield from _days(begin, end)
    yield f"SUMMARY:{escape(title)}"
    yield f"COLOR:{PLAN_COLOR}"
    yield "TRANSP:TRANSPARENT"


def _times(session: ScheduledSession | ScheduledEvent, *, local: bool) -> Iterator[str]:
    if session.start is None:
        if session.date is not None:
            yield from _days(session.date, session.date)
        return
    moments = {"DTSTART": session.start, "DTEND": session.end}
    yield from _moments({name: moment for name, moment in moments.items() if moment is not None}, local=local)


def _moments(known: Mapping[str, datetime], *, local: bool) -> Iterator[str]:
    zone = getattr(known["DTSTART"].tzinfo, "key", None)
    in_utc = not local or zone is None or any(map(is_ambiguous, known.values()))
    for name, moment in known.items():
        if in_utc:
            yield f"{name}:{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"
        else:
            yield f"{name};TZID={zone}:{moment:%Y%m%dT%H%M%S}"


def _days(first: date, last: date) -> Iterator[str]:
    yield f"DTSTART;VALUE=DATE:{first:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{last + timedelta(days=1):%Y%m%d}"


def _summary(session: ScheduledSession) -> str:
    title = wording.session_title(tidy_session(session).session)
    kind = "" if session.kind is None else f", {session.kind.value}"
    optional = ", optional" if session.optional else ""
    became = "" if session.status is Status.PLANNED else f", {session.status.value}"
    return f"{one_line(title)} (week {session.week}{kind}{optional}{became})"


def _cut(text: str) -> str:
    """Return what a calendar takes of a workout: whole lines, of a very long one the words that fit."""
    if len(text) <= MAX_DESCRIPTION:
        return text
    kept = text[: MAX_DESCRIPTION - len(_CUT)]
    ends = [at for at in (kept.rfind("\n"), kept.rfind(" ")) if at >= len(kept) - _MOST_DROPPED]
    return plain(kept[: ends[0] if ends else len(kept)])[: MAX_DESCRIPTION - len(_CUT)] + _CUT


def _before(minutes: int) -> str:
    """Return a length of time as an alarm has it: `-P1DT30M`."""
    days, rest = divmod(minutes, 24 * 60)
    hours, rest = divmod(rest, 60)
    clock = (f"{hours}H" if hours else "") + (f"{rest}M" if rest else "")
    if not minutes:
        return "PT0S"
    return "-P" + (f"{days}D" if days else "") + (f"T{clock}" if clock else "")
