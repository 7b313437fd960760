"""The weeks of a plan: which days hold which sessions, and what clashes."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from gplang.diagnostics import Applicability, Label
from gplang.model.days import KnownOpenings, openings_of
from gplang.model.plan import Adjust, Clock, HoldBack, Rotation, Session, Slot, Week
from gplang.model.scope import Scope, replace_with, report_unknown
from gplang.model.sessions import name_sessions
from gplang.model.week_numbers import keep_once, name_numbers
from gplang.source import Location, Span
from gplang.suggest import nearest
from gplang.syntax.ast import AdjustLine, DayLine, RotateLine, Setting, Target, WeekHeader
from gplang.syntax.document import BlockLines, Line
from gplang.syntax.tokens import Node
from gplang.vocabulary import Day, Role, WeekKind

if TYPE_CHECKING:
    from datetime import time

MOST_WEEK_BLOCKS = 520
"""Week blocks of one plan."""

MOST_RANGES = 100
"""Stretches of weeks in one header."""

MOST_WEEK_LINES = 100
"""Lines of one week block."""

MOST_TURNS = 50
"""Sessions, and days, of one rotation."""

MOST_ADJUSTS = 20
"""`adjust` lines of one week."""

_OF_DOSES = frozenset({"adjust", "hold"})
"""First words of lines that change what is done, not on which day."""

_HARMLESS = frozenset({"use"})

_OFF = ("off", "free", "none", "holiday")
_ALL = ("all", "everything")

MOST_SESSIONS = 35
"""Sessions of one week."""


def resolve_weeks(
    blocks: Iterable[BlockLines], sessions: Mapping[str, Session], clocks: tuple[Clock, ...], scope: Scope
) -> tuple[Week, ...]:
    """Resolve week blocks, in the order of the text; `clocks` are the times of day that hold for anybody."""
    blocks = tuple(blocks)
    if len(blocks) > MOST_WEEK_BLOCKS:
        header = blocks[MOST_WEEK_BLOCKS].header
        assert header
        scope.report("E050", header.where, f"{len(blocks):,} week blocks; at most {MOST_WEEK_BLOCKS}")
        blocks = blocks[:MOST_WEEK_BLOCKS]
    weeks = tuple(_week(block, sessions, scope) for block in blocks)
    headers_hold = not any(block.is_header_broken for block in blocks)
    defined = _check_numbers(weeks, scope, headers_hold=headers_hold)
    openings: KnownOpenings = {}
    for week in weeks:
        _check_like(week, defined, scope, headers_hold=headers_hold)
        _check_slots(week, clocks, scope)
        _check_count(week, defined, openings, scope)
    return weeks


def _week(block: BlockLines, sessions: Mapping[str, Session], scope: Scope) -> Week:
    line = block.header
    assert line
    assert line.parsed
    header = line.parsed.statement
    assert isinstance(header, WeekHeader)
    found = _Found()
    lost: set[str] = {mistake.parsed.keyword or "" if mistake.parsed else "" for mistake in block.mistakes}
    for count, (each, parsed) in enumerate(block.statements()):
        if count == MOST_WEEK_LINES:
            scope.report("E050", each.where, f"over {MOST_WEEK_LINES} lines in one week")
            break
        mark = scope.mark
        _read_line(each, parsed.keyword or "", parsed.statement, found, sessions, scope)
        if scope.has_lost(mark):
            lost.add(parsed.keyword or "")
    ranges = [node.value for node in header.numbers]
    counts = Counter(number for first, last in ranges[:MOST_RANGES] for number in range(first, last + 1))
    twice = sorted(number for number, count in counts.items() if count > 1)
    places = [node.span for node in header.numbers] or [line.parsed.word]
    where = line.at(Span(places[0].start, places[-1].end))
    if len(ranges) > MOST_RANGES:
        scope.report("E050", where, f"{len(ranges)} ranges of weeks in one header; at most {MOST_RANGES}")
    elif twice:
        scope.report("E030", where, f"{name_numbers(twice)} given twice in one header", "keep one")
    return Week(
        where,
        tuple(counts),
        header.kind.value if header.kind else None,
        header.label.value if header.label else None,
        found.like[1] if found.like else None,
        found.like[0] if found.like else None,
        tuple(found.slots[: 2 * MOST_SESSIONS]),
        tuple(found.rotations[:MOST_SESSIONS]),
        tuple(found.adjusts[:MOST_ADJUSTS]),
        tuple(found.holds),
        broken=(block.is_header_broken and not counts) or found.lost or not lost <= _HARMLESS | _OF_DOSES,
        kind_unsure=block.is_header_broken and header.kind is None and _may_say_kind(line),
        doses_unsure=not lost.isdisjoint(("", *_OF_DOSES)),
    )


def _may_say_kind(header: Line) -> bool:
    """Tell whether a word of a header that could not be read may be that of a kind, be it a part of it."""
    words = header.where.text.partition('"')[0].casefold().split()[1:]
    bare = [word for word in words if word[:1].isalpha()]
    return any(nearest(word, tuple(WeekKind)) or any(kind.startswith(word) for kind in WeekKind) for word in bare)


class _Found:
    """What the lines of a week block say."""

    __slots__ = ("adjusts", "holds", "like", "lost", "rotations", "slots")

    def __init__(self) -> None:
        self.like: tuple[Location, int] | None = None
        self.slots: list[Slot] = []
        self.rotations: list[Rotation] = []
        self.adjusts: list[Adjust] = []
        self.holds: list[HoldBack] = []
        self.lost = False


def _read_line(
    line: Line, keyword: str, statement: Any, found: _Found, sessions: Mapping[str, Session], scope: Scope
) -> None:
    match statement:
        case DayLine(day=day, session=None):
            found.slots.append(Slot(_day_place(line, statement), day.value, None))
        case DayLine(day=day, session=node, time=at) if node is not None:
            name = _session(line, node, sessions, scope)
            if name:
                where = _day_place(line, statement)
                found.slots.append(Slot(where, day.value, name, at.value if at else None))
            else:
                found.lost = True
        case RotateLine(sessions=nodes, days=days):
            names = tuple(name for node in nodes if (name := _session(line, node, sessions, scope)))
            where = line.at(nodes[0].span._replace(end=days[-1].span.end))
            if max(len(nodes), len(days)) > MOST_TURNS:
                scope.report("E050", where, f"{max(len(nodes), len(days))} turns in a rotation; at most {MOST_TURNS}")
            elif len(names) == len(nodes):
                found.rotations.append(Rotation(where, names, tuple(day.value for day in days)))
            else:
                found.lost = True
        case AdjustLine(target=target, what=what, change=change):
            place = line.at(what.span._replace(end=change.span.end))
            missing, meant = _target(line, target, scope)
            if not missing:
                found.adjusts.append(Adjust(place, what.value, change.value, meant))
            if len(found.adjusts) == MOST_ADJUSTS + 1:
                scope.report("E050", place, f"over {MOST_ADJUSTS} adjustments in a week", "join some of them")
        case Target():
            missing, meant = _target(line, statement, scope)
            if not missing and line.parsed:
                found.holds.append(HoldBack(line.at(line.parsed.word), meant))
        case Setting(values=(node,)) if keyword == "like":
            _like(line, node, found, scope)
        case _:
            pass


def _day_place(line: Line, statement: DayLine) -> Location:
    last = statement.time or statement.session or statement.day
    return line.at(statement.day.span._replace(end=last.span.end))


def _like(line: Line, node: Node[Any], found: _Found, scope: Scope) -> None:
    where = line.at(node.span)
    if isinstance(node.value, str):
        hint = "such as `like 3`; a session's changes stand in a session: `session NAME like OTHER`"
        scope.report("E020", where, "a week is like a week number", hint)
    elif found.like:
        related = (Label(found.like[0], "first given here"),)
        scope.report("E020", where, "`like` is given twice", "keep one of them", related=related)
    else:
        found.like = (where, node.value[0])


def _session(line: Line, node: Node[str], sessions: Mapping[str, Session], scope: Scope) -> str | None:
    name = node.value.casefold()
    if name in sessions:
        return name
    if name in _OFF:
        where = line.at(node.span)
        scope.report(
            "E011",
            where,
            f"unknown session `{node.value}`",
            "a day off is `rest`",
            fixes=(replace_with(where, "rest", Applicability.SAFE),),
        )
    elif scope.all_sessions:
        report_unknown(scope, "E011", line.at(node.span), "session", node.value, sessions, name_sessions(sessions))
    return None


def _target(line: Line, target: Target, scope: Scope) -> tuple[bool, Role | str | None]:
    """Return whether what is meant is unknown, and what it is."""
    if target.role:
        return False, target.role.value
    if target.exercise is None:
        return False, None
    if target.exercise.value.casefold() in _ALL and scope.own.find(target.exercise.value) is None:
        where = line.at(target.exercise.span)
        scope.report("E010", where, f"unknown exercise `{target.exercise.value}`", "leave it out to mean everything")
        return True, None
    exercise = scope.exercise(line, target.exercise)
    return exercise is None, exercise.id if exercise else None


# ---- what clashes


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
        message = "a week is like itself" if len(circle) == 1 else "weeks are like each other in a circle"
        related = tuple(Label(each.like_where or each.where, "and this one") for each in circle[1:6])
        if week is min(circle, key=lambda each: each.where.span):
            where = week.like_where or week.where
            scope.report("E030", where, message, "write the days of one of them out", related=related)


def _check_slots(week: Week, clocks: tuple[Clock, ...], scope: Scope) -> None:
    """Report rest on a training day, and two sessions at one time, be it for one athlete only."""
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
    """Report a week of too many sessions, those it copies included."""
    openings = openings_of(week, defined, known)
    openings = tuple(each for each in openings if each.slot is None or each.slot.session is not None)
    if len(openings) > MOST_SESSIONS:
        scope.report("E050", week.where, f"{len(openings)} sessions in a week; at most {MOST_SESSIONS}")
