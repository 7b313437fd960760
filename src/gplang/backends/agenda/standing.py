"""Why an athlete trains nothing on a day, and when the next session is."""

from collections.abc import Iterable, Sequence
from datetime import date

from gplang import wording
from gplang.model.plan import Pause
from gplang.records import NamedTuple, StrEnum
from gplang.scheduling.calendar import skipped_days
from gplang.scheduling.dates import date_of
from gplang.scheduling.recorded import Status
from gplang.scheduling.records import Schedule, ScheduledSession
from gplang.typed import Protocol
from gplang.vocabulary import Day
from gplang.wording.pauses import pause_days
from gplang.wording.weeks import times


class Why(StrEnum):
    """Why nothing is trained."""

    REST = "rest"
    SKIP = "skip"
    PAUSE = "pause"
    BEFORE = "before"
    ENDED = "ended"
    UNDATED = "undated"
    EMPTY = "empty"


class Standing(NamedTuple):
    """One athlete who trains nothing; `next` is the session to come, `last` the day of the last one, if it is over.

    `subject` is whom the sentence is about: the athlete, or the plan where that names nobody (`name` is then None).
    """

    subject: str
    name: str | None
    why: Why
    next: ScheduledSession | None = None
    last: date | None = None
    pause: Pause | None = None

    @property
    def sentence(self) -> str:
        """Why, and when the next session is: `rest; next: Thursday 2027-01-14 18:00, Hips`."""
        match self.why:
            case Why.UNDATED:
                return "no day has a date: the plan has no start"
            case Why.EMPTY:
                return "no sessions in the plan"
            case Why.ENDED:
                return f"ended; the last session was on {'' if self.last is None else name_day(self.last)}"
            case Why.PAUSE if self.pause is not None:
                return f"pause {pause_days(self.pause)}{self._next('next')}"
            case Why.SKIP:
                return f"skipped{self._next('next')}"
            case Why.BEFORE:
                return f"not begun{self._next('first')}"
        return f"rest{self._next('next')}"

    def _next(self, word: str) -> str:
        if self.next is None or self.next.date is None:
            return ""
        at = times(self.next).partition("–")[0]
        when = f"{name_day(self.next.date)}{f' {at}' if at else ''}"
        return f"; {word}: {when}, {wording.day_title(self.next)}"


class Span(Protocol):
    """The days from the first to the last one."""

    @property
    def first(self) -> date:
        """The first day."""

    @property
    def last(self) -> date:
        """The last day."""


def find_standing(schedules: Sequence[Schedule], days: Span, subject: str) -> Standing:
    """Return why the athlete of some plans trains nothing on these days."""
    athlete = schedules[0].athlete
    about = Standing(subject, None if athlete is None else athlete.name, Why.REST)
    dated = [each for schedule in schedules for each in schedule.sessions if each.date is not None]
    if not dated:
        return about._replace(why=Why.UNDATED if any(each.sessions for each in schedules) else Why.EMPTY)
    coming = [each for each in dated if _day(each) > days.last and each.status is Status.PLANNED]
    if not coming:
        return about._replace(why=Why.ENDED, last=max(map(_day, dated)))
    about = about._replace(next=min(coming, key=lambda each: (_day(each), times(each))))
    if all(_day(each) > days.last for each in dated):
        about = about._replace(why=Why.BEFORE)
    for schedule in schedules:
        for pause in schedule.pauses:
            if pause.first <= days.last and days.first <= pause.last:
                return about._replace(why=Why.PAUSE, pause=pause)
        if about.why is Why.REST and is_skipped(schedule, days):
            return about._replace(why=Why.SKIP)
    return about


def name_day(on: date) -> str:
    """Return a day, `Thursday 2027-01-14`."""
    return f"{wording.day_name(tuple(Day)[on.weekday()])} {on.isoformat()}"


def name_days(first: date, last: date) -> str:
    """Return when some days are: `on Thursday 2027-01-14`, `from 2027-01-11 to 2027-01-17`."""
    return f"on {name_day(first)}" if first == last else f"from {first.isoformat()} to {last.isoformat()}"


def gather(standing: Iterable[Standing]) -> Iterable[tuple[tuple[str, ...], str]]:
    """Return the sentences, each once, with all whom it is about."""
    found: dict[str, list[str]] = {}
    for each in standing:
        found.setdefault(each.sentence, []).append(each.subject)
    return [(tuple(names), sentence) for sentence, names in found.items()]


def _day(session: ScheduledSession) -> date:
    assert session.date is not None
    return session.date


def is_skipped(schedule: Schedule, days: Span) -> bool:
    """Return whether a session of these days is dropped."""
    if not any(days.first <= each <= days.last for each in schedule.plan.skips):
        return False
    for week in schedule.weeks:
        for day in skipped_days(schedule, week.number):
            on = date_of(schedule.start, week.number, day, schedule.pauses)
            if on is not None and days.first <= on <= days.last:
                return True
    return False
