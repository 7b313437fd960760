"""Weeks as rules look at them: which are normal, and which sessions they hold, those of rotations in shares."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from gplang.guide import Amount
from gplang.lint.certain import is_lost
from gplang.lint.subjects import LEGS, Known, Share, Trained, TrainedSession, TrainedWeek, Trainee
from gplang.model.days import KnownOpenings, Opening, openings_of, weeks_by_number
from gplang.model.plan import Plan
from gplang.scheduling.dates import date_of
from gplang.scheduling.records import Schedule


def find_normal_weeks(plan: Plan, schedule: Schedule, plain: frozenset[int]) -> frozenset[int]:
    """Return the weeks without a kind that lose no session to a skipped day; a rule of whole weeks looks at them."""
    weeks = weeks_by_number(plan.weeks)
    known: KnownOpenings = {}
    return frozenset(
        number
        for number, week in weeks.items()
        if number in plain
        and not (
            plan.skips
            and any(
                date_of(schedule.start, number, opening.day, schedule.pauses) in plan.skips
                for opening in openings_of(week, weeks, known)
                if opening.rotation is not None or (opening.slot is not None and opening.slot.session is not None)
            )
        )
    )


def see_weeks(normal: frozenset[int], trained: tuple[Trained, ...], trainee: Trainee) -> Iterator[TrainedWeek]:
    """Yield the weeks whose rotations are trained to the full, and those that hold mistakes as far as they go."""
    weeks = weeks_by_number(trainee.plan.weeks)
    by_week: dict[int, dict[str, TrainedSession]] = {}
    for each in trained:
        by_week.setdefault(each.scheduled.week, {})[each.session.session.name] = each.session
    focuses = frozenset(
        session.session.focus
        for number in normal
        for session in by_week.get(number, {}).values()
        if session.session.focus is not None
    )
    trained_in: dict[str, list[int]] = {}
    for number in sorted(normal):
        for name in by_week.get(number, {}):
            trained_in.setdefault(name, []).append(number)
    known: KnownOpenings = {}
    for number, week in weeks.items():
        openings = openings_of(week, weeks, known)
        is_whole = not is_lost(week, weeks)
        shares = [*_shares(number, openings, by_week, trained_in)]
        if is_whole and None in shares:
            continue
        there = tuple(share for share in shares if share is not None)
        sure = min((share.session.known for share in there), default=Known.ALL)
        lost_days = Known.THERE if week.like is None else Known.NOTHING
        known_days = lost_days if not is_whole else Known.DAYS if sure is not Known.ALL else Known.ALL
        sets = add_up(there)
        yield TrainedWeek(number, week, there, sets, add_up_least(there, sets), focuses, trainee, known_days)


def add_up(shares: Iterable[Share]) -> dict[str, Amount]:
    """Return the hard sets of a week for the judged muscles."""
    return _add_up([(share.session.volume, share.times) for share in shares])


def add_up_least(shares: Sequence[Share], sets: dict[str, Amount]) -> dict[str, Amount]:
    """Return the hard sets of a week without those that may be left out; `sets` are all of them."""
    if all(share.session.least is share.session.volume and not share.optional for share in shares):
        return sets
    return _add_up([(share.session.least, share.times) for share in shares if not share.optional])


def _add_up(volumes: Iterable[tuple[Mapping[str, Amount], Amount]]) -> dict[str, Amount]:
    parts = [*volumes]
    return {
        muscle: sum([volume.get(muscle, 0) if times == 1 else times * volume.get(muscle, 0) for volume, times in parts])
        for muscle in LEGS
    }


def _shares(
    number: int,
    openings: Iterable[Opening],
    by_week: dict[int, dict[str, TrainedSession]],
    normal: Mapping[str, Sequence[int]],
) -> Iterator[Share | None]:
    """Yield a week's sessions; None for one that is nowhere trained, so that the week cannot be judged.

    `normal` are the normal weeks that train a session, in order.
    """
    here = by_week.get(number, {})
    for opening in openings:
        if opening.slot is not None and opening.slot.session is not None:
            seen = here.get(opening.slot.session)
            yield Share(seen, 1, opening.where, opening.slot.optional) if seen is not None else None
        elif opening.rotation is not None:
            names = opening.rotation.sessions
            for name in opening.rotation.trained:
                dealt = here.get(name) or _nearest(number, name, by_week, normal)
                yield Share(dealt, Fraction(1, len(names)), opening.where) if dealt is not None else None


def _nearest(
    number: int, name: str, by_week: dict[int, dict[str, TrainedSession]], normal: Mapping[str, Sequence[int]]
) -> TrainedSession | None:
    """Return a session as the last normal week before `number` trains it, else the first one after."""
    weeks = normal.get(name)
    return by_week[weeks[max(0, bisect_left(weeks, number) - 1)]][name] if weeks else None
