"""A plan and a log as a review looks at them: up to the end of a week."""

from bisect import bisect_right
from collections.abc import Iterator
from datetime import date

from gplang.guide import Profile
from gplang.logs.records import Done, Log
from gplang.model.plan import Athlete, Plan
from gplang.records import NamedTuple
from gplang.scheduling.calendar import date_on
from gplang.scheduling.dates import days_of_week
from gplang.scheduling.expand import build_schedule
from gplang.scheduling.recorded import Recorded, Status
from gplang.scheduling.records import Schedule, ScheduledSession, ScheduledWeek
from gplang.source import Location, Span

_DAYS = 7


class Calendar(NamedTuple):
    """The weeks of a schedule by the first of their seven days, in order; none without dates."""

    begun: tuple[date, ...]
    numbers: tuple[int, ...]

    def week_of(self, day: date) -> int:
        """Return the last week that has begun on a day; 0 before the plan."""
        at = bisect_right(self.begun, day)
        return self.numbers[at - 1] if at else 0

    def week_with(self, day: date) -> int:
        """Return the week of which a day is one of the seven; 0 for one before, between and behind the weeks."""
        at = bisect_right(self.begun, day)
        return self.numbers[at - 1] if at and (day - self.begun[at - 1]).days < _DAYS else 0


class Reviewed(NamedTuple):
    """What a review is about: the schedule that answers to the log, and the one of the text alone.

    `log` has the records up to the end of the week, `is_last` if there are no later ones.
    """

    logged: Schedule
    plain: Schedule
    log: Log
    calendar: Calendar
    number: int
    is_last: bool

    @property
    def week(self) -> ScheduledWeek:
        """The week itself."""
        return next(each for each in self.logged.weeks if each.number == self.number)

    @property
    def today(self) -> date:
        """The date of the last record."""
        assert self.log.today is not None
        return self.log.today

    @property
    def next(self) -> ScheduledWeek | None:
        """The week behind it, if the plan has one."""
        return next((each for each in self.logged.weeks if each.number == self.number + 1), None)

    def sessions_of(self, number: int) -> list[ScheduledSession]:
        """Return the sessions of a week in the light of the log."""
        return [each for each in self.logged.sessions if each.week == number]

    def extra_of(self, number: int) -> list[Recorded]:
        """Return what was trained in a week beside its sessions."""
        return [each for each in self.logged.extra if self.calendar.week_with(each.date) == number]

    def plain_session(self, session: ScheduledSession) -> ScheduledSession | None:
        """Return a session as the text alone has it."""
        same = (session.week, session.session.name, session.occurrence)
        found = (each for each in self.plain.sessions if (each.week, each.session.name, each.occurrence) == same)
        return next(found, None)

    def record_of(self, session: ScheduledSession) -> Done | None:
        """Return the record of a session that was trained."""
        if session.status is not Status.DONE or session.recorded is None:
            return None
        where = _place(session.recorded.where)
        return next((each for each in self.log.records if isinstance(each, Done) and _place(each.where) == where), None)


def look_at(
    plan: Plan, athlete: Athlete | None, profile: Profile, log: Log, week: int | None = None
) -> Reviewed | None:
    """Return what a review of a week is about, by default of the last one with a record; None without any.

    Records that are about later weeks are left out, so that the review of a week is always the same.
    """
    logged, _ = build_schedule(plan, athlete, profile, log=log)
    calendar = _read_calendar(logged)
    recorded = [number for number in _recorded_weeks(logged, calendar) if number]
    if not recorded:
        return None
    last = max(recorded)
    number = last if week is None else week
    if number < last:
        log = _cut(logged, log, calendar, number)
        if not log.records:
            return None
        logged, _ = build_schedule(plan, athlete, profile, log=log)
    plain, _ = build_schedule(plan, athlete, profile)
    return Reviewed(logged, plain, log, calendar, number, number >= last)


def _read_calendar(schedule: Schedule) -> Calendar:
    first = days_of_week(schedule.start)[0]
    found = ((date_on(schedule, each.number, first), each.number) for each in schedule.weeks)
    begun = [(day, number) for day, number in found if day is not None]
    return Calendar(tuple(day for day, _ in begun), tuple(number for _, number in begun))


def _recorded_weeks(schedule: Schedule, calendar: Calendar) -> Iterator[int]:
    yield from (each.week for each in schedule.sessions if each.recorded is not None)
    yield from (calendar.week_with(each.date) for each in schedule.extra)


def _cut(schedule: Schedule, log: Log, calendar: Calendar, number: int) -> Log:
    """Return a log without the records that are about later weeks."""
    recorded = [each for each in schedule.sessions if each.recorded is not None and each.week > number]
    later = {_place(each.recorded.where) for each in recorded if each.recorded is not None}
    later |= {_place(each.where) for each in schedule.extra if calendar.week_of(each.date) > number}
    records = tuple(each for each in log.records if _place(each.where) not in later)
    weights = tuple(each for each in log.weights if calendar.week_of(each.date) <= number)
    return log._replace(records=records, weights=weights)


def _place(where: Location) -> tuple[str, Span]:
    return where.source.path, where.span
