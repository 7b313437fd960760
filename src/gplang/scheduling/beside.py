"""Sessions that were trained beside the planned ones: in which weeks of the plan they lie, and when they were."""

from bisect import bisect_right
from datetime import timedelta

from gplang.scheduling.calendar import date_on
from gplang.scheduling.dates import Interval, days_of_week, interval
from gplang.scheduling.recorded import Recorded
from gplang.scheduling.records import Schedule

_WEEK = timedelta(days=7)


def beside_by_week(schedule: Schedule) -> dict[int, tuple[Recorded, ...]]:
    """Return the sessions of a plan that were trained beside the planned ones, by week; a pause is of the week before.

    Those before the plan and behind it, and those of another plan that the log is about, too, are left out.
    """
    if not schedule.extra:
        return {}
    first = days_of_week(schedule.start)[0]
    dated = ((date_on(schedule, each.number, first), each.number) for each in schedule.weeks)
    begun = [(day, number) for day, number in dated if day is not None]
    found: dict[int, list[Recorded]] = {}
    for each in schedule.extra:
        at = bisect_right(begun, each.date, key=lambda week: week[0])
        if at and each.session in schedule.plan.sessions and each.date < begun[-1][0] + _WEEK:
            found.setdefault(begun[at - 1][1], []).append(each)
    return {number: tuple(records) for number, records in found.items()}


def when_beside(schedule: Schedule, record: Recorded) -> Interval | None:
    """Return when such a session started and ended; None for a whole day, where its time or its length is not known.

    Its length is that of the session in the plan where the log does not say it.
    """
    alike = (each.minutes for each in schedule.sessions if each.session.name == record.session)
    minutes = record.minutes or next(alike, schedule.plan.sessions[record.session].minutes)
    if record.time is None or minutes is None or schedule.timezone is None:
        return None
    return interval(record.date, record.time, minutes, schedule.timezone)
