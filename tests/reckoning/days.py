"""What is trained on which day: weeks and their likes, turns, days that are skipped, pauses."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from reckoning.plans import DAYS, Own, Plan, Week

Contents = dict[str, list[str | tuple[str, ...]]]
"""By day, names of sessions, and lists of those that take turns."""


class Opening(NamedTuple):
    """A day of a week on which something may be trained: a session, or the next turn of a rotation."""

    week: int
    day: str
    planned: date
    session: str
    turns: tuple[str, ...] = ()
    optional: bool = False


def openings(number: int, weeks: dict[int, Week], start: date, own: Own = Own()) -> Iterator[Opening]:  # noqa: B008
    """Yield what a week has, in the order of its dates."""
    first = start + timedelta(weeks=number - 1)
    contents = moved(contents_of(number, weeks), own) if number >= own.since else contents_of(number, weeks)
    for offset in range(7):
        day = first + timedelta(days=offset)
        name = DAYS[day.weekday()]
        for held in contents.get(name, []):
            if isinstance(held, str):
                yield Opening(number, name, day, held.removesuffix(" optional"), optional=held.endswith(" optional"))
            else:
                yield Opening(number, name, day, "", held)


def moved(contents: Contents, own: Own) -> Contents:
    """Return what is on each day for an athlete: all that she moves at once."""
    to = dict(own.moves)
    found: Contents = {}
    for day, held in contents.items():
        found.setdefault(to.get(day, day), []).extend(held)
    return found


def contents_of(number: int, weeks: dict[int, Week]) -> Contents:
    """Return what each day of a week holds: names of sessions, and lists of those that take turns."""
    week = weeks[number]
    found = {} if week.like is None else dict(contents_of(week.like, weeks))
    for day, _ in week.days:
        found[day] = []
    for day, name in week.days:
        found[day] = [*found[day], *([] if name == "rest" else [name])]
    if week.rotation:
        for day in week.rotation.days:
            found[day] = [week.rotation.names]
    return found


def trained(plan: Plan, weeks: dict[int, Week]) -> Iterator[tuple[Opening, str, date]]:
    """Yield what is trained, in the order of the dates, with the session and the date after all pauses."""
    everything = [each for number in sorted(weeks) for each in openings(number, weeks, plan.start, plan.own)]
    dates = paused(plan, [each.planned for each in everything])
    turns: dict[tuple[str, ...], int] = {}
    for opening, day in zip(everything, dates, strict=True):
        if day in (*plan.skips, *plan.own.skips):
            continue
        name = opening.session
        if opening.turns:
            turn = turns.get(opening.turns, 0)
            turns[opening.turns] = turn + 1
            name = opening.turns[turn % len(opening.turns)]
        if name != "rest":
            yield opening, name, day


def paused(plan: Plan, dates: list[date]) -> list[date]:
    """Move dates past the pauses into which one of them falls; pauses that share a day are one."""
    off = (*plan.pauses, *plan.own.pauses)
    days_off = [{first + timedelta(days=n) for n in range((last - first).days + 1)} for first, last in off]
    merged: list[set[date]] = []
    for days in sorted(days_off, key=min):
        if merged and merged[-1] & days:
            merged[-1] |= days
        else:
            merged.append(set(days))
    for days in merged:
        if days & set(dates):
            by = timedelta(weeks=-(-len(days) // 7))
            dates = [day + by if day >= min(days) else day for day in dates]
    return dates
