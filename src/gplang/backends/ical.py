"""A schedule as an iCalendar file: zone, events, and what an earlier file had that is gone."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from gplang.backends import Options, Refusal
from gplang.backends.content import escape, write
from gplang.backends.events import PLAN_COLOR, Event, Stamps, build_events
from gplang.backends.identities import beside_uid, event_uid, noted_weeks, session_uid, week_uid
from gplang.backends.previous import PRODID, Previous, ZoneRules, identify, year_of, zones_of
from gplang.backends.text import one_line
from gplang.backends.zones import build_timezone, digest_rules, is_utc
from gplang.quantities import PLAN_YEARS
from gplang.records import NamedTuple
from gplang.scheduling.beside import beside_by_week, when_beside
from gplang.scheduling.dates import load_zone, next_monday
from gplang.scheduling.records import Schedule
from gplang.scheduling.trained import as_trained

_REFRESH = "PT12H"
_NOTHING_BEFORE = Previous({}, {})
_LAST_STAMP = date(PLAN_YEARS[-1], 12, 14)
"""Moments behind it suggest no later start: plans end with its year."""


def render(schedule: Schedule, options: Options) -> bytes | Refusal:
    """Return the calendar; a schedule without dates, or with times but no zone, is refused.

    Events that an earlier calendar has keep their stamps where nothing changed; those that are gone follow
    behind the others, cancelled, unless it is for a subscription.
    """
    refusal = _refuse(schedule, options.stamp)
    if refusal is not None:
        return refusal
    schedule = _place(schedule)
    previous = options.previous or _NOTHING_BEFORE
    stamp = f"{options.stamp:%Y%m%dT%H%M%SZ}"
    stamps = Stamps(stamp, stamp)
    gone = () if options.feed else previous.cancel(frozenset(_identities(schedule, options)), stamps)
    zone = _zone(schedule, gone)
    moved = () if find_changed_rules(schedule, previous) is None else (schedule.timezone or "",)
    events = build_events(schedule, stamps, local=zone is not None, week_notes=options.week_notes)
    parts = [write(_head(schedule, options))]
    if zone is not None:
        parts.append(write(zone))
    defined = {schedule.timezone} if zone is not None else set()
    wanted = frozenset().union(*map(zones_of, gone)) - defined
    parts += [write(previous.zones[name]) for name in sorted(wanted)]
    parts += [write(event.lines()) for event in (*(previous.update(event, moved) for event in events), *gone)]
    return b"".join([*parts, write(["END:VCALENDAR"])])


class Layout(NamedTuple):
    """The events of a calendar, each as if it were new, and the definition of the zone that they are in, if any."""

    events: tuple[Event, ...]
    zone: tuple[str, ...]


def lay_out(schedule: Schedule, options: Options) -> Layout | Refusal:
    """Return what a calendar consists of, for whoever keeps its events one by one; refused as by `render`."""
    refusal = _refuse(schedule, options.stamp)
    if refusal is not None:
        return refusal
    schedule = _place(schedule)
    stamp = f"{options.stamp:%Y%m%dT%H%M%SZ}"
    zone = _zone(schedule, ())
    stamps = Stamps(stamp, stamp)
    events = build_events(schedule, stamps, local=zone is not None, week_notes=options.week_notes)
    return Layout(tuple(events), zone or ())


def find_changed_rules(schedule: Schedule, previous: Previous) -> ZoneRules | None:
    """Return the rules that an earlier calendar was made with if the schedule's zone has others for its years now."""
    rules = previous.rules
    if rules is None or rules.zone != schedule.timezone or not set(rules.years) <= set(PLAN_YEARS):
        return None
    return rules if rules.digest != digest_rules(load_zone(rules.zone), rules.years) else None


