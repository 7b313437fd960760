"""Days for a line: all of them, or for a `move` those that have a session, and where it may go."""

from collections.abc import Iterable

from gplang.editor.context import Context
from gplang.model.days import openings_of, weeks_by_number
from gplang.vocabulary import Day


def offered_days(context: Context) -> Iterable[Day]:
    """Return the days that may be named, for a `move` those first that make sense."""
    if context.keyword != "move":
        return Day
    named = _named(context)
    if is_half_a_pair(context):
        return [day for day in Day if day != named[-1]]
    trained = _trained(context)
    free = [day for day in Day if day not in named[::2]]
    return sorted(free, key=lambda day: day not in trained)


def is_half_a_pair(context: Context) -> bool:
    """Return whether a `move` has a day without the one that it moves to."""
    return context.keyword == "move" and len(_named(context)) % 2 == 1


def _named(context: Context) -> list[str]:
    return [word for word in context.words[1:] if word in tuple(Day)]


def _trained(context: Context) -> frozenset[Day]:
    """Return the days on which the plan has a session."""
    plan = context.compilation.plan
    weeks = weeks_by_number(plan.weeks) if plan is not None else {}
    return frozenset(each.day for week in weeks.values() for each in openings_of(week, weeks) if each.sessions)
