"""Exports of Hevy: a row a set, the units in the columns' names, local times with the months of the app's language."""

from collections.abc import Iterator
from decimal import Decimal

from gplang.importing.records import Row, Table
from gplang.importing.workouts.columns import Columns, find_columns, read_words, refuse_headings
from gplang.importing.workouts.dates import find_order, is_ambiguous, read_when
from gplang.importing.workouts.gathering import Read, Refused, Settings
from gplang.importing.workouts.records import Fate, Kind, Line

_WORDS = read_words(
    {
        "title": "title",
        "date": "start_time",
        "end": "end_time",
        "workout_note": "description",
        "exercise": "exercise_title",
        "note": "exercise_notes",
        "superset": "superset_id",
        "index": "set_index",
        "kind": "set_type",
        "kg": "weight_kg",
        "lb": "weight_lbs | weight_lb",
        "reps": "reps",
        "km": "distance_km",
        "miles": "distance_miles",
        "metres": "distance_meters | distance_metres",
        "seconds": "duration_seconds | duration_s",
        "rpe": "rpe",
    }
)
_NEEDED = ("date", "exercise", "reps")
_KINDS = {"warmup": Kind.WARMUP, "warm up": Kind.WARMUP, "failure": Kind.FAILURE}
_METRES = {"km": Decimal(1_000), "miles": Decimal("1609.344"), "metres": Decimal(1)}


def read(table: Table, settings: Settings) -> Iterator[Read]:
    """Yield what became of each row. Raises `ImportRefusedError` for a table without Hevy's headings."""
    columns = find_columns(table, _WORDS, _NEEDED)
    if columns is None:
        raise refuse_headings(table, "Hevy's export", ("start_time", "exercise_title", "reps"))
    day_first = find_order(columns.cell(row, "date") for row in table.rows[columns.at + 1 :])
    for at, row in enumerate(table.rows):
        if at <= columns.at:
            yield Fate.HEADING if any(row.cells) else Fate.BLANK
        elif not any(row.cells):
            yield Fate.BLANK
        else:
            yield _line(row, columns, settings, day_first)


def _line(row: Row, columns: Columns, settings: Settings, day_first: bool | None) -> Line | Refused:
    text = columns.cell(row, "date")
    when = read_when(text, day_first)
    if when is None:
        known = "day or month first?" if is_ambiguous(text) else "no day that can be read"
        return Refused(f"`{text}`: {known}")
    unit = next((name for name in ("kg", "lb") if columns.cell(row, name)), None)
    far = next((name for name in _METRES if columns.cell(row, name)), "metres")
    ended = read_when(columns.cell(row, "end"), day_first)
    minutes = None
    if ended is not None and ended.time is not None and when.time is not None:
        days = (ended.date - when.date).days
        minutes = 24 * 60 * days + 60 * (ended.time.hour - when.time.hour) + ended.time.minute - when.time.minute
    return Line(
        row.number,
        when.date,
        columns.cell(row, "exercise"),
        when.time,
        columns.cell(row, "title"),
        minutes=minutes,
        kind=_KINDS.get(columns.cell(row, "kind").casefold().replace("_", " "), Kind.SET),
        reps=columns.cell(row, "reps"),
        seconds=columns.cell(row, "seconds"),
        distance=columns.cell(row, far),
        metres=_METRES[far],
        load=columns.cell(row, unit) if unit is not None else "",
        unit=unit or settings.unit,
        rpe=columns.cell(row, "rpe"),
        note=columns.cell(row, "note"),
        workout_note=columns.cell(row, "workout_note"),
    )
