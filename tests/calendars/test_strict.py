"""Our own strict look finds nothing in what we write, and what is broken in broken files."""

from collections.abc import Callable
from pathlib import Path

import pytest

from calendars.cases import EDITIONS, REMINDERS, Case, in_order
from calendars.strict import find_complaints, read_events

TESTS = Path(__file__).parents[1]
BROKEN = Path(__file__).parent / "broken"
KEPT = sorted(TESTS.glob("**/__snapshots__/**/*.ics"))

COMPLAINTS = {
    "alarm-in-other-words": ["line 35: TRIGGER must not be 30 minutes before"],
    "alarm-without-trigger": ["line 32: VALARM without TRIGGER"],
    "bare-comma": ["line 28: SUMMARY has a bare comma or semicolon"],
    "bare-newline": ["line 3: a line that does not end in CRLF"],
    "bare-semicolon": ["line 28: SUMMARY has a bare comma or semicolon"],
    "byte-order-mark": ["line 1: a byte-order mark"],
    "control-character": ["line 43: a control character"],
    "empty-line": ["line 44: an empty line"],
    "end-before-start": ["line 27: DTEND is not after DTSTART"],
    "end-of-another-kind": ["line 42: DTEND is of another kind than DTSTART"],
    "event-in-event": ["line 44: VEVENT must not stand in VEVENT"],
    "floating-time": ["line 26: DTSTART is floating", "line 27: DTEND is floating"],
    "line-too-long": ["line 29: longer than 75 octets"],
    "local-dtstamp": ["line 40: DTSTAMP must be a time in UTC, not 20260101T120000"],
    "lone-backslash": ["line 43: SUMMARY has a backslash that escapes nothing"],
    "negative-sequence": ["line 40: SEQUENCE must not be -1"],
    "no-colon": ["line 43: not of the form NAME;PARAMETER=…:value"],
    "no-dtstamp": ["line 38: VEVENT without DTSTAMP"],
    "no-end": ["line 44: END:VCALENDAR ends nothing", "line 1: VCALENDAR has no end", "line 38: VEVENT has no end"],
    "no-newline-at-end": ["the last line does not end in CRLF"],
    "no-prodid": ["line 1: VCALENDAR without PRODID"],
    "no-such-day": ["line 42: DTEND is no day: 20260332"],
    "no-summary": ["line 38: VEVENT without SUMMARY"],
    "no-uid": ["line 38: VEVENT without UID"],
    "octets-not-characters": ["line 29: longer than 75 octets"],
    "raw-line-break": ["line 30: not of the form NAME;PARAMETER=…:value"],
    "same-uid": ["line 39: another event has this UID"],
    "split-character": [f"line {number}: no UTF-8, or a character split by folding" for number in (28, 29)],
    "summary-of-two-lines": ["line 43: SUMMARY has several lines"],
    "two-summaries": ["line 38: VEVENT with 2 SUMMARY"],
    "two-zones": ["line 26: DTSTART has two zones", "line 27: DTEND has two zones"],
    "unknown-status": ["line 40: STATUS must not be CANCELED"],
    "zone-defined-twice": ["the zone Europe/Berlin is defined 2 times"],
    "zone-defined-wrongly": [
        f"line {number}: the definition of Europe/Berlin is not right at this time" for number in (26, 27)
    ],
    "zone-of-no-place": [f"line {number}: there is no zone Europe/Cologne" for number in (26, 27)],
    "zone-without-definition": [f"line {number}: nothing defines the zone Europe/Berlin" for number in (9, 10)],
    "zone-without-offset": ["line 15: DAYLIGHT without TZOFFSETTO"],
}
"""What is said of each file in `broken/`; all of them are `good.ics` with one thing changed."""


@pytest.mark.parametrize("name", COMPLAINTS)
def test_what_is_broken_is_found(name: str) -> None:
    assert find_complaints((BROKEN / f"{name}.ics").read_bytes()) == COMPLAINTS[name]


def test_every_broken_file_is_looked_at() -> None:
    assert {path.stem for path in BROKEN.glob("*.ics")} == {*COMPLAINTS, "good"}
    assert find_complaints((BROKEN / "good.ics").read_bytes()) == []


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("name", REMINDERS)
def test_what_we_write_is_in_order(name: str, edition: str, cases: Callable[[str, str], Case]) -> None:
    assert find_complaints(cases(name, edition).data) == []


@pytest.mark.parametrize("path", KEPT, ids=lambda path: path.stem)
def test_what_we_keep_is_in_order(path: Path) -> None:
    data = path.read_bytes()
    assert find_complaints(data) == []
    assert read_events(data)


@pytest.mark.parametrize("name", REMINDERS)
def test_a_calendar_says_what_json_says(name: str, cases: Callable[[str, str], Case]) -> None:
    case = cases(name, "first")
    known = in_order([*case.sessions.values()])
    assert [{field: event[field] for field in known[0]} for event in case.events] == known


@pytest.mark.parametrize("name", REMINDERS)
def test_a_description_holds_the_whole_workout(name: str, cases: Callable[[str, str], Case]) -> None:
    case = cases(name, "first")
    descriptions = {(event["start"], event["summary"]): event["description"] for event in case.events}
    for key, session in case.sessions.items():
        description = descriptions[session["start"], session["summary"]]
        assert case.words[key]
        assert [words for words in case.words[key] if words not in description] == []
