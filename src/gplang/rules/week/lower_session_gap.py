"""Two lower-body sessions follow each other too closely.

Legs and hips that were trained hard need two nights before the next hard session. From the start of one lower session
to the start of the next there should be 48 hours; up to four may be missing, so Monday evening and Wednesday afternoon
are fine.

A lower session is one with the focus posterior, quad, lower, mixed, full or power, or with three or more hard sets for
glutes, hamstrings or quads. Every week counts, including deload, test and taper weeks, and so does the change from one
week to the next. Hours are local time, pauses and skipped days included; where a time of day is not known, whole days
are counted, and the next day but one is enough.

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
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from gplang.diagnostics import Label, Severity
from gplang.guide import Amount, Numbers
from gplang.lint.facts import count, number
from gplang.lint.rule import Finding, rule
from gplang.lint.subjects import Known, TrainedPlan
from gplang.scheduling.records import ScheduledSession

if TYPE_CHECKING:
    from gplang.source import Location

_DAY = 24 * 60


class _Gap(NamedTuple):
    """The gap between the starts of two sessions: whole days, and minutes where both times are known."""

    earlier: ScheduledSession
    later: ScheduledSession
    days: int
    minutes: int | None

    @property
    def length(self) -> int:
        """The length in minutes, as far as it is known."""
        return self.days * _DAY if self.minutes is None else self.minutes


@rule(
    "W303",
    "lower-session-gap",
    severity=Severity.WARNING,
    guide=("G38",),
    since="0.1",
    every_week=True,
    needs=Known.THERE,
    settings=("at",),
)
def check(plan: TrainedPlan, numbers: Numbers) -> Iterator[Finding]:
    """Measure from each lower session to the next; where two lines meet more than once, the closest is reported."""
    hours = numbers.amount("hours")
    least = (hours - numbers.amount("grace")) * 60
    has_times = plan.trainee.athlete is not None or not plan.trainee.plan.athletes
    closest: dict[tuple[Location, Location], _Gap] = {}
    for earlier, later in pairwise(each.scheduled for each in plan.sessions if each.session.is_lower):
        gap = _measure(earlier, later, has_times=has_times)
        if gap.length >= least or _is_clash(gap):
            continue
        known = closest.get(pair := (earlier.where, later.where))
        if known is None or gap.length < known.length:
            closest[pair] = gap
    for gap in closest.values():
        yield _tell(gap, hours)


def _measure(earlier: ScheduledSession, later: ScheduledSession, *, has_times: bool) -> _Gap:
    """Return the gap in local time."""
    if earlier.date is not None and later.date is not None:
        days = (later.date - earlier.date).days
    else:
        days = 7 * (later.week - earlier.week) + later.day.number - earlier.day.number
    start, end = earlier.time, later.time
    if start is None or end is None or not has_times:
        return _Gap(earlier, later, days, None)
    return _Gap(earlier, later, days, days * _DAY + 60 * (end.hour - start.hour) + end.minute - start.minute)


def _is_clash(gap: _Gap) -> bool:
    """Return whether both are on one day at one time, which is a mistake of its own."""
    return gap.days == 0 and gap.earlier.time == gap.later.time


def _tell(gap: _Gap, hours: Amount) -> Finding:
    first, second = (each.day.value.title() for each in (gap.earlier, gap.later))
    on = f"{first} and {second}" if gap.days else second
    if gap.minutes is not None:
        told = f"{number(Fraction(gap.minutes // 6, 10))} h between lower sessions on {on}"
    elif gap.days:
        told = f"lower sessions on {on}, {count(gap.days, 'day')} apart"
    else:
        told = f"two lower sessions on {on}"
    return Finding(
        gap.later.where,
        f"{told}; at least {number(hours)} h",
        "start later, or a day later" if gap.days > 1 else "put a day of rest or of upper-body work between them",
        related=(Label(gap.earlier.where, "the lower session before it"),),
        about=f"{gap.earlier.where.source.path}:{gap.earlier.where.start.line}",
    )
