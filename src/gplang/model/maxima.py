"""Percentages that have nothing to be a percentage of."""

from collections.abc import Iterator

from gplang.diagnostics import Label
from gplang.model.plan import Athlete, Plan, SetGroup
from gplang.model.scope import Scope
from gplang.model.substitutes import choose_exercise, for_other_exercise
from gplang.quantities import LoadKind
from gplang.source import Location


def check_maxima(plan: Plan, scope: Scope) -> None:
    """Report (E022), once an exercise, loads in per cent of a maximum that an athlete of the plan does not have.

    An athlete whose block has a mistake is passed over: the maximum may be what is mistaken.
    """
    lacking: dict[str, dict[str, dict[Location, None]]] = {}
    for athlete in plan.athletes:
        for where, exercise in _percentages(plan, athlete):
            if exercise not in athlete.maxima and not athlete.broken:
                lacking.setdefault(exercise, {}).setdefault(athlete.name, {})[where] = None
    for exercise, by_name in lacking.items():
        places = list(dict.fromkeys(where for found in by_name.values() for where in found))
        related = tuple(Label(where, "and here") for where in places[1:6])
        hint = f"add `max {exercise}` and its weight to the athlete, or write another load"
        message = f"{places[0].text} is of an unknown maximum: {', '.join(by_name)} without `max {exercise}`"
        scope.report("E022", places[0], message, hint, related=related)


def _percentages(plan: Plan, athlete: Athlete) -> Iterator[tuple[Location, str]]:
    lines = {id(line): line for session in plan.sessions.values() for line in session.lines}
    for line in lines.values():
        if any(group.load for step in (line.groups, *line.wave) for group in step):
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
