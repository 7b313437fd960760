"""Who trains what, where and when: the days of several plans and athletes together."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, time, timedelta
from itertools import chain

from gplang import wording
from gplang.backends.agenda.standing import Standing, find_standing, is_skipped, name_day, name_days
from gplang.records import NamedTuple
from gplang.scheduling.recorded import Status
from gplang.scheduling.records import Schedule, ScheduledEvent, ScheduledSession, ScheduledWeek
from gplang.scheduling.trained import as_trained
from gplang.wording.weeks import times

__all__ = [
    "HEADER",
    "Agenda",
    "Course",
    "Days",
    "Entry",
    "Row",
    "Standing",
    "Trained",
    "find_days",
    "find_next",
    "label_plans",
    "list_rows",
]


class Course(NamedTuple):
    """A plan as one of its athletes trains it; `file` is what messages call the plan's file."""

    file: str
    schedule: Schedule

    @property
    def key(self) -> str:
        """Who trains it: an athlete is the same in all plans by name; without one, everybody who follows this plan."""
        athlete = self.schedule.athlete
        return f"/{self.file}" if athlete is None else athlete.name.casefold()

    @property
    def who(self) -> str:
        """What the athlete is called; empty where the plan names nobody."""
        athlete = self.schedule.athlete
        return "" if athlete is None else athlete.title or athlete.name


class Entry(NamedTuple):
    """A session or an event that an athlete has on a day."""

    course: Course
    held: ScheduledSession | ScheduledEvent
    on: date

    @property
    def where(self) -> str:
        """The gym, else the place that the plan names; empty where nobody says it."""
        gym = self.held.gym if isinstance(self.held, ScheduledSession) else None
        return gym.shown if gym is not None else self.course.schedule.plan.location or ""

    @property
    def title(self) -> str:
        """What it is called, with the mark of an optional session, or the facts of an event."""
        if isinstance(self.held, ScheduledSession):
            return wording.day_title(self.held)
        return f"{wording.event_title(self.held.event)} ({wording.event_facts(self.held.event)})"

    @property
    def at(self) -> str:
        """From when to when; how long where nobody says when."""
        if times(self.held) or isinstance(self.held, ScheduledEvent):
            return times(self.held)
        return wording.length(self.held)

    @property
    def week(self) -> ScheduledWeek:
        """The week of the plan that it stands in."""
        return next(week for week in self.course.schedule.weeks if week.number == self.held.week)

    @property
    def order(self) -> tuple[date, time, str]:
        """Sort key: by day and by time of day, what has none first."""
        return self.on, self.held.time or time.min, self.title


class Trained(NamedTuple):
    """A session that an athlete trains, in its week."""

    course: Course
    session: ScheduledSession
    week: ScheduledWeek


class Days(NamedTuple):
    """The days that are asked for: the first and the last one."""

    first: date
    last: date

    @property
    def dates(self) -> Iterator[date]:
        """All of them."""
        return (self.first + timedelta(days) for days in range((self.last - self.first).days + 1))


class Agenda(NamedTuple):
    """What several athletes have on some days, in order, and why the others train nothing.

    `days` are None where each athlete's next session is asked for, whenever that is.
    """

    courses: Sequence[Course]
    days: Days | None
    entries: tuple[Entry, ...]
    standing: tuple[Standing, ...]

    @property
    def sessions(self) -> tuple["Trained", ...]:
        """What is trained."""
        return tuple(
            Trained(each.course, each.held, each.week)
            for each in self.entries
            if isinstance(each.held, ScheduledSession)
        )

    @property
    def title(self) -> str:
        """The heading: the days."""
        if self.days is None:
            return "The next sessions"
        first, last = self.days
        return name_day(first) if first == last else f"{first.isoformat()} to {last.isoformat()}"

    @property
    def plan(self) -> str:
        """What the plan of all entries is called; empty where there are several, or none."""
        files = {each.course.file for each in self.entries}
        return label_plans(self.courses)[files.pop()] if len(files) == 1 else ""

    def file_of(self, course: Course) -> str | None:
        """Return the file of a plan whose title another one has too; None where the title is enough."""
        label = label_plans(self.courses)[course.file]
        return None if label == course.schedule.plan.title else course.file

    @property
    def is_one_day(self) -> bool:
        """Whether a single day is asked for."""
        return self.days is not None and self.days.first == self.days.last

    @property
    def nobody(self) -> str | None:
        """The sentence that nobody trains; None where somebody does."""
        if self.sessions:
            return None
        if self.days is None:
            return "Nobody has a session to come."
        return f"Nobody trains {name_days(self.days.first, self.days.last)}."

    def describe_free(self, on: date) -> str:
        """Return what a day is on which nobody has anything: `skipped` if somebody had, else `rest`."""
        return "skipped" if any(is_skipped(each.schedule, Days(on, on)) for each in self.courses) else "rest"


