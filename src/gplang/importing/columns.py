"""The columns of a table: what their headings say is in them."""

import re
from collections.abc import Iterator, Mapping, Sequence

from gplang.importing.records import ImportRefusedError, Row
from gplang.importing.words import find_weeks, strip_edges
from gplang.records import NamedTuple
from gplang.suggest import nearest

_WORDS = {
    "exercise": "exercise exercises lift lifts movement übung übungen exercice exercices ejercicio ejercicios",
    "sets": "sets set sätze satz séries series serie",
    "reps": "reps rep repetitions wdh wiederholungen répétitions reps/set rep's repeticiones",
    "dose": "dose scheme prescription volume setsxreps sets/reps setsreps setxreps sets&reps setreps vorgabe",
    "load": "load weight intensity kg lb lbs gewicht last charge poids peso carga",
    "percent": "% percent percentage %1rm 1rm% %max %rm prozent",
    "rpe": "rpe",
    "rir": "rir reserve",
    "effort": "effort",
    "rest": "rest pause repos descanso restperiod resttime",
    "tempo": "tempo",
    "note": "note notes comment comments cue cues coaching notiz notizen bemerkung bemerkungen notas remarques",
    "day": "day weekday tag jour día dia session workout training einheit",
    "week": "week wk woche semaine semana",
    "label": "order # no nr superset group label",
    "role": "role type category block section",
}
FIELDS = tuple(_WORDS)
"""What a column may hold."""

_FIELDS = {word: name for name, words in _WORDS.items() for word in words.split()}
_UNIT = re.compile(
    r"(.*?)\s*[(\[]?\s*(?<![a-z])(kgs?|lbs?|pounds|s|sec|secs|seconds|min|mins|minutes|%)\s*[)\]]?", re.IGNORECASE
)
_PHASE = re.compile(
    r"(?:deload|entlastung|d[ée]charge|descarga|test(?:ing)?|taper|peak|base|build|intro|volume|intensity|light|heavy|easy)"
    r"(?:\s+week)?",
    re.IGNORECASE,
)
_LEAST = 2
"""Cells of a row of headings that are understood."""

CELL = "cell"
"""What a column holds that is headed by a week alone: sets, a load, or both."""


class Column(NamedTuple):
    """What one column holds, of which week if not of all, in which unit if its heading says that."""

    field: str
    week: int | None = None
    unit: str | None = None
    title: str = ""


class Columns(NamedTuple):
    """The columns of a table by their number."""

    by_number: Mapping[int, Column]
    labels: Mapping[int, str] = {}
    unread: tuple[str, ...] = ()
    """Headings that are not understood."""

    @property
    def weeks(self) -> tuple[int, ...]:
        """The weeks that have columns of their own."""
        return tuple(sorted({each.week for each in self.by_number.values() if each.week is not None}))

    def cells(self, row: Row, week: int | None) -> Iterator[tuple[int, Column, str]]:
        """Yield what a row has for a week, or for all of them, with the number of the column."""
        for number, column in self.by_number.items():
            if column.week == week and number < len(row.cells) and row.cells[number]:
                yield number, column, row.cells[number]


def read_mapping(given: Sequence[str]) -> dict[str, str]:
    """Return which heading stands over which field, from words such as `exercise=Lift,load=Kilos`.

    Raises `ImportRefusedError` for a field that does not exist.
    """
    mapping: dict[str, str] = {}
    for part in (part for text in given for part in text.split(",")):
        name, sign, heading = part.partition("=")
        name = name.strip().casefold()
        if not sign or not heading.strip() or name not in FIELDS:
            near = nearest(name, FIELDS, 1)
            hint = f"did you mean {near[0]}?" if near and name not in FIELDS else f"fields are {', '.join(FIELDS)}"
            raise ImportRefusedError(f"--map takes FIELD=COLUMN, not '{part.strip()}'", hint)
        mapping[heading.strip().casefold()] = name
    return mapping


def find_columns(row: Row, above: Row | None, mapping: Mapping[str, str]) -> Columns | None:
    """Return what the columns hold if a row is one of headings; `above` is the one that may name the weeks."""
    found = {number: column for number, cell in enumerate(row.cells) if (column := _column(cell, mapping))}
    fields = {column.field for column in found.values()}
    weeks = _weeks_above(above, len(row.cells)) if above is not None else {}
    if "exercise" not in fields or len(found) < _LEAST:
        return None
    dosed = {"exercise", "day", "week", "label", "role"}
    placed = {
        number: column._replace(week=weeks[number])
        if number in weeks and column.field not in dosed and column.week is None
        else column
        for number, column in found.items()
    }
    labels = {week: label for cell in row.cells if (named := _labelled(cell)) for week, label in [named]}
    return Columns(placed, labels, tuple(cell for at, cell in enumerate(row.cells) if cell and at not in found))


def count_weeks(row: Row) -> int:
    """Return how many different weeks the cells of a row name."""
    return len({found.numbers for cell in row.cells if (found := find_weeks(cell)) and not found.rest})


def _weeks_above(row: Row, width: int) -> dict[int, int]:
    weeks: dict[int, int] = {}
    last: int | None = None
    for number in range(width):
        found = find_weeks(row.cells[number]) if number < len(row.cells) else None
        last = found.numbers[0] if found is not None else last
        if last is not None:
            weeks[number] = last
    return weeks


def _column(cell: str, mapping: Mapping[str, str]) -> Column | None:
    plain = cell.casefold().strip()
    if not plain:
        return None
    if plain in mapping:
        return Column(mapping[plain], None, _unit_in(plain), cell)
    found = find_weeks(cell)
    if found is not None and len(found.numbers) == 1:
        plain_week = not found.rest or _labelled(cell) is not None
        inner = Column(CELL) if plain_week else _column(found.rest, mapping)
        return None if inner is None else inner._replace(week=found.numbers[0], title=cell)
    name = _FIELDS.get(_key(plain))
    if name is not None:
        return Column(name, None, _unit_in(plain), cell)
    if match := _UNIT.fullmatch(plain):
        name = _FIELDS.get(_key(match[1]))
        return None if name is None else Column(name, None, _unit_in(plain), cell)
    return None


def _labelled(cell: str) -> tuple[int, str] | None:
    """Return a week and what it is called, if the heading of a column says both."""
    found = find_weeks(cell)
    if found is None or len(found.numbers) > 1 or not _PHASE.fullmatch(found.rest):
        return None
    return found.numbers[0], found.rest


def _key(text: str) -> str:
    return re.sub(r"[\s_.:*-]|\b(?:x|and|und|et|y)\b(?=\s)|(?<=\s)x\b", "", strip_edges(text)) or text.strip()


def _unit_in(plain: str) -> str | None:
    match = _UNIT.fullmatch(plain)
    if match is None:
        return None
    unit = match[2].lower()
    return (
        "kg"
        if unit.startswith("k")
        else "lb"
        if unit[0] in "lp"
        else "min"
        if unit.startswith("m")
        else "%"
        if unit == "%"
        else "s"
    )
