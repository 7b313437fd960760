"""ical, the library of Home Assistant, which reads a calendar anew at every refresh of a subscription."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ical.calendar_stream import IcsCalendarStream
from records import Record, main, minutes_before, moment

SPAN = (datetime(2018, 1, 1, tzinfo=UTC), datetime(2030, 1, 1, tzinfo=UTC))


def read(path: str) -> list[Record]:
    calendar = IcsCalendarStream.calendar_from_ics(Path(path).read_text(encoding="utf-8"))
    return [read_event(event) for event in calendar.timeline_tz(UTC).overlapping(*SPAN)]


def read_event(event: Any) -> Record:
    return {
        "uid": event.uid,
        "summary": event.summary,
        "description": event.description,
        "location": event.location,
        "categories": event.categories,
        "start": moment(event.dtstart),
        "end": moment(event.dtend),
        "alarms": [minutes_before(alarm.trigger) for alarm in event.alarm],
        "status": event.status and event.status.value,
        "sequence": event.sequence or 0,
    }


main(read)
