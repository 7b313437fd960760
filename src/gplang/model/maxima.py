"""Percentages of a maximum that is not known."""

from collections.abc import Iterable, Iterator

from gplang.diagnostics import Label
from gplang.model.plan import Athlete, Plan, SetGroup, SetLine
from gplang.model.scope import Scope
from gplang.model.substitutes import choose_exercise, has_kit, spares
from gplang.quantities import LoadKind
from gplang.source import Location
from gplang.vocabulary import Role


def check_maxima(plan: Plan, scope: Scope) -> None:
    """Report (E022), once per exercise, loads in per cent of a maximum that an athlete of the plan does not have.

    An athlete is skipped where the maximum, or the equipment, may be what could not be read.
    """
    lacking: dict[str, dict[str, dict[Location, None]]] = {}
    lines = _lines_in_per_cent(plan)
    for athlete in plan.athletes:
        known = (line for line, whole in lines if whole or _is_certain(line, athlete))
        for where, exercise in _percentages(known, athlete):
            if exercise not in athlete.maxima and not athlete.may_lack("max", "equipment"):
                lacking.setdefault(exercise, {}).setdefault(athlete.name, {})[where] = None
    for exercise, by_name in lacking.items():
        places = list(dict.fromkeys(where for found in by_name.values() for where in found))
        related = tuple(Label(where, "and here") for where in places[1:6])
        hint = f"add `max {exercise}` and its weight to the athlete, or write another load"
        message = f"{places[0].text} is of an unknown maximum: {', '.join(by_name)} without `max {exercise}`"
        scope.report("E022", places[0], message, hint, related=related)


def _lines_in_per_cent(plan: Plan) -> list[tuple[SetLine, bool]]:
    """Return the lines that name a percentage, those that sessions share once, and whether they are sure."""
    lines = {id(line): (line, not line.unsure) for session in plan.sessions.values() for line in session.lines}
    return [found for found in lines.values() if any(_is_percentage(group) for group in _groups(found[0]))]


def _is_certain(line: SetLine, athlete: Athlete) -> bool:
    """Return whether the athlete's exercise is known, even if an `or` under the line could not be read."""
    return has_kit(line.exercise, athlete) and (line.role is Role.WARMUP or spares(line.exercise, athlete))


def _groups(line: SetLine) -> tuple[SetGroup, ...]:
    return (*line.groups, *(group for step in line.wave for group in step))


def _is_percentage(group: SetGroup) -> bool:
    return group.load is not None and group.load.kind is LoadKind.PERCENT


def _percentages(lines: Iterable[SetLine], athlete: Athlete) -> Iterator[tuple[Location, str]]:
    for line in lines:
        if choose_exercise(line, athlete) is not line.exercise:
            continue  # a percentage is meant for the line's exercise: a substitute does without
        for group in _groups(line):
            if group.load and group.load.kind is LoadKind.PERCENT:
                yield _load_place(group), group.load.of or line.exercise.id


def _load_place(group: SetGroup) -> Location:
    """Return the place of the percentage within its group of sets."""
    text = group.where.text
    percent = text.find("%")
    start = text.rfind("@", 0, percent)
    offset = group.where.span.start
    span = group.where.span._replace(start=offset + start, end=offset + percent + 1)
    return Location(group.where.source, span)
