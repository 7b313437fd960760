"""What a line asks for: its sets and loads in each week, for each athlete."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from gplang.editor.markup import escape, table
from gplang.figures import DASH, span
from gplang.model.plan import Athlete
from gplang.records import NamedTuple
from gplang.scheduling.records import Schedule, ScheduledExercise
from gplang.source import Location
from gplang.vocabulary import WeekKind
from gplang.wording import exercise_name, group
from gplang.wording.origins import explain_dose

_MOST_ROWS = 12
"""Rows of a table."""

_MOST_NAMES = 3
"""Athletes that one column names."""

MOST_COLUMNS = 6
"""Columns of a table for athletes who do not do the same."""


class Trained(NamedTuple):
    """A line as one athlete (None: anybody) does it in a week; `kind` is the week's."""

    athlete: Athlete | None
    week: int
    kind: WeekKind | None
    exercise: ScheduledExercise


def find_trained(where: Location, schedules: Iterable[Schedule]) -> Iterator[Trained]:
    """Yield what is done for the exercise lines that start within a place, athlete by athlete, in order."""
    for schedule in schedules:
        for session in schedule.sessions:
            for exercise in session.exercises:
                if _is_within(exercise, where):
                    yield Trained(schedule.athlete, session.week, session.kind, exercise)


class _Column(NamedTuple):
    """What some athletes do: the exercises, and what is asked for by week."""

    exercises: str
    weeks: tuple[tuple[int, str], ...]


def render_doses(where: Location, schedules: Sequence[Schedule]) -> str:
    """Return what is lifted in which week, a column for those who do the same; empty for a line that none trains."""
    names: dict[_Column, list[str]] = {}
    for schedule in schedules:
        found = list(find_trained(where, [schedule]))
        if found:
            names.setdefault(_column(found), []).append(render_name(schedule.athlete))
    if not names:
        return ""
    shown = list(names)[:MOST_COLUMNS]
    exercises = {column.exercises for column in names}
    is_one = len(exercises) == 1
    heads = [
        render_names(whose) if is_one else f"{render_names(whose)}: {column.exercises}"
        for column, whose in names.items()
    ]
    header = ("Week", "Sets") if len(names) == 1 else ("Week", *heads[:MOST_COLUMNS])
    parts = [
        *(f"**{each}**" for each in exercises if is_one),
        _table(header, shown),
        render_more(len(names)),
        _render_reason(where, schedules),
    ]
    return "\n\n".join(filter(None, parts))


def _render_reason(where: Location, schedules: Iterable[Schedule]) -> str:
    """Return how the last dose that is not just as written came to be, of the first athlete who has one."""
    for schedule in schedules:
        for session in reversed(schedule.sessions):
            for line, done in zip(session.lines, session.exercises, strict=True):
                if not _is_within(done, where):
                    continue
                parts = tuple(explain_dose(schedule.history.of(line, session.week, done), session.week))
                if len(parts) > 1:
                    whose = f", {name}" if (name := render_name(schedule.athlete)) else ""
                    return f"Week {session.week}{whose}: {escape('; '.join(parts))}"
    return ""


def _is_within(exercise: ScheduledExercise, where: Location) -> bool:
    return where.span.start <= exercise.where.span.start <= where.span.end and exercise.where.source is where.source


def render_name(athlete: Athlete | None) -> str:
    """Return what an athlete is called; nothing for anybody."""
    return "" if athlete is None else escape(athlete.title or athlete.name)


def render_names(names: Sequence[str]) -> str:
    """Return the names of athletes in a list, the first of many."""
    more = [f"{len(names) - _MOST_NAMES} more"] if len(names) > _MOST_NAMES else []
    return ", ".join([*names[:_MOST_NAMES], *more])


def render_more(columns: int) -> str:
    """Return what stands below a table that has no room for so many columns."""
    return f"… and {columns - MOST_COLUMNS} more" if columns > MOST_COLUMNS else ""


def _column(found: Sequence[Trained]) -> _Column:
    weeks: dict[int, dict[str, None]] = {}
    for each in found:
        text = "; ".join(group(one, each.week, each.exercise.exercise) for one in each.exercise.groups)
        weeks.setdefault(each.week, {})[escape(text)] = None
    exercises = dict.fromkeys(escape(exercise_name(each.exercise)) for each in found)
    return _Column(", ".join(exercises), tuple((week, " / ".join(texts)) for week, texts in weeks.items()))


def _table(header: Sequence[str], columns: Sequence[_Column]) -> str:
    """Return what is asked for, neighbouring weeks that are alike in one row."""
    by_week = [dict(column.weeks) for column in columns]
    weeks = sorted({week for each in by_week for week in each})
    rows = []
    for cells, alike in groupby(weeks, lambda week: tuple(each.get(week, DASH) for each in by_week)):
        rows.append((_stretches(list(alike)), *cells))
    more = [("…", f"{len(rows) - _MOST_ROWS} more", *("" for _ in columns[1:]))] if len(rows) > _MOST_ROWS else []
    return table(header, [*rows[:_MOST_ROWS], *more])


def _stretches(weeks: Sequence[int]) -> str:
    """Return `1–4, 6`."""
    found = [[week for _, week in each] for _, each in groupby(enumerate(weeks), lambda item: item[1] - item[0])]
    return ", ".join(span(each[0], each[-1]) for each in found)
