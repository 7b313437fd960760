"""Percentages that have nothing to be a percentage of."""

from collections.abc import Iterator

from gplang.model.plan import Athlete, Plan, SetGroup
from gplang.model.scope import Scope
from gplang.model.substitutes import choose_exercise, for_other_exercise
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
            exercise = choose_exercise(line, athlete)
            groups = (*line.groups, *(group for step in line.wave for group in step))
            for group in groups if exercise is line.exercise else for_other_exercise(groups):
                if group.load and group.load.kind is LoadKind.PERCENT:
                    yield _load_place(group), group.load.of or exercise.id


def _load_place(group: SetGroup) -> Location:
    """Return where the percentage stands within its group of sets."""
    text = group.where.text
    percent = text.find("%")
    start = text.rfind("@", 0, percent)
    offset = group.where.span.start
    span = group.where.span._replace(start=offset + start, end=offset + percent + 1)
    return Location(group.where.source, span)
