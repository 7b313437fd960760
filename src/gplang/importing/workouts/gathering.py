"""Rows of what was done, put together to sets and workouts."""

from collections.abc import Iterable, Iterator
from datetime import date, time
from decimal import Decimal

from gplang.importing.records import ImportRefusedError
from gplang.importing.workouts.amounts import WORDS, is_possible, read_number, read_reserve, settle
from gplang.importing.workouts.records import Content, Fate, Kind, Line, Performed, Workout
from gplang.quantities import MOST_COUNTED, MOST_SETS, Measure, Weight, WeightUnit
from gplang.records import NamedTuple

_LONGEST_MINUTES = 6 * 60
"""A longer workout is one that was not ended in the app."""


class Settings(NamedTuple):
    """What a source does not say: the unit of its loads."""

    unit: str | None = None


class Refused(NamedTuple):
    """Why a row is not understood."""

    reason: str


Read = Line | Fate | Refused
"""What a row is: one of a workout, one that says nothing of it, or one that is not understood."""


class _Open:
    """A workout that more rows may belong to."""

    def __init__(self, first: Line) -> None:
        self.first = first
        self.minutes: int | None = None
        self.sets: list[Performed] = []
        self.notes: dict[str, None] = {}
        self.remarks: dict[str, None] = {}
        self.rows: list[int] = []


Key = tuple[date, time | None, str, str]


def gather(read: Iterable[Read], numbers: Iterable[int]) -> Content:
    """Return the workouts of a source by date, from what its rows are; `numbers` are those of the rows.

    Raises `ImportRefusedError` for loads of which nobody knows the unit.
    """
    opened: dict[Key, _Open] = {}
    fates: list[Fate] = []
    doubts: list[tuple[int, str]] = []
    count = 0
    for number, one in zip(numbers, read, strict=True):
        count += 1
        if isinstance(one, Refused):
            doubts.append((number, one.reason))
            fates.append(Fate.REFUSED)
        elif isinstance(one, Fate):
            fates.append(one)
        else:
            fate = _take(one, opened, doubts)
            fates += [fate] * (fate is not Fate.SET)
    workouts = [_close(each, doubts) for each in opened.values() if each.sets]
    doubts.sort(key=lambda doubt: doubt[0])
    workouts.sort(key=lambda each: (each.date, each.time or time.min))
    return Content(count, workouts, fates, doubts)


def _take(line: Line, opened: dict[Key, _Open], doubts: list[tuple[int, str]]) -> Fate:
    """Add a row to its workout; return what became of it."""
    workout = opened.setdefault((line.date, line.time, line.title, line.session), _Open(line))
    if line.kind is Kind.REST:
        return Fate.REST
    _take_notes(line, workout)
    if line.kind is Kind.NOTE:
        return Fate.NOTE
    if workout.minutes is None and line.minutes is not None:
        workout.minutes = line.minutes
    if not line.exercise.strip():
        doubts.append((line.row, "no exercise in it"))
        return Fate.REFUSED
    found = list(read_sets(line, doubts))
    if not found:
        is_told = bool(doubts) and doubts[-1][0] == line.row
        return Fate.REFUSED if is_told else Fate.NOTE if line.note else Fate.EMPTY
    workout.sets += found
    workout.rows.append(line.row)
    return Fate.SET


def _take_notes(line: Line, workout: _Open) -> None:
    if line.workout_note:
        workout.notes.setdefault(line.workout_note)
    if line.note:
        workout.remarks.setdefault(f"{line.exercise}: {line.note}" if line.exercise else line.note)


def _close(workout: _Open, doubts: list[tuple[int, str]]) -> Workout:
    first, minutes = workout.first, workout.minutes
    if minutes is not None and not 1 <= minutes <= _LONGEST_MINUTES:
        if minutes > _LONGEST_MINUTES:
            doubts.append(
                (workout.rows[0], f"a length of {minutes / 60:.0f} h left out: over {_LONGEST_MINUTES // 60} h")
            )
        minutes = None
    notes = (*workout.notes, *workout.remarks)
    return Workout(
        first.date, first.time, first.title, first.session, minutes, tuple(workout.sets), notes, tuple(workout.rows)
    )


def read_sets(line: Line, doubts: list[tuple[int, str]]) -> Iterator[Performed]:
    """Yield the sets of a row; what cannot be read is told."""
    word = WORDS.get(line.load.strip().casefold())
    load = None if word is not None else _read_load(line)
    if isinstance(load, str):
        doubts.append((line.row, load))
        return
    counted = list(_count(line, load))
    for told in (each for each in counted if isinstance(each, str)):
        doubts.append((line.row, told))
        return
    sets = read_number(line.sets) if line.sets.strip() else Decimal(1)
    if sets is None or sets % 1 or not 1 <= sets <= MOST_SETS:
        doubts.append((line.row, f"`{line.sets}` sets"))
        return
    reserve = read_reserve(line.rpe, line.rir) if counted else None
    if isinstance(reserve, str):
        doubts.append((line.row, reserve))
        reserve = None
    if reserve is None and line.kind is Kind.FAILURE:
        reserve = Decimal(0)
    for each in counted:
        if isinstance(each, str):
            continue
        measure, count = each
        yield Performed(
            line.exercise,
            count,
            measure,
            load,
            reserve,
            line.kind is Kind.WARMUP,
            line.role,
            line.per_side,
            line.bodyweight,
            int(sets),
            word,
        )


def _read_load(line: Line) -> Weight | str | None:
    """Return the load of a row, None without one, or why it cannot be read."""
    if not line.load.strip():
        return None
    amount = read_number(line.load)
    if amount is None:
        return f"`{line.load}` is no load"
    if not amount:
        return None if line.bodyweight is None else Weight(amount, WeightUnit(line.unit or "kg"))
    if line.unit is None:
        raise ImportRefusedError(f"row {line.row}: {line.load}: kilograms or pounds?", "say --unit kg or --unit lb")
    weight = settle(amount, WeightUnit(line.unit))
    return weight if is_possible(weight.amount) else f"a load of {line.load} {line.unit}"


def _count(line: Line, load: Weight | None) -> Iterator[tuple[Measure, int] | str]:
    """Yield what a row counts: repetitions before times, the distance of what is carried before its time."""
    reps = line.reps.strip()
    listed = [each.strip() for each in reps.replace(";", "/").split("/")] if "/" in reps or ";" in reps else [reps]
    numbers = [read_number(each) for each in listed] if reps else []
    if any(each is None or each % 1 or each < 0 for each in numbers):
        yield f"`{line.reps}` repetitions"
        return
    found = [(Measure.REPS, int(each)) for each in numbers if each]
    if not found:
        others = ((Measure.METRES, line.distance, line.metres), (Measure.SECONDS, line.seconds, Decimal(1)))
        for measure, text, factor in others if load is not None else others[::-1]:
            amount = read_number(text) if text.strip() else Decimal(0)
            if amount is None:
                yield f"`{text}` {measure}"
                return
            if amount > 0:
                found = [(measure, max(1, round(amount * factor)))]
                break
    for measure, count in found:
        yield (measure, count) if count <= MOST_COUNTED[measure] else f"{count:,} {measure} in a set"
