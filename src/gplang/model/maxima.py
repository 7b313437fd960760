"""Percentages that have nothing to be a percentage of."""

from collections.abc import Iterator

from gplang.catalog import Exercise
from gplang.model.plan import Athlete, Plan, SetGroup, SetLine
from gplang.model.scope import Scope
from gplang.quantities import LoadKind
from gplang.source import Location


def check_maxima(plan: Plan, scope: Scope) -> None:
    """Report (E022) each load in per cent of a maximum that an athlete of the plan does not have."""
    lacking: dict[tuple[Location, str], dict[str, None]] = {}
    for athlete in plan.athletes:
        for where, exercise in _percentages(plan, athlete):
            if exercise not in athlete.maxima:
                lacking.setdefault((where, exercise), {})[athlete.name] = None
    for (where, exercise), names in lacking.items():
        hint = f"add `max {exercise} 100kg` to the athlete with the right number, or write another load"
        message = f"{where.text} has no maximum to be taken from: {', '.join(names)} without `max {exercise}`"
        scope.report("E022", where, message, hint)


def _percentages(plan: Plan, athlete: Athlete) -> Iterator[tuple[Location, str]]:
    for session in plan.sessions.values():
        for line in session.lines:
            for group in (*line.groups, *(each for step in line.wave for each in step)):
                if group.load and group.load.kind is LoadKind.PERCENT:
                    yield _load_place(group), group.load.of or choose_exercise(line, athlete).id


def _load_place(group: SetGroup) -> Location:
    """Return where the percentage stands within its group of sets."""
    text = group.where.text
    percent = text.find("%")
    start = text.rfind("@", 0, percent)
    offset = group.where.span.start
    span = group.where.span._replace(start=offset + start, end=offset + percent + 1)
    return Location(group.where.source, span)


def choose_exercise(line: SetLine, athlete: Athlete | None) -> Exercise:
    """Return what an athlete does on a line: its exercise, or the first substitute that the equipment allows.

    Where none fits, or nothing is known of the equipment, it is the line's own exercise.
    """
    if athlete is None or athlete.equipment is None:
        return line.exercise
    choices = (line.exercise, *line.substitutes)
    return next((each for each in choices if not each.lacks(athlete.equipment)), line.exercise)
