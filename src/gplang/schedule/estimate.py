"""How long a session takes, roughly; every number comes from the guideline profile."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from gplang.guide import TimeModel
from gplang.quantities import Dose, Measure
from gplang.schedule.records import ScheduledExercise


def estimate_minutes(exercises: Iterable[ScheduledExercise], model: TimeModel) -> int:
    """Return the length of a session in minutes, rounded up as the profile says."""
    unit = model.round_minutes * 60
    return -(-estimate_seconds(exercises, model) // unit) * model.round_minutes


def estimate_seconds(exercises: Iterable[ScheduledExercise], model: TimeModel) -> int:
    """Return the length of a session in seconds: work, rest, and the change from exercise to exercise."""
    total = 0
    stations = 0
    for group in group_supersets(exercises):
        stations += 1
        total += _station_seconds(group, model)
    return total + max(0, stations - 1) * model.change_over


def group_supersets(exercises: Iterable[ScheduledExercise]) -> Iterator[tuple[ScheduledExercise, ...]]:
    """Yield the exercises in order, neighbours of one superset (`A1`, `A2`) together."""
    numbered = list(enumerate(exercises))

    def station(entry: tuple[int, ScheduledExercise]) -> str:
        number, exercise = entry
        return exercise.label[0].upper() if exercise.label else str(number)

    for _, entries in groupby(numbered, key=station):
        yield tuple(exercise for _, exercise in entries)


def _station_seconds(group: tuple[ScheduledExercise, ...], model: TimeModel) -> int:
    """Return what a superset or a single exercise takes, without the rest behind its very last set."""
    work = sum(_work(exercise, one.dose, model) for exercise in group for one in exercise.sets)
    sets = [sum(inner.dose.sets for inner in exercise.groups) for exercise in group]
    rounds = max(sets, default=0)
    pauses = 0
    for exercise, count in zip(group[:-1], sets[:-1], strict=True):
        pauses += count * (model.superset_change if exercise.rest is None else _mean_rest(exercise, model))
    if group:
        pauses += max(0, rounds - 1) * _mean_rest(group[-1], model)
    return work + pauses


def _mean_rest(exercise: ScheduledExercise, model: TimeModel) -> int:
    if exercise.rest is None:
        return model.rest[exercise.role]
    return (exercise.rest.low + exercise.rest.high) // 2


def _work(exercise: ScheduledExercise, dose: Dose, model: TimeModel) -> int:
    """Return the seconds of one set."""
    if dose.measure is Measure.SECONDS:
        seconds = dose.high or 0
    elif dose.measure is Measure.METRES:
        seconds = (dose.high or 0) * model.metre
    else:
        reps = model.reps_of_max if dose.high is None else dose.high + dose.amrap * model.reps_over_open
        seconds = reps * (_rep_seconds(exercise.tempo) or model.rep)
    return seconds * 2 + model.change_sides if dose.per_side else seconds


def _rep_seconds(tempo: str | None) -> int:
    """Return what a repetition takes at a written tempo, an explosive part a second; 0 without one."""
    if tempo is None:
        return 0
    return sum(1 if part in "xX" else int(part) for part in tempo.split("-") if part)
