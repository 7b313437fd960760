"""Tables of sets from anywhere: columns by their headings in several languages, or as they are told."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from gplang.importing.records import ImportRefusedError, Row, Table
from gplang.importing.workouts.amounts import read_unit
from gplang.importing.workouts.columns import Columns, find_columns, plain, read_words, refuse_headings
from gplang.importing.workouts.dates import find_order, is_ambiguous, read_minutes, read_time, read_when
from gplang.importing.workouts.gathering import Read, Refused, Settings
from gplang.importing.workouts.records import Fate, Kind, Line
from gplang.vocabulary import Role

_TABLE = {
    "date": "Date | Day | Start | Start time | Started | Timestamp | Datum | Tag | Jour | Fecha | Data",
    "time": "Time | Time of day | Uhrzeit | Zeit | Heure | Hora | Ora",
    "length": "Length | Workout length | Duration (min) | Minutes | Dauer (min) | Durée (min) | Duración (min)",
    "title": "Workout | Workout name | Session | Title | Routine | Training | Einheit | Séance | Sesión | Allenamento",
    "exercise": "Exercise | Exercise name | Lift | Movement | Übung | Uebung | Exercice | Ejercicio | Esercizio",
    "kind": "Set type | Type | Kind | Set Order | Satztyp | Art",
    "role": "Role | Rolle",
    "sets": "Sets | Sätze | Séries | Series | Serie",
    "set": "Set | Set number | Set # | Satz | #",
    "reps": "Reps | Repetitions | Rep | Wdh | Wdh. | Wiederholungen | Répétitions | Repeticiones | Ripetizioni",
    "load": "Load | Weight | kg | lb | lbs | Load (kg) | Load (lb) | Load (lbs) | Weight (kg) | Weight (lb)"
    " | Weight (lbs) | Gewicht | Gewicht (kg) | Last | Charge | Charge (kg) | Poids | Poids (kg) | Peso | Peso (kg)"
    " | Carga | Carga (kg)",
    "unit": "Unit | Weight unit | Einheit der Last | Unité | Unidad",
    "seconds": "Seconds | Time (s) | Duration (s) | Duration (sec) | Sekunden | Secondes | Segundos | Hold (s)",
    "metres": "Metres | Meters | Distance (m) | Meter | Strecke (m)",
    "rpe": "RPE",
    "rir": "RIR | Reserve | Reps in reserve",
    "note": "Note | Notes | Comment | Comments | Notiz | Notizen | Bemerkung | Notas | Remarque",
}
_WORDS = read_words(_TABLE)
FIELDS = tuple(_TABLE)
"""What a column may hold."""

_NEEDED = ("date", "exercise")
_KINDS = dict.fromkeys(("w", "warmup", "warmups", "aufwärmen", "aufwärmsatz", "échauffement"), Kind.WARMUP)
_KINDS |= dict.fromkeys(("f", "failure", "versagen"), Kind.FAILURE)
_KINDS |= {"note": Kind.NOTE, "resttimer": Kind.REST}
_LOAD = re.compile(
    r"(?:(bw|bodyweight|body weight|kg körper)\s*)?([+-]?\s*\d[\d.,]*)?\s*([a-z]{2,9}\.?)?", re.IGNORECASE
)
_HEADED = re.compile(r"(?<![a-z])(kg|lbs?)(?![a-z])", re.IGNORECASE)


def read(table: Table, settings: Settings, mapping: Mapping[str, str] | None = None) -> Iterator[Read]:
    """Yield what became of each row; a day and an exercise that a row leaves out are those of the row above.

    Raises `ImportRefusedError` for a table without a column of days and of exercises, and for days in numbers of which
    nobody knows the order.
    """
    columns = find_columns(table, _WORDS, _NEEDED, mapping)
    if columns is None or not any(columns.has(field) for field in ("reps", "seconds", "metres")):
        fields = ("date", "exercise", "and reps, seconds or metres")
        raise refuse_headings(table, "a log", fields)
    texts = [columns.cell(row, "date") for row in table.rows[columns.at + 1 :]]
    day_first = find_order(texts)
    if day_first is None and (odd := next(filter(is_ambiguous, texts), None)) is not None:
        raise ImportRefusedError(f"`{odd}`: day or month first?", "write days as 2026-12-08")
    match = _HEADED.search(columns.titles.get("load", ""))
    reader = _Reader(columns, match[1] if match else settings.unit, day_first)
    for at, row in enumerate(table.rows):
        if not any(row.cells):
            yield Fate.BLANK
        else:
            yield Fate.HEADING if at <= columns.at else reader.read(row)


class _Reader:
    """The rows from the top, with what those above have said."""

    def __init__(self, columns: Columns, unit: str | None, day_first: bool | None) -> None:
        self._columns = columns
        self._unit = unit
        self._day_first = day_first
        self._first = Row(0, ())
        self._exercise = ""

    def read(self, row: Row) -> Line | Refused:
        """Return what a row says."""
        cell = self._columns.cell
        if cell(row, "date"):
            self._first, self._exercise = row, ""
        self._exercise = cell(row, "exercise") or self._exercise
        first, role = self._first, cell(row, "role").casefold()
        when = read_when(cell(first, "date"), self._day_first)
        if when is None:
            return Refused(f"`{cell(first, 'date')}`: no day that can be read")
        load, unit, bodyweight = self._load(row)
        return Line(
            row.number,
            when.date,
            self._exercise,
            read_time(cell(first, "time")) or when.time,
            cell(first, "title"),
            minutes=read_minutes(cell(first, "length")),
            kind=_KINDS.get(plain(cell(row, "kind")) or plain(role), Kind.SET),
            role=role if role in tuple(Role) else None,
            sets=cell(row, "sets"),
            reps=cell(row, "reps"),
            seconds=cell(row, "seconds"),
            distance=cell(row, "metres"),
            metres=Decimal(1),
            load=load,
            unit=unit,
            bodyweight=bodyweight,
            rpe=cell(row, "rpe"),
            rir=cell(row, "rir"),
            note=cell(row, "note"),
        )

    def _load(self, row: Row) -> tuple[str, str | None, bool | None]:
        """Return the load's number, its unit, and whether it is added to the body's weight."""
        text = self._columns.cell(row, "load")
        said = read_unit(self._columns.cell(row, "unit"))
        match = _LOAD.fullmatch(text)
        if match is None or not text:
            return text, said or self._unit, None
        own = read_unit(match[3]) if match[3] else None
        if match[3] and own is None:
            return text, said or self._unit, None
        number = (match[2] or "0").replace(" ", "").rstrip(".,")
        return number, own or said or self._unit, True if match[1] else None
