"""Tables as text: any encoding that spreadsheets write, any delimiter."""

import codecs
import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from gplang.importing.records import MOST_COLUMNS, MOST_ROWS, ImportRefusedError, Row, Table
from gplang.importing.words import clean

MOST_BYTES = 4 * 1_048_576
"""The largest source, in bytes."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DELIMITERS = ",;\t|"
_SAMPLE = 40
_LONGEST_CELL = 100_000


def decode(data: bytes, most: int = MOST_BYTES) -> str:
    """Return the text of a file: by its mark, as UTF-8, as UTF-16 without a mark, else as Windows-1252.

    Raises `ImportRefusedError` for binary data and for files that are larger than `most` bytes.
    """
    if len(data) > most:
        raise ImportRefusedError(f"larger than {most // 1_048_576} MiB", "split it")
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.removeprefix(mark).decode(encoding, "replace")
    if b"\0" in data:
        return _decode_wide(data)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _decode_wide(data: bytes) -> str:
    for encoding, ends in (("utf-16-le", data[1::2]), ("utf-16-be", data[0::2])):
        if ends.count(0) > len(ends) // 2:
            return data.decode(encoding, "replace")
    raise ImportRefusedError("binary data, no text", "read are tables as CSV, workbooks as .xlsx, and plain text")


def read_lines(text: str) -> Table:
    """Return the lines of a text, each one cell."""
    rows = [Row(number, (clean(line),)) for number, line in enumerate(_lines(text), 1)]
    return Table(_limited(rows, MOST_ROWS), "line")


def read_table(text: str, most: int = MOST_ROWS) -> Table:
    """Return the rows of a table, whatever delimits its cells; a row is numbered by the line that it begins on.

    Raises `ImportRefusedError` for more than `most` rows.
    """
    delimiter = find_delimiter(text) or ","
    return Table(_limited(_rows(_lines(text), delimiter), most), "row")


def _rows(lines: Sequence[str], delimiter: str) -> Iterator[Row]:
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader((f"{line}\n" for line in lines), delimiter=delimiter)
    begins = 1
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise ImportRefusedError(f"no table at line {reader.line_num}: {error}", "save it as CSV again") from None
        if len(cells) > MOST_COLUMNS and any(map(str.strip, cells[MOST_COLUMNS:])):
            raise ImportRefusedError(f"more than {MOST_COLUMNS} columns in line {begins}", "keep those of the plan")
        yield Row(begins, tuple(clean(cell) for cell in cells[:MOST_COLUMNS]))
        begins = reader.line_num + 1


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "").removesuffix("\n").split("\n")


def _limited(rows: Iterable[Row], most: int) -> list[Row]:
    kept: list[Row] = []
    for row in rows:
        if len(kept) >= most:
            raise ImportRefusedError(f"more than {most:,} rows", "split it")
        kept.append(row)
    return kept


def find_delimiter(text: str) -> str | None:
    """Return what stands between the cells of a table, the same number of times in most lines; None if it is no table.

    A comma with digits on both sides is taken for a decimal one.
    """
    lines = [line for line in _lines(text[: 400 * _SAMPLE])[:_SAMPLE] if line.strip()]
    best: tuple[int, int, str] | None = None
    for delimiter in _DELIMITERS:
        counts = Counter(count for line in lines if (count := _count(line, delimiter)))
        if counts:
            count, often = max(counts.items(), key=lambda pair: (pair[1], pair[0]))
            ranked = (often, count, delimiter)
            best = ranked if best is None or ranked[:2] > best[:2] else best
    return None if best is None or best[0] * 2 < len(lines) else best[2]


def _count(line: str, delimiter: str) -> int:
    quoted = line.split('"')
    return sum(part.count(delimiter) for part in quoted[::2])
