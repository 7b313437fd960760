"""Two lower-body sessions follow each other too closely.

Legs and hips that were trained hard need two nights before the next hard session. From the start of one lower session
to the start of the next there should be 48 hours; up to four may be missing, so Monday evening and Wednesday afternoon
are fine.

A lower session is one with the focus posterior, quad, lower, mixed, full or power that has a hard set for glutes,
hamstrings or quads, or any other with three or more of them. Sets that say four or more repetitions in reserve do
not count here, nor do warm-ups and finishers; sprints and jumps do, from
100 fast metres or 40 contacts on. Every week counts, including deload, test and taper weeks, and so does the change
from one week to the next. A hard `event` of the plan, such as a match, counts like a lower session. The sessions of one
day are one dose. Hours are local time, pauses and skipped days included; where a time of day is not known, whole days
are counted, and the next day but one is enough.

Two sessions that follow each other too closely are reported once, where they come closest, and so is an event with the
sessions before it, or after it. It is advice where one of them is optional. With `goal rehab`, where light work comes
every day, it is none.

    gpl fail
    plan "Two evenings in a row"
    session hips posterior
      primary    rdl         4x5  @rir2
    session legs quad
      primary    back-squat  4x5  @rir2
    week 1-8
      mon hips
      tue legs

    gpl pass
    plan "A day between"
    session hips posterior
      primary    rdl         4x5  @rir2
    session legs quad
      primary    back-squat  4x5  @rir2
    week 1-8
      mon hips
      thu legs
"""

from collections.abc import Iterator
from datetime import date, time
from fractions import Fraction
from itertools import pairwise

from gplang.diagnostics import Label, Severity
from gplang.guide import Amount, Numbers
from gplang.lint.facts import count, number
from gplang.lint.rule import Finding, rule
from gplang.lint.subjects import Known, TrainedPlan
from gplang.records import NamedTuple
from gplang.scheduling.records import ScheduledEvent, ScheduledSession
from gplang.typed import TYPE_CHECKING
from gplang.vocabulary import Goal

if TYPE_CHECKING:
    from gplang.source import Location

_DAY = 24 * 60
_Hard = ScheduledSession | ScheduledEvent
"""What the legs must recover from."""


class _Gap(NamedTuple):
    """The gap between the starts of two sessions: whole days, and minutes where both times are known."""

    earlier: _Hard
    later: _Hard
    days: int
    minutes: int | None

    @property
    def length(self) -> int:
        """The length in minutes, as far as it is known."""
        return self.days * _DAY if self.minutes is None else self.minutes

    @property
    def is_between_events(self) -> bool:
        """Whether no session of the plan is involved."""
        return isinstance(self.earlier, ScheduledEvent) and isinstance(self.later, ScheduledEvent)

    @property
    def cause(self) -> tuple[str, str]:
        """What gaps of one cause share: the names of two sessions; of an event, whether it comes first or last."""
        if isinstance(self.earlier, ScheduledEvent):
            return (self.earlier.event.name, "")
        return (self.earlier.session.name if isinstance(self.later, ScheduledSession) else "", _name(self.later))

    @property
    def is_optional(self) -> bool:
        """Whether one of the sessions may be left out."""
        return any(isinstance(each, ScheduledSession) and each.optional for each in (self.earlier, self.later))


_HOURS = "{hours} h between {sessions}; at least {least} h{more}"
_HOURS_WITH_GRACE = "{hours} h between {sessions}; at least {least} h, {grace} h with some grace{more}"
_DAYS = "{sessions}, {days} apart; at least {least} h{more}"


