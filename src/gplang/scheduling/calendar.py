"""The days of a schedule's weeks: their dates, and those that are skipped."""

from datetime import date

from gplang.model.days import openings_of, weeks_by_number
from gplang.model.plan import Pause
from gplang.scheduling.dates import date_of, first_monday
from gplang.scheduling.records import Schedule
from gplang.vocabulary import Day


def date_on(schedule: Schedule, week: int, day: Day) -> date | None:
    """Return the date of a day of week `week`, pauses included; None without a start."""
    monday = None if schedule.start is None else first_monday(schedule.start)
    return date_of(monday, week, day, schedule.pauses)


def skipped_days(schedule: Schedule, week: int) -> frozenset[Day]:
    """Return the days of week `week` whose sessions the plan's `skip` drops."""
    if schedule.start is None or not schedule.plan.skips:
        return frozenset()
    weeks = weeks_by_number(schedule.plan.weeks)
    openings = openings_of(weeks[week], weeks)
    planned = {each.day for each in openings if each.slot is None or each.slot.session is not None}
    return frozenset(day for day in planned if date_on(schedule, week, day) in schedule.plan.skips)


def days_off(schedule: Schedule) -> tuple[tuple[date, ...], tuple[Pause, ...]]:
    """Return the skipped days and the pauses that fall into the plan's time, each in the order of the calendar.

    A pause that moves the first week lies before it in the end; the week counts from where it would have been.
    """
    if not schedule.weeks or schedule.start is None:
        return (), ()
    number = schedule.weeks[0].number
    planned = date_of(first_monday(schedule.start), number, Day.MON, ())
    first = date_on(schedule, number, Day.MON)
    last = date_on(schedule, schedule.weeks[-1].number, Day.SUN)
    if planned is None or first is None or last is None:
        return (), ()
    skips = sorted({day for day in schedule.plan.skips if first <= day <= last})
    pauses = sorted(schedule.plan.pauses, key=lambda each: (each.first, each.last))
    return tuple(skips), tuple(each for each in pauses if each.last >= planned and each.first <= last)
