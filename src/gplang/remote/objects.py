"""The objects that a calendar server keeps, one for each event: written, marked as ours, and read again.

A server, and whatever program people use, may write an event in other words. So what is compared is its meaning: the
properties in any order, however they are folded and escaped, without those that programs keep for themselves.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from gplang.backends.content import Component, Fault, Property, escape, read, write
from gplang.backends.events import Event, Stamps
from gplang.backends.ical import Layout
from gplang.backends.previous import PRODID, zones_of
from gplang.model.zones import is_zone
from gplang.records import NamedTuple
from gplang.scheduling.dates import load_zone

_PLAN, _ATHLETE, _EVENT, _WRITTEN, _ZONE = (
    *("X-GPL-PLAN", "X-GPL-ATHLETE", "X-GPL-EVENT"),
    *("X-GPL-WRITTEN", "X-GPL-ZONE"),
)
_KEPT_ASIDE = frozenset({"UID", "DTSTAMP", "CREATED", "LAST-MODIFIED", "SEQUENCE", "ACKNOWLEDGED"})
"""What programs write by themselves: no sign that somebody changed an event."""

_USUAL_PARAMETERS = frozenset({"VALUE=DATE-TIME", "VALUE=DURATION", "VALUE=TEXT", "RELATED=START"})
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_DURATION = re.compile(r"([+-]?)P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?")
_SECONDS = (7 * 86_400, 86_400, 3_600, 60, 1)
_WHEN = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z?))?")
_STAMP = re.compile(r"\d{8}T\d{6}Z")
_SEQUENCE = re.compile(r"\d{1,9}")
_FOLD = re.compile(r"\r?\n[ \t]")
_UID = re.compile(r"^UID:(\S+)\s*$", re.MULTILINE)
_MOST_UID = 200


class Owner(NamedTuple):
    """Whose events they are: the plan's `id`, and the athlete's name, empty where the plan names none."""

    plan: str
    athlete: str


class Wanted(NamedTuple):
    """An event of the plan, what it means, and the definition of its zone."""

    event: Event
    title: str
    begins: str
    digest: str
    zone: tuple[str, ...]

    @property
    def zone_digest(self) -> str:
        """What tells one definition of a zone from another."""
        return _digest(self.zone)


class Mark(NamedTuple):
    """What we noted in an event when we wrote it: what it meant, and the definition of its zone."""

    digest: str
    zone: str


class Found(NamedTuple):
    """An event on the server; `mark` only where it is ours. `ends` is None where that cannot be told."""

    href: str
    etag: str
    uid: str
    title: str
    begins: str
    ends: datetime | None
    stamps: Stamps
    digest: str
    mark: Mark | None


def want(layout: Layout) -> Iterator[Wanted]:
    """Yield the events of a plan as they should be on the server."""
    for event in layout.events:
        zone = layout.zone if zones_of(event) else ()
        calendar = read(write(_lines(event, zone, ())))
        assert isinstance(calendar, Component)
        (component,) = (each for each in calendar.components if each.name == "VEVENT")
        title, begins = _unescape(_one(component, "SUMMARY")), _one(component, "DTSTART")
        yield Wanted(event, title, begins, digest_event(component), zone)


def write_object(wanted: Wanted, stamps: Stamps, owner: Owner) -> bytes:
    """Return the object of an event, marked as ours."""
    event = wanted.event._replace(stamps=stamps)
    marks = [f"{_PLAN}:{escape(owner.plan)}"]
    marks += [f"{_ATHLETE}:{escape(owner.athlete)}"] if owner.athlete else []
    marks += [f"{_EVENT}:{event.uid}", f"{_WRITTEN}:{wanted.digest}", f"{_ZONE}:{wanted.zone_digest}"]
    return write(_lines(event, wanted.zone, tuple(marks)))


def read_object(href: str, etag: str, data: str, owner: Owner) -> Found | None:
    """Return the event of an object; None for what is no event at all."""
    calendar = read(_unmarked(data).encode("utf-8", "replace"))
    events = [] if isinstance(calendar, Fault) else [each for each in calendar.components if each.name == "VEVENT"]
    if len(events) != 1:
        match = _UID.search(_FOLD.sub("", data))
        unread = Stamps("", "", 0)
        return match and Found(href, etag, match[1][:_MOST_UID], "", "", None, unread, "", None)
    event = events[0]
    uid = _one(event, "UID")
    return Found(
        href,
        etag,
        uid,
        _unescape(_one(event, "SUMMARY")),
        _one(event, "DTSTART"),
        _end_of(event),
        Stamps(_stamp(event, "DTSTAMP"), _stamp(event, "LAST-MODIFIED"), _sequence(event)),
        digest_event(event),
        _read_mark(event, uid, owner),
    )


def digest_event(event: Component) -> str:
    """Return what tells one meaning of an event from another."""
    return _digest((*_meaning(event), *sorted(_digest(_meaning(alarm)) for alarm in event.components)))


def _digest(lines: tuple[str, ...]) -> str:
    return sha256("\n".join(lines).encode("utf-8", "replace")).hexdigest()[:32]


def _lines(event: Event, zone: tuple[str, ...], marks: tuple[str, ...]) -> Iterator[str]:
    yield from ("BEGIN:VCALENDAR", f"PRODID:{PRODID}", "VERSION:2.0", "CALSCALE:GREGORIAN")
    yield from zone
    lines = [*event.lines()]
    begin = next((at for at, line in enumerate(lines) if line == "BEGIN:VALARM"), len(lines) - 1)
    yield from (*lines[:begin], *marks, *lines[begin:])
    yield "END:VCALENDAR"


def _unmarked(data: str) -> str:
    return data.removeprefix("\ufeff").lstrip()


def _read_mark(event: Component, uid: str, owner: Owner) -> Mark | None:
    """Return our mark; a copy that somebody made of our event has another identity, and is theirs."""
    ours = (_one(event, _PLAN), _one(event, _ATHLETE), _one(event, _EVENT))
    if ours != (escape(owner.plan), escape(owner.athlete), uid):
        return None
    return Mark(_one(event, _WRITTEN), _one(event, _ZONE))


def _one(event: Component, name: str) -> str:
    return next(iter(event.values(name)), "")


def _stamp(event: Component, name: str) -> str:
    value = _one(event, name)
    return value if _STAMP.fullmatch(value) else ""


def _sequence(event: Component) -> int:
    value = _one(event, "SEQUENCE")
    return int(value) if _SEQUENCE.fullmatch(value) else 0


def _meaning(component: Component) -> tuple[str, ...]:
    told = (each for each in component.properties if each.name not in _KEPT_ASIDE and not each.name.startswith("X-"))
    return tuple(sorted(map(_canonical, told)))


def _canonical(each: Property) -> str:
    given = (part.replace('"', "") for part in each.parameters.split(";") if part)
    parameters = sorted(part for part in given if part not in _USUAL_PARAMETERS and not part.startswith("X-"))
    value = _unescape(each.value)
    if each.name == "TRIGGER" and (match := _DURATION.fullmatch(value)):
        counts = (int(count or 0) for count in match.groups()[1:])
        seconds = sum(count * unit for count, unit in zip(counts, _SECONDS, strict=True))
        value = str(-seconds if match[1] == "-" else seconds)
    return "\0".join((each.name, *parameters, value))


def _unescape(value: str) -> str:
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], value)


def _end_of(event: Component) -> datetime | None:
    """Return when an event is over, at the latest; None where that cannot be told, as of one that recurs."""
    if event.values("RRULE") or event.values("RDATE"):
        return None
    named = {each.name: each for each in event.properties if each.name in ("DTSTART", "DTEND")}
    last = named.get("DTEND") or named.get("DTSTART")
    match = None if last is None else _WHEN.fullmatch(last.value)
    if last is None or match is None:
        return None
    try:
        year, month, day, hour, minute, second = (int(each or 0) for each in match.groups()[:6])
        zone = last.parameters.partition("TZID=")[2].partition(";")[0].strip('"')
        if match[7] or (zone and is_zone(zone)):
            moment = datetime(year, month, day, hour, minute, second, tzinfo=UTC if match[7] else load_zone(zone))
            return moment.astimezone(UTC)
        return datetime(year, month, day, hour, minute, second, tzinfo=UTC) + timedelta(days=1)
    except (ValueError, OverflowError):
        return None
