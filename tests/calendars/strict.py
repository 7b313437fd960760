"""Our own strict look at a calendar: it is read from its bytes, by none of the libraries.

`find_complaints` says what is wrong with a file by RFC 5545, and by what we promise on top of it: no floating
times, a right definition for every zone that is named, summaries and places of one line. `read_events` gives the
events of a file that is in order, in the form in which all readers tell them.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

Record = dict[str, Any]

MAX_OCTETS = 75

LINE = re.compile(
    r"(?P<name>[A-Z][A-Z0-9-]*)"
    r"(?P<parameters>(?:;[A-Z][A-Z0-9-]*=(?:\"[^\"]*\"|[^\";:,]*)(?:,(?:\"[^\"]*\"|[^\";:,]*))*)*)"
    r":(?P<value>.*)"
)
PARAMETER = re.compile(r";([A-Z][A-Z0-9-]*)=((?:\"[^\"]*\"|[^\";:,]*)(?:,(?:\"[^\"]*\"|[^\";:,]*))*)")
ESCAPE = re.compile(r"\\(.?)")
DAY = re.compile(r"\d{8}")
TIME = re.compile(r"\d{8}T\d{6}(?P<utc>Z?)")
OFFSET = re.compile(r"[+-](?!0000)(?:0\d|1[0-4])[0-5]\d|\+0000")
DURATION = re.compile(r"[+-]?P(?:\d+W|\d+D(?:T(?:\d+H(?:\d+M)?|\d+M))?|T(?:\d+H(?:\d+M)?|\d+M|0S))")
RULE = re.compile(r"FREQ=YEARLY;BYDAY=(?P<nth>-?[1-5])(?P<day>[A-Z]{2});BYMONTH=(?P<month>\d+)")
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")

INSIDE = {
    "": {"VCALENDAR"},
    "VCALENDAR": {"VEVENT", "VTIMEZONE"},
    "VEVENT": {"VALARM"},
    "VTIMEZONE": {"STANDARD", "DAYLIGHT"},
}
"""Which components we write, and where."""

REQUIRED = {
    "VCALENDAR": ("PRODID", "VERSION"),
    "VTIMEZONE": ("TZID",),
    "STANDARD": ("DTSTART", "TZOFFSETFROM", "TZOFFSETTO"),
    "DAYLIGHT": ("DTSTART", "TZOFFSETFROM", "TZOFFSETTO"),
    "VEVENT": ("UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY"),
    "VALARM": ("ACTION", "TRIGGER", "DESCRIPTION"),
}

TEXTS = {"SUMMARY", "DESCRIPTION", "LOCATION", "NAME", "X-WR-CALNAME", "CATEGORIES", "COMMENT", "UID", "TZNAME"}
LISTS = {"CATEGORIES"}
"""Texts in which a bare comma parts values."""
ONE_LINE = {"SUMMARY", "LOCATION", "NAME", "X-WR-CALNAME"}
REPEATABLE = {"CATEGORIES", "COMMENT", "TZNAME", "RDATE", "RRULE"}

VALUES: dict[str, Callable[[str], bool]] = {
    "VERSION": lambda value: value == "2.0",
    "CALSCALE": lambda value: value == "GREGORIAN",
    "METHOD": lambda value: value == "PUBLISH",
    "STATUS": lambda value: value in {"TENTATIVE", "CONFIRMED", "CANCELLED"},
    "TRANSP": lambda value: value in {"OPAQUE", "TRANSPARENT"},
    "ACTION": lambda value: value == "DISPLAY",
    "SEQUENCE": lambda value: bool(re.fullmatch(r"0|[1-9]\d*", value)),
    "COLOR": lambda value: bool(re.fullmatch(r"[a-z]+", value)),
    "TRIGGER": lambda value: bool(DURATION.fullmatch(value)),
    "REFRESH-INTERVAL": lambda value: bool(DURATION.fullmatch(value)),
    "TZOFFSETFROM": lambda value: bool(OFFSET.fullmatch(value)),
    "TZOFFSETTO": lambda value: bool(OFFSET.fullmatch(value)),
}
STAMPS = {"DTSTAMP", "LAST-MODIFIED", "CREATED"}
"""Times that are always in UTC."""


class Property(NamedTuple):
    line: int
    name: str
    parameters: dict[str, str]
    value: str


@dataclass
class Component:
    line: int
    name: str
    properties: list[Property] = field(default_factory=list)
    parts: list["Component"] = field(default_factory=list)

    def get(self, name: str) -> Property | None:
        return next((one for one in self.properties if one.name == name), None)

    def walk(self, name: str) -> Iterator["Component"]:
        for part in self.parts:
            if part.name == name:
                yield part
            yield from part.walk(name)


def find_complaints(data: bytes) -> list[str]:
    """Return what is wrong with a file, each with its line; nothing about a good one."""
    complaints = [*_complain_of_lines(data)]
    if complaints:
        return complaints
    root, complaints = _parse(data)
    if [part.name for part in root.parts] != ["VCALENDAR"]:
        complaints.append("line 1: a file is one VCALENDAR")
    if not complaints:
        complaints = [*_complain_of_parts(root)] or [*_complain_of_the_whole(root)]
    return complaints


def read_events(data: bytes) -> list[Record]:
    """Return the events of a file without complaints; zones are believed by their names."""
    root, _ = _parse(data)
    return [_record(event) for event in root.walk("VEVENT")]


def split_objects(data: bytes) -> dict[str, bytes]:
    """Return for every event, by UID, a file of its own: as CalDAV wants it, with its zone and without a method."""
    text = data.decode()
    blocks = re.findall(r"BEGIN:VEVENT\r\n.*?END:VEVENT\r\n", text, re.DOTALL)
    zones = {
        zone.partition("TZID:")[2].partition("\r\n")[0]: zone
        for zone in re.findall(r"BEGIN:VTIMEZONE\r\n.*?END:VTIMEZONE\r\n", text, re.DOTALL)
    }
    objects = {}
    for block in blocks:
        own = "".join(zone for name, zone in zones.items() if f"TZID={name}:" in block)
        whole = f"BEGIN:VCALENDAR\r\nPRODID:-//test//test//EN\r\nVERSION:2.0\r\n{own}{block}END:VCALENDAR\r\n"
        (event,) = read_events(whole.encode())
        objects[event["uid"]] = whole.encode()
    return objects


# From bytes to lines.


def _complain_of_lines(data: bytes) -> Iterator[str]:
    if data.startswith(b"\xef\xbb\xbf"):
        yield "line 1: a byte-order mark"
    if not data.endswith(b"\r\n"):
        yield "the last line does not end in CRLF"
    for number, line in enumerate(data.split(b"\r\n"), 1):
        if b"\n" in line or b"\r" in line:
            yield f"line {number}: a line that does not end in CRLF"
        if len(line) > MAX_OCTETS:
            yield f"line {number}: longer than {MAX_OCTETS} octets"
        if not line and number <= data.count(b"\r\n"):
            yield f"line {number}: an empty line"
        try:
            text = line.decode()
        except UnicodeDecodeError:
            yield f"line {number}: no UTF-8, or a character split by folding"
            continue
        if any(ord(char) < 32 or ord(char) == 127 for char in text if char not in "\t\r\n"):
            yield f"line {number}: a control character"


def _unfold(data: bytes) -> Iterator[tuple[int, str]]:
    number, whole = 1, ""
    for count, line in enumerate(data.decode().removesuffix("\r\n").split("\r\n"), 1):
        if line[:1] in (" ", "\t"):
            whole += line[1:]
            continue
        if count > 1:
            yield number, whole
        number, whole = count, line
    yield number, whole


def _parse(data: bytes) -> tuple[Component, list[str]]:
    root = Component(0, "")
    stack, complaints = [root], []
    for number, line in _unfold(data):
        match = LINE.fullmatch(line)
        if match is None:
            complaints.append(f"line {number}: not of the form NAME;PARAMETER=…:value")
            continue
        name, value = match["name"], match["value"]
        if name == "BEGIN":
            if value not in INSIDE.get(stack[-1].name, ()):
                complaints.append(f"line {number}: {value} must not stand in {stack[-1].name or 'a file'}")
            stack[-1].parts.append(Component(number, value))
            stack.append(stack[-1].parts[-1])
        elif name == "END":
            if value != stack[-1].name or len(stack) == 1:
                complaints.append(f"line {number}: END:{value} ends nothing")
                continue
            stack.pop()
        elif len(stack) == 1:
            complaints.append(f"line {number}: {name} outside of VCALENDAR")
        else:
            parameters = {key: text.strip('"') for key, text in PARAMETER.findall(match["parameters"])}
            stack[-1].properties.append(Property(number, name, parameters, value))
    complaints += [f"line {open_one.line}: {open_one.name} has no end" for open_one in stack[1:]]
    return root, complaints


# Component by component.


def _complain_of_parts(part: Component) -> Iterator[str]:
    counts = Counter(one.name for one in part.properties)
    for name in REQUIRED.get(part.name, ()):
        if not counts[name]:
            yield f"line {part.line}: {part.name} without {name}"
    for name, count in counts.items():
        if count > 1 and name not in REPEATABLE:
            yield f"line {part.line}: {part.name} with {count} {name}"
    for one in part.properties:
        yield from _complain_of_value(one, part.name)
    if part.name == "VEVENT" and counts["DTSTART"] and counts["DTEND"]:
        yield from _complain_of_length(part)
    if part.name == "VCALENDAR" and not part.parts:
        yield f"line {part.line}: a calendar without anything"
    if part.name == "VTIMEZONE" and not any(inner.name == "STANDARD" for inner in part.parts):
        yield f"line {part.line}: VTIMEZONE without STANDARD"
    for inner in part.parts:
        yield from _complain_of_parts(inner)


def _complain_of_value(one: Property, where: str) -> Iterator[str]:
    if one.name in TEXTS:
        yield from _complain_of_text(one)
    if one.name in VALUES and not VALUES[one.name](one.value):
        yield f"line {one.line}: {one.name} must not be {one.value}"
    if one.name in STAMPS and not (_is_time(one.value) and one.value.endswith("Z")):
        yield f"line {one.line}: {one.name} must be a time in UTC, not {one.value}"
    if one.name in ("DTSTART", "DTEND"):
        yield from _complain_of_time(one, where)


def _complain_of_text(one: Property) -> Iterator[str]:
    if any(letter not in ("\\", ";", ",", "n", "N") for letter in ESCAPE.findall(one.value)):
        yield f"line {one.line}: {one.name} has a backslash that escapes nothing"
    bare = ESCAPE.sub("", one.value)
    if ";" in bare or ("," in bare and one.name not in LISTS):
        yield f"line {one.line}: {one.name} has a bare comma or semicolon"
    if one.name in ONE_LINE and any(letter in "nN" for letter in ESCAPE.findall(one.value) if letter):
        yield f"line {one.line}: {one.name} has several lines"
    if one.name in ("SUMMARY", "UID") and not one.value.strip():
        yield f"line {one.line}: {one.name} is empty"


def _complain_of_time(one: Property, where: str) -> Iterator[str]:
    if one.parameters.get("VALUE") == "DATE":
        if not _is_day(one.value) or "TZID" in one.parameters:
            yield f"line {one.line}: {one.name} is no day: {one.value}"
    elif not _is_time(one.value):
        yield f"line {one.line}: {one.name} is no time: {one.value}"
    elif where in ("STANDARD", "DAYLIGHT"):
        if one.value.endswith("Z") or "TZID" in one.parameters:
            yield f"line {one.line}: {one.name} of a zone must be local"
    elif one.value.endswith("Z") == ("TZID" in one.parameters):
        fault = "has two zones" if one.value.endswith("Z") else "is floating"
        yield f"line {one.line}: {one.name} {fault}"


def _complain_of_length(event: Component) -> Iterator[str]:
    start, end = event.get("DTSTART"), event.get("DTEND")
    assert start is not None
    assert end is not None
    if start.parameters != end.parameters or start.value.endswith("Z") != end.value.endswith("Z"):
        yield f"line {end.line}: DTEND is of another kind than DTSTART"
    elif end.value <= start.value:
        yield f"line {end.line}: DTEND is not after DTSTART"


def _complain_of_the_whole(root: Component) -> Iterator[str]:
    zones = Counter(zone.value for part in root.walk("VTIMEZONE") if (zone := part.get("TZID")))
    for name, count in zones.items():
        if count > 1:
            yield f"the zone {name} is defined {count} times"
    seen: set[str] = set()
    for event in root.walk("VEVENT"):
        for one in event.properties:
            named = one.parameters.get("TZID")
            if named is not None and named not in zones:
                yield f"line {one.line}: nothing defines the zone {named}"
            elif named is not None and zones[named] == 1:
                yield from _complain_of_offset(one, root)
        uid = event.get("UID")
        if uid is not None and uid.value in seen:
            yield f"line {uid.line}: another event has this UID"
        seen.add(uid.value if uid is not None else "")


def _complain_of_offset(one: Property, root: Component) -> Iterator[str]:
    """Compare what the file says of a zone with what the zone of that name has, for one time."""
    name = one.parameters["TZID"]
    (zone,) = (part for part in root.walk("VTIMEZONE") if any(own.value == name for own in part.properties))
    try:
        real = ZoneInfo(name)
    except ZoneInfoNotFoundError:
        yield f"line {one.line}: there is no zone {name}"
        return
    wall = datetime.strptime(one.value, "%Y%m%dT%H%M%S")
    onsets = [onset for part in zone.parts for onset in _onsets(part, wall)]
    defined = max(onset for onset in onsets if onset[0] <= wall)[1]
    if wall.replace(tzinfo=real).utcoffset() != defined:
        yield f"line {one.line}: the definition of {name} is not right at this time"


def _onsets(part: Component, wall: datetime) -> Iterator[tuple[datetime, timedelta]]:
    """Yield when a part of a zone's definition begins to hold, in the year of a time and before, and its offset."""
    values = {one.name: one.value for one in part.properties}
    first = datetime.strptime(values["DTSTART"], "%Y%m%dT%H%M%S")
    sign = -1 if values["TZOFFSETTO"].startswith("-") else 1
    offset = sign * timedelta(hours=int(values["TZOFFSETTO"][1:3]), minutes=int(values["TZOFFSETTO"][3:5]))
    yield first, offset
    if "RRULE" in values:
        rule = RULE.fullmatch(values["RRULE"])
        assert rule is not None, values["RRULE"]
        for year in (wall.year - 1, wall.year):
            day = _nth(year, int(rule["month"]), int(rule["nth"]), WEEKDAYS.index(rule["day"]))
            yield datetime.combine(day, first.time()), offset


