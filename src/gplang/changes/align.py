"""Which week of the new plan is which of the old one: weeks may be put in or taken out anywhere."""

from collections.abc import Hashable, Iterator, Sequence
from itertools import groupby

from gplang.records import NamedTuple
from gplang.scheduling.records import Schedule, ScheduledExercise, ScheduledSession, ScheduledWeek

_WEIGHTS = (4, 1, 3, 4)
"""What it counts that two weeks have the same kind, label, sessions, and work."""


class WeekOf(NamedTuple):
    """A week with its sessions."""

    week: ScheduledWeek
    sessions: tuple[ScheduledSession, ...]


class WeekPair(NamedTuple):
    """A week before and after, None where there was, or is, none."""

    old: WeekOf | None
    new: WeekOf | None


def align_weeks(old: Schedule, new: Schedule) -> tuple[WeekPair, ...]:
    """Pair the weeks of two schedules, in order.

    Of two plans of one length, week for week. Of two lengths every week of the shorter plan has a partner, and those
    of the longer plan stay alone that leave the others most alike; in doubt the last ones.
    """
    before, after = gather_weeks(old), gather_weeks(new)
    if len(before) == len(after):
        return tuple(map(WeekPair, before, after))
    sketches = [_sketch(week) for week in before], [_sketch(week) for week in after]
    if len(before) < len(after):
        alone = set(_find_alone(*sketches))
        rest = iter(before)
        return tuple(WeekPair(None if number in alone else next(rest), week) for number, week in enumerate(after))
    alone = set(_find_alone(sketches[1], sketches[0]))
    rest = iter(after)
    return tuple(WeekPair(week, None if number in alone else next(rest)) for number, week in enumerate(before))


def gather_weeks(schedule: Schedule) -> tuple[WeekOf, ...]:
    """Return the weeks of a schedule with their sessions."""
    found = {number: tuple(each) for number, each in groupby(schedule.sessions, lambda session: session.week)}
    return tuple(WeekOf(week, found.get(week.number, ())) for week in schedule.weeks)


_Sketch = tuple[Hashable, Hashable, Hashable, Hashable]


def _sketch(week: WeekOf) -> _Sketch:
    days = tuple((session.day, session.session.name) for session in week.sessions)
    work = tuple(tuple(map(_work, session.exercises)) for session in week.sessions)
    return (week.week.kind, week.week.label, days, work)


def _work(exercise: ScheduledExercise) -> Hashable:
    groups = tuple(
        (group.dose.sets, group.dose.low, None if group.load is None else group.load.rounded)
        for group in exercise.groups
    )
    return (exercise.role, exercise.exercise.id, groups)


def _find_alone(short: Sequence[_Sketch], long: Sequence[_Sketch]) -> Iterator[int]:
    """Yield which weeks of the longer plan have no partner, from the last to the first.

    `best[i][j]` is how alike the first `i` weeks of the shorter plan can be to the first `i + j` of the longer one.
    The table is as wide as the plans differ in length.
    """
    ids: dict[Hashable, int] = {}
    few, many = ([tuple(ids.setdefault(part, len(ids)) for part in each) for each in side] for side in (short, long))
    width = len(many) - len(few) + 1
    best = [[0] * width]
    for row, week in enumerate(few):
        line = [best[row][0] + _likeness(week, many[row])]
        for skipped in range(1, width):
            line.append(max(line[-1], best[row][skipped] + _likeness(week, many[row + skipped])))
        best.append(line)
    row, skipped = len(few), width - 1
    while skipped:
        if row == 0 or best[row][skipped] == best[row][skipped - 1]:
            skipped -= 1
            yield row + skipped
        else:
            row -= 1


def _likeness(one: Sequence[int], other: Sequence[int]) -> int:
    return sum(weight for weight, mine, theirs in zip(_WEIGHTS, one, other, strict=True) if mine == theirs)
