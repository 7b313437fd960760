"""Loads behind the percentages of schemes."""

from collections.abc import Iterable, Iterator

from gplang.compiler import Compilation
from gplang.editor.hint_texts import Hint, Loads, Percent, percents_in, tell
from gplang.records import NamedTuple
from gplang.scheduling.records import Schedule, ScheduledExercise, ScheduledLoad
from gplang.syntax.ast import Deload, Header, SchemeStep
from gplang.syntax.document import BlockLines, Line
from gplang.vocabulary import Block, WeekKind


class _Taken(NamedTuple):
    """What a line that takes a scheme asks for in a week; `whose` is what its loads are told by."""

    whose: str
    kind: WeekKind | None
    exercise: ScheduledExercise


def find_loads_of_schemes(
    compilation: Compilation, schedules: tuple[Schedule, ...], first: int, last: int
) -> Iterator[Hint]:
    """Yield the loads behind the percentages of schemes: by exercise where these differ, else by athlete."""
    for block in compilation.document.blocks:
        header = block.header.parsed.statement if block.header and block.header.parsed else None
        if block.kind is not Block.SCHEME or not isinstance(header, Header) or header.name is None:
            continue
        wanted = [each for each in _percents_of_scheme(block) if first <= each[0].number <= last and each[1]]
        taken = _find_taken(header.name.value.casefold(), schedules) if wanted else []
        is_named = len({each.whose for each in taken}) > 1
        for line, percents in wanted:
            found = [(each.offset, _loads_of_scheme(each, taken)) for each in percents]
            yield from tell(line.code.span.end, [each for each in found if each[1]], is_named=is_named)


def _percents_of_scheme(block: BlockLines) -> Iterator[tuple[Line, list[Percent]]]:
    step = 0
    for line, parsed in block.statements():
        if isinstance(parsed.statement, SchemeStep) and (parsed.statement.groups or not parsed.broken):
            step += 1
            yield line, list(percents_in(line, parsed.statement.groups, step))
        elif isinstance(parsed.statement, Deload):
            yield line, [each._replace(eased=True) for each in percents_in(line, parsed.statement.groups, 0)]


def _find_taken(scheme: str, schedules: tuple[Schedule, ...]) -> list[_Taken]:
    """Return what the lines that take a scheme ask for; none where both exercises and athletes differ."""
    found = [
        (schedule.athlete.name if schedule.athlete else "", session.kind, exercise)
        for schedule in schedules
        for session in schedule.sessions
        for exercise in session.exercises
        if exercise.scheme is not None and exercise.scheme.name == scheme
    ]
    are_alike = len({exercise.exercise.id for _, _, exercise in found}) == 1
    if not are_alike and len({name for name, _, _ in found}) > 1:
        return []
    return [_Taken(name if are_alike else each.exercise.id, kind, each) for name, kind, each in found]


def _loads_of_scheme(percent: Percent, taken: Iterable[_Taken]) -> Loads:
    loads: dict[str, list[ScheduledLoad]] = {}
    for whose, kind, each in taken:
        is_own = all(group.places is None for group in each.asked)
        is_it = kind is WeekKind.DELOAD and is_own if percent.eased else kind is None and each.wave_step == percent.step
        load = each.groups[percent.group].load if is_it and percent.group < len(each.groups) else None
        if load is not None and load.percent is not None and load.rounded is not None:
            loads.setdefault(whose, []).append(load)
    return loads