def _rules(schedule: Schedule, data: str) -> ZoneRules | None:
    """Return what the clocks of a schedule's zone do in its years, None where no clock matters."""
    name, years = schedule.timezone, _years(schedule)
    if name is None or not years or is_utc(name):
        return None
    span = range(min(years), max(years) + 1)
    return ZoneRules(name, span, digest_rules(load_zone(name), span), data)


def _refuse(schedule: Schedule, stamp: datetime) -> Refusal | None:
    if schedule.start is None:
        monday = next_monday(min(stamp.date(), _LAST_STAMP))
        return Refusal("a calendar needs a start date", f"add `start {monday}` to the plan, or build with --start")
    if any(session.date is None for session in schedule.sessions):
        return Refusal("a calendar ends with the year 9999", "choose an earlier start, or build with --start")
    if schedule.timezone is None and any(_moments(schedule)):
        hint = "add `timezone Europe/Berlin` to the plan, or build with --timezone"
        return Refusal("a calendar with times needs a time zone", hint)
    return None


def _place(schedule: Schedule) -> Schedule:
    """Return a schedule with recorded sessions when they were trained; without a zone by the day alone."""
    placed = as_trained(schedule)
    if schedule.timezone is not None:
        return placed
    return placed._replace(sessions=tuple(each._replace(start=None, end=None) for each in placed.sessions))


def _identities(schedule: Schedule, options: Options) -> Iterator[str]:
    yield from (session_uid(schedule, session) for session in schedule.sessions)
    yield from (event_uid(schedule, event) for event in schedule.events if event.date is not None)
    yield from (beside_uid(schedule, each) for found in beside_by_week(schedule).values() for each in found)
    if options.week_notes:
        yield from (week_uid(schedule, week) for week in noted_weeks(schedule))


def _head(schedule: Schedule, options: Options) -> Iterator[str]:
    name = one_line(schedule.plan.title).strip() or schedule.plan.id
    if schedule.athlete is not None:
        name = f"{name} ({one_line(schedule.athlete.title or '').strip() or schedule.athlete.name})"
    yield "BEGIN:VCALENDAR"
    yield f"PRODID:{PRODID}"
    yield "VERSION:2.0"
    yield "CALSCALE:GREGORIAN"
    yield "METHOD:PUBLISH"
    yield from identify(schedule, _rules(schedule, options.zone_data), feed=options.feed)
    yield f"NAME:{escape(name)}"
    yield f"X-WR-CALNAME:{escape(name)}"
    if schedule.timezone is not None:
        yield f"X-WR-TIMEZONE:{schedule.timezone}"
    yield f"COLOR:{PLAN_COLOR}"
    yield f"REFRESH-INTERVAL;VALUE=DURATION:{_REFRESH}"
    yield f"X-PUBLISHED-TTL:{_REFRESH}"


def _years(schedule: Schedule) -> set[int]:
    """Return the years in which there are sessions or events with a time of day."""
    return {moment.year for moment in _moments(schedule)}


def _moments(schedule: Schedule) -> Iterator[datetime]:
    """Yield when sessions and events start and end, those with a time of day."""
    for session in schedule.sessions:
        yield from filter(None, (session.start, session.end))
    for event in schedule.events:
        yield from filter(None, (event.start, event.end))
    for record in (each for found in beside_by_week(schedule).values() for each in found):
        moments = when_beside(schedule, record)
        yield from () if moments is None else (moments.start, moments.end)


def _zone(schedule: Schedule, gone: Iterable[Event]) -> tuple[str, ...] | None:
    """Return the definition of the zone that events are written in, None where all are written in UTC.

    It holds for cancelled events, too, where that is possible.
    """
    own = _years(schedule)
    name = schedule.timezone
    if name is None or not own or is_utc(name):
        return None
    info = load_zone(name)
    both = own | {year_of(event) for event in gone if name in zones_of(event)}.intersection(PLAN_YEARS)
    found = build_timezone(name, info, range(min(both), max(both) + 1))
    if found is None and both != own:
        found = build_timezone(name, info, range(min(own), max(own) + 1))
    return found
