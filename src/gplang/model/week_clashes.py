"""Conflicts between the weeks of a plan and within one: numbers, days, times, the number of sessions."""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping

from gplang.diagnostics import Label
from gplang.model.days import KnownOpenings, openings_of
from gplang.model.plan import Clock
from gplang.model.scope import Scope
from gplang.model.week import Week
from gplang.model.week_numbers import keep_once, name_numbers
from gplang.records import NamedTuple
from gplang.source import Location
from gplang.typed import TYPE_CHECKING
from gplang.vocabulary import Day

if TYPE_CHECKING:
    from datetime import time

MOST_SESSIONS = 35
"""Sessions of one week."""


def check_weeks(weeks: tuple[Week, ...], clocks: tuple[Clock, ...], scope: Scope, *, headers_hold: bool) -> None:
    """Report conflicts; without `headers_hold`, a missing number proves nothing."""
    defined = _check_numbers(weeks, scope, headers_hold=headers_hold)
    openings: KnownOpenings = {}
    for week in weeks:
        _check_like(week, defined, scope, headers_hold=headers_hold)
        _check_slots(week, clocks, scope)
        _check_count(week, defined, openings, scope)


def _check_numbers(weeks: tuple[Week, ...], scope: Scope, *, headers_hold: bool) -> dict[int, Week]:
    """Report weeks defined twice and gaps; return the week of each number."""
    defined: dict[int, Week] = {}
    counts = Counter(number for week in weeks for number in week.numbers)
    for week in weeks:
        again = [number for number in week.numbers if number in defined]
        if again:
            first = defined[again[0]]
            related = (Label(first.where, "first defined here"),)
            hint = keep_once(first.numbers, week.numbers, counts)
            scope.report("E030", week.where, f"{name_numbers(again)} defined twice", hint, related=related)
        defined.update((number, week) for number in week.numbers if number not in defined)
    if defined and headers_hold:
        missing = [number for number in range(1, max(defined)) if number not in defined]
        if missing:
            behind = defined[min(number for number in defined if number > missing[0])]
            hint = "weeks count from 1 without a gap; a week off is a `pause`"
            scope.report("E030", behind.where, f"{name_numbers(missing)} missing before this one", hint)
    return defined


def _check_like(week: Week, defined: dict[int, Week], scope: Scope, *, headers_hold: bool) -> None:
    if week.like is None or not week.numbers:
        return
    if week.like not in defined:
        if headers_hold:
            hint = f"the plan has weeks 1–{max(defined)}" if defined else ""
            scope.report("E030", week.like_where or week.where, f"like week {week.like}, which does not exist", hint)
        return
    chain = {id(week): week}
    other: Week | None = defined[week.like]
    while other is not None and id(other) not in chain:
        chain[id(other)] = other
        other = defined.get(other.like) if other.like is not None else None
    if other is week:
        circle = list(chain.values())
        message = "a week is like itself" if len(circle) == 1 else "weeks are like each other in a cycle"
        related = tuple(Label(each.like_where or each.where, "and this one") for each in circle[1:6])
        if week is min(circle, key=lambda each: each.where.span):
            where = week.like_where or week.where
            scope.report("E030", where, message, "write the days of one of them out", related=related)


class Taken(NamedTuple):
    """A day that is taken: by what, and when of its own accord; `event` days have no usual time."""

    day: Day
    at: "time | None"
    what: object
    where: Location
    event: bool = False

    def when(self, clock: Clock) -> "time | None":
        """Return the time of day, None for all day."""
        return self.at if self.event else self.at or clock.on(self.day)


def _taken(week: Week) -> Iterator[Taken]:
    """Yield the days that a week's own lines take."""
    for slot in week.slots:
        if slot.session is not None:
            yield Taken(slot.day, slot.time, slot.session, slot.where)
    for rotation in week.rotations:
        yield from (Taken(day, rotation.time, rotation.sessions, rotation.where) for day in rotation.days)
    for event in week.events:
        yield Taken(event.day, event.time, event.event, event.where, event=True)


def _check_slots(week: Week, clocks: tuple[Clock, ...], scope: Scope) -> None:
    """Report sessions on days of rest, and two things at one time, even for one athlete only.

    Sessions without a time may share a day; events may be on a day of rest.
    """
    rest = {slot.day: slot.where for slot in week.slots if slot.session is None}
    taken = list(_taken(week))
    resting: dict[Location, list[Day]] = {}
    for each in taken:
        if each.day in rest and not each.event:
            resting.setdefault(each.where, []).append(each.day)
    for where, days in resting.items():
        related = (Label(rest[days[0]], "rest here"),)
        is_one = len(days) == 1
        message = f"a session on {_list_days(days)}, which {'is a day' if is_one else 'are days'} of rest"
        scope.report("E030", where, message, "keep one", related=related)
    told = set(resting)
    for clock in clocks:
        clashes = _find_clashes(taken, clock, told)
        for (where, first, when, is_event), days in clashes.items():
            told.add(where)
            _report_clash(days, when, where, first, scope, is_event=is_event)


_Clash = tuple[Location, Location, "time | None", bool]
"""Where something clashes with what else, when, and whether one of both is an event."""


def _find_clashes(taken: Iterable[Taken], clock: Clock, told: Container[Location]) -> dict[_Clash, list[Day]]:
    """Return what clashes for those who train by a clock, with the days on which it does."""
    held: dict[tuple[Day, object], Taken] = {}
    clashes: dict[_Clash, list[Day]] = {}
    for each in taken:
        when = each.when(clock)
        first = held.setdefault((each.day, when or each.what), each)
        if first is not each and each.where not in told:
            clash = (each.where, first.where, when, first.event or each.event)
            clashes.setdefault(clash, []).append(each.day)
    return clashes


def _report_clash(
    days: list[Day], when: "time | None", where: Location, first: Location, scope: Scope, *, is_event: bool
) -> None:
    what = "a session and an event" if is_event else "two sessions"
    if when is None:
        message, hint = (
            f"the same {'event' if is_event else 'session'} twice on {_list_days(days)}",
            "keep one, or give both a time of day",
        )
    else:
        message = f"{what} on {_list_days(days)} at {when:%H:%M}"
        hint = f"give one of them another time, such as `{days[0]} NAME 18:30`"
    scope.report("E030", where, message, hint, related=(Label(first, "the first"),))


def _list_days(days: list[Day]) -> str:
    words = [str(day) for day in sorted(days, key=lambda day: day.number)]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def _check_count(week: Week, defined: Mapping[int, Week], known: KnownOpenings, scope: Scope) -> None:
    """Report a week of too many sessions or events, including those it copies."""
    openings = openings_of(week, defined, known)
    openings = tuple(each for each in openings if each.slot is None or each.slot.session is not None)
    if len(openings) > MOST_SESSIONS:
        scope.report("E050", week.where, f"{len(openings)} sessions in a week; at most {MOST_SESSIONS}")
    if len(week.events) > MOST_SESSIONS:
        scope.report("E050", week.where, f"{len(week.events)} events in a week; at most {MOST_SESSIONS}")
