"""What a line asks for: its sets and loads in each week, for each athlete."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from gplang.editor.markup import escape, table
from gplang.model.plan import Athlete
from gplang.schedule.records import Schedule, ScheduledExercise
from gplang.source import Location
from gplang.vocabulary import WeekKind
from gplang.wording import exercise_name, group
from gplang.wording.numbers import span

_MOST_ROWS = 12
"""Rows of a table."""

_MOST_ATHLETES = 6
"""Tables for athletes who do not do the same."""


class Trained(NamedTuple):
    """A line as one athlete (None: anybody) does it in a week; `kind` is the week's."""

    athlete: Athlete | None
    week: int
    kind: WeekKind | None
    exercise: ScheduledExercise


def find_trained(where: Location, schedules: Iterable[Schedule]) -> Iterator[Trained]:
    """Yield what is done for the exercise lines that start within a place, athlete by athlete, in order."""
    start, end = where.span
    for schedule in schedules:
        for session in schedule.sessions:
            for exercise in session.exercises:
                if start <= exercise.where.span.start <= end and exercise.where.source is where.source:
                    yield Trained(schedule.athlete, session.week, session.kind, exercise)


def render_doses(where: Location, schedules: Sequence[Schedule]) -> str:
    """Return what each athlete lifts in which week, in Markdown; empty for a line that no week trains."""
    names: dict[str, list[str]] = {}
    for schedule in schedules:
        found = list(find_trained(where, [schedule]))
        if found:
            names.setdefault(_render(found), []).append(_name(schedule.athlete))
    parts = [f"**{', '.join(filter(None, whose))}**\n\n{text}" for text, whose in names.items()]
    if len(names) == 1:
        return next(iter(names))
    more = [f"… and {len(parts) - _MOST_ATHLETES} more"] if len(parts) > _MOST_ATHLETES else []
    return "\n\n".join([*parts[:_MOST_ATHLETES], *more])


def _name(athlete: Athlete | None) -> str:
    return "" if athlete is None else escape(athlete.title or athlete.name)


def _render(found: Sequence[Trained]) -> str:
    """Return what one athlete does: the exercise, and a table of weeks."""
    done = ", ".join(dict.fromkeys(escape(exercise_name(each.exercise)) for each in found))
    return f"{done}\n\n{_table(found)}"


def _table(found: Iterable[Trained]) -> str:
    rows = [(_stretch(weeks), escape(text)) for weeks, text in _by_weeks(found)]
    more = [("…", f"{len(rows) - _MOST_ROWS} more")] if len(rows) > _MOST_ROWS else []
    return table(("Week", "Sets"), [*rows[:_MOST_ROWS], *more])


def _by_weeks(found: Iterable[Trained]) -> list[tuple[list[int], str]]:
    """Return what is asked for with the weeks it is asked in, neighbours that are alike together."""
    rows: list[tuple[list[int], str]] = []
    told: set[tuple[int, str]] = set()
    for each in found:
        text = "; ".join(group(one, each.week, each.exercise.exercise) for one in each.exercise.groups)
        if (each.week, text) in told:
            continue
        told.add((each.week, text))
        if rows and rows[-1][1] == text:
            rows[-1][0].append(each.week)
        else:
            rows.append(([each.week], text))
    return rows


def _stretch(weeks: list[int]) -> str:
    return span(weeks[0], weeks[-1])
