"""Exports of Strong, of any of its shapes: with commas or semicolons, with or without units and RPE."""

from collections.abc import Iterator
from decimal import Decimal

from gplang.importing.records import Row, Table
from gplang.importing.workouts.amounts import read_unit
from gplang.importing.workouts.columns import Columns, find_columns, plain, read_words, refuse_headings
from gplang.importing.workouts.dates import find_order, is_ambiguous, read_minutes, read_when
from gplang.importing.workouts.gathering import Read, Refused, Settings
from gplang.importing.workouts.records import Fate, Kind, Line

_WORDS = read_words(
    {
        "number": "Workout # | Workout Number | Workout-Nr.",
        "date": "Date | Datum | Fecha | Data",
        "title": "Workout Name | Workout-Name | Nom de l'entraînement | Nombre del entrenamiento",
        "length": "Duration | Workout Duration | Dauer | Workout-Dauer | Durée | Duración",
        "length_seconds": "Duration (sec) | Workout Duration (sec)",
        "exercise": "Exercise Name | Name der Übung | Nom de l'exercice | Nombre del ejercicio",
        "order": "Set Order | Reihenfolge festlegen | Ordre de la série | Orden de la serie",
        "load": "Weight | Gewicht | Poids | Peso",
        "kg": "Weight (kg) | Gewicht (kg)",
        "lb": "Weight (lb) | Weight (lbs) | Gewicht (lbs)",
        "unit": "Weight Unit | Gewichtseinheit",
        "reps": "Reps | Wiederh. | Wiederholungen | Répétitions | Repeticiones",
        "rpe": "RPE",
        "distance": "Distance | Entfernung | Distancia",
        "metres": "Distance (meters) | Distance (metres) | Distance (m)",
        "km": "Distance (km)",
        "miles": "Distance (miles) | Distance (mi)",
        "distance_unit": "Distance Unit | Entfernungseinheit",
        "seconds": "Seconds | Sekunden | Secondes | Segundos",
        "note": "Notes | Notizen | Notas",
        "workout_note": "Workout Notes | Workout-Notizen | Notes de l'entraînement | Notas del entrenamiento",
    }
)
_NEEDED = ("date", "exercise", "order")
_KINDS = {"w": Kind.WARMUP, "warmup": Kind.WARMUP, "f": Kind.FAILURE, "failure": Kind.FAILURE}
_KINDS |= {"note": Kind.NOTE, "notiz": Kind.NOTE, "resttimer": Kind.REST, "rest": Kind.REST, "pausentimer": Kind.REST}
_MILE = Decimal("1609.344")
_METRES = {"km": Decimal(1_000), "mi": _MILE, "mile": _MILE, "miles": _MILE, "m": Decimal(1), "meters": Decimal(1)}
_FAR = (("metres", "m"), ("km", "km"), ("miles", "mi"))


def read(table: Table, settings: Settings) -> Iterator[Read]:
    """Yield what became of each row. Raises `ImportRefusedError` for a table without Strong's headings."""
    columns = find_columns(table, _WORDS, _NEEDED)
    if columns is None:
        raise refuse_headings(table, "Strong's export", ("Date", "Exercise Name", "Set Order"))
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
    load, unit = _load(row, columns, settings)
    distance, metres = _distance(row, columns, unit)
    long, seconds = columns.cell(row, "length"), columns.cell(row, "length_seconds")
    return Line(
        row.number,
        when.date,
        columns.cell(row, "exercise"),
        when.time,
        columns.cell(row, "title"),
        minutes=read_minutes(long) if long else read_minutes(seconds, seconds=True),
        kind=_kind(row, columns),
        reps=columns.cell(row, "reps"),
        seconds=columns.cell(row, "seconds"),
        distance=distance,
        metres=metres,
        load=load,
        unit=unit,
        rpe=columns.cell(row, "rpe"),
        note=columns.cell(row, "note"),
        workout_note=columns.cell(row, "workout_note"),
    )


def _kind(row: Row, columns: Columns) -> Kind:
    if plain(columns.cell(row, "exercise")) == "resttimer":
        return Kind.REST
    return _KINDS.get(plain(columns.cell(row, "order")), Kind.SET)


def _load(row: Row, columns: Columns, settings: Settings) -> tuple[str, str | None]:
    for name in ("kg", "lb"):
        if columns.has(name):
            return columns.cell(row, name), name
    said = read_unit(columns.cell(row, "unit"))
    return columns.cell(row, "load"), said or settings.unit


def _distance(row: Row, columns: Columns, unit: str | None) -> tuple[str, Decimal]:
    """Return a distance and how long one of it is: where no unit is said, that of those who lift in this unit."""
    for name, word in _FAR:
        if columns.has(name):
            return columns.cell(row, name), _METRES[word]
    said = _METRES.get(columns.cell(row, "distance_unit").casefold())
    return columns.cell(row, "distance"), said or (_MILE if unit == "lb" else _METRES["km"])
