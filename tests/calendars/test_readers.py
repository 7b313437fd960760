"""Independent readers see in our calendars what JSON says: the same sessions, instants, texts and alarms."""

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from calendars.cases import EDITIONS, REMINDERS, Case, in_order
from calendars.conftest import Read
from calendars.strict import Record


@dataclass(frozen=True)
class Reader:
    """A reader, what it never tells, and what it is known to misread."""

    name: str
    script: str
    left_out: frozenset[str] = frozenset()
    misreads: dict[str, Callable[[str], str]] = field(default_factory=dict)


def breaks_behind_backslashes(text: str) -> str:
    r"""Return a text as node-ical reads it: of `\\n`, a backslash and an n, it takes the last two for a line break."""
    return text.replace("\\n", "\\\n")


READERS = (
    Reader("ical.js", "read_ical_js.mjs"),
    Reader("node-ical", "read_node_ical.mjs", misreads={"description": breaks_behind_backslashes}),
    Reader("vobject", "read_vobject.py"),
    Reader("recurring-ical-events", "read_recurring_ical_events.py"),
    Reader("ical", "read_ical.py"),
    Reader("khal", "read_khal.py", left_out=frozenset({"sequence"})),
)


def mark(reader: Reader) -> object:
    """Return a reader as a parameter; those in JavaScript need a program that is not Python."""
    return pytest.param(reader, id=reader.name, marks=[pytest.mark.real] if reader.script.endswith(".mjs") else [])


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("name", REMINDERS)
@pytest.mark.parametrize("reader", [mark(reader) for reader in READERS])
def test_a_reader_sees_what_was_planned(
    reader: Reader, name: str, edition: str, cases: Callable[[str, str], Case], read_all: Read
) -> None:
    case = cases(name, edition)
    found = read_all(reader.script, edition)[str(case.calendar)]
    assert in_order(found) == [as_told(event, reader) for event in case.events]


def as_told(event: Record, reader: Reader) -> Record:
    told = {field: value for field, value in event.items() if field not in reader.left_out}
    return told | {field: misread(told[field]) for field, misread in reader.misreads.items() if told[field]}
