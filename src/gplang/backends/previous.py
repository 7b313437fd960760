"""The contents of an earlier calendar, and how its events are updated."""

from collections.abc import Collection, Iterator, Mapping, Set
from datetime import date, time, timedelta
from re import compile as _compile
from types import MappingProxyType

from gplang.backends import Refusal
from gplang.backends.content import Component, Fault, Property, escape, read
from gplang.backends.events import Event, Stamps
from gplang.records import NamedTuple
from gplang.scheduling.records import Schedule

PRODID = "-//gplang//gplang//EN"

MAX_BYTES = 32 * 1024 * 1024
"""The largest file that is read, in bytes: ten years of five long sessions a week give half of it."""

CANCELLED_DAYS = 28
"""Days for which a calendar lists a session as cancelled, counted from the session's own day: a convention.

By then every calendar that asks now and then has heard of it.
"""

_PLAN = "X-GPL-PLAN"
_ATHLETE = "X-GPL-ATHLETE"
_FEED = "X-GPL-FEED"
_ZONE_DATA = "X-GPL-ZONE-DATA"
_ZONE_RULES = "X-GPL-ZONE-RULES"
_CANCELLED = "STATUS:CANCELLED"
_SUMMARY = "SUMMARY:"
_NOTED = "Cancelled: "
_OURS = ("DTSTART", "DTEND", "DESCRIPTION", "LOCATION", "CATEGORIES", "COLOR")
"""What is kept of a cancelled event as it was."""

