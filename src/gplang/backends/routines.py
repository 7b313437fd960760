"""What apps' routines need of a schedule: numbers of supersets, and in words what their fields cannot hold."""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from gplang import wording
from gplang.backends.text import one_line
from gplang.figures import span
from gplang.quantities import Measure, Rest, WeightUnit
from gplang.scheduling.records import (
    LoadForm,
    Schedule,
    ScheduledExercise,
    ScheduledLoad,
    ScheduledSession,
    ScheduledSet,
)

_KG_OF_A_POUND = Fraction(45_359_237, 100_000_000)


def sessions_of(schedule: Schedule, week: int | None) -> Iterator[ScheduledSession]:
    """Yield the sessions of a week, or of all weeks, that have exercises and are still to come.

    What a log has, done or missed, is left out.
    """
    asked = (each for each in schedule.sessions if each.exercises and week in (None, each.week))
    return (each for each in asked if each.recorded is None)


def number_supersets(session: ScheduledSession, first: int) -> Mapping[str, int]:
    """Return a number for each letter under which exercises are done in turn, from `first` up."""
    letters = dict.fromkeys(each.place[0] for each in session.exercises if each.place)
    return {letter: number for number, letter in enumerate(letters, first)}


def superset_of(exercise: ScheduledExercise, numbers: Mapping[str, int]) -> int | None:
    """Return the number of the superset that an exercise is in; None if it stands alone."""
    return None if exercise.place is None else numbers[exercise.place[0]]


def note_of(exercise: ScheduledExercise, week: int) -> str:
    """Return an exercise's sets, progression and cue in words, on one line."""
    parts = [wording.prescription(exercise, week)]
    progress = wording.progression(exercise)
    parts += [progress] if progress else []
    parts += [exercise.cue] if exercise.cue else []
    parts += ["optional"] * exercise.optional
    return join(parts)


def join(parts: Iterable[str]) -> str:
    """Return parts of a note on one line."""
    return "; ".join(one_line(part) for part in parts if part)


def remarks_of(one: ScheduledSet, exercise: ScheduledExercise, week: int, *, measured: bool = False) -> list[str]:
    """Return in words what a set asks for beside repetitions, a weight and an effort.

    `measured`: a time or a distance has a field, too.
    """
    dose, load = one.dose, one.load
    remarks = ["as many as possible"] * dose.amrap + ["each side"] * dose.per_side + ["optional"] * one.optional
    if dose.low is not None and dose.high is not None and dose.measure is not Measure.REPS and not measured:
        unit = "s" if dose.measure is Measure.SECONDS else "m"
        remarks.insert(0, f"{span(dose.low, dose.high)} {unit}")
    if load is not None and (weight_of(load) is None or load.rounded is None or load.rounded.low != load.rounded.high):
        remarks.append(wording.load_of(load, week, exercise.exercise))
    if one.effort is not None and one.effort.low != one.effort.high:
        remarks.append(wording.effort(one.effort))
    return remarks


def weight_of(load: ScheduledLoad | None) -> tuple[Fraction, WeightUnit] | None:
    """Return the weight that goes on the bar, the upper end of a range; None where it is not known as one."""
    if load is None or load.rounded is None or load.unit is None or load.form is LoadForm.BODYWEIGHT:
        return None
    return load.rounded.high, load.unit


def in_kilograms(amount: Fraction, unit: WeightUnit) -> float:
    """Return a weight in kilograms, to a hundredth."""
    return round(float(amount if unit is WeightUnit.KG else amount * _KG_OF_A_POUND), 2)


def rest_of(exercise: ScheduledExercise, own: Rest | None) -> int | None:
    """Return the rest after a set in seconds, the longer end of a range."""
    rest = own or exercise.rest
    return None if rest is None else rest.high
