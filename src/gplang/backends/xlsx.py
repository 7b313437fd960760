"""A schedule as an Excel workbook: the sets with cells to fill in, the days, the hard sets and the exercises.

Texts are written as texts, so none of them can become a formula, and need no sign in front.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from io import BytesIO
from itertools import groupby, pairwise

from gplang import __version__, wording
from gplang.backends import Options
from gplang.backends.csv import shield
from gplang.backends.filled import notes_of
from gplang.backends.held import held_by_week
from gplang.backends.rows import COLUMNS, FILLED_IN, SCHEMA, Cell, Row, list_rows
from gplang.backends.text import one_line
from gplang.backends.volume import RECORDED_COLUMNS, ROW_COLUMNS, list_states
from gplang.backends.volume import list_rows as list_volume
from gplang.quantities import MOST_WEIGHT
from gplang.scheduling.beside import beside_by_week
from gplang.scheduling.records import Schedule, ScheduledSession
from gplang.scheduling.trained import as_trained
from gplang.typed import TYPE_CHECKING, Any
from gplang.vocabulary import Day
from gplang.wording.weeks import times, week_name

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_WIDTHS = {
    **{"athlete": 10, "date": 11, "week": 6, "session": 12, "role": 10, "label": 6, "exercise": 22, "set": 5},
    **{"reps": 12, "load": 9, "unit": 11, "effort": 9, "rest": 9, "cue": 34},
    **{"done_load": 11, "done_reps": 11, "done_rir": 9, "note": 28},
    **{"name": 30, "kind": 9, "day": 11, "time": 12, "title": 28, "length": 13, "gym": 14, "notes": 50},
    **{"muscle": 16, "direct": 8, "indirect": 9, "total": 8, "low": 6, "high": 6},
    **dict.fromkeys(RECORDED_COLUMNS, 16),
}
"""Columns in characters."""

_WRAPPED = frozenset({"cue", "note", "notes", "unit", "title"})
_CENTRED = frozenset({"week", "label", "set", "reps", "load"})
_LANDSCAPE_A4 = 9
_MOST_CHARACTERS = 32_767
"""Characters of a cell."""

_MOST_RIR = 10
_DAYS = ("week", "name", "date", "day", "time", "session", "title", "length", "gym", "notes")
_BODYWEIGHT = "bodyweight"


def render(schedule: Schedule, options: Options) -> bytes:
    """Return the workbook; at one moment the same bytes for the same schedule."""
    from xlsxwriter import Workbook

    data = BytesIO()
    with Workbook(data, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        title = one_line(schedule.plan.title)
        created = options.stamp.replace(tzinfo=None)
        book.set_properties({"title": title, "comments": f"gplang {__version__}", "created": created})
        book.set_custom_property("schema", SCHEMA)
        styles = _Styles(book)
        _add_sets(styles, title, list(list_rows(schedule)))
        _add_table(styles, "Plan", title, _DAYS, list(_list_days(schedule)))
        _add_volume(styles, title, schedule)
        _add_table(styles, "Exercises", title, ("exercise", "name"), sorted(_list_exercises(schedule)))
    return data.getvalue()


class _Styles:
    """The formats of a workbook, each made once."""

    def __init__(self, book: "Workbook") -> None:
        self.book = book
        self.of = cache(self._make)

    def _make(self, column: str, is_date: bool, opens: bool, is_shielded: bool) -> "Format":
        """Return how cells of a column look; `opens`: a session begins there.

        What is shielded stays a text when somebody edits it.
        """
        look: dict[str, Any] = {"valign": "top", "text_wrap": column in _WRAPPED, "quote_prefix": is_shielded}
        if column in _CENTRED:
            look["align"] = "center"
        if is_date:
            look |= {"num_format": "yyyy-mm-dd", "align": "left"}
        if opens:
            look["top"] = 1
        if column in FILLED_IN:
            look |= {"locked": False, "bg_color": "#FFF9DB", "left": 4, "right": 4, "bottom": 4}
        return self.book.add_format(look)

    def head(self) -> "Format":
        """Return how names of columns look."""
        return self.book.add_format({"bold": True, "bg_color": "#E6E6E6", "bottom": 2, "valign": "top"})


def _add_sets(styles: _Styles, title: str, rows: Sequence[Row]) -> None:
    """Add the sheet that is filled in, with a line above each session."""
    opening = {0, *(at for at, (one, other) in enumerate(pairwise(rows), 1) if _session(one) != _session(other))}
    sheet = _add_table(styles, "Sets", title, COLUMNS, rows, opening)
    _validate(sheet, rows)


def _session(row: Row) -> tuple[Cell, ...]:
    return row.date, row.week, row.session


def _validate(sheet: "Worksheet", rows: Sequence[Row]) -> None:
    """Let nobody fill in what cannot be; help with the own weight is a load under 0."""
    at = 1
    for helped, found in groupby(rows, lambda row: _BODYWEIGHT in (row.load, row.unit.rpartition(" ")[2])):
        last = at + len(list(found)) - 1
        least = -MOST_WEIGHT if helped else 0
        _limit(sheet, at, last, "done_load", least, MOST_WEIGHT, "the load on the bar, a number without its unit")
        at = last + 1
    if rows:
        _limit(sheet, 1, len(rows), "done_reps", 0, None, "how many were done, a number without words")
        _limit(sheet, 1, len(rows), "done_rir", 0, _MOST_RIR, f"repetitions in reserve, from 0 to {_MOST_RIR}")


def _limit(sheet: "Worksheet", first: int, last: int, column: str, least: int, most: int | None, asked: str) -> None:
    at = COLUMNS.index(column)
    limits = {"criteria": ">=", "value": least}
    if most is not None:
        limits = {"criteria": "between", "minimum": least, "maximum": most}
    told = {"error_title": column, "error_message": f"{column} is {asked}"}
    sheet.data_validation(first, at, last, at, {"validate": "decimal", **limits, **told})


def _add_table(
    styles: _Styles,
    name: str,
    title: str,
    columns: Sequence[str],
    rows: Sequence[Sequence[Cell]],
    opening: set[int] | frozenset[int] = frozenset(),
) -> "Worksheet":
    """Add a sheet whose names of columns stay in sight, on the screen and on every printed page."""
    sheet: Worksheet = styles.book.add_worksheet(name)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(rows), 1), len(columns) - 1)
    sheet.set_landscape()
    sheet.set_paper(_LANDSCAPE_A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_footer(f"&L{title.replace('&', '&&')[:100]}&C&A&R&P / &N")
    head = styles.head()
    for at, column in enumerate(columns):
        sheet.set_column(at, at, _WIDTHS[column])
        sheet.write_string(0, at, column, head)
    for down, row in enumerate(rows):
        for at, (column, cell) in enumerate(zip(columns, row, strict=True)):
            is_shielded = isinstance(cell, str) and shield(cell) != cell
            style = styles.of(column, isinstance(cell, date), down in opening, is_shielded)
            if isinstance(cell, date):
                sheet.write_datetime(down + 1, at, cell, style)
            elif isinstance(cell, str) and cell:
                sheet.write_string(down + 1, at, cell[:_MOST_CHARACTERS], style)
            elif isinstance(cell, str):
                sheet.write_blank(down + 1, at, None, style)
            else:
                sheet.write_number(down + 1, at, cell, style)
    return sheet


def _add_volume(styles: _Styles, title: str, schedule: Schedule) -> None:
    """Add the sheet of hard sets, with a log also how many sessions of each week are done."""
    rows = list(list_volume(schedule))
    if schedule.log is None:
        _add_table(styles, "Volume", title, ROW_COLUMNS, rows)
        return
    states = list_states(schedule)
    counted = [(*row, *states[int(row[0])]) for row in rows]
    _add_table(styles, "Volume", title, (*ROW_COLUMNS, *RECORDED_COLUMNS), counted)


def _list_days(schedule: Schedule) -> Iterator[tuple[Cell, ...]]:
    """Yield a row for every session and event, and one for a week that has neither."""
    beside = beside_by_week(schedule)
    for week, held in held_by_week(as_trained(schedule)):
        name = one_line(week_name(week.label, week.kind))
        if not held:
            yield week.number, name, *[""] * (len(_DAYS) - 2)
        for each in held:
            if isinstance(each, ScheduledSession):
                facts = (each.session.name, wording.day_title(each), wording.length(each))
                gym = "" if each.gym is None else each.gym.shown
                notes = "; ".join(map(one_line, each.session.notes))
            else:
                facts = (each.event.name, wording.event_title(each.event), wording.event_facts(each.event))
                gym = notes = ""
            day = (each.date or "", wording.day_name(each.day), times(each))
            yield week.number, name, *day, *map(one_line, facts), one_line(gym), notes
        for record in beside.get(week.number, ()):
            clock = "" if record.time is None else f"{record.time:%H:%M}"
            length = "" if record.minutes is None else f"{record.minutes} min"
            when = (record.date, wording.day_name(tuple(Day)[record.date.weekday()]), clock)
            yield week.number, name, *when, record.session, wording.BESIDE, length, "", notes_of(record, week.number)


def _list_exercises(schedule: Schedule) -> set[tuple[str, str]]:
    found = (exercise.exercise for session in schedule.sessions for exercise in session.exercises)
    return {(each.id, one_line(each.name)) for each in found}
