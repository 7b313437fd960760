"""vobject works times out from the file's own VTIMEZONE."""

from pathlib import Path
from typing import Any

import vobject
from records import Record, main, minutes_before, moment


def read(path: str) -> list[Record]:
    (calendar,) = vobject.readComponents(Path(path).read_text(encoding="utf-8"))
    return [read_event(event) for event in calendar.contents.get("vevent", [])]


def read_event(event: Any) -> Record:
    alarms = event.contents.get("valarm", [])
    return {
        "uid": event.uid.value,
        "summary": event.summary.value,
        "description": value_of(event, "description"),
        "location": value_of(event, "location"),
        "categories": value_of(event, "categories") or [],
        "start": moment(event.dtstart.value),
        "end": moment(event.dtend.value),
        "alarms": [minutes_before(alarm.trigger.value) for alarm in alarms],
        "status": value_of(event, "status"),
        "sequence": int(value_of(event, "sequence") or 0),
    }


def value_of(event: Any, name: str) -> Any:
    found = event.contents.get(name)
    return found[0].value if found else None


main(read)
