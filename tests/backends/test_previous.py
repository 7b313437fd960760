"""A calendar that is built again: what is stamped anew, what is cancelled, which earlier files are refused."""

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from syrupy.assertion import SnapshotAssertion

from backends.outputs import BY_DEFAULT, make, schedule_of
from gplang.backends import Options, Refusal
from gplang.backends.previous import MAX_BYTES, Previous, read_previous
from gplang.model.plan import Plan
from scheduling.tables import compile_plan

PLAN = """plan "Change"
  id change
  start 2026-03-23
  timezone Europe/Berlin
  at 18:00
  remind 1h
session a "Hinge" 60min
  primary rdl 4x5 @100kg
session b "Squat" 60min
  primary back-squat 4x5 @100kg
week 1 "Base"
  mon a
  thu b
week 2 deload
  mon a
  thu b
"""
CHANGES = {
    "first": {},
    "the same": {},
    "moved": {"week 1 \"Base\"\n  mon a": "week 1 \"Base\"\n  tue a"},
    "retitled": {"Squat": "Squat day", "Base": "Basics"},
    "another load": {"rdl 4x5 @100kg": "rdl 4x5 @105kg"},
    "removed": {"week 2 deload\n  mon a\n": "week 2 deload\n"},
    "still removed": {"week 2 deload\n  mon a\n": "week 2 deload\n"},
    "added": {"  thu b\nweek 2": "  thu b\n  sat b\nweek 2"},
    "all-day": {"  at 18:00\n": "", "week 2 deload": "week 2"},
    "in Tokyo": {"Europe/Berlin": "Asia/Tokyo"},
    "back again": {},
}  # fmt: skip


def text_of(changes: dict[str, str]) -> str:
    text = PLAN
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new)
    return text


def on_day(day: int, previous: Previous | None = None) -> Options:
    return Options(datetime(2026, 2, day, 12, tzinfo=UTC), week_notes=True, previous=previous)


def rebuild(plan: Plan, data: bytes, day: int, **options: Any) -> bytes:
    """Build on a day of February, after what was built before."""
    previous = read_previous(data, schedule_of(plan))
    assert isinstance(previous, Previous), previous
    return make(plan, "ics", options=replace(on_day(day, previous), **options))


def refuse(data: bytes, plan: Plan | None = None) -> Refusal:
    answer = read_previous(data, schedule_of(plan or compile_plan(PLAN)))
    assert isinstance(answer, Refusal)
    return answer


def table(data: bytes) -> list[str]:
    """Return a line for each event: what it says of its change, its start, its title, its alarms."""
    rows = []
    for event in Calendar.from_ical(data).walk("VEVENT"):
        stamps = {event[name].dt.strftime("%m-%d") for name in ("DTSTAMP", "LAST-MODIFIED")}
        start = event.decoded("DTSTART").isoformat()[5:16].replace("T", " ")
        state = f"{event['SEQUENCE']} {event['STATUS']:9} {'/'.join(stamps)}"
        alarms = ", alarm" * len(event.walk("VALARM"))
        rows.append(f"{state} | {start:11} {event['SUMMARY']}{alarms}")
    return rows


def test_a_life(text_snapshot: SnapshotAssertion) -> None:
    lines = []
    data = make(compile_plan(PLAN), "ics", options=on_day(1))
    for day, (name, changes) in enumerate(CHANGES.items(), 1):
        plan = compile_plan(text_of(changes))
        data = rebuild(plan, data, day)
        assert rebuild(plan, data, day + 1) == data
        lines += [f"# {name}", *table(data), ""]
    assert "\n".join(lines) == text_snapshot


@pytest.mark.parametrize("name", CHANGES)
def test_only_what_changed_has_other_bytes(name: str) -> None:
    first = make(compile_plan(PLAN), "ics", options=on_day(1))
    plan = compile_plan(text_of(CHANGES[name]))
    again = rebuild(plan, first, 2)
    fresh = make(plan, "ics", options=on_day(1))
    same = set(blocks(first)) & set(blocks(fresh))
    assert same <= set(blocks(again))
    for block in set(blocks(again)) - same:
        assert b"DTSTAMP:20260202T120000Z\r\nLAST-MODIFIED:20260202T120000Z" in block


