"""Tables with a row for each exercise: columns of weeks, or blocks of days."""

import re
from collections.abc import Mapping

from gplang.importing.cells import compose
from gplang.importing.columns import Columns, count_weeks, find_columns
from gplang.importing.exercises import find_exercise
from gplang.importing.pasted import MOST_WEEKS, Context, read_pasted, take_label
from gplang.importing.records import (
    Content,
    DayKey,
    Doubt,
    Entry,
    ImportRefusedError,
    Kind,
    Row,
    Table,
    Verdict,
)
from gplang.importing.words import find_day, find_role, strip_edges

_WEEKS = re.compile(r"(?:[^\d]*?)(\d{1,4})(?:\s*-\s*(\d{1,4}))?(?:\.0)?")
_MOST_NAMED = 12


def read_grid(table: Table, mapping: Mapping[str, str], unit: str | None = None) -> Content:
    """Return what the rows of a table ask for.

    Raises `ImportRefusedError` for a table without a column of exercises if a mapping asks for one; without one, its
    rows are read as lines of text.
    """
    if not _has_headings(table, mapping):
        if mapping:
            _refuse(table, mapping)
        return read_pasted(table, unit)
    grid = _Grid(table, mapping, Context(unit))
    verdicts = [grid.read(at) for at in range(len(table.rows))]
    return grid.context.content(table.word, verdicts, table.title)


def _has_headings(table: Table, mapping: Mapping[str, str]) -> bool:
    return any(find_columns(row, None, mapping) is not None for row in table.rows)


def _refuse(table: Table, mapping: Mapping[str, str]) -> None:
    names = dict.fromkeys(cell for row in table.rows[:_MOST_NAMED] for cell in row.cells if cell)
    listed = ", ".join(f"'{name}'" for name in list(names)[:_MOST_NAMED])
    wanted = ", ".join(f"'{each}'" for each in mapping)
    raise ImportRefusedError(
        f"no row of headings with {wanted} and a column of exercises", f"the first cells are {listed}"
    )


class _Grid:
    """A table that is read from the top, with what its headings have said."""

    def __init__(self, table: Table, mapping: Mapping[str, str], context: Context) -> None:
        self._rows = table.rows
        self._mapping = mapping
        self._columns: Columns | None = None
        self._exercise = ""
        self.context = context

    def read(self, at: int) -> Verdict:
        """Return what became of a row."""
        row = self._rows[at]
        said = list(dict.fromkeys(cell for cell in row.cells if cell))
        if not any(map(strip_edges, said)):
            return Verdict(row, Kind.BLANK)
        if (columns := find_columns(row, self._above(at), self._mapping)) is not None:
            self._columns, self._exercise, self.context.begun = columns, "", True
            self.context.labels.update(columns.labels)
            unread = f"columns that are not read: {', '.join(columns.unread)}"
            if columns.unread and unread not in self.context.notes:
                self.context.notes.append(unread)
            return Verdict(row, Kind.HEADING)
        if count_weeks(row) > 1 and self._heads(at):
            return Verdict(row, Kind.HEADING)
        if len(said) == 1 and (verdict := self._read_heading(row, said[0], at)) is not None:
            return verdict
        if self._columns is None:
            return Verdict(row, Kind.COMMENT, "before the headings of the table")
        return self._read_exercise(row, self._columns)

    def _above(self, at: int) -> Row | None:
        return self._rows[at - 1] if at and count_weeks(self._rows[at - 1]) else None

    def _heads(self, at: int) -> bool:
        return at + 1 < len(self._rows) and find_columns(self._rows[at + 1], None, self._mapping) is not None

    def _read_heading(self, row: Row, text: str, at: int) -> Verdict | None:
        context = self.context
        if (verdict := context.enter_weeks(row, text)) is not None:
            return verdict
        if (found := find_day(text)) is not None:
            context.enter_day(found.day._replace(title=found.rest))
            return Verdict(row, Kind.HEADING)
        if (role := find_role(text)) is not None:
            context.role = role
            return Verdict(row, Kind.HEADING)
        if not context.begun and not context.title:
            context.title = strip_edges(text)
            return Verdict(row, Kind.HEADING)
        if self._heads(at):
            context.enter_day(DayKey(None, None, strip_edges(text)))
            return Verdict(row, Kind.HEADING)
        return None

    def _read_exercise(self, row: Row, columns: Columns) -> Verdict:
        cells = {column.field: (number, text) for number, column, text in columns.cells(row, None)}
        if (fault := self._enter(cells)) is not None:
            return Verdict(row, Kind.COMMENT, fault, day=self.context.day)
        label, name = self._name(cells)
        day = self.context.day
        if not name:
            return Verdict(row, Kind.COMMENT, "no exercise in it", day=day)
        entries: list[Entry] = []
        doubts: list[str] = []
        remarks: list[str] = []
        weeks = [week for week in columns.weeks if any(columns.cells(row, week))]
        for week in weeks or (None,):
            composed = compose(row, columns, week, self.context.unit)
            if isinstance(composed, Doubt):
                doubts.append(composed.reason if week is None else f"week {week}: {composed.reason}")
                continue
            remarks += composed.remarks
            role = find_role(cells["role"][1]) if "role" in cells else None
            own = self.context.weeks if week is None else (week,)
            entries.append(Entry(row, name, composed.reading, day, own, role or self.context.role, label))
        if not entries:
            return Verdict(row, Kind.COMMENT, "; ".join(dict.fromkeys(doubts)), day=day)
        told = tuple(dict.fromkeys([*doubts, *remarks, *["a hidden row"] * row.hidden]))
        return Verdict(row, Kind.LINE, remarks=told, day=day, entries=tuple(entries))

    def _enter(self, cells: Mapping[str, tuple[int, str]]) -> str | None:
        """Take the day and the week that a row names; what it does not name is that of the row above."""
        context = self.context
        if "week" in cells:
            match = _WEEKS.fullmatch(cells["week"][1])
            first, last = (int(match[1]), int(match[2] or match[1])) if match else (0, 0)
            if not 1 <= first <= last <= MOST_WEEKS:
                return f"no week in `{cells['week'][1]}`"
            context.weeks = tuple(range(first, last + 1))
        if "day" in cells:
            text = cells["day"][1]
            found = find_day(text)
            number = int(text.removesuffix(".0")) if re.fullmatch(r"\d{1,2}(?:\.0)?", text) else None
            day = found.day._replace(title=found.rest) if found else DayKey(None, number, "" if number else text)
            if day != context.day:
                context.enter_day(day)
                self._exercise = ""
        return None

    def _name(self, cells: Mapping[str, tuple[int, str]]) -> tuple[str | None, str]:
        label, name = None, cells["exercise"][1] if "exercise" in cells else ""
        if name and find_exercise(name) is None:
            label, name = take_label(name)
        elif name:
            label, name = _label_before(name)
        if "label" in cells and label is None:
            label = take_label(f"{cells['label'][1]} x")[0]
        name = name or self._exercise
        self._exercise = name
        return label, name


def _label_before(name: str) -> tuple[str | None, str]:
    label, rest = take_label(name)
    return (label, rest) if label is not None and find_exercise(rest) is not None else (None, name)
