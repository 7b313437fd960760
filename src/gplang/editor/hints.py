"""Numbers that an editor shows between the words of a plan: loads, a week's hard sets, a session's length."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, groupby
from typing import NamedTuple

from gplang.catalog import load_muscles
from gplang.compiler import Compilation
from gplang.editor.cards import find_estimates
from gplang.editor.doses import Trained, find_trained
from gplang.figures import span
from gplang.lint.certain import find_incomplete
from gplang.quantities import Load, LoadKind
from gplang.scheduling.records import Range, Schedule, ScheduledLoad, ScheduledWeek
from gplang.source import Location, Span
from gplang.syntax.ast import ExerciseLine, From, Group, Header, Or, Swap, Wave, WeekHeader
from gplang.syntax.document import BlockLines, Line
from gplang.vocabulary import Block

_LONGEST = 40
"""Characters of hints in one line: more would push its own words out of sight."""

_MOST_TOLD = 2
"""Athletes that are shown separately where a line has several percentages."""

_MORE = "…"

_AT_LEAST = "\N{GREATER-THAN OR EQUAL TO}"

_ARROW = "\N{RIGHTWARDS ARROW}"


class Hint(NamedTuple):
    """A text to show behind the character before `offset` (code points); `about` says more."""

    offset: int
    text: str
    about: str = ""


def find_hints(
    compilation: Compilation, schedules: tuple[Schedule, ...], first_line: int, last_line: int
) -> tuple[Hint, ...]:
    """Return the hints of some lines (from 1, both included), in the order of the text; never raises on any text."""
    found = [
        *_find_lengths(compilation, schedules, first_line, last_line),
        *_find_volumes(compilation, schedules, first_line, last_line),
        *_find_loads(compilation, schedules, first_line, last_line),
    ]
    return tuple(sorted(found))


def _headers(compilation: Compilation, kind: Block, first: int, last: int) -> Iterator[Line]:
    for block in compilation.document.blocks:
        if block.kind is kind and block.header is not None and first <= block.header.number <= last:
            yield block.header


def _fit(parts: Sequence[str], separator: str) -> str:
    """Return as many parts as there is room for; empty where not even the first fits."""
    text = separator.join(parts)
    if len(text) <= _LONGEST:
        return text
    room = _LONGEST - len(_MORE)
    ends = accumulate(len(part) + len(separator) for part in parts)
    shown = [part for part, end in zip(parts, ends, strict=True) if end <= room]
    return separator.join([*shown, _MORE]) if shown else ""


# ---- sessions


def _find_lengths(compilation: Compilation, schedules: tuple[Schedule, ...], first: int, last: int) -> Iterator[Hint]:
    """Yield the estimated length of sessions that state none, or one that is far from it."""
    estimates = find_estimates(schedules)
    slack = schedules[0].profile.time.round_minutes if schedules else 0
    for line in _headers(compilation, Block.SESSION, first, last):
        header = line.parsed.statement if line.parsed else None
        if not isinstance(header, Header) or header.name is None:
            continue
        estimate = estimates.get(header.name.value.casefold())
        session = compilation.resolved.sessions.get(header.name.value.casefold()) if compilation.resolved else None
        if estimate is None or session is None:
            continue
        low, high = estimate
        if session.lost:
            yield Hint(line.code.span.end, f"{_AT_LEAST} {low} min", "by the sets, tempo and rest of what can be read")
        elif session.minutes is None or not low - slack <= session.minutes <= high + slack:
            yield Hint(line.code.span.end, f"≈ {span(low, high)} min", "by its sets, tempo and rest")


# ---- weeks


def _find_volumes(compilation: Compilation, schedules: tuple[Schedule, ...], first: int, last: int) -> Iterator[Hint]:
    """Yield the hard sets of the judged muscles behind the headers of weeks; at least so many where a line is lost."""
    words = load_muscles().words
    incomplete = find_incomplete(compilation.plan) if compilation.plan is not None else frozenset()
    judged = schedules[0].profile.volume.week.muscles if schedules else ()
    weeks = [{week.number: week for week in schedule.weeks} for schedule in schedules]
    for line in _headers(compilation, Block.WEEK, first, last):
        header = line.parsed.statement if line.parsed else None
        numbers = [node.value for node in header.numbers] if isinstance(header, WeekHeader) else []
        if not numbers:
            continue
        shown = (numbers[0][0], numbers[-1][1])
        ends = [_volume(weeks, number) for number in shown]
        least = f"{_AT_LEAST} " if not incomplete.isdisjoint(shown) else ""
        parts = [
            f"{words[muscle]} {least}{_from_to(ends[0][muscle], ends[1][muscle])}"
            for muscle in judged
            if muscle in ends[0] and muscle in ends[1]
        ]
        text = _fit(parts, " · ")
        if text:
            yield Hint(line.code.span.end, text, "hard sets a week")


def _volume(weeks: Sequence[Mapping[int, ScheduledWeek]], number: int) -> dict[str, str]:
    """Return the hard sets of a week by muscle; from the least to the most if athletes differ."""
    found = [by_number[number].volume for by_number in weeks if number in by_number]
    muscles = {muscle for volume in found for muscle in volume}
    totals = {muscle: [volume[muscle].total if muscle in volume else 0 for volume in found] for muscle in muscles}
    return {muscle: span(min(each), max(each)) for muscle, each in totals.items()}


def _from_to(first: str, last: str) -> str:
    return first if first == last else f"{first} {_ARROW} {last}"


# ---- loads


class _Percent(NamedTuple):
    """A percentage: where its line and it end, and which step of a wave (from 1; 0: none) and which group it is.

    `row` is the number of its line if that is an `or` or a `from week`, whose doses stand for themselves; else 0.
    """

    line_end: int
    offset: int
    load: Load
    step: int
    group: int
    row: int = 0


_Loads = Mapping[str, Sequence[ScheduledLoad]]
"""Loads of athletes by name, in the order of the weeks."""


def _find_loads(compilation: Compilation, schedules: tuple[Schedule, ...], first: int, last: int) -> Iterator[Hint]:
    """Yield the loads behind percentages of a maximum."""
    wanted = {
        owner.where: percents
        for block in compilation.document.blocks
        if block.kind in (Block.SESSION, Block.WEEK, Block.ATHLETE)
        for owner, percents in _percents_of(block, first, last)
    }
    if not wanted or not schedules:
        return
    trained = _by_line(wanted, schedules)
    for where, percents in wanted.items():
        for line_end, written in groupby(percents, lambda percent: percent.line_end):
            found = [(percent.offset, _loads_of(percent, trained.get(where, []))) for percent in written]
            yield from _tell(line_end, [each for each in found if each[1]], is_named=len(schedules) > 1)


def _percents_of(block: BlockLines, first: int, last: int) -> Iterator[tuple[Line, list[_Percent]]]:
    """Yield the exercise lines of a session with the percentages that stand in them and in their waves."""
    owner: Line | None = None
    percents: list[_Percent] = []
    for line in block.lines:
        statement = line.parsed.statement if line.parsed else None
        if isinstance(statement, ExerciseLine | Swap):
            if owner is not None and percents:
                yield owner, percents
            owner, percents = line, []
        if not first <= line.number <= last:
            continue
        if isinstance(statement, ExerciseLine | Swap):
            percents += _percents(line, statement.prescription.groups, 0)
        elif isinstance(statement, Wave):
            for number, groups in enumerate(statement.steps, start=1):
                percents += _percents(line, groups, number)
        elif isinstance(statement, Or | From):
            percents += [each._replace(row=line.number) for each in _percents(line, statement.prescription.groups, 0)]
    if owner is not None and percents:
        yield owner, percents


def _percents(line: Line, groups: Iterable[Group], step: int) -> Iterator[_Percent]:
    line_end = line.code.span.end
    for number, group in enumerate(groups):
        if group.load is not None and group.load.value.kind is LoadKind.PERCENT:
            end = (group.share or group.of or group.load).span.end
            yield _Percent(line_end, line.where.span.start + end, group.load.value, step, number)


def _by_line(wanted: Mapping[Location, object], schedules: tuple[Schedule, ...]) -> dict[Location, list[Trained]]:
    """Return what is done for some lines."""
    places = list(wanted)
    around = Location(places[0].source, Span(places[0].span.start, places[-1].span.end))
    by_row = {where.start.line: where for where in places}
    found: dict[Location, list[Trained]] = {}
    for each in find_trained(around, schedules):
        where = by_row.get(each.exercise.where.start.line)
        if where is not None:
            found.setdefault(where, []).append(each)
    return found


def _loads_of(percent: _Percent, trained: Iterable[Trained]) -> _Loads:
    """Return what a percentage comes to in the normal weeks."""
    loads: dict[str, list[ScheduledLoad]] = {}
    for each in trained:
        load = _load_of(percent, each)
        if load is not None and each.kind is None:
            loads.setdefault(each.athlete.name if each.athlete else "", []).append(load)
    return loads


def _tell(line_end: int, found: Sequence[tuple[int, _Loads]], *, is_named: bool) -> Iterator[Hint]:
    """Yield the hints of a line: at its percentages, or one behind it where these would swamp it."""
    hints = [
        Hint(offset, _say(loads, _course, is_named=is_named), "rounded, in normal weeks from the first to the last")
        for offset, loads in found
    ]
    if len(found) > 1 and (is_named or sum(len(hint.text) for hint in hints) > _LONGEST):
        together: dict[str, list[ScheduledLoad]] = {}
        for _, loads in found:
            for name, each in loads.items():
                together.setdefault(name, []).extend(each)
        text = _say(together, _extent, is_named=is_named) if len(together) <= _MOST_TOLD else ""
        hints = [Hint(line_end, text, "rounded, from the lightest to the heaviest in normal weeks")]
    yield from (hint for hint in hints if hint.text)


def _say(loads: _Loads, amount: Callable[[Sequence[ScheduledLoad]], str], *, is_named: bool) -> str:
    return _fit([f"{name if is_named else '='} {amount(each)}" for name, each in loads.items()], ", ")


def _load_of(percent: _Percent, each: Trained) -> ScheduledLoad | None:
    """Return the load that a percentage came to; None without a maximum, and where something else was done."""
    exercise = each.exercise
    if percent.row:
        is_it = any(group.where.start.line == percent.row for group in exercise.asked)
    elif exercise.phase or exercise.has_own_dose:
        is_it = False
    elif percent.step:
        is_it = exercise.wave_step == percent.step
    else:
        is_it = all(_has_no_other(group.load, percent.load) for step in exercise.wave for group in step)
    if not is_it or percent.group >= len(exercise.groups):
        return None
    load = exercise.groups[percent.group].load
    return load if load is not None and load.percent is not None and load.rounded is not None else None


def _has_no_other(one: Load | None, other: Load) -> bool:
    """Return whether a step of a wave takes the load of the exercise line, or writes the same."""
    return one is None or (one.kind, one.low, one.high, one.share) == (other.kind, other.low, other.high, other.share)


def _course(loads: Sequence[ScheduledLoad]) -> str:
    """Return the first and the last load."""
    return f"{_from_to(_amount(loads[0].rounded), _amount(loads[-1].rounded))} {_unit(loads[0])}"


def _extent(loads: Sequence[ScheduledLoad]) -> str:
    """Return the lightest and the heaviest load."""
    ranges = [load.rounded for load in loads if load.rounded is not None]
    return f"{span(min(low for low, _ in ranges), max(high for _, high in ranges))} {_unit(loads[0])}"


def _unit(load: ScheduledLoad) -> str:
    return load.unit.value if load.unit is not None else ""


def _amount(rounded: Range | None) -> str:
    return "" if rounded is None else span(*rounded)
