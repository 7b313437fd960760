"""What is on the days of a week: its sessions and the events around them, in the order of time."""

from collections.abc import Iterator
from datetime import date, time
from itertools import groupby

from gplang.scheduling.dates import place_in_week
from gplang.scheduling.events import group_events
from gplang.scheduling.records import Schedule, ScheduledEvent, ScheduledSession, ScheduledWeek

Held = ScheduledSession | ScheduledEvent


def held_by_week(schedule: Schedule) -> Iterator[tuple[ScheduledWeek, list[Held]]]:
    """Yield every week with its sessions and events, an event where both are at one time behind the session."""
    sessions = {number: tuple(found) for number, found in groupby(schedule.sessions, lambda one: one.week)}
    events = group_events(schedule)

    def order(held: Held) -> tuple[date, int, time]:
        return held.date or date.min, place_in_week(schedule.start, held.day), held.time or time.min

    for week in schedule.weeks:
        yield week, sorted((*sessions.get(week.number, ()), *events.get(week.number, ())), key=order)
