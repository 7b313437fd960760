"""What is trained on which day: weeks and their likes, turns, days that are skipped, pauses."""

from collections.abc import Iterator
from datetime import date, time, timedelta
from typing import NamedTuple

from reckoning.plans import DAYS, Athlete, Own, Plan, Rotation, Week

Contents = dict[str, list[str | Rotation]]
"""By day, names of sessions, and rotations."""


class Opening(NamedTuple):
    """A day of a week on which something may be trained: a session, or the next turn of a rotation."""

    week: int
    day: str
    planned: date
    session: str
    turns: tuple[str, ...] = ()
    optional: bool = False
    time: time = time.min
    where: str = ""


def opening_of(number: int, day: str, planned: date, written: str) -> Opening:
    """Read what is written for a day: `a`, `a optional`, `a 7:00 in home optional`."""
    name, *others = written.split()
    where = others[others.index("in") + 1] if "in" in others else ""
    times = [clock(word) for word in others if word not in ("optional", "in", where)]
    return Opening(number, day, planned, name, (), "optional" in others, *(times or [time.min]), where)


def each_day(days: str) -> list[str]:
    """Return the days of `mon`, of `mon wed` and of `fri-mon`, which goes over Sunday."""
    found = []
    for word in days.split():
        first, _, last = word.partition("-")
        while first != (last or first):
            found.append(first)
            first = DAYS[(DAYS.index(first) + 1) % len(DAYS)]
        found.append(first)
    return found


def clock(word: str) -> time:
    return time.fromisoformat(word.zfill(5)) if word else time.min


def openings(number: int, weeks: dict[int, Week], start: date, own: Own) -> Iterator[Opening]:
    """Yield what a week has, in the order of its dates."""
    contents = moved(contents_of(number, weeks), own) if number >= own.since else contents_of(number, weeks)
    for day in days_of(number, start):
        name = DAYS[day.weekday()]
        found = [
            opening_of(number, name, day, held)
            if isinstance(held, str)
            else Opening(number, name, day, "", held.names, time=clock(held.time))
            for held in contents.get(name, [])
        ]
        yield from sorted(found, key=lambda each: each.time)


def days_of(number: int, start: date) -> list[date]:
    """Return the seven days of a week."""
    return [start + timedelta(weeks=number - 1, days=offset) for offset in range(7)]


def events_of(number: int, weeks: dict[int, Week], start: date) -> list[tuple[date, str]]:
    """Return the events of a week: those that it copies, but for days with some of its own."""
    week: Week | None = weeks[number]
    found: dict[str, list[str]] = {}
    while week is not None:
        own: dict[str, list[str]] = {}
        for day, written in week.events:
            own.setdefault(day, []).append(written)
        found = own | found
        week = None if week.like is None else weeks[week.like]
    days = [(day, name) for day in days_of(number, start) for name in found.get(DAYS[day.weekday()], [])]
    return sorted((day, name.split()[0]) for day, name in days)


def moved(contents: Contents, own: Own) -> Contents:
    """Return what is on each day for an athlete: all that she moves at once."""
    to = dict(own.moves)
    found: Contents = {}
    for day, held in contents.items():
        found.setdefault(to.get(day, day), []).extend(held)
    return found


def contents_of(number: int, weeks: dict[int, Week]) -> Contents:
    """Return what each day of a week holds: names of sessions, and rotations."""
    week = weeks[number]
    found = {} if week.like is None else dict(contents_of(week.like, weeks))
    held = [(day, name) for days, name in week.days for day in each_day(days)]
    for day, _ in held:
        found[day] = []
    for day, name in held:
        found[day] = [*found[day], *([] if name == "rest" else [name])]
    if week.rotation:
        for day in week.rotation.days:
            found[day] = [week.rotation]
    return found


def trained(plan: Plan, weeks: dict[int, Week], athlete: Athlete) -> Iterator[tuple[Opening, str, date]]:
    """Yield what is trained, in the order of the dates, with the session and the date after all pauses."""
    own, start = athlete.own, athlete.start or plan.start
    everything = [each for number in sorted(weeks) for each in openings(number, weeks, start, own)]
    dates = paused((*plan.pauses, *own.pauses), [each.planned for each in everything])
    turns: dict[tuple[str, ...], int] = {}
    for opening, day in zip(everything, dates, strict=True):
        if day in (*plan.skips, *own.skips):
            continue
        name = opening.session
        if opening.turns:
            turn = turns.get(opening.turns, 0)
            turns[opening.turns] = turn + 1
            name = opening.turns[turn % len(opening.turns)]
        if name != "rest":
            yield opening, name, day


def paused(pauses: tuple[tuple[date, date], ...], dates: list[date]) -> list[date]:
    """Move dates past the pauses into which one of them falls; pauses that share a day are one."""
    days_off = [{first + timedelta(days=n) for n in range((last - first).days + 1)} for first, last in pauses]
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