def _nth(year: int, month: int, nth: int, weekday: int) -> date:
    """Return the nth weekday of a month, from its end if that is negative."""
    days = [day for number in range(1, 32) if (day := _day(year, month, number)) and day.weekday() == weekday]
    return days[nth - 1 if nth > 0 else nth]


def _day(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None


def _is_day(value: str) -> bool:
    if not DAY.fullmatch(value):
        return False
    try:
        datetime.strptime(value, "%Y%m%d")
    except ValueError:
        return False
    return True


def _is_time(value: str) -> bool:
    if not TIME.fullmatch(value):
        return False
    try:
        datetime.strptime(value.removesuffix("Z"), "%Y%m%dT%H%M%S")
    except ValueError:
        return False
    return True


# From a good file to records.


def _record(event: Component) -> Record:
    def text(name: str) -> str | None:
        one = event.get(name)
        return None if one is None else _unescape(one.value)

    categories = event.get("CATEGORIES")
    sequence = event.get("SEQUENCE")
    return {
        "uid": text("UID"),
        "summary": text("SUMMARY"),
        "description": text("DESCRIPTION"),
        "location": text("LOCATION"),
        "categories": [_unescape(one) for one in re.split(r"(?<!\\),", categories.value)] if categories else [],
        "start": _moment(event.get("DTSTART")),
        "end": _moment(event.get("DTEND")),
        "alarms": [_minutes(trigger.value) for alarm in event.walk("VALARM") if (trigger := alarm.get("TRIGGER"))],
        "status": text("STATUS"),
        "sequence": int(sequence.value) if sequence else 0,
    }


def _unescape(value: str) -> str:
    return ESCAPE.sub(lambda match: "\n" if match[1] in ("n", "N") else match[1], value)


def _moment(one: Property | None) -> str:
    assert one is not None
    if one.parameters.get("VALUE") == "DATE":
        return date.fromisoformat(one.value).isoformat()
    time = datetime.strptime(one.value.removesuffix("Z"), "%Y%m%dT%H%M%S")
    zone = UTC if one.value.endswith("Z") else ZoneInfo(one.parameters["TZID"])
    return f"{time.replace(tzinfo=zone).astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def _minutes(trigger: str) -> int:
    """Return how many minutes before the start `-P1DT2H30M` is."""
    units = {"W": "weeks", "D": "days", "H": "hours", "M": "minutes"}
    length = timedelta(**{units[unit]: int(number) for number, unit in re.findall(r"(\d+)([WDHM])", trigger)})
    return int(length.total_seconds() // 60) * (1 if trigger.startswith("-") else -1)
