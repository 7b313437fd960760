"""Workbooks (.xlsx): the values that a spreadsheet shows, read within limits; nothing is calculated."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from xml.etree.ElementTree import ParseError, iterparse
from zipfile import BadZipFile, ZipFile

from gplang.importing.records import MOST_COLUMNS, MOST_ROWS, ImportRefusedError, Row, Table
from gplang.importing.words import clean
from gplang.typed import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

_MOST_BYTES = 40 * 1_048_576
"""Of all parts of a workbook, unpacked."""

_MOST_PARTS = 2_000
_MOST_FILLED = 20_000
"""Cells of merged ranges that are filled with what stands in the first one."""

_RANGE = re.compile(r"([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})")
_CELL = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_NAMESPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_SAVE_AGAIN = "open it in a spreadsheet and save it as .xlsx or CSV"


def read_workbook(file: IO[bytes], sheet: str | None = None, most: int = MOST_ROWS) -> Table:
    """Return the rows of a sheet, the first one that is shown if none is named.

    Raises `ImportRefusedError` for what is no workbook or too large (more than `most` rows, too), and for a sheet that
    is not there.
    """
    from openpyxl import load_workbook

    try:
        with ZipFile(file) as parts:
            _check_size(parts)
            book = load_workbook(file, read_only=True, data_only=True, keep_links=False)
            name = _choose(book, sheet)
            extras = _Extras(parts, book.sheetnames.index(name))
            rows = list(_rows(book, name, extras, most))
    except ImportRefusedError:
        raise
    except Exception as error:  # a damaged workbook raises whatever it likes
        told = str(error) if isinstance(error, BadZipFile | ParseError) else type(error).__name__
        raise ImportRefusedError(f"no workbook that can be read: {clean(told)}", _SAVE_AGAIN) from None
    return Table(rows, "row", "" if name.casefold().startswith(("sheet", "tabelle", "feuil", "hoja")) else clean(name))


def _check_size(parts: ZipFile) -> None:
    infos = parts.infolist()
    size = sum(info.file_size for info in infos)
    if size > _MOST_BYTES or len(infos) > _MOST_PARTS:
        raise ImportRefusedError(
            f"{size:,} bytes in {len(infos):,} parts when unpacked; at most {_MOST_BYTES:,} in {_MOST_PARTS:,}",
            "copy the plan alone to a new workbook",
        )
    for info in infos:
        if info.filename.endswith((".xml", ".rels")):
            with parts.open(info) as part:
                if b"<!DOCTYPE" in part.read(2_048):
                    raise ImportRefusedError("a workbook with definitions of its own", _SAVE_AGAIN)


def _choose(book: "Workbook", wanted: str | None) -> str:
    names: list[str] = [sheet.title for sheet in book.worksheets]
    if wanted is not None:
        found = next((name for name in names if name.casefold() == wanted.casefold()), None)
        if found is None:
            listed = ", ".join(f"'{clean(name)}'" for name in names[:12])
            raise ImportRefusedError(f"no sheet '{wanted}'", f"there are {listed}")
        return found
    shown = [sheet.title for sheet in book.worksheets if sheet.sheet_state == "visible"]
    if not names:
        raise ImportRefusedError("no sheet in it")
    return str((shown or names)[0])


class _Extras:
    """What is read of a sheet beside its values: merged cells, hidden rows, formulas without a value."""

    def __init__(self, parts: ZipFile, number: int) -> None:
        self.last = 0
        """The last row with something in it."""
        self.hidden: set[int] = set()
        self.bare: set[tuple[int, int]] = set()
        self.merged: dict[tuple[int, int], tuple[int, int]] = {}
        name = _part_of(parts, number)
        if name is not None:
            with parts.open(name) as part:
                self._read(part)

    def _read(self, part: IO[bytes]) -> None:
        for _, element in iterparse(part):
            tag = element.tag.removeprefix(_NAMESPACE)
            if tag == "row":
                if element.get("hidden") in ("1", "true"):
                    self.hidden.add(int(element.get("r", "0")))
                element.clear()
            elif tag == "c":
                self._see_cell(element)
            elif tag == "mergeCell":
                self._merge(element.get("ref", ""))

    def _see_cell(self, element: Any) -> None:
        match = _CELL.fullmatch(element.get("r", ""))
        if match and len(element):
            self.last = max(self.last, int(match[2]))
        if match and element.find(f"{_NAMESPACE}f") is not None:
            value = element.find(f"{_NAMESPACE}v")
            if value is None or value.text is None:
                self.bare.add((int(match[2]), _column(match[1])))
        element.clear()

    def _merge(self, ref: str) -> None:
        match = _RANGE.fullmatch(ref)
        if match is None:
            return
        left, top, right, bottom = _column(match[1]), int(match[2]), _column(match[3]), int(match[4])
        size = (right - left + 1) * (bottom - top + 1)
        if size > 0 and len(self.merged) + size <= _MOST_FILLED:
            cells = ((row, column) for row in range(top, bottom + 1) for column in range(left, right + 1))
            self.merged.update(dict.fromkeys(cells, (top, left)))


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - ord("A") + 1
    return number


def _part_of(parts: ZipFile, number: int) -> str | None:
    """Return the part that holds the sheet with a number, by the workbook's own list."""
    with parts.open("xl/workbook.xml") as part:
        sheets = [each for _, each in iterparse(part) if each.tag == f"{_NAMESPACE}sheet"]
    wanted = next((value for name, value in sheets[number].attrib.items() if name.endswith("}id")), None)
    with parts.open("xl/_rels/workbook.xml.rels") as part:
        targets = {each.get("Id"): each.get("Target", "") for _, each in iterparse(part)}
    target = targets.get(wanted, "").removeprefix("/")
    name = target if target.startswith("xl/") else f"xl/{target}"
    return name if name in parts.namelist() else None