_ZONE_LINES = frozenset({"DTSTART", "TZOFFSETFROM", "TZOFFSETTO", "TZNAME", "RRULE"})
_STAMPED = ("UID", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE")
_UID = _compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_MOMENT = _compile(r"[0-9]{8}T[0-9]{6}Z")
_SEQUENCE = _compile(r"0|[1-9][0-9]{0,8}")
_WHEN = _compile(r";VALUE=DATE:[0-9]{8}|;TZID=[A-Za-z0-9_/+-]+:[0-9]{8}T[0-9]{6}|:[0-9]{8}T[0-9]{6}Z")
_ZONE = ";TZID="
_RULES = _compile(r"(\S+) ([0-9]{4})-([0-9]{4}) ([0-9a-f]{16})")
_HINT = "give the file that an earlier `gpl build` wrote for this plan, or leave --previous out"
_SHOWN = 60


class ZoneRules(NamedTuple):
    """What a zone's clocks do in some years, by the data that a calendar was made with."""

    zone: str
    years: range
    digest: str
    data: str


class Owner(NamedTuple):
    """Whose calendar a file is: the plan's `id`, and the athlete's name, empty where the plan names none."""

    plan: str
    athlete: str


class Previous(NamedTuple):
    """An earlier calendar: its events by identity, and the content lines of its zones by name.

    `feed`: it was built for a subscription. `rules` are those of the zone that it was planned in.
    """

    events: Mapping[str, Event]
    zones: Mapping[str, tuple[str, ...]]
    feed: bool = False
    rules: ZoneRules | None = None

    def update(self, event: Event, moved: Collection[str] = ()) -> Event:
        """Return a new event with its stamps: the earlier ones if nothing else changed, else later ones.

        In zones that have other rules now (`moved`) the same clock time is another moment.
        """
        old = self.events.get(event.uid)
        if old is None:
            return event
        same = event.content == old.content and zones_of(event).isdisjoint(moved)
        return Event(event.uid, old.stamps if same else _raise(old, event), event.content)

    def cancel(self, kept: Set[str], stamps: Stamps) -> tuple[Event, ...]:
        """Return the events that are gone, cancelled, by date; `kept` are the identities of those that are not.

        Those whose day is long past at the time of `stamps` are left out.
        """
        today = _date_of(stamps.written)
        gone = (event for event in self.events.values() if event.uid not in kept)
        lasting = (event for event in gone if today - _day(event) < timedelta(days=CANCELLED_DAYS))
        cancelled = [self.update(Event(event.uid, stamps, tuple(_cancelled(event)))) for event in lasting]
        return tuple(sorted(cancelled, key=lambda event: (_start(event), event.uid)))


def identify(schedule: Schedule, rules: ZoneRules | None, *, feed: bool) -> Iterator[str]:
    """Yield the content lines that say whose a calendar is, and what a later build wants to know of it."""
    yield f"{_PLAN}:{escape(schedule.plan.id)}"
    if schedule.athlete is not None:
        yield f"{_ATHLETE}:{escape(schedule.athlete.name)}"
    if feed:
        yield f"{_FEED}:TRUE"
    if rules is not None and rules.data:
        yield f"{_ZONE_DATA}:{escape(rules.data)}"
    if rules is not None:
        yield f"{_ZONE_RULES}:{rules.zone} {rules.years[0]:04}-{rules.years[-1]:04} {rules.digest}"


def zones_of(event: Event) -> frozenset[str]:
    """Return the names of the zones that an event's times are in."""
    heads = [line.partition(":")[0] for line in event.content if line.startswith(("DTSTART;", "DTEND;"))]
    return frozenset(head.partition(_ZONE)[2] for head in heads if _ZONE in head)


def year_of(event: Event) -> int:
    """Return the year in which an event begins."""
    return int(_start(event)[:4])


def read_previous(data: bytes, schedule: Schedule) -> Previous | Refusal:
    """Return what an earlier file of this schedule's calendar says, or why it is not taken."""
    if len(data) > MAX_BYTES:
        return Refusal(f"the file is larger than {MAX_BYTES // 1024**2} MiB", _HINT)
    calendar = read(data)
    if isinstance(calendar, Fault):
        return Refusal(calendar.message, _HINT)
    refusal = _check_owner(calendar, schedule)
    if refusal is not None:
        return refusal
    zones = _read_zones(calendar)
    events: dict[str, Event] = {}
    for component in calendar.components:
        if component.name != "VEVENT":
            continue
        event = _read_event(component)
        if isinstance(event, Fault):
            return Refusal(event.message, _HINT)
        if event.uid in events:
            return Refusal(f"line {component.number}: a second event with the UID {event.uid}", _HINT)
        if missing := sorted(zones_of(event) - zones.keys()):
            return Refusal(f"line {component.number}: an event in the zone {missing[0]}, which is not defined", _HINT)
        events[event.uid] = event
    feed = calendar.values(_FEED) == ["TRUE"]
    return Previous(MappingProxyType(events), MappingProxyType(zones), feed, _read_rules(calendar))


def read_owner(data: bytes) -> Owner | None:
    """Return whose calendar a file is, of which `data` is the beginning; None for what was not written here."""
    head = data.partition(b"\nBEGIN:")[0].partition(b"\nEND:")[0]
    calendar = read(head + b"\nEND:VCALENDAR\n")
    if isinstance(calendar, Fault) or calendar.values("PRODID") != [PRODID]:
        return None
    plans, athletes = calendar.values(_PLAN), calendar.values(_ATHLETE)
    if len(plans) != 1 or len(athletes) > 1:
        return None
    return Owner(plans[0], "".join(athletes))


def _check_owner(calendar: Component, schedule: Schedule) -> Refusal | None:
    """Refuse a calendar that is not this schedule's."""
    made_by = calendar.values("PRODID")
    if made_by != [PRODID]:
        name = f": {made_by[0][:_SHOWN]}" if made_by else ""
        return Refusal(f"another program's calendar{name}", _HINT)
    plans, athletes = calendar.values(_PLAN), calendar.values(_ATHLETE)
    if len(plans) != 1 or len(athletes) > 1:
        return Refusal("it does not say whose calendar it is", _HINT)
    own = escape(schedule.plan.id)
    if plans[0] != own:
        return Refusal(f"the calendar of the plan `{plans[0][:_SHOWN]}`; this one is `{own}`", _HINT)
    who = "" if schedule.athlete is None else escape(schedule.athlete.name)
    whose = "".join(athletes)
    if whose == who:
        return None
    return Refusal(f"the calendar of {_name(whose)}; this one is for {_name(who)}", _HINT)


def _name(athlete: str) -> str:
    return f"`{athlete[:_SHOWN]}`" if athlete else "nobody by name"


def _read_zones(calendar: Component) -> dict[str, tuple[str, ...]]:
    """Return the definitions of zones that have nothing in them but what is written here."""
    zones = (each for each in calendar.components if each.name == "VTIMEZONE")
    return {name: tuple(zone.lines()) for zone in zones if _is_zone(zone) for name in zone.values("TZID")}


def _read_rules(calendar: Component) -> ZoneRules | None:
    """Return what a calendar says of its zone; None where it says nothing that can be compared."""
    match = _RULES.fullmatch("".join(calendar.values(_ZONE_RULES)))
    if match is None or int(match[2]) > int(match[3]):
        return None
    data = "".join(calendar.values(_ZONE_DATA))
    return ZoneRules(match[1], range(int(match[2]), int(match[3]) + 1), match[4], data[:_SHOWN])


def _is_zone(zone: Component) -> bool:
    names = [each.name for each in zone.properties]
    inner = {each.name for component in zone.components for each in component.properties}
    return names == ["TZID"] and inner <= _ZONE_LINES and bool(zone.components)


def _read_event(component: Component) -> Event | Fault:
    place = f"line {component.number}: an event"
    values = {}
    for name, form in zip(_STAMPED, (_UID, _MOMENT, _MOMENT, _SEQUENCE), strict=True):
        found = [each for each in component.properties if each.name == name]
        if len(found) != 1:
            return Fault(f"{place} {f'with {len(found)}' if found else 'without'} {name}")
        if found[0].parameters or not form.fullmatch(found[0].value):
            return Fault(f"{place} with {name} {found[0].value[:_SHOWN]}, which is not written here")
        values[name] = found[0].value
    whens = [each for each in component.properties if each.name in ("DTSTART", "DTEND")]
    if sorted(each.name for each in whens) != ["DTEND", "DTSTART"] or not all(map(_is_when, whens)):
        return Fault(f"{place} without a start and an end as they are written here")
    if not all(_is_date(values[name]) for name in ("DTSTAMP", "LAST-MODIFIED")):
        return Fault(f"{place} with a stamp that is no date")
    rest = [each.text for each in component.properties if each.name not in _STAMPED]
    alarms = [line for alarm in component.components for line in alarm.lines()]
    stamps = Stamps(values["DTSTAMP"], values["LAST-MODIFIED"], int(values["SEQUENCE"]))
    return Event(values["UID"], stamps, (*rest, *alarms))


def _is_when(what: Property) -> bool:
    return _WHEN.fullmatch(f"{what.parameters}:{what.value}") is not None and _is_date(what.value)


def _is_date(value: str) -> bool:
    try:
        _date_of(value)
        if value[9:]:
            time(int(value[9:11]), int(value[11:13]), int(value[13:15]))
    except ValueError:
        return False
    return True


def _date_of(value: str) -> date:
    return date(int(value[:4]), int(value[4:6]), int(value[6:8]))


def _raise(old: Event, new: Event) -> Stamps:
    """Return the stamps of a changed event: never earlier than those it had."""
    stamp = max(old.stamps.written, old.stamps.changed, new.stamps.written)
    return Stamps(stamp, stamp, old.stamps.sequence + 1)


def _cancelled(event: Event) -> Iterator[str]:
    """Yield what remains of an event that is gone: it says so and keeps nobody busy, for some readers only look there.

    No alarms, and nothing that is not written here.
    """
    title = _SUMMARY if _CANCELLED in event.content else f"{_SUMMARY}{_NOTED}"
    yield _CANCELLED
    for line in event.content:
        if line == "BEGIN:VALARM":
            break
        if line.startswith(_SUMMARY):
            yield line.replace(_SUMMARY, title, 1)
        elif line.partition(":")[0].partition(";")[0] in _OURS:
            yield line
    yield "TRANSP:TRANSPARENT"


def _start(event: Event) -> str:
    return next(line.rpartition(":")[2] for line in event.content if line.startswith("DTSTART"))


def _day(event: Event) -> date:
    return _date_of(_start(event))
