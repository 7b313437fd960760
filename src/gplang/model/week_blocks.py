"""The weeks of a plan: which days have which sessions."""

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import islice

from gplang.diagnostics import Applicability, Label
from gplang.model.lines import gather_sub_lines, read_drop, read_swap
from gplang.model.plan import Clock, Event
from gplang.model.scope import Scope, replace_with, report_unknown
from gplang.model.session import Session
from gplang.model.sessions import name_sessions
from gplang.model.week import Adjust, EventDay, HoldBack, Rotation, Slot, Week
from gplang.model.week_changes import change_sessions
from gplang.model.week_clashes import MOST_SESSIONS, check_weeks
from gplang.model.week_numbers import name_numbers
from gplang.records import NamedTuple
from gplang.source import Location, Span
from gplang.statements.lists import LINE_STATEMENTS
from gplang.suggest import nearest, slipped
from gplang.syntax.ast import AdjustLine, DayLine, Parsed, RotateLine, Setting, Swap, Target, WeekHeader
from gplang.syntax.document import BlockLines, Line
from gplang.syntax.tokens import Node
from gplang.typed import TYPE_CHECKING, Any
from gplang.vocabulary import Day, Role, WeekKind

if TYPE_CHECKING:
    from gplang.model.changes import Drop, Replacement

MOST_WEEK_BLOCKS = 520
"""Week blocks of one plan."""

MOST_RANGES = 100
"""Stretches of weeks in one header."""

MOST_WEEK_LINES = 100
"""Lines of one week block."""

MOST_TURNS = 50
"""Turns of one rotation."""

MOST_ADJUSTS = 20
"""`adjust` lines of one week."""

_OF_DOSES = frozenset({"adjust", "hold", "swap", "drop", *LINE_STATEMENTS})
"""First words of lines that change what is done, not on which day."""

_HARMLESS = frozenset({"use", "note"})

_DAY_OFF = "rest"
_OFF = ("off", "free", "none", "holiday")
_ALL = ("all", "everything")


class Calendar(NamedTuple):
    """What may stand on a day, by name, and the times of day that hold for anybody.

    `all_events`: no event lost its name, so that a name that is missing means nothing.
    """

    sessions: Mapping[str, Session]
    events: Mapping[str, Event]
    clocks: tuple[Clock, ...]
    all_events: bool = True


def resolve_weeks(blocks: Iterable[BlockLines], known: Calendar, scope: Scope) -> tuple[Week, ...]:
    """Resolve week blocks, in the order of the text."""
    blocks = tuple(blocks)
    if len(blocks) > MOST_WEEK_BLOCKS:
        header = blocks[MOST_WEEK_BLOCKS].header
        assert header
        scope.report("E050", header.where, f"{len(blocks):,} week blocks; at most {MOST_WEEK_BLOCKS}")
        blocks = blocks[:MOST_WEEK_BLOCKS]
    weeks = tuple(_week(block, known, scope) for block in blocks)
    headers_hold = not any(block.is_header_broken for block in blocks)
    check_weeks(weeks, known.clocks, scope, headers_hold=headers_hold)
    return change_sessions(weeks, known.sessions, scope)


def _week(block: BlockLines, known: Calendar, scope: Scope) -> Week:
    line = block.header
    assert line
    assert line.parsed
    header = line.parsed.statement
    assert isinstance(header, WeekHeader)
    found = _Found()
    lost: set[str] = {mistake.parsed.keyword or "" if mistake.parsed else "" for mistake in block.mistakes}
    lines = list(islice(block.statements(), MOST_WEEK_LINES + 1))
    if len(lines) > MOST_WEEK_LINES:
        scope.report("E050", lines.pop()[0].where, f"over {MOST_WEEK_LINES} lines in one week")
    for each, parsed, below in gather_sub_lines(lines):
        mark = scope.mark
        if isinstance(parsed.statement, Swap):
            _read_swap(each, parsed.statement, below, found, scope)
        else:
            _read_line(each, parsed.keyword or "", parsed.statement, found, known, scope)
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
        tuple(found.changes),
        tuple(found.notes),
        broken=(block.is_header_broken and not counts) or found.lost or not lost <= _HARMLESS | _OF_DOSES,
        kind_unsure=block.is_header_broken and header.kind is None and _may_say_kind(line),
        doses_unsure=not lost.isdisjoint(("", *_OF_DOSES)),
        events=tuple(found.events[: 2 * MOST_SESSIONS]),
    )


def _may_say_kind(header: Line) -> bool:
    """Return whether a word of an unreadable header may be that of a kind, or a part of it, or is still to come."""
    text = header.where.text.partition('"')[0].casefold().rstrip()
    if text.endswith(","):
        return True
    words = text.split()[1:]
    bare = [word for word in words if word[:1].isalpha()]
    return any(nearest(word, tuple(WeekKind)) or any(kind.startswith(word) for kind in WeekKind) for word in bare)


class _Found:
    """The contents of a week block's lines."""

    __slots__ = ("adjusts", "changes", "events", "holds", "like", "lost", "notes", "rotations", "slots")

    def __init__(self) -> None:
        self.like: tuple[Location, int] | None = None
        self.slots: list[Slot] = []
        self.events: list[EventDay] = []
        self.rotations: list[Rotation] = []
        self.adjusts: list[Adjust] = []
        self.holds: list[HoldBack] = []
        self.changes: list[Drop | Replacement] = []
        self.notes: list[str] = []
        self.lost = False


