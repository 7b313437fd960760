"""Hostile texts: nothing gets in, nothing gets lost but what cannot be written, and that is told."""

import json
from typing import Any

import pytest
from icalendar import Calendar

from backends.outputs import make, schedule_of
from gplang.backends.losses import find_losses
from gplang.backends.text import one_line
from scheduling.tables import compile_plan

PLACES = {
    "plan title": (2, 'plan "{}"'),
    "location": (5, '  location "{}"'),
    "athlete": (6, 'athlete anna "{}"'),
    "session title": (7, 'session a "{}"'),
    "cue": (8, '  primary rdl 4x5 "{}"'),
    "note": (9, '  note "{}"'),
    "label": (10, 'week 1 "{}"'),
}
USUAL = """gpl 1
plan "P"
  start 2026-01-05
  id p
  location "L"
athlete anna "A"
session a "S"
  primary rdl 4x5 "C"
  note "N"
week 1 "W"
  mon a
"""
HOSTILE = [
    r"x\\nEND:VEVENT\\r\\nBEGIN:VEVENT",
    r"\\N\\N;,\\\\",
    "x\x0bEND:VEVENT\x0cBEGIN:VEVENT\u2028END:VCALENDAR\x85",
    "\x1b[31m\x9b\x07",
    "\u202e\u2067\u202d\u2066 overridden",
    "🏋️‍♀️ \U0001f1e9\U0001f1ea",
    "a" * 4_000,
    '\\"; \\", ATTACH:x',
]


def plan_with(place: str, text: str) -> Any:
    number, form = PLACES[place]
    lines = USUAL.split("\n")
    lines[number - 1] = form.format(text)
    return compile_plan("\n".join(lines))


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("place", PLACES)
def test_nothing_gets_in(place: str, text: str) -> None:
    plan = plan_with(place, text)
    data = make(plan, "ics")
    usual = make(compile_plan(USUAL), "ics")
    assert names(data) - {b"LOCATION"} == names(usual) - {b"LOCATION"}
    assert len(Calendar.from_ical(data).walk()) == len(Calendar.from_ical(usual).walk())
    sheet = make(plan, "md").decode()
    assert len(sheet.split("\n")) == len(sheet.splitlines()) + 1
    assert abs(len(sheet.split("\n")) - len(make(compile_plan(USUAL), "md").decode().split("\n"))) <= 1
    json.loads(make(plan, "json"))


def names(data: bytes) -> set[bytes]:
    unfolded = data.replace(b"\r\n ", b"")
    assert len(unfolded.splitlines()) == unfolded.count(b"\r\n")
    return {line.partition(b":")[0] for line in unfolded.split(b"\r\n")}


@pytest.mark.parametrize("place", PLACES)
def test_what_cannot_be_written_is_told_with_its_line(place: str) -> None:
    plan = plan_with(place, 'a \\" \\\\ b\x1bc')
    (finding,) = find_losses(schedule_of(plan), ("json", "ics", "md"))
    assert finding.message == "the control character U+001B cannot be written in calendars and sheets: left out"
    assert finding.where.start.line == PLACES[place][0]
    assert finding.where.text == "\x1b"
    assert 'a " \\ bc' in make(plan, "ics").decode().replace("\r\n ", "").replace("\\\\", "\\")


def test_json_writes_everything() -> None:
    plan = plan_with("plan title", "a\x1bb")
    assert not [*find_losses(schedule_of(plan), ("json",))]
    assert json.loads(make(plan, "json"))["plan"]["title"] == "a\x1bb"


@pytest.mark.parametrize("place", PLACES)
def test_texts_without_control_characters_are_no_losses(place: str) -> None:
    for text in (HOSTILE[0], HOSTILE[2], *HOSTILE[4:]):
        assert not [*find_losses(schedule_of(plan_with(place, text)), ("ics", "md"))]


@pytest.mark.parametrize("targets", [("ics",), ("ics", "md"), ("md",)])
def test_a_workout_that_is_cut_is_told(targets: tuple[str, ...]) -> None:
    text = USUAL.replace('  note "N"\n', f'  note "{"word " * 790}"\n' * 3)
    found = [finding.message for finding in find_losses(schedule_of(compile_plan(text)), targets)]
    assert len(found) == ("ics" in targets)
    assert all("the workout `a` of week 1 has 11," in message for message in found)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a\u202eb", "a\u202eb\u202c"),
        ("a\u2067b\u2069", "a\u2067b\u2069"),
        ("\u2067\u202a", "\u2067\u202a\u202c\u2069"),
        ("\u2067\u202a\u2069", "\u2067\u202a\u2069"),
        ("\u2069\u202c", "\u2069\u202c"),
        ("\u200fשלום", "\u200fשלום"),
    ],
)
def test_what_turns_the_direction_is_closed(text: str, written: str) -> None:
    assert one_line(text) == written
