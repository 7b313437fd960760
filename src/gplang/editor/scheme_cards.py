"""Schemes as Markdown: their steps, and what these come to for who trains them."""

from collections.abc import Iterator, Sequence

from gplang.editor.doses import MOST_COLUMNS, render_more, render_name, render_names
from gplang.editor.markup import escape, table
from gplang.figures import DASH
from gplang.model.session import Scheme, SetGroup
from gplang.records import NamedTuple
from gplang.scheduling.records import Schedule, ScheduledExercise
from gplang.source import Location
from gplang.vocabulary import WeekKind
from gplang.wording import exercise_name, group
from gplang.wording.steps import written_group

_MOST_STEPS = 12
"""Steps that are told."""

_DELOAD = 0
"""The number of what is done in `deload` weeks, which is no step."""


class _Column(NamedTuple):
    """What an exercise comes to, by the number of the step."""

    exercise: str
    steps: tuple[tuple[int, str], ...]


def render_scheme(scheme: Scheme, schedules: Sequence[Schedule], line: Location | None = None) -> str:
    """Return a scheme's card: its steps as they are written, and as they are first trained.

    `line` is the exercise line that takes it, None for all that do.
    """
    name, title = scheme.called
    head = f"**{escape(title)}** ({escape(name)})" if title else f"**{escape(name)}**"
    columns = _columns(scheme, schedules, line)
    steps = _steps(scheme, columns, is_named=len(schedules) > 1)
    parts = [f"{head}{', the last step stays' if scheme.once else ''}", steps]
    return "\n\n".join([*parts, *filter(None, [render_more(len(columns))])])


def _steps(scheme: Scheme, columns: dict[_Column, list[str]], *, is_named: bool) -> str:
    found = [(str(number), groups) for number, groups in enumerate(scheme.steps, start=1)]
    rows = [(number, _written(groups), *_cells(int(number), columns)) for number, groups in found[:_MOST_STEPS]]
    if len(found) > _MOST_STEPS:
        rows.append(("…", f"{len(found) - _MOST_STEPS} more", *("" for _ in columns)))
    if scheme.deload is not None:
        rows.append(("deload", _written(scheme.deload), *_cells(_DELOAD, columns)))
    return table(("Step", "Sets", *_heads(columns, is_named=is_named)), rows)


def _written(groups: tuple[SetGroup, ...]) -> str:
    return escape("; ".join(map(written_group, groups))) or "left out"


def _heads(columns: dict[_Column, list[str]], *, is_named: bool) -> Iterator[str]:
    for column, whose in list(columns.items())[:MOST_COLUMNS]:
        names = render_names([each for each in whose if each]) if is_named else ""
        yield f"{names}: {column.exercise}" if names else column.exercise


def _cells(number: int, columns: dict[_Column, list[str]]) -> Iterator[str]:
    for column in list(columns)[:MOST_COLUMNS]:
        yield dict(column.steps).get(number, DASH)


def _columns(scheme: Scheme, schedules: Sequence[Schedule], line: Location | None) -> dict[_Column, list[str]]:
    """Return what each exercise comes to, with the names of those who do just that."""
    columns: dict[_Column, list[str]] = {}
    for schedule in schedules:
        found: dict[str, dict[int, str]] = {}
        for session in schedule.sessions:
            for each in session.exercises:
                is_deload = session.kind is WeekKind.DELOAD
                if is_deload and any(group.places is not None for group in each.asked):
                    continue  # the line says itself what is done then
                if _takes(each, scheme, line):
                    number = _DELOAD if is_deload and scheme.deload is not None else each.wave_step
                    text = "; ".join(group(one, session.week, each.exercise) for one in each.groups)
                    found.setdefault(escape(exercise_name(each)), {}).setdefault(number, escape(text))
        for exercise, steps in found.items():
            column = _Column(exercise, tuple(sorted(steps.items())))
            columns.setdefault(column, []).append(render_name(schedule.athlete))
    return columns


def _takes(each: ScheduledExercise, scheme: Scheme, line: Location | None) -> bool:
    if each.scheme is None or each.scheme.name != scheme.called.name:
        return False
    return line is None or (each.where.source is line.source and each.where.start.line == line.start.line)
