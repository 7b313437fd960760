"""Events on their days: they keep the plan's own, whatever pauses and athletes' starts do to sessions."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time

from gplang.model.days import events_of, weeks_by_number
from gplang.model.plan import Event, Plan
from gplang.model.week import EventDay, Week
from gplang.scheduling.calendar import date_on
from gplang.scheduling.dates import date_of, days_of_week, interval, load_zone, place_in_week
from gplang.scheduling.precedence import Settings
from gplang.scheduling.records import Schedule, ScheduledEvent


def place_events(settings: Settings) -> Iterator[ScheduledEvent]:
    """Yield the events of a plan in the order of their days; a start or a zone that it lacks is the athlete's.

    Times are told in the athlete's zone.
    """
    plan = settings.plan
    if not plan.events:
        return
    start, zone = plan.start or settings.start, plan.timezone or settings.timezone
    weeks = weeks_by_number(plan.weeks)
    latest: Week | None = None
    days: list[EventDay] = []
    for number, week in weeks.items():
        if week is not latest:
            latest = week
            days = sorted(
                events_of(week, weeks), key=lambda each: (place_in_week(start, each.day), each.time or time.min)
            )
        counts: dict[str, int] = {}
        for day in days:
            counts[day.event] = counts.get(day.event, 0) + 1
            on = date_of(start, number, day.day, ())
            yield _schedule(plan, day, number, counts[day.event], on, zone, settings.timezone)


def _schedule(
    plan: Plan, day: EventDay, week: int, occurrence: int, on: date | None, zone: str | None, own_zone: str | None
) -> ScheduledEvent:
    event = plan.events[day.event]
    begin, end = (None, None) if on is None or day.time is None else _times(event, on, day.time, zone, own_zone)
    at = day.time if begin is None else begin.time()
    shown = on if begin is None else begin.date()
    return ScheduledEvent(day.where, event, week, occurrence, day.day, shown, at, begin, end)


def _times(
    event: Event, on: date, at: time, zone: str | None, own_zone: str | None
) -> tuple[datetime, datetime | None]:
    """Return when an event begins and, if its length is known, when it ends."""
    start, end, _ = interval(on, at, event.minutes or 0, zone)
    if zone is not None and own_zone is not None and zone != own_zone:
        info = load_zone(own_zone)
        start, end = start.astimezone(info), end.astimezone(info)
    return start, None if event.minutes is None else end


def group_events(schedule: Schedule) -> Mapping[int, list[ScheduledEvent]]:
    """Return the events of a schedule by the week into whose days they fall, in the order of time.

    An event outside all weeks, as in a pause, stands with the week of the plan that has it.
    """
    if not schedule.events:
        return {}
    days = days_of_week(schedule.start)
    weeks = {date_on(schedule, week.number, day): week.number for week in schedule.weeks for day in days}
    found: dict[int, list[ScheduledEvent]] = {}
    for event in schedule.events:
        number = event.week if event.date is None else weeks.get(event.date, event.week)
        found.setdefault(number, []).append(event)
    for events in found.values():
        events.sort(key=lambda each: (each.date or date.min, each.time or time.min))
    return found
