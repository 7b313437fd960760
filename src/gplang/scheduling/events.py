"""Events on their days: they keep the plan's own, whatever pauses and athletes' starts do to sessions."""

from collections.abc import Iterator
from datetime import date, datetime, time

from gplang.model.days import events_of, weeks_by_number
from gplang.model.plan import Event, EventDay, Plan, Week
from gplang.scheduling.dates import date_of, interval, load_zone, place_in_week
from gplang.scheduling.precedence import Settings
from gplang.scheduling.records import ScheduledEvent


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


def _times(event: Event, on: date, at: time, zone: str | None, own_zone: str | None) -> tuple[datetime, datetime]:
    start, end, _ = interval(on, at, event.minutes or 0, zone)
    if zone is None or own_zone is None or zone == own_zone:
        return start, end
    info = load_zone(own_zone)
    return start.astimezone(info), end.astimezone(info)