def _read_line(line: Line, keyword: str, statement: Any, found: _Found, known: Calendar, scope: Scope) -> None:
    match statement:
        case DayLine():
            _read_day(line, statement, found, known, scope)
        case RotateLine():
            _read_rotation(line, statement, found, known, scope)
        case AdjustLine(target=target, what=what, change=change):
            place = line.at(what.span._replace(end=change.span.end))
            missing, meant = _target(line, target, scope)
            if not missing:
                found.adjusts.append(Adjust(place, what.value, change.value, meant))
            if len(found.adjusts) == MOST_ADJUSTS + 1:
                scope.report("E050", place, f"over {MOST_ADJUSTS} adjustments in a week", "join some of them")
        case Target() if keyword == "drop":
            drop = read_drop(line, statement, scope)
            if drop:
                found.changes.append(drop)
        case Setting(values=(node,)) if keyword == "note":
            found.notes.append(node.value)
        case Target():
            missing, meant = _target(line, statement, scope)
            if not missing and line.parsed:
                found.holds.append(HoldBack(line.at(line.parsed.word), meant))
        case Setting(values=(node,)) if keyword == "like":
            _like(line, node, found, scope)
        case _:
            pass


def _read_day(line: Line, statement: DayLine, found: _Found, known: Calendar, scope: Scope) -> None:
    node, time = statement.session, statement.time.value if statement.time else None
    parts = (*statement.days, node, statement.time, statement.optional, statement.gym)
    where = _place(line, [each.span for each in parts if each is not None])
    days = _days(statement.days)
    if node is None:
        found.slots.extend(Slot(where, day, None) for day in days)
        return
    if node.value.casefold() in known.events:
        found.events.extend(EventDay(where, day, node.value.casefold(), time) for day in days)
        if statement.optional:
            hint = "leave `optional` out; an event is what the plan works around"
            scope.report("E020", line.at(statement.optional.span), "an event that is optional", hint)
        if statement.gym:
            hint = "leave it out; sessions are trained in gyms"
            scope.report("E020", line.at(statement.gym.span), "an event in a gym", hint)
        return
    name = _session(line, node, known, scope)
    gym = scope.gym(line, statement.gym) if statement.gym else None
    if name:
        found.slots.extend(Slot(where, day, name, time, statement.optional is not None, gym) for day in days)
    else:
        found.lost = True


def _read_rotation(line: Line, statement: RotateLine, found: _Found, known: Calendar, scope: Scope) -> None:
    nodes, days = statement.sessions, _days(statement.days)
    names = [None if node.value is None else _rotated(line, node, known, scope) for node in nodes]
    where = _place(line, [nodes[0].span, *(node.span for node in (*statement.days, statement.time) if node)])
    if len(nodes) > MOST_TURNS:
        scope.report("E050", where, f"{len(nodes)} turns in a rotation; at most {MOST_TURNS}")
    elif any(names) and all(name or node.value is None for name, node in zip(names, nodes, strict=True)):
        time = statement.time.value if statement.time else None
        found.rotations.append(Rotation(where, tuple(names), days, time))
    else:
        found.lost = True


def _rotated(line: Line, node: Node[Any], known: Calendar, scope: Scope) -> str | None:
    """Return the session of a turn; an event takes none, since it has days of its own."""
    if node.value.casefold() in known.events:
        hint = f"give it a day of its own, such as `sat {node.value}`"
        scope.report("E020", line.at(node.span), f"an event in a rotation: `{node.value}`", hint)
        return None
    return _session(line, node, known, scope)


def _days(words: Iterable[Node[tuple[Day, ...]]]) -> tuple[Day, ...]:
    return tuple(day for word in words for day in word.value)


def _place(line: Line, spans: list[Span]) -> Location:
    """Return where some words of a line stand, from the first to the last one."""
    return line.at(Span(min(span.start for span in spans), max(span.end for span in spans)))


def _read_swap(line: Line, swap: Swap, below: list[tuple[Line, Parsed]], found: _Found, scope: Scope) -> None:
    change = read_swap(line, swap, below, scope)
    if change is not None:
        exercises = (change.new, *(each.exercise for each in change.substitutes))
        found.changes.append(change if scope.is_sure(exercises) else change._replace(unsure=True))


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


def _session(line: Line, node: Node[str], known: Calendar, scope: Scope) -> str | None:
    name, sessions = node.value.casefold(), known.sessions
    if name in sessions:
        return name
    if name in _OFF or slipped(name, (_DAY_OFF, *sessions)) == _DAY_OFF:
        where = line.at(node.span)
        scope.report(
            "E011",
            where,
            f"unknown session `{node.value}`",
            f"a day off is `{_DAY_OFF}`",
            fixes=(replace_with(where, _DAY_OFF, Applicability.SAFE),),
        )
    elif scope.all_sessions and known.all_events:
        names = (*sessions, *known.events)
        report_unknown(scope, "E011", line.at(node.span), "session", node.value, names, name_sessions(sessions), Day)
    return None


def _target(line: Line, target: Target, scope: Scope) -> tuple[bool, Role | str | None]:
    """Return whether the target is unknown, and the target."""
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