def blocks(data: bytes) -> list[bytes]:
    return [block.partition(b"END:VEVENT")[0] for block in data.split(b"BEGIN:VEVENT")[1:]]


@pytest.mark.parametrize(("day", "told"), [(1, True), (27, True), (28, False), (400, False)])
def test_a_cancelled_session_leaves_the_calendar_some_weeks_after_its_day(day: int, told: bool) -> None:
    plan = compile_plan(text_of(CHANGES["removed"]))
    again = rebuild(plan, FIRST, 2)
    assert "1 CANCELLED 02-02 | 03-30 18:00 Cancelled: Hinge (week 2, deload)" in table(again)
    later = rebuild(plan, again, 3, stamp=datetime(2026, 3, 30, 23, tzinfo=UTC) + timedelta(days=day))
    assert (later == again) is told
    assert (b"STATUS:CANCELLED" in later) is told


def test_a_cancelled_session_keeps_nobody_busy() -> None:
    again = rebuild(compile_plan(text_of(CHANGES["removed"])), FIRST, 2)
    (gone,) = [each for each in Calendar.from_ical(again).walk("VEVENT") if each["STATUS"] == "CANCELLED"]
    assert (gone["TRANSP"], gone["SUMMARY"], gone.walk("VALARM")) == (
        "TRANSPARENT",
        "Cancelled: Hinge (week 2, deload)",
        [],
    )


def test_a_feed_keeps_identities_and_counts_and_cancels_nothing() -> None:
    plan = compile_plan(text_of(CHANGES["removed"]))
    feed = rebuild(plan, FIRST, 2, feed=True)
    plain = rebuild(plan, FIRST, 2)
    assert [row for row in table(plain) if "CANCELLED" not in row] == table(feed)
    assert b"X-GPL-FEED:TRUE\r\n" in feed
    previous = read_previous(feed, schedule_of(plan))
    assert isinstance(previous, Previous)
    assert previous.feed


def test_stamps_never_go_back() -> None:
    first = make(compile_plan(PLAN), "ics", options=on_day(20))
    again = rebuild(compile_plan(text_of(CHANGES["another load"])), first, 3)
    assert again.count(b"DTSTAMP:20260220T120000Z") == again.count(b"BEGIN:VEVENT") == 6
    assert b"DTSTAMP:20260203" not in again


def test_a_zone_that_only_cancelled_sessions_use_is_defined() -> None:
    first = make(compile_plan(PLAN), "ics", options=on_day(1))
    moved = compile_plan(text_of({"Europe/Berlin": "America/New_York", "  thu b\nweek 2": "week 2"}))
    again = rebuild(moved, first, 2)
    zones = Calendar.from_ical(again).walk("VTIMEZONE")
    assert [str(zone["TZID"]) for zone in zones] == ["America/New_York", "Europe/Berlin"]
    assert rebuild(moved, again, 3) == again
    back = rebuild(compile_plan(PLAN), again, 4)
    assert back.count(b"BEGIN:VTIMEZONE") == 1


def test_a_zone_holds_for_the_years_of_cancelled_sessions() -> None:
    plan = (
        'plan "P"\n  id p\n  start {}\n  timezone America/Sao_Paulo\n  at 18:00\nsession a 60min\n  primary rdl 4x5\n'
    )
    old = make(compile_plan(plan.format("2018-01-08") + "week 1-2\n  mon a\n"), "ics", options=on_day(1))
    later = compile_plan(plan.format("2026-01-05") + "week 1\n  mon a\n")
    again = rebuild(later, old, 2, stamp=datetime(2018, 1, 16, tzinfo=UTC))
    cancelled = Calendar.from_ical(again).walk("VEVENT")[1]
    assert cancelled["STATUS"] == "CANCELLED"
    assert cancelled.decoded("DTSTART").astimezone(UTC) == datetime(2018, 1, 15, 20, tzinfo=UTC)


def test_week_notes_that_are_no_longer_wanted_are_cancelled() -> None:
    plan = compile_plan(PLAN)
    again = rebuild(plan, make(plan, "ics", options=on_day(1)), 2, week_notes=False)
    assert [row.split(" 02-")[0] for row in table(again)] == ["0 CONFIRMED"] * 4 + ["1 CANCELLED"] * 2


