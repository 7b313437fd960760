"""Weeks as rules look at them: which are normal, and which sessions they hold, those of rotations in shares."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from gplang.guide import Amount
from gplang.lint.subjects import LEGS, Share, Trained, TrainedSession, TrainedWeek, Trainee
from gplang.model.days import KnownOpenings, Opening, openings_of, weeks_by_number
from gplang.model.plan import Plan, Week
from gplang.schedule.dates import date_of, first_monday
from gplang.schedule.records import Schedule


def find_normal_weeks(plan: Plan, schedule: Schedule, plain: frozenset[int]) -> frozenset[int]:
    """Return the weeks without a kind that lose no session to a skipped day; a rule of whole weeks looks at them."""
    weeks = weeks_by_number(plan.weeks)
    monday = first_monday(schedule.start) if schedule.start is not None else None
    known: KnownOpenings = {}
    return frozenset(
        number
        for number, week in weeks.items()
        if number in plain
        and not (
            plan.skips
            and any(
                date_of(monday, number, opening.day, schedule.pauses) in plan.skips
                for opening in openings_of(week, weeks, known)
                if opening.rotation is not None or (opening.slot is not None and opening.slot.session is not None)
            )
        )
    )


def see_weeks(normal: frozenset[int], trained: tuple[Trained, ...], trainee: Trainee) -> Iterator[TrainedWeek]:
    """Yield the weeks that hold no mistakes and whose rotations are trained to the full."""
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
        if week.broken or _copies_broken(week, weeks):
            continue
        shares = _shares(number, openings, by_week, trained_in)
        if shares is not None and not any(share.session.session.broken for share in shares):
            yield TrainedWeek(number, week, shares, add_up(shares), focuses, trainee)


def add_up(shares: Iterable[Share]) -> dict[str, Amount]:
    """Return the hard sets of a week for the judged muscles."""
    return {
        muscle: sum(
            share.session.volume.get(muscle, 0)
            if share.times == 1
            else share.times * share.session.volume.get(muscle, 0)
            for share in shares
        )
        for muscle in LEGS
    }


def _copies_broken(week: Week, weeks: dict[int, Week]) -> bool:
    """Tell whether a week copies, through any number of others, one that holds a mistake."""
    seen: set[int] = set()
    current: Week | None = week
    while current is not None and id(current) not in seen:
        if current.broken:
            return True
        seen.add(id(current))
        current = weeks.get(current.like) if current.like is not None else None
    return False


def _shares(
    number: int,
    openings: Iterable[Opening],
    by_week: dict[int, dict[str, TrainedSession]],
    normal: Mapping[str, Sequence[int]],
) -> tuple[Share, ...] | None:
    """Return a week's sessions; None where one of them is nowhere trained, so that the week cannot be judged.

    `normal` are the normal weeks that train a session, in order.
    """
    here = by_week.get(number, {})
    shares: list[Share] = []
    for opening in openings:
        if opening.slot is not None:
            if opening.slot.session is not None and (seen := here.get(opening.slot.session)) is not None:
                shares.append(Share(seen, 1, opening.where))
            elif opening.slot.session is not None:
                return None
        elif opening.rotation is not None:
            names = opening.rotation.sessions
            for name in names:
                dealt = here.get(name) or _nearest(number, name, by_week, normal)
                if dealt is None:
                    return None
                shares.append(Share(dealt, Fraction(1, len(names)), opening.where))
    return tuple(shares)


def _nearest(
    number: int, name: str, by_week: dict[int, dict[str, TrainedSession]], normal: Mapping[str, Sequence[int]]
) -> TrainedSession | None:
    """Return a session as the last normal week before `number` trains it, else the first one after."""
    weeks = normal.get(name)
    return by_week[weeks[max(0, bisect_left(weeks, number) - 1)]][name] if weeks else None
