"""recurring-ical-events answers which events a span of time has."""

from pathlib import Path
from typing import Any

import recurring_ical_events
from icalendar import Calendar
from records import Record, main, minutes_before, moment

SPAN = ((2018, 1, 1), (2030, 1, 1))


def read(path: str) -> list[Record]:
    calendar = Calendar.from_ical(Path(path).read_bytes())
    return [read_event(event) for event in recurring_ical_events.of(calendar).between(*SPAN)]


def read_event(event: Any) -> Record:
    return {
        "uid": str(event["uid"]),
        "summary": str(event["summary"]),
        "description": text_of(event, "description"),
        "location": text_of(event, "location"),
        "categories": [str(category) for category in event["categories"].cats] if "categories" in event else [],
        "start": moment(event["dtstart"].dt),
        "end": moment(event["dtend"].dt),
        "alarms": [minutes_before(alarm["trigger"].dt) for alarm in event.walk("VALARM")],
        "status": text_of(event, "status"),
        "sequence": int(event.get("sequence", 0)),
    }


def text_of(event: Any, name: str) -> str | None:
    return str(event[name]) if name in event else None


main(read)
