"""Filled-in sheets of the form gpl-sheet-1, as CSV or as a workbook, saved by whatever program."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from gplang.importing.records import Row, Table
from gplang.importing.workouts.amounts import WORDS, read_number
from gplang.importing.workouts.columns import Columns, find_columns, plain, refuse_headings
from gplang.importing.workouts.dates import find_order, read_when
from gplang.importing.workouts.gathering import Read, Refused, Settings
from gplang.importing.workouts.records import Fate, Kind, Line
from gplang.vocabulary import Day

_FIELDS = (
    *(
        "athlete",
        "date",
        "week",
        "session",
        "role",
        "label",
        "exercise",
        "set",
        "reps",
        "load",
        "unit",
        "effort",
        "rest",
    ),
    *("cue", "done_load", "done_reps", "done_rir", "note"),
)
_WORDS = {plain(field): field for field in _FIELDS}
_NEEDED = ("date", "session", "exercise", "reps", "done_reps")
_FILLED_IN = ("done_load", "done_reps", "done_rir", "note")
_COUNTED = re.compile(r"(?:[\d.-]+\+?|max)?\s*(s|min|m)?(\s*per side)?")
_BODYWEIGHT = "bodyweight"


def read(table: Table, settings: Settings, athlete: str | None, planned: Iterable[date]) -> Iterator[Read]:
    """Yield what became of each row; those of other athletes than `athlete` are left out.

    `planned` are the days of the plan, by which `3/4/2027` is read where a program has written days so. Raises
    `ImportRefusedError` for another table.
    """
    columns = find_columns(table, _WORDS, _NEEDED)
    if columns is None:
        raise refuse_headings(table, "a sheet of `gpl build`", _NEEDED)
    day_first = _find_order([columns.cell(row, "date") for row in table.rows[columns.at + 1 :]], frozenset(planned))
    for at, row in enumerate(table.rows):
        if not any(row.cells):
            yield Fate.BLANK
        elif at <= columns.at:
            yield Fate.HEADING
        elif not any(columns.cell(row, field) for field in _FILLED_IN):
            yield Fate.EMPTY
        elif athlete is not None and (name := _cell(columns, row, "athlete")) and name.casefold() != athlete.casefold():
            yield Fate.OTHERS
        else:
            yield _line(row, columns, settings, day_first)


def _find_order(texts: list[str], planned: frozenset[date]) -> bool | None:
    order = find_order(texts)
    if order is not None:
        return order
    days, months = ([read_when(text, order) for text in texts] for order in (True, False))
    fits = [sum(found is not None and found.date in planned for found in each) for each in (days, months)]
    return None if fits[0] == fits[1] else fits[0] > fits[1]


def _cell(columns: Columns, row: Row, field: str) -> str:
    """Return a text without the sign that keeps it from being a formula."""
    return columns.cell(row, field).removeprefix("'")


def _line(row: Row, columns: Columns, settings: Settings, day_first: bool | None) -> Line | Refused:
    text = columns.cell(row, "date")
    when = read_when(text, day_first)
    if when is None:
        is_weekday = text.casefold() in tuple(Day)
        wanted = "write the day of training over the weekday" if is_weekday else "no day that can be read"
        return Refused(f"`{text}`: {wanted}")
    reps, role = columns.cell(row, "reps"), columns.cell(row, "role")
    counted = _COUNTED.fullmatch(reps)
    measure = counted[1] if counted else None
    done = columns.cell(row, "done_reps")
    has_set = bool(done or columns.cell(row, "done_load") or columns.cell(row, "done_rir"))
    if has_set and not done:
        number = reps.removesuffix(" per side").split(" ")[0]
        if read_number(number) is None:
            return Refused(f"how many of `{reps}`? `done_reps` is empty")
        done = number
    load, unit, bodyweight = _load(row, columns, settings) if has_set else ("", None, None)
    if measure == "min" and (minutes := read_number(done)) is not None:
        done = str(60 * minutes)
    return Line(
        row.number,
        when.date,
        _cell(columns, row, "exercise"),
        session=_cell(columns, row, "session"),
        kind=Kind.WARMUP if role == "warmup" else Kind.SET,
        role=role or None,
        reps=done if measure is None else "",
        seconds=done if measure in ("s", "min") else "",
        distance=done if measure == "m" else "",
        metres=Decimal(1),
        load=load,
        unit=unit,
        bodyweight=bodyweight,
        per_side=counted is not None and counted[2] is not None,
        rir=columns.cell(row, "done_rir"),
        note=_cell(columns, row, "note"),
    )


def _load(row: Row, columns: Columns, settings: Settings) -> tuple[str, str | None, bool | None]:
    """Return the load that was used, else the one that was planned, if that is a number or a word such as `light`."""
    done, planned = columns.cell(row, "done_load"), _cell(columns, row, "load")
    word, _, added = columns.cell(row, "unit").partition(" + ")
    known = word if word in ("kg", "lb") else settings.unit
    bodyweight = True if _BODYWEIGHT in (added, planned) else False if word in ("kg", "lb") else None
    if done:
        return done, known, bodyweight
    if word in ("kg", "lb") and read_number(planned) is not None:
        return planned, known, bodyweight
    if planned in WORDS:
        return planned, known, None
    return ("0", known, True) if bodyweight and not added else ("", known, None)
