"""Heavy work for the hamstrings comes the day before sprints, a match, or more of it.

Nordics and heavy hinges leave hamstrings sore and slow for a day or two, and that is when sprinting strains them. Four
or more hard sets of them belong behind the sprints of a day, or two days before: the rule looks at the day before, and
at earlier sessions of the same day, of every session with sprints and of every `hard` event. A few sets do no harm.

The plan is reported once, at the first such day. Every week counts.

Four or more such sets on two days in a row are advice, where W303 does not speak of the two days; with `goal rehab`
they are meant.

    gpl fail
    plan "Sore on match day"
      event match "Match" 2h hard
    session hips
      primary    rdl              3x5        @rir2
      accessory  nordic-curl      2x5
    week 1-8
      fri hips
      sat match

    gpl pass
    plan "Two days between"
      event match "Match" 2h hard
    session hips
      primary    rdl              3x5        @rir2
      accessory  nordic-curl      2x5
    week 1-8
      wed hips
      sat match
"""

from collections.abc import Iterator, Sequence
from datetime import time
from functools import partial

from gplang.catalog import Kind
from gplang.diagnostics import Label, Severity
from gplang.guide import Amount, Numbers
from gplang.lint.facts import count, is_nordic, number
from gplang.lint.rule import Finding, rule
from gplang.lint.subjects import Known, TrainedPlan, TrainedSession
from gplang.records import NamedTuple
from gplang.scheduling.records import ScheduledEvent, ScheduledSession
from gplang.vocabulary import Goal


class _Pair(NamedTuple):
    """A session that is hard for the hamstrings, and what comes the day after, or later that day."""

    sets: Amount
    earlier: ScheduledSession
    later: ScheduledSession | ScheduledEvent
    days: int


_BEFORE = "{sets} of Nordics or heavy hinges on {day}, {when} `{event}`{more}"
_TWICE = "{first} and {second} of Nordics or heavy hinges on {days}"


@rule(
    "W310",
    "hamstrings-before-speed",
    severity=Severity.WARNING,
    guide=("G14", "G38"),
    since="0.1",
    every_week=True,
    needs=Known.THERE,
    settings=("at", "goal"),
    messages=(_BEFORE, _TWICE),
)
def check(plan: TrainedPlan, numbers: Numbers) -> Iterator[Finding]:
    """Look for fast days, and hard ones, behind days that are hard for the hamstrings."""
    least = numbers.amount("sets")
    sessions, notes = plan.different, plan.notes
    all_sets = {number: notes.once(_sets, partial(_sets, session), session) for number, session in sessions.items()}
    hard_sets = {number: sets for number, sets in all_sets.items() if sets >= least}
    if not hard_sets:
        return
    hard = [(each.scheduled, hard_sets[id(each.session)]) for each in plan.sessions if id(each.session) in hard_sets]
    are_fast = {number for number, each in sessions.items() if notes.once(_is_fast, partial(_is_fast, each), each)}
    fast = [each.scheduled for each in plan.sessions if id(each.session) in are_fast]
    events = [each for each in plan.events if each.event.hard]
    pairs = [*_pairs(hard, [*fast, *events])]
    if pairs:
        yield _tell(pairs)
    elif plan.trainee.plan.goal is not Goal.REHAB:
        yield from _tell_twice(hard)


def _pairs(
    hard: Sequence[tuple[ScheduledSession, Amount]],
    others: Sequence[ScheduledSession | ScheduledEvent],
) -> Iterator[_Pair]:
    """Yield each hard session with what comes the day after it, or later on its day."""
    by_day: dict[int, list[ScheduledSession | ScheduledEvent]] = {}
    for other in others:
        by_day.setdefault(_day(other), []).append(other)
    for session, sets in hard:
        day = _day(session)
        later = next(iter(by_day.get(day + 1, ())), None)
        if later is not None:
            yield _Pair(sets, session, later, 1)
        else:
            behind = (other for other in by_day.get(day, ()) if other is not session and _is_later(other, session))
            later = next(behind, None)
            if later is not None:
                yield _Pair(sets, session, later, 0)


def _tell_twice(hard: Sequence[tuple[ScheduledSession, Amount]]) -> Iterator[Finding]:
    """Report the first two days in a row that are hard for the hamstrings."""
    by_day: dict[int, tuple[ScheduledSession, Amount]] = {}
    for session, sets in hard:
        by_day.setdefault(_day(session), (session, sets))
    for day, (session, sets) in sorted(by_day.items()):
        if day + 1 in by_day:
            later, more = by_day[day + 1]
            days = f"{session.day.value.title()} and {later.day.value.title()}"
            yield Finding(
                later.where,
                _TWICE.format(first=number(sets), second=count(more, "hard set"), days=days),
                "leave a day between them, or do one of them lighter",
                Severity.ADVICE,
                related=(Label(session.where, "the day before"),),
                about="two days",
                yields_to=("W303",),
                gravity=sets + more,
            )
            return


def _day(each: ScheduledSession | ScheduledEvent) -> int:
    """Return a number for a day that grows with time."""
    return each.date.toordinal() if each.date is not None else 7 * each.week + each.day.number


def _is_later(other: ScheduledSession | ScheduledEvent, session: ScheduledSession) -> bool:
    """Return whether something comes later on one day, as far as that is known."""
    if other.time is None or session.time is None:
        return False
    return other.time > (session.time or time.min)


def _sets(session: TrainedSession) -> Amount:
    """Return a session's hard sets of Nordics and heavy hinges."""
    return sum((line.hard_sets for line in session.lines if line.is_heavy_hinge or is_nordic(line.exercise)), 0)


def _is_fast(session: TrainedSession) -> bool:
    return any(line.is_working and line.exercise.kind is Kind.SPRINT for line in session.lines)


def _tell(pairs: list[_Pair]) -> Finding:
    first, *more = pairs
    places = {(pair.earlier.where, pair.later.where) for pair in more} - {(first.earlier.where, first.later.where)}
    name = first.later.event.name if isinstance(first.later, ScheduledEvent) else first.later.session.name
    when = "the day before" if first.days else "earlier on the day of"
    others = f" (and {count(len(places), 'more such pair')})" if places else ""
    sets, day = count(first.sets, "hard set"), first.earlier.day.value.title()
    return Finding(
        first.earlier.where,
        _BEFORE.format(sets=sets, day=day, when=when, event=name, more=others),
        "do them lighter, on another day, or behind what is fast",
        related=(Label(first.later.where, "what follows"),),
        gravity=first.sets,
    )
