"""Numbers that an editor shows between the words of a plan: loads, a week's hard sets, a session's length."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from gplang.catalog import load_muscles
from gplang.compiler import Compilation
from gplang.editor.cards import find_estimates
from gplang.editor.doses import Trained, find_trained
from gplang.editor.hint_texts import Hint, Loads, Percent, fit, from_to, percents_in, tell
from gplang.editor.scheme_hints import find_loads_of_schemes
from gplang.figures import span
from gplang.lint.certain import find_incomplete
from gplang.quantities import Load
from gplang.scheduling.records import Schedule, ScheduledLoad, ScheduledWeek
from gplang.source import Location, Span
from gplang.syntax.ast import Deload, ExerciseLine, From, Header, Or, Stages, Swap, Wave, WeekHeader
from gplang.syntax.document import BlockLines, Line
from gplang.vocabulary import Block, WeekKind

_AT_LEAST = "\N{GREATER-THAN OR EQUAL TO}"


def find_hints(
    compilation: Compilation, schedules: tuple[Schedule, ...], first_line: int, last_line: int
) -> tuple[Hint, ...]:
    """Return the hints of some lines (from 1, both included), in the order of the text; never raises on any text."""
    found = [
        *_find_lengths(compilation, schedules, first_line, last_line),
        *_find_volumes(compilation, schedules, first_line, last_line),
        *_find_loads(compilation, schedules, first_line, last_line),
        *find_loads_of_schemes(compilation, schedules, first_line, last_line),
    ]
    return tuple(sorted(found))


def _headers(compilation: Compilation, kind: Block, first: int, last: int) -> Iterator[Line]:
    for block in compilation.document.blocks:
        if block.kind is kind and block.header is not None and first <= block.header.number <= last:
            yield block.header


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
            f"{words[muscle]} {least}{from_to(ends[0][muscle], ends[1][muscle])}"
            for muscle in judged
            if muscle in ends[0] and muscle in ends[1]
        ]
        text = fit(parts, " · ")
        if text:
            yield Hint(line.code.span.end, text, "hard sets a week")


def _volume(weeks: Sequence[Mapping[int, ScheduledWeek]], number: int) -> dict[str, str]:
    """Return the hard sets of a week by muscle; from the least to the most if athletes differ."""
    found = [by_number[number].volume for by_number in weeks if number in by_number]
    muscles = {muscle for volume in found for muscle in volume}
    totals = {muscle: [volume[muscle].total if muscle in volume else 0 for volume in found] for muscle in muscles}
    return {muscle: span(min(each), max(each)) for muscle, each in totals.items()}


# ---- loads


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
            yield from tell(line_end, [each for each in found if each[1]], is_named=len(schedules) > 1)


def _percents_of(block: BlockLines, first: int, last: int) -> Iterator[tuple[Line, list[Percent]]]:
    """Yield the exercise lines of a session with the percentages that stand in them and in their waves."""
    owner: Line | None = None
    percents: list[Percent] = []
    for line in block.lines:
        statement = line.parsed.statement if line.parsed else None
        if isinstance(statement, ExerciseLine | Swap):
            if owner is not None and percents:
                yield owner, percents
            owner, percents = line, []
        if not first <= line.number <= last:
            continue
        if isinstance(statement, ExerciseLine | Swap):
            percents += percents_in(line, statement.prescription.groups, 0)
        elif isinstance(statement, Wave):
            for number, groups in enumerate(statement.steps, start=1):
                percents += percents_in(line, groups, number)
        elif isinstance(statement, Stages):
            for number, stage in enumerate(statement.steps, start=1):
                percents += [each._replace(stage=number) for each in percents_in(line, stage.groups, 0)]
        elif isinstance(statement, Or | From):
            percents += [each._replace(row=line.number) for each in percents_in(line, statement.prescription.groups, 0)]
        elif isinstance(statement, Deload):
            percents += [each._replace(row=line.number, eased=True) for each in percents_in(line, statement.groups, 0)]
    if owner is not None and percents:
        yield owner, percents


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


def _loads_of(percent: Percent, trained: Iterable[Trained]) -> Loads:
    """Return what a percentage comes to in the weeks that it is for: normal ones, or `deload` weeks."""
    loads: dict[str, list[ScheduledLoad]] = {}
    for each in trained:
        load = _load_of(percent, each)
        if load is not None and each.kind is (WeekKind.DELOAD if percent.eased else None):
            loads.setdefault(each.athlete.name if each.athlete else "", []).append(load)
    return loads


def _load_of(percent: Percent, each: Trained) -> ScheduledLoad | None:
    """Return the load that a percentage came to; None without a maximum, and where something else was done."""
    exercise = each.exercise
    if percent.row:
        is_it = any(group.where.start.line == percent.row for group in exercise.asked)
    elif exercise.phase or exercise.has_own_dose:
        is_it = False
    elif percent.stage:
        is_it = exercise.stage == percent.stage
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
