"""Which session on which day: two nights between those for the legs, the upper body on the days between."""

from collections.abc import Sequence
from itertools import combinations

from gplang.vocabulary import Day

_WEEK = len(Day)
_NIGHTS = 2
"""Nights from one session for the legs to the next, at least."""
_MOST_LOWER = 2
"""Sessions for the legs in weeks of many days."""
_WHOLE = {1: ("full",), 2: ("squat", "hips"), 3: ("squat", "hips", "legs")}
"""Weeks in which every day trains the whole body."""
_LOWER = {1: ("full",), 2: ("squat", "hips")}
_UPPER = {
    1: ("upper-a",),
    2: ("upper-a", "upper-b"),
    3: ("push", "pull", "upper-a"),
    4: ("push", "pull", "push", "pull"),
    5: ("push", "pull", "push", "pull", "easy"),
    6: ("push", "pull", "push", "pull", "easy", "easy"),
}
_EVENLY: dict[int, Sequence[Day]] = {
    1: (Day.MON,),
    2: (Day.MON, Day.THU),
    3: (Day.MON, Day.WED, Day.FRI),
    4: (Day.MON, Day.TUE, Day.THU, Day.SAT),
    5: (Day.MON, Day.TUE, Day.THU, Day.FRI, Day.SAT),
    6: (Day.MON, Day.TUE, Day.WED, Day.THU, Day.FRI, Day.SAT),
    7: tuple(Day),
}


def spread_days(number: int) -> Sequence[Day]:
    """Return so many days of a week, well apart."""
    return _EVENLY[number]


def deal_sessions(days: Sequence[Day]) -> dict[Day, str]:
    """Return the kind of session for each day, in the order of the week."""
    lower = _choose_lower(days)
    if len(lower) == len(days):
        return dict(zip(days, _WHOLE[len(days)], strict=True))
    legs, rest = iter(_LOWER[len(lower)]), iter(_UPPER[len(days) - len(lower)])
    return {day: next(legs if day in lower else rest) for day in days}


def _choose_lower(days: Sequence[Day]) -> Sequence[Day]:
    """Return the days for the legs: as many as are far enough apart, those that lie farthest."""
    most = len(days) if len(days) in _WHOLE else _MOST_LOWER
    for number in range(most, 0, -1):
        found = [each for each in combinations(days, number) if _nights(each) >= _NIGHTS]
        if found:
            return max(found, key=_nights)
    raise AssertionError(days)


def _nights(days: Sequence[Day]) -> int:
    """Return the nights between the two days that lie closest, the next week's first day included."""
    numbers = [day.number for day in days]
    return min(later - day for day, later in zip(numbers, [*numbers[1:], numbers[0] + _WEEK], strict=True))
