"""Tables as comma-separated values: a schedule's sets, and whatever else is printed in rows.

Spreadsheet programs run a text that begins like a formula, whether it is quoted or not. Such a text gets a `'` in
front, and so does one that begins with a `'`, so that whoever reads the file takes one away and has the plain text.
"""

from collections.abc import Iterable, Sequence
from csv import writer
from datetime import date
from io import StringIO
from unicodedata import category

from gplang.backends import Options
from gplang.backends.rows import COLUMNS, Cell, list_rows
from gplang.scheduling.records import Schedule

_SHIELD = "'"
_OPENS_FORMULA = frozenset("=+-@＝＋－＠" + _SHIELD)


def render(schedule: Schedule, options: Options) -> bytes:  # noqa: ARG001
    """Return the rows in UTF-8, with a byte order mark, by which spreadsheet programs know it."""
    return write_table(COLUMNS, list_rows(schedule)).encode("utf-8-sig")


def write_table(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """Return a table as RFC 4180 has it, with a row of names; lines end in CRLF, no text can become a formula."""
    text = StringIO()
    lines = writer(text)
    lines.writerow(columns)
    lines.writerows([_write(cell) for cell in row] for row in rows)
    return text.getvalue()


def shield(text: str) -> str:
    """Return a text that no spreadsheet program takes for a formula; blanks and hidden signs do not fool it."""
    first = next((char for char in text if category(char)[0] not in "ZC"), "")
    return f"{_SHIELD}{text}" if first in _OPENS_FORMULA and first else text


def _write(cell: Cell) -> str:
    if isinstance(cell, date):
        return cell.isoformat()
    return shield(cell) if isinstance(cell, str) else str(cell)
