"""The days of a schedule's weeks: their dates, and those that are skipped."""

from datetime import date

from gplang.model.days import openings_of, weeks_by_number
from gplang.model.plan import Pause
from gplang.scheduling.dates import date_of, days_of_week
from gplang.scheduling.records import Schedule
from gplang.vocabulary import Day


def date_on(schedule: Schedule, week: int, day: Day) -> date | None:
    """Return the date of a day of week `week`, pauses included; None without a start."""
    return date_of(schedule.start, week, day, schedule.pauses)


def skipped_days(schedule: Schedule, week: int) -> frozenset[Day]:
    """Return the days of week `week` whose sessions the plan's `skip` drops."""
    if schedule.start is None or not schedule.plan.skips:
        return frozenset()
    weeks = weeks_by_number(schedule.plan.weeks)
    openings = openings_of(weeks[week], weeks)
    planned = {each.day for each in openings if each.slot is None or each.slot.session is not None}
    return frozenset(day for day in planned if date_on(schedule, week, day) in schedule.plan.skips)


def days_off(schedule: Schedule) -> tuple[tuple[date, ...], tuple[Pause, ...]]:
    """Return the skipped days and the pauses that fall into the plan's time, each once, in the order of the calendar.

    A pause that moves the first week lies before it in the end; the week counts from where it would have been.
    """
    if not schedule.weeks or schedule.start is None:
        return (), ()
    days = days_of_week(schedule.start)
    number = schedule.weeks[0].number
    planned = date_of(schedule.start, number, days[0], ())
    first = date_on(schedule, number, days[0])
    last = date_on(schedule, schedule.weeks[-1].number, days[-1])
    if planned is None or first is None or last is None:
        return (), ()
    skips = sorted({day for day in schedule.plan.skips if first <= day <= last})
    pauses = {(each.first, each.last): each for each in reversed(schedule.plan.pauses)}
    known = (pauses[days] for days in sorted(pauses))
    return tuple(skips), tuple(each for each in known if each.last >= planned and each.first <= last)
