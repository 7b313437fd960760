"""How long a session takes, roughly; every number comes from the guideline profile."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from math import ceil

from gplang.catalog import Exercise
from gplang.guide import TimeModel
from gplang.quantities import Measure, Rest
from gplang.scheduling.records import ScheduledCircuit, ScheduledExercise, ScheduledGroup


def estimate_minutes(exercises: Iterable[ScheduledExercise], model: TimeModel) -> int:
    """Return the length of a session in minutes, rounded up as the profile says."""
    return minutes_of([station_seconds(group, model) for group in group_supersets(exercises)], model)


def minutes_of(stations: Sequence[int], model: TimeModel) -> int:
    """Return the length of a session in minutes from the seconds of its supersets and single exercises.

    To these comes the change from one to the next.
    """
    unit = model.round_minutes * 60
    seconds = sum(stations) + max(0, len(stations) - 1) * model.change_over
    return -(-seconds // unit) * model.round_minutes


def group_supersets(exercises: Iterable[ScheduledExercise]) -> Iterator[tuple[ScheduledExercise, ...]]:
    """Yield the exercises in order, adjacent ones of a superset (`A1`, `A2`) together."""
    station: list[ScheduledExercise] = []
    latest: str | None = None
    for exercise in exercises:
        superset = exercise.label[0].upper() if exercise.label else None
        if station and (superset is None or superset != latest):
            yield tuple(station)
            station = []
        station.append(exercise)
        latest = superset
    if station:
        yield tuple(station)


def station_seconds(group: tuple[ScheduledExercise, ...], model: TimeModel) -> int:
    """Return the duration of a superset or a single exercise, without the rest after its last set."""
    circuit = group[0].circuit
    if circuit is not None:
        return _circuit_seconds(group, circuit, model)
    seconds = rounds = sets = 0
    last = group[-1]
    for exercise in group:
        sets = 0
        usual = model.rest[exercise.role] if exercise is last else model.superset_change
        for inner in exercise.groups:
            own = inner.dose.sets
            sets += own
            seconds += _work(inner, exercise, model) + own * _mean_rest(inner.rest or exercise.rest, usual)
        rounds = max(rounds, sets)
    behind = _mean_rest(last.groups[-1].rest or last.rest if last.groups else last.rest, model.rest[last.role])
    return seconds + max(rounds - 1 - sets, -sets) * behind


def _circuit_seconds(group: tuple[ScheduledExercise, ...], circuit: ScheduledCircuit, model: TimeModel) -> int:
    """Return the time of a circuit: the written one, else its stations', with the way to the next, and the rests."""
    if circuit.seconds is not None:
        return circuit.seconds
    seconds = 0
    for exercise in group:
        for inner in exercise.groups:
            seconds += _work(inner, exercise, model)
            seconds += inner.dose.sets * _mean_rest(inner.rest or exercise.rest, model.superset_change)
    return seconds + ((circuit.rounds or 1) - 1) * _mean_rest(circuit.rest, 0)


def _mean_rest(rest: Rest | None, usual: int) -> int:
    return usual if rest is None else (rest.low + rest.high) // 2


def _work(group: ScheduledGroup, exercise: ScheduledExercise, model: TimeModel) -> int:
    """Return the seconds of all sets of one dose; of a `3x5+` only the last one is open."""
    dose = group.dose
    if dose.measure is Measure.SECONDS:
        seconds = dose.sets * (dose.high or 0)
    elif dose.measure is Measure.METRES:
        seconds = ceil(dose.sets * (dose.high or 0) * _metre(exercise.exercise, model))
    else:
        more = 0 if dose.high is None else dose.amrap * model.reps_over_open
        reps = dose.sets * (model.reps_of_max if dose.high is None else dose.high) + more
        seconds = reps * (_rep_seconds(group.tempo or exercise.tempo) or model.rep)
    return seconds * 2 + dose.sets * model.change_sides if dose.per_side else seconds


def _metre(exercise: Exercise, model: TimeModel) -> int | Fraction:
    """Return the seconds of a metre: less where it is run than where it is carried, pushed or walked."""
    if exercise.pattern is None or exercise.id in model.slow:
        return model.metre
    return model.fast_metre.get(exercise.pattern.value, model.metre)


def _rep_seconds(tempo: str | None) -> int:
    """Return the duration of a repetition at a written tempo, an explosive part taking a second; 0 without a tempo."""
    if tempo is None:
        return 0
    return sum(1 if part in "xX" else int(part) for part in tempo.split("-") if part)