class Row(NamedTuple):
    """What several athletes do together: one row of the table; `plan` is empty where all rows are of one."""

    on: date
    time: str
    title: str
    where: str
    who: tuple[str, ...]
    plan: str

    @property
    def cells(self) -> tuple[str, str, str, str, str]:
        """All but the day."""
        return self.time, self.title, self.where, ", ".join(self.who), self.plan


HEADER = ("time", "session", "where", "who", "plan")
"""The names of a row's cells."""


def find_days(courses: Sequence[Course], days_of: Mapping[str | None, Days]) -> Agenda:
    """Return what the courses have on the days that `days_of` tells for their time zones.

    Sessions of which a log tells are on the day they were trained on.
    """
    courses = _as_trained(courses)
    entries = [
        entry
        for course in courses
        for days in (days_of[course.schedule.timezone],)
        for entry in _entries(course, days.first, days.last)
    ]
    busy = {each.course.key for each in entries if isinstance(each.held, ScheduledSession)}
    standing: list[Standing] = []
    for key, found in _by_person(courses).items():
        if key not in busy:
            standing.append(_stand(courses, found, days_of[found[0].schedule.timezone]))
    asked = [days_of[each.schedule.timezone] for each in courses]
    shown = Days(min(days.first for days in asked), max(days.last for days in asked))
    return Agenda(courses, shown, _sort(entries), tuple(standing))


def find_next(courses: Sequence[Course], day_of: Mapping[str | None, date]) -> Agenda:
    """Return the first session of each athlete on or after the day that `day_of` tells for the time zone.

    What is recorded as done or missed is not to come.
    """
    courses = _as_trained(courses)
    entries: list[Entry] = []
    standing: list[Standing] = []
    for found in _by_person(courses).values():
        coming = [each for course in found for each in _coming(course, day_of[course.schedule.timezone])]
        if coming:
            entries.append(min(coming, key=lambda each: each.order))
        else:
            on = day_of[found[0].schedule.timezone]
            standing.append(_stand(courses, found, Days(on, on)))
    return Agenda(courses, None, _sort(entries), tuple(standing))


def _stand(courses: Sequence[Course], own: Sequence[Course], days: Days) -> Standing:
    """Return why one athlete, of all `courses`, trains nothing on some days."""
    who = _people(courses)[own[0].key] or label_plans(courses)[own[0].file]
    return find_standing([each.schedule for each in own], days, who)


def _sort(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    return tuple(sorted(entries, key=lambda each: each.order))


def list_rows(agenda: Agenda) -> tuple[Row, ...]:
    """Return the rows of the table: athletes who do the same at the same time in one place are in one."""
    people, plans = _people(agenda.courses), label_plans(agenda.courses)
    shown = {each.course.file for each in agenda.entries}
    zones = {each.course.schedule.timezone for each in agenda.entries if each.held.time is not None}
    rows: dict[tuple[date, str, str, str, str], list[str]] = {}
    for entry in agenda.entries:
        zone = entry.course.schedule.timezone
        at = f"{entry.at} {zone}" if len(zones) > 1 and zone is not None and entry.held.time else entry.at
        plan = plans[entry.course.file] if len(shown) > 1 else ""
        names = rows.setdefault((entry.on, at, entry.title, entry.where, plan), [])
        names += [people[entry.course.key]] * bool(people[entry.course.key])
    return tuple(Row(on, at, title, where, tuple(who), plan) for (on, at, title, where, plan), who in rows.items())


def label_plans(courses: Iterable[Course]) -> Mapping[str, str]:
    """Return what each plan is called, by its file: its title, with the file where another plan has the same title."""
    titles = {each.file: each.schedule.plan.title for each in courses}
    common = list(titles.values())
    return {file: f"{title} ({file})" if common.count(title) > 1 else title for file, title in titles.items()}


def _people(courses: Sequence[Course]) -> Mapping[str, str]:
    """Return what each athlete is called, by key: the title, with the name where another one has the same title."""
    titles = {each.key: each.who for each in courses}
    common = list(titles.values())
    return {
        key: f"{title} ({key})" if title and common.count(title) > 1 and title.casefold() != key else title
        for key, title in titles.items()
    }


def _by_person(courses: Iterable[Course]) -> Mapping[str, list[Course]]:
    found: dict[str, list[Course]] = {}
    for course in courses:
        found.setdefault(course.key, []).append(course)
    return found


def _entries(course: Course, first: date, last: date) -> Iterator[Entry]:
    days: Iterator[ScheduledSession | ScheduledEvent] = chain(course.schedule.sessions, course.schedule.events)
    for held in days:
        if held.date is not None and first <= held.date <= last:
            yield Entry(course, held, held.date)


def _coming(course: Course, on: date) -> Iterator[Entry]:
    return (
        each
        for each in _entries(course, on, date.max)
        if isinstance(each.held, ScheduledSession) and each.held.status is Status.PLANNED
    )


def _as_trained(courses: Iterable[Course]) -> list[Course]:
    return [each._replace(schedule=as_trained(each.schedule)) for each in courses]