def test_a_week_that_a_pause_interrupts_is_noted_to_its_end() -> None:
    plan = compile_plan(PLAN.replace("  remind", "  pause 2026-03-25..2026-03-27\n  remind"))
    events = Calendar.from_ical(make(plan, "ics", options=on_day(1))).walk("VEVENT")
    notes = [f"{event['DTSTART'].dt} {event['DTEND'].dt}" for event in events if event["TRANSP"] == "TRANSPARENT"]
    assert notes == ["2026-03-23 2026-04-06", "2026-04-06 2026-04-13"]


@pytest.mark.parametrize("ends", [b"\n", b"\r\n"])
def test_line_ends_and_folds_do_not_count(ends: bytes) -> None:
    plan = compile_plan(PLAN)
    first = make(plan, "ics", options=on_day(1))
    unfolded = first.replace(b"\r\n ", b"").replace(b"\r\n", ends)
    assert rebuild(plan, unfolded, 2) == first


FIRST = make(compile_plan(PLAN), "ics", options=on_day(1))
UID = FIRST.partition(b"UID:")[2][:36]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (b"-//gplang//gplang//EN", b"-//Other//Calendar//EN", "another program's calendar: -//Other//Calendar//EN"),
        (b"PRODID:-//gplang//gplang//EN\r\n", b"", "another program's calendar"),
        (b"X-GPL-PLAN:change", b"X-GPL-PLAN:other", "the calendar of the plan `other`; this one is `change`"),
        (b"X-GPL-PLAN:change\r\n", b"", "it does not say whose calendar it is"),
        (b"X-GPL-PLAN:change", b"X-GPL-PLAN:change\r\nX-GPL-ATHLETE:ben", "the calendar of `ben`; this one is for"),
        (b"BEGIN:VCALENDAR\r\n", b"", "it does not begin with BEGIN:VCALENDAR"),
        (b"END:VCALENDAR\r\n", b"", "it ends inside the VCALENDAR of line 1"),
        (b"END:VCALENDAR\r\n", b"END:VCALENDAR\r\nBEGIN:VCALENDAR\r\n", "no VCALENDAR can begin in the file"),
        (b"END:VCALENDAR\r\n", b"END:VCALENDAR\r\nX:1\r\n", "stands behind the end of the calendar"),
        (b"END:VEVENT", b"END:VALARM", "ends VALARM inside VEVENT"),
        (b"BEGIN:VEVENT", b"BEGIN:VEVENT\r\nBEGIN:VEVENT", "no VEVENT can begin in VEVENT"),
        (b"BEGIN:VEVENT", b"BEGIN:VTODO", "no VTODO can begin in VCALENDAR"),
        (b"SUMMARY:", b"SUMMARY:\xff", "is not UTF-8"),
        (b"SUMMARY:", b"SUMMARY:\x07", "control character U+0007"),
        (b"SUMMARY:", b"SUMMARY:\rEND:VEVENT", "control character U+000D"),
        (b"SUMMARY:", "SUMMARY:\u2028".encode(), "control character U+2028"),
        (b"SUMMARY:", b"SUMMARY ", "is not of the form NAME:VALUE"),
        (b"UID:" + UID, b"UID:x", "an event with UID x"),
        (b"UID:" + UID + b"\r\n", b"", "an event without UID"),
        (b"DTSTAMP:20260201T120000Z\r\n", b"", "an event without DTSTAMP"),
        (b"DTSTAMP:20260201T120000Z", b"DTSTAMP:20260231T120000Z", "a stamp that is no date"),
        (b"DTSTAMP:20260201T120000Z", b"DTSTAMP:tomorrow", "DTSTAMP tomorrow"),
        (b"LAST-MODIFIED:20260201T120000Z\r\n", b"", "an event without LAST-MODIFIED"),
        (b"SEQUENCE:0\r\n", b"", "an event without SEQUENCE"),
        (b"SEQUENCE:0", b"SEQUENCE:-1", "an event with SEQUENCE -1"),
        (b"SEQUENCE:0", b"SEQUENCE:" + b"9" * 30, "an event with SEQUENCE 999"),
        (b"SEQUENCE:0", b"SEQUENCE:0\r\nSEQUENCE:1", "an event with 2 SEQUENCE"),
        (b"DTSTART;VALUE=DATE:20260323", b"DTSTART;VALUE=DATE:20260399", "without a start and an end"),
        (b"DTSTART;VALUE=DATE:20260323", b"DTSTART:20260323T180000", "without a start and an end"),
        (b"DTSTART;VALUE=DATE:20260323\r\n", b"", "without a start and an end"),
        (b"SUMMARY:", b"X:1\r\n" * 101 + b"SUMMARY:", "more than 100 lines in a VEVENT"),
        (b"TZNAME:CET", b"TZNAME:CET\r\nX:1", "in the zone Europe/Berlin, which is not defined"),
        (b"TZID:Europe/Berlin", b"TZID:Europe/Paris", "in the zone Europe/Berlin, which is not defined"),
    ],
)  # fmt: skip
def test_a_file_that_is_not_ours_is_refused(old: bytes, new: bytes, message: str) -> None:
    assert old in FIRST
    refusal = refuse(FIRST.replace(old, new, 1))
    assert message in refusal.message
    assert "--previous" in refusal.hint