@rule(
    "W303",
    "lower-session-gap",
    severity=Severity.WARNING,
    guide=("G38",),
    since="0.1",
    every_week=True,
    needs=Known.THERE,
    settings=("at",),
    not_for=(Goal.REHAB,),
    messages=(_HOURS, _HOURS_WITH_GRACE, _DAYS),
)
def check(plan: TrainedPlan, numbers: Numbers) -> Iterator[Finding]:
    """Measure from each day with lower sessions to the next; where two sessions meet often, the closest is reported."""
    hours, grace = numbers.amount("hours"), numbers.amount("grace")
    enough = (hours - grace) * 60
    has_times = plan.trainee.athlete is not None or not plan.trainee.plan.athletes
    found: dict[tuple[str, str], dict[tuple[Location, Location], _Gap]] = {}
    for earlier, later in pairwise(_days(plan)):
        gap = _measure(earlier[-1], later[0], has_times=has_times)
        if gap.length >= enough or gap.is_between_events:
            continue
        gaps = found.setdefault(gap.cause, {})
        known = gaps.get(pair := (gap.earlier.where, gap.later.where))
        if known is None or gap.length < known.length:
            gaps[pair] = gap
    for gaps in found.values():
        yield _tell(min(gaps.values(), key=lambda gap: gap.length), len(gaps) - 1, hours, grace)


def _days(plan: TrainedPlan) -> list[list[_Hard]]:
    """Return the lower sessions and hard events of a plan in the order of time, those of one day together."""
    days: dict[object, list[_Hard]] = {}
    for each in _find_hard(plan):
        days.setdefault(each.date or (each.week, each.day), []).append(each)
    return [*days.values()]


def _name(hard: _Hard) -> str:
    return hard.event.name if isinstance(hard, ScheduledEvent) else hard.session.name


def _find_hard(plan: TrainedPlan) -> list[_Hard]:
    """Return the lower sessions and the hard events of a plan in the order of time."""
    sessions: list[_Hard] = [each.scheduled for each in plan.sessions if each.session.taxes_legs]
    events = [each for each in plan.events if each.event.hard]
    if not events:
        return sessions
    found = [*sessions, *events]
    if any(each.date is None for each in found):
        return sorted(found, key=lambda each: (each.week, each.day.number, each.time or time.min))
    return sorted(found, key=lambda each: (each.date or date.min, each.time or time.min))


def _measure(earlier: _Hard, later: _Hard, *, has_times: bool) -> _Gap:
    """Return the gap in local time."""
    if earlier.date is not None and later.date is not None:
        days = (later.date - earlier.date).days
    else:
        days = 7 * (later.week - earlier.week) + later.day.number - earlier.day.number
    start, end = earlier.time, later.time
    if start is None or end is None or not has_times:
        return _Gap(earlier, later, days, None)
    return _Gap(earlier, later, days, days * _DAY + 60 * (end.hour - start.hour) + end.minute - start.minute)


def _tell(gap: _Gap, more: int, hours: Amount, grace: Amount) -> Finding:
    """Report a gap, and how many `more` there are between the same sessions on other days of the week."""
    event = next((each for each in (gap.earlier, gap.later) if isinstance(each, ScheduledEvent)), None)
    subject, other = (gap.later, gap.earlier) if event is not gap.later else (gap.earlier, gap.later)
    label = (
        "the lower session before it"
        if event is None
        else f"the event {'before' if event is gap.earlier else 'after'} it"
    )
    message = _DAYS if gap.minutes is None else _HOURS_WITH_GRACE if gap.days > 1 else _HOURS
    others = f" (and {count(more, 'more such pair')})" if more else ""
    return Finding(
        subject.where,
        message.format(
            hours=number(Fraction((gap.minutes or 0) // 6, 10)),
            days=count(gap.days, "day"),
            sessions=_describe(gap, event),
            least=number(hours),
            grace=number(hours - grace),
            more=others,
        ),
        "start later, or a day later" if gap.days > 1 else "put a day of rest or of upper-body work between them",
        Severity.ADVICE if gap.is_optional else None,
        related=(Label(other.where, label),),
        about=f"{id(other.where.source)}:{other.where.start.line}",
    )


def _describe(gap: _Gap, event: ScheduledEvent | None) -> str:
    """Return which sessions are close, or which session and event."""
    first, second = (each.day.value.title() for each in (gap.earlier, gap.later))
    if event is not None:
        names = [f"`{event.event.name}`" if each is event else "the lower session" for each in (gap.earlier, gap.later)]
        return f"{names[0]} on {first} and {names[1]} on {second}"
    return f"lower sessions on {first} and {second}"
