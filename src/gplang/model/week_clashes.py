"""Conflicts between the weeks of a plan and within one: numbers, days, times, the number of sessions."""

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING

from gplang.diagnostics import Label
from gplang.model.days import KnownOpenings, openings_of
from gplang.model.plan import Clock, Week
from gplang.model.scope import Scope
from gplang.model.week_numbers import keep_once, name_numbers
from gplang.source import Location
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


def _check_slots(week: Week, clocks: tuple[Clock, ...], scope: Scope) -> None:
    """Report rest on a training day, and two sessions at one time, even for one athlete only."""
    rest = {slot.day: slot.where for slot in week.slots if slot.session is None}
    sessions = [(slot.day, slot.time, slot.where) for slot in week.slots if slot.session is not None]
    sessions.extend((day, None, rotation.where) for rotation in week.rotations for day in rotation.days)
    told: set[Location] = set()
    for day, _, where in sessions:
        if day in rest and where not in told:
            told.add(where)
            related = (Label(rest[day], "rest here"),)
            scope.report("E030", where, f"a session on {day}, which is a day of rest", "keep one", related=related)
    for clock in clocks:
        taken: dict[tuple[Day, time | None], Location] = {}
        for day, at, where in sessions:
            when = at or clock.on(day)
            first = taken.setdefault((day, when), where)
            if first is not where and where not in told:
                told.add(where)
                _report_clash(day, when, where, first, scope)


def _report_clash(day: Day, when: "time | None", where: Location, first: Location, scope: Scope) -> None:
    hint = f"give one of them another time, such as `{day} NAME 18:30`" if when else "give both a time of day"
    message = f"two sessions on {day} at {when:%H:%M}" if when else f"two sessions on {day}"
    scope.report("E030", where, message, hint, related=(Label(first, "the first"),))


def _check_count(week: Week, defined: Mapping[int, Week], known: KnownOpenings, scope: Scope) -> None:
    """Report a week of too many sessions, including those it copies."""
    openings = openings_of(week, defined, known)
    openings = tuple(each for each in openings if each.slot is None or each.slot.session is not None)
    if len(openings) > MOST_SESSIONS:
        scope.report("E050", week.where, f"{len(openings)} sessions in a week; at most {MOST_SESSIONS}")
