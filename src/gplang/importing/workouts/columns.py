"""The headings of tables of what was done: which column holds what."""

import re
from collections.abc import Mapping, Sequence

from gplang.importing.records import ImportRefusedError, Row, Table
from gplang.records import NamedTuple
from gplang.suggest import nearest

_MOST_SHOWN = 12
_HEADINGS_WITHIN = 20
"""Rows among which the headings are looked for."""

_SIGNS = re.compile(r"[^\w#%]+|_")


class Columns(NamedTuple):
    """The headings of a table: where they stand, and the column of each field."""

    at: int
    by_field: Mapping[str, int]
    titles: Mapping[str, str]
    unread: tuple[str, ...] = ()

    def cell(self, row: Row, field: str) -> str:
        """Return what a row has in the column of a field; empty without one."""
        at = self.by_field.get(field)
        return row.cells[at] if at is not None and at < len(row.cells) else ""

    def has(self, *fields: str) -> bool:
        """Return whether there is a column of each field."""
        return all(field in self.by_field for field in fields)


def plain(heading: str) -> str:
    """Return a heading without case, blanks and signs: `Weight (kg)` and `weight_kg` are `weightkg`."""
    return _SIGNS.sub("", heading.casefold())


def find_columns(
    table: Table, words: Mapping[str, str], needed: Sequence[str], mapping: Mapping[str, str] | None = None
) -> Columns | None:
    """Return the headings of a table that has a column of each `needed` field; None if no row is one of headings.

    `words` are the fields by plain headings; `mapping`, by headings in lower case, goes before them.
    """
    given = mapping or {}
    for at, row in enumerate(table.rows[:_HEADINGS_WITHIN]):
        found: dict[str, int] = {}
        titles: dict[str, str] = {}
        unread: list[str] = []
        for number, cell in enumerate(row.cells):
            field = given.get(cell.casefold()) or words.get(plain(cell))
            if field is None or field in found or (field in given.values() and cell.casefold() not in given):
                unread += [cell] * bool(cell)
                continue
            found[field], titles[field] = number, cell
        if all(field in found for field in needed):
            return Columns(at, found, titles, tuple(unread))
    return None


def refuse_headings(table: Table, what: str, fields: Sequence[str]) -> ImportRefusedError:
    """Return the refusal of a table that lacks columns."""
    first = next((row for row in table.rows if any(row.cells)), None)
    named = [cell for cell in first.cells if cell][:_MOST_SHOWN] if first is not None else []
    listed = ", ".join(f"'{each}'" for each in named) or "nothing"
    return ImportRefusedError(
        f"no row of headings of {what}: needed are {', '.join(fields)}", f"the first row has {listed}"
    )


def read_words(table: Mapping[str, str]) -> dict[str, str]:
    """Return the fields by plain headings, from headings separated by ` | ` by field."""
    return {plain(heading): field for field, headings in table.items() for heading in headings.split(" | ")}


def read_mapping(given: Sequence[str], fields: Sequence[str]) -> dict[str, str]:
    """Return which field is in the column of which heading, from words such as `date=Datum,exercise=Übung`.

    Raises `ImportRefusedError` for a field that does not exist.
    """
    mapping: dict[str, str] = {}
    for part in (part for text in given for part in text.split(",")):
        name, sign, heading = part.partition("=")
        name = name.strip().casefold()
        if not sign or not heading.strip() or name not in fields:
            near = nearest(name, fields, 1)
            hint = f"did you mean {near[0]}?" if near and name not in fields else f"fields are {', '.join(fields)}"
            raise ImportRefusedError(f"--map takes FIELD=COLUMN, not '{part.strip()}'", hint)
        mapping[heading.strip().casefold()] = name
    return mapping
