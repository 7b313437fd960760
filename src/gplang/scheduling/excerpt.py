"""Some weeks of a schedule, as they are within the whole."""

from collections.abc import Collection

from gplang.scheduling.beside import beside_by_week
from gplang.scheduling.events import group_events
from gplang.scheduling.records import Schedule


def limit_weeks(schedule: Schedule, numbers: Collection[int]) -> Schedule:
    """Return a schedule with only the sessions, events and volume of some weeks; each is what it was in the whole."""
    events = [event for number, found in group_events(schedule).items() if number in numbers for event in found]
    return schedule._replace(
        sessions=tuple(session for session in schedule.sessions if session.week in numbers),
        weeks=tuple(week for week in schedule.weeks if week.number in numbers),
        events=tuple(events),
        extra=tuple(each for number, found in beside_by_week(schedule).items() if number in numbers for each in found),
    )