def test_two_events_of_one_identity_are_refused() -> None:
    second = FIRST.split(b"UID:")[2][:36]
    assert "a second event with the UID" in refuse(FIRST.replace(second, UID, 1)).message


@pytest.mark.parametrize("data", [b"", b"\0" * 100, b"BEGIN:VCALENDAR\r\n" * 10_000, b"PK\x03\x04", PLAN.encode()])
def test_what_is_no_calendar_is_refused(data: bytes) -> None:
    assert refuse(data).message


def test_a_file_without_end_is_refused() -> None:
    assert refuse(b"BEGIN:VCALENDAR\r\n".ljust(MAX_BYTES + 1)).message == "the file is larger than 32 MiB"


def test_athletes_calendars_are_told_apart() -> None:
    plan = compile_plan(PLAN.replace("session a", "athlete anna\nathlete ben\nsession a"))
    assert refuse(make(plan, "ics", 1), plan).message == "the calendar of `ben`; this one is for `anna`"
    assert refuse(FIRST, plan).message == "the calendar of nobody by name; this one is for `anna`"


def test_nothing_strange_survives_a_cancellation() -> None:
    odd = FIRST.replace(b"\r\nSUMMARY:", b"\r\nATTACH:x\r\nSUMMARY:").replace(
        b"\r\nTRANSP", b"\r\nORGANIZER:x\r\nTRANSP"
    )
    again = rebuild(compile_plan(text_of({"  thu b\nweek 2": "week 2"})), odd, 2)
    assert not {b"ATTACH", b"ORGANIZER"} & {line.partition(b":")[0] for line in again.split(b"\r\n")}
    assert b"STATUS:CANCELLED" in again


@given(st.integers(0, 2**32), st.sampled_from(["cut", "swap", "drop", "double", "flip"]))
def test_a_damaged_file_is_refused_or_read_never_worse(seed: int, kind: str) -> None:
    chance = random.Random(seed)
    lines = FIRST.split(b"\r\n")
    at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    if kind == "cut":
        lines = lines[:at]
    elif kind == "swap":
        lines[at], lines[other] = lines[other], lines[at]
    elif kind == "drop":
        del lines[at]
    elif kind == "double":
        lines.insert(other, lines[at])
    else:
        line = bytearray(lines[at] or b"x")
        line[chance.randrange(len(line))] = chance.randrange(256)
        lines[at] = bytes(line)
    plan = compile_plan(PLAN)
    answer = read_previous(b"\r\n".join(lines), schedule_of(plan))
    if isinstance(answer, Previous):
        data = make(plan, "ics", options=on_day(2, answer))
        assert len(Calendar.from_ical(data).walk("VEVENT")) >= 6
    assert isinstance(answer, Previous) or answer.message


def test_nothing_before_is_as_good_as_an_empty_calendar() -> None:
    plan = compile_plan(PLAN)
    empty = FIRST.partition(b"BEGIN:VEVENT")[0] + b"END:VCALENDAR\r\n"
    assert rebuild(plan, empty, 1, week_notes=False, stamp=BY_DEFAULT.stamp) == make(plan, "ics")
