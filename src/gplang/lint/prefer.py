"""Ranking of exercises for a line by the demands of the athletes and the rest of the session."""

from collections.abc import Callable, Iterable, Iterator

from gplang.catalog import Exercise, Level, Pattern
from gplang.lint.facts import is_main_lift, is_posterior
from gplang.lint.subjects import TrainedLine
from gplang.model.progressions import progress_of
from gplang.quantities import LOAD_UNITS, Measure, Step
from gplang.scheduling.records import LoadForm
from gplang.vocabulary import Role

Demand = Callable[[Exercise], bool]
"""Returns whether an exercise meets a demand."""

_MAIN = frozenset({Role.PRIMARY, Role.SECONDARY})
_EASY = frozenset({LoadForm.LIGHT, LoadForm.MODERATE})
_BIG = frozenset({Pattern.HINGE, Pattern.THRUST, Pattern.SQUAT, Pattern.OLYMPIC})


def meet(choices: Iterable[Exercise], demands: Iterable[Demand]) -> list[Exercise]:
    """Keep the exercises that meet demands, in order; a demand that none of them meets is ignored."""
    left = list(choices)
    for meets in demands:
        left = [each for each in left if meets(each)] or left
    return left


def by_merit(choices: Iterable[Exercise], demands: Iterable[Demand]) -> list[Exercise]:
    """Return the exercises ranked by how many demands they meet, otherwise in their order."""
    asked = tuple(demands)
    return sorted(choices, key=lambda each: sum(not meets(each) for meets in asked))


def session_demands(line: TrainedLine) -> Iterator[Demand]:
    """Yield the demands of a session on a line's exercise: one heavy load for the spine, a load that can grow.

    A posterior session is built around a lift for heavy loads.
    """
    if line.role is Role.PRIMARY and is_posterior(line):
        yield is_main_lift
    others = [
        each.exercise
        for each in line.session.lines
        if each.where != line.where and each.role is not Role.WARMUP and each.exercise.spinal_load is Level.HIGH
    ]
    if others:
        with_hinge = any(each.pattern is Pattern.HINGE for each in others)
        yield lambda each: each.spinal_load is not Level.HIGH or not (with_hinge or each.pattern is Pattern.HINGE)
    progress = progress_of(line.line, line.trainee.plan)
    if line.role in _MAIN and isinstance(progress, Step) and progress.unit in LOAD_UNITS:
        yield lambda each: each.loadable


def role_demands(line: TrainedLine, *, gentle: bool = False) -> Iterator[Demand]:
    """Yield the demands of a line's role; a `gentle` choice for an accessory is never a lift for heavy loads."""
    wanted = line.exercise
    if line.role not in _MAIN or _is_easy(line):
        if gentle or not _is_big(wanted):
            yield lambda each: not _is_big(each)
        if gentle:
            yield lambda each: each.fatigue is Level.LOW
    else:
        if wanted.hip_dominant:
            yield lambda each: each.hip_dominant
        if line.role is Role.PRIMARY:
            yield lambda each: each.loadable
    if wanted.unilateral and any(done.group.dose.per_side for done in line.groups):
        yield lambda each: each.unilateral


def _is_big(exercise: Exercise) -> bool:
    """Return whether an exercise can be a lift that a session is built around."""
    return exercise.pattern in _BIG and (exercise.loadable or exercise.fatigue is Level.HIGH)


def _is_easy(line: TrainedLine) -> bool:
    """Return whether all sets of a line are light or timed."""
    return all(
        done.group.dose.measure is not Measure.REPS or (done.group.load is not None and done.group.load.form in _EASY)
        for done in line.groups
    )


# ---- what is there


def taken(line: TrainedLine) -> frozenset[str]:
    """Return the ids of the exercises that cannot be offered for a line: its own, and those done around it.

    Other lines of the same exercise get the same replacement. A warm-up only blocks an exercise for other warm-ups.
    """
    written, is_warmup = line.line.exercise.id, line.role is Role.WARMUP
    others = (
        name
        for name, places in line.trainee.inheritance.around(line.session).items()
        if any(each.exercise.id != written and (each.role is Role.WARMUP) is is_warmup for each in places.values())
    )
    return frozenset((line.exercise.id, written, *others))
