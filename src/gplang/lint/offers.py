"""Exercises that could take another's place: what rules offer to an athlete, and the fixes that put them there."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from gplang.catalog import Exercise, Kind, Level, key, load_catalog, priority
from gplang.diagnostics import Fix
from gplang.lint.edits import add_substitute, exchange_exercise
from gplang.lint.subjects import TrainedLine, Trainee
from gplang.suggest import list_words
from gplang.vocabulary import Level as Experience
from gplang.vocabulary import Role, Sensitivity

if TYPE_CHECKING:
    from gplang.model.plan import Plan

MOST_OFFERED = 3
"""Exercises offered for one."""

_NORDIC = "G14"
_EXPLOSIVE = frozenset({Kind.BALLISTIC, Kind.JUMP, Kind.SPRINT})


def is_sensitive(trainee: Trainee, place: Sensitivity) -> bool:
    """Tell whether the athlete is easily hurt there."""
    return trainee.athlete is not None and place in trainee.athlete.sensitive


def is_full_nordic(exercise: Exercise, plan: "Plan") -> bool:
    """Tell whether it is the catalog's Nordic without help; a version of the plan's own may have some."""
    return _NORDIC in exercise.guide and bool(exercise.scalings) and exercise.id not in plan.exercises


def suits(exercise: Exercise, trainee: Trainee) -> bool:
    """Tell whether an athlete has what an exercise needs, and none of the rules about athletes would object to it."""
    athlete = trainee.athlete
    if athlete is not None and athlete.equipment is not None and exercise.lacks(athlete.equipment):
        return False
    if trainee.level is Experience.NOVICE and (
        exercise.technique is Level.HIGH or is_full_nordic(exercise, trainee.plan)
    ):
        return False
    if exercise.spinal_load is Level.HIGH and is_sensitive(trainee, Sensitivity.LOWER_BACK):
        return False
    return not (exercise.knee_stress is Level.HIGH and is_sensitive(trainee, Sensitivity.KNEE))


def find_suitable(trainee: Trainee) -> tuple[Exercise, ...]:
    """Return all exercises that suit an athlete, in the guide's order; the plan's own hide the catalog's."""
    own = trainee.plan.exercises.values()
    hidden = {key(name) for exercise in own for name in exercise.names}
    known = [*own, *(each for each in load_catalog().exercises.values() if key(each.id) not in hidden)]
    return tuple(sorted((each for each in known if suits(each, trainee)), key=priority))


def find_alike(line: TrainedLine) -> list[Exercise]:
    """Return what could be done for a line's exercise and suits the athlete.

    The same pattern comes first, then the same kind of work, then the guide's order. Muscles in common are a must where
    the exercise has any; what warms up does so in a warm-up's place.
    """
    wanted = line.exercise
    alike = [
        each
        for each in find_suitable(line.trainee)
        if each.id != wanted.id
        and (each.pattern is wanted.pattern or is_same_work(each, wanted))
        and (not set(wanted.trains).isdisjoint(each.trains) if wanted.trains else each.pattern is wanted.pattern)
        and (each.warms or not wanted.warms or line.role is not Role.WARMUP)
    ]
    return sorted(alike, key=lambda each: (each.pattern is not wanted.pattern, not is_same_work(each, wanted)))


def is_same_work(one: Exercise, other: Exercise) -> bool:
    """Tell whether two exercises are both strength work, both explosive, or else of one kind."""
    kinds = {one.kind, other.kind}
    hard = {Kind.STRENGTH, Kind.ISOMETRIC, Kind.ECCENTRIC}
    return len(kinds) == 1 or kinds <= hard or kinds <= _EXPLOSIVE


def pick(line: TrainedLine, choices: Iterable[Exercise]) -> tuple[Exercise, ...]:
    """Return the first few of some exercises, without those that the session has already."""
    there = {each.exercise.id for each in line.session.lines} | {line.exercise.id}
    return tuple(each for each in choices if each.id not in there)[:MOST_OFFERED]


def name_exercises(choices: Iterable[Exercise]) -> str:
    """Write exercises as `a`, `b` or `c`; empty for none."""
    names = tuple(each.id for each in choices)
    return list_words(names) if names else ""


# ---- fixes


def exchange_fixes(line: TrainedLine, choices: Iterable[Exercise]) -> tuple[Fix, ...]:
    """Return a fix for each choice that writes it in place of the line's exercise.

    There is none where the text is another file's or is broken, where the exercise comes from an `or`, and where a
    derived session changes the line by its exercise's name.
    """
    if not _may_edit(line) or line.exercise.id != line.line.exercise.id or _is_changed_elsewhere(line):
        return ()
    everybody = " for everybody" if len(line.trainee.plan.athletes) > 1 else ""
    fixes = []
    for choice in choices:
        edits = exchange_exercise(line.line, choice)
        without = " and drop its own load or cue" if len(edits) > 1 else ""
        fixes.append(Fix(f"put `{choice.id}` in place of `{line.exercise.id}`{everybody}{without}", edits))
    return tuple(fixes)


def substitute_fixes(line: TrainedLine, choices: Iterable[Exercise]) -> tuple[Fix, ...]:
    """Return a fix for each choice that adds it as an `or`, for those alone who lack the equipment."""
    if not _may_edit(line):
        return ()
    return tuple(Fix(f"add `or {choice.id}`", add_substitute(line.line, choice)) for choice in choices)


def _may_edit(line: TrainedLine) -> bool:
    return not line.session.broken and line.where.source is line.trainee.plan.where.source


def _is_changed_elsewhere(line: TrainedLine) -> bool:
    """Tell whether a session that is like one with this line drops it, swaps it or puts another in its place."""
    sessions = line.trainee.plan.sessions
    holding = {name for name, each in sessions.items() if any(one.where == line.where for one in each.lines)}
    return any(each.base in holding and name not in holding for name, each in sessions.items())