def _rows(book: "Workbook", name: str, extras: _Extras, most: int) -> Iterator[Row]:
    kept: dict[tuple[int, int], str] = {}
    blank: list[Row] = []
    if extras.last > most:
        raise ImportRefusedError(f"more than {most:,} rows", "copy the plan alone to a new workbook")
    for number, cells in enumerate(book[name].iter_rows(max_row=most), 1):
        row = _row(number, cells, extras, kept)
        if not any(row.cells):
            blank.append(row)
            continue
        yield from blank
        blank.clear()
        yield row


def _row(number: int, cells: Sequence[Any], extras: _Extras, kept: dict[tuple[int, int], str]) -> Row:
    texts: list[str] = []
    faults: dict[int, str] = {}
    for at, cell in enumerate(cells[:MOST_COLUMNS]):
        place = (number, at + 1)
        text, fault = _show(cell)
        first = extras.merged.get(place, place)
        if place in extras.bare:
            text, fault = text or "formula", "a formula whose value was not saved"
        if first != place:
            text = kept.get(first, "") if first[0] == number else ""
        elif place in extras.merged:
            kept[place] = text
        if fault:
            faults[at] = fault
        texts.append(text)
    if any(cell.value is not None for cell in cells[MOST_COLUMNS:]):
        raise ImportRefusedError(f"more than {MOST_COLUMNS} columns in row {number}", "keep those of the plan")
    return Row(number, tuple(texts), number in extras.hidden, faults)


def _show(cell: Any) -> tuple[str, str]:
    """Return the text of a cell as it is shown, and why it is not what was typed."""
    value = cell.value
    if value is None:
        return "", ""
    if isinstance(value, datetime | date):
        day = value.date() if isinstance(value, datetime) else value
        return (
            day.isoformat(),
            f"a date: was {day.month}-{day.day} or {day.day}-{day.month} typed, and turned into one?",
        )
    if isinstance(value, time):
        return f"{value.hour}:{value.minute:02}", "" if not value.second else "a time of day"
    if isinstance(value, bool):
        return str(value).lower(), ""
    if isinstance(value, int | float):
        percent = "%" in str(cell.number_format)
        shown = f"{100 * value if percent else value:.6f}".rstrip("0").rstrip(".")
        return (f"{shown}%" if percent else shown), ""
    return clean(str(value)), ""
