"""Plans that were written elsewhere, as plans of this language: tables, pasted text, Liftoscript."""

from collections.abc import Mapping

from gplang.importing.assembling import assemble
from gplang.importing.columns import read_mapping
from gplang.importing.grids import read_grid
from gplang.importing.liftoscript import read_liftoscript
from gplang.importing.pasted import read_pasted
from gplang.importing.records import Counts, Imported, ImportRefusedError, Table
from gplang.importing.tables import decode, find_delimiter, read_lines, read_table

__all__ = [
    "Counts",
    "ImportRefusedError",
    "Imported",
    "import_liftoscript",
    "import_table",
    "import_text",
    "read_mapping",
]


def import_text(
    data: bytes,
    title: str = "",
    mapping: Mapping[str, str] | None = None,
    *,
    table: bool | None = None,
    unit: str | None = None,
    athlete: str | None = None,
) -> Imported:
    """Return a plan made of a text: `table` says whether it is one (CSV); None finds that out.

    Raises `ImportRefusedError` for what is no text, or larger than is read.
    """
    text = decode(data)
    if table is None:
        table = find_delimiter(text) in ("\t", ";", "|") or bool(mapping)
    read = read_table(text) if table else read_lines(text)
    return import_table(read._replace(title=title), mapping, unit=unit, athlete=athlete)


def import_table(
    table: Table, mapping: Mapping[str, str] | None = None, *, unit: str | None = None, athlete: str | None = None
) -> Imported:
    """Return a plan made of rows that were read."""
    content = read_pasted(table, unit) if table.word == "line" else read_grid(table, mapping or {}, unit)
    return assemble(content, athlete)


def import_liftoscript(data: bytes, title: str = "", *, athlete: str | None = None) -> Imported:
    """Return a plan made of a program in Liftoscript; raises as `import_text` does."""
    return assemble(read_liftoscript(read_lines(decode(data))._replace(title=title)), athlete)
