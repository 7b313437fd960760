from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from importlib.resources import files
from io import BytesIO
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from backends.outputs import events, make, read_plan, refusal, with_title
from gplang.backends.events import MAX_DESCRIPTION
from gplang.backends.zones import YearlyRule, build_timezone, find_rules
from gplang.model.plan import Plan
from gplang.model.zones import zone_names
from gplang.scheduling import with_overrides
from scheduling.tables import compile_plan

YEAR = """plan "A year"
  start {start}
  timezone {zone}
session a 60min
  primary rdl 4x5
week 1-52
  mon a 07:30
  sun a 23:30
"""


def test_lines_end_in_crlf_and_are_folded_at_75_octets() -> None:
    data = make(read_plan("whole"), "ics")
    assert data.endswith(b"END:VCALENDAR\r\n")
    lines = data.split(b"\r\n")
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    assert max(map(len, lines)) <= 75
    for line in lines:
        line.decode()  # no character is split


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata"])
def test_every_zone_named_is_defined(zone: str) -> None:
    calendar = Calendar.from_ical(make(compile_plan(YEAR.format(zone=zone, start="2025-12-29")), "ics"))
    used = {event["DTSTART"].params["TZID"] for event in calendar.walk("VEVENT")}
    assert used == {str(part["TZID"]) for part in calendar.walk("VTIMEZONE")} == {zone}


@pytest.mark.parametrize(
    ("zone", "start", "written_in"),
    [
        ("Europe/Berlin", "2025-12-29", "Europe/Berlin"),
        ("Europe/Dublin", "2025-12-29", "Europe/Dublin"),
        ("America/New_York", "2025-12-29", "America/New_York"),
        ("America/New_York", "2006-08-07", None),  # another rule from 2007 on
        ("America/St_Johns", "2025-12-29", "America/St_Johns"),
        ("Australia/Sydney", "2025-12-29", "Australia/Sydney"),
        ("Australia/Lord_Howe", "2025-12-29", "Australia/Lord_Howe"),
        ("America/Santiago", "2025-12-29", None),
        ("America/Sao_Paulo", "2025-12-29", "America/Sao_Paulo"),
        ("America/Sao_Paulo", "2018-08-06", None),  # its last summer time
        ("Asia/Kolkata", "2025-12-29", "Asia/Kolkata"),
        ("Asia/Tehran", "2022-01-03", None),  # its last summer time
        ("Africa/Casablanca", "2025-12-29", None),
        ("Africa/Cairo", "2025-12-29", None),
        ("UTC", "2025-12-29", None),
    ],
)
def test_moments_are_those_of_the_zone(zone: str, start: str, written_in: str | None) -> None:
    calendar = Calendar.from_ical(make(compile_plan(YEAR.format(zone=zone, start=start)), "ics"))
    first = date.fromisoformat(start)
    rules = find_rules(ZoneInfo(zone), range(first.year, first.year + 2))
    moments = []
    for event in calendar.walk("VEVENT"):
        name = event["DTSTART"].params.get("TZID")
        assert name in (written_in, None)
        written = event["DTSTART"].dt.replace(tzinfo=None)
        moments.append(written - (_offset(written, rules, ZoneInfo(zone)) if name else timedelta()))
        assert event["DTEND"].dt - event["DTSTART"].dt == timedelta(hours=1)
    expected = []
    for week in range(52):
        for day, hour in ((0, 7), (6, 23)):
            wall = datetime.combine(first + timedelta(weeks=week, days=day), datetime.min.time())
            wall = wall.replace(hour=hour, minute=30, tzinfo=ZoneInfo(zone))
            expected.append(wall.astimezone(UTC).replace(tzinfo=None))
    assert moments == expected
    assert {str(part["TZID"]) for part in calendar.walk("VTIMEZONE")} == ({written_in} - {None})


def _offset(wall: datetime, rules: tuple[YearlyRule, ...] | None, zone: ZoneInfo) -> timedelta:
    """Return the offset that a reader of the VTIMEZONE works out: that of the last change before `wall`."""
    if not rules:
        return wall.replace(tzinfo=zone).utcoffset() or timedelta()
    changes = [(rule.in_year(year), rule.transition.after) for rule in rules for year in (wall.year - 1, wall.year)]
    return max(change for change in changes if change[0] <= wall)[1]


def test_rules_give_the_changes_of_every_zone() -> None:
    moments = [datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=hour) for hour in range(0, 2 * 365 * 24, 12)]
    fitting = 0
    for zone in sorted(zone_names()):
        data = files("tzdata").joinpath("zoneinfo", *zone.split("/")).read_bytes()
        info = ZoneInfo.from_file(BytesIO(data), zone)
        rules = find_rules(info, range(2026, 2028))
        fitting += rules is not None
        for wall in (moment.astimezone(info) for moment in moments if rules is not None):
            assert wall.fold or _offset(wall.replace(tzinfo=None), rules, info) == wall.utcoffset(), zone
    assert fitting


def test_a_zone_without_yearly_rules_is_written_in_utc() -> None:
    assert build_timezone("Africa/Casablanca", ZoneInfo("Africa/Casablanca"), range(2026, 2028)) is None
    data = make(compile_plan(YEAR.format(zone="Africa/Casablanca", start="2025-12-29")), "ics")
    assert b"VTIMEZONE" not in data
    assert b"DTSTART:20251229T063000Z" in data


@pytest.mark.parametrize("years", [range(2026, 2027), range(2026, 2028), range(2027, 2028)])
def test_a_year_or_two_invent_no_rules(years: range) -> None:
    assert find_rules(ZoneInfo("Africa/Casablanca"), years) is None


def test_a_short_plan_without_yearly_rules_is_written_in_utc() -> None:
    text = 'plan "P"\n  start 2026-01-05\n  timezone Africa/Casablanca\n  at 18:00\n'
    data = make(compile_plan(f"{text}session a 60min\n  primary rdl 4x5\nweek 1\n  mon a\n"), "ics")
    assert b"VTIMEZONE" not in data
    assert b"DTSTART:20260105T170000Z" in data


@pytest.mark.parametrize(
    ("at", "minutes", "start", "end"),
    [
        ("2:45", 30, b"DTSTART:20261025T004500Z", b"DTEND:20261025T011500Z"),
        ("2:30", 60, b"DTSTART:20261025T003000Z", b"DTEND:20261025T013000Z"),
        ("1:30", 60, b"DTSTART:20261024T233000Z", b"DTEND:20261025T003000Z"),
        ("1:30", 150, b"DTSTART;TZID=Europe/Berlin:20261025T013000", b"DTEND;TZID=Europe/Berlin:20261025T030000"),
        ("2:30", 120, b"DTSTART:20261025T003000Z", b"DTEND:20261025T023000Z"),
        ("4:00", 60, b"DTSTART;TZID=Europe/Berlin:20261025T040000", b"DTEND;TZID=Europe/Berlin:20261025T050000"),
    ],
)
def test_an_end_in_the_repeated_hour_puts_the_session_in_utc(at: str, minutes: int, start: bytes, end: bytes) -> None:
    text = f'plan "P"\n  start 2026-10-19\n  timezone Europe/Berlin\nsession a {minutes}min\n  primary rdl 4x5\n'
    data = make(compile_plan(f"{text}week 1\n  sat a 18:00\n  sun a {at}\n"), "ics")
    lines = data.split(b"\r\n")
    assert start in lines
    assert end in lines
    assert b"DTSTART;TZID=Europe/Berlin:20261024T180000" in lines


def test_identities_are_unique() -> None:
    found = [str(event["UID"]) for event in events(read_plan("whole"))]
    assert len(found) == len(set(found)) == 6


@pytest.mark.parametrize(
    "change",
    [
        lambda plan: with_overrides(plan, start=date(2027, 5, 3)),
        lambda plan: with_overrides(plan, timezone="Asia/Tokyo"),
        lambda plan: replace(plan, title="Another title"),
        lambda plan: with_title(plan, "upper", "Arms"),
        lambda plan: replace(plan, location=None, reminders=()),
    ],
)
def test_identities_stay_when_the_plan_is_moved_or_renamed(change: Callable[[Plan], Plan]) -> None:
    plan = read_plan("whole")
    assert [event["UID"] for event in events(change(plan))] == [event["UID"] for event in events(plan)]


def test_identities_of_others_stay_when_a_session_is_added_moved_or_skipped() -> None:
    sessions = "session a\n  primary rdl 4x5\nsession b\n  primary rdl 4x5\n"
    text = f'plan "P"\n  id p\n  start 2026-01-05\n{{more}}{sessions}week 1\n{{days}}'
    plain = _identities(text.format(more="", days="  mon a\n  thu a\n"))
    assert _identities(text.format(more="", days="  mon a\n  tue b\n  thu a\n"))[::2] == plain
    assert _identities(text.format(more="", days="  tue a\n  fri a\n")) == plain
    assert _identities(text.format(more="  skip 2026-01-05\n", days="  mon a\n  thu a\n")) == plain[1:]


def _identities(text: str) -> list[str]:
    return [str(event["UID"]) for event in events(compile_plan(text))]


def test_athletes_have_identities_of_their_own() -> None:
    text = 'plan "P"\n  start 2026-01-05\nathlete anna\nathlete ben\nsession a\n  primary rdl 4x5\nweek 1\n  mon a\n'
    plan = compile_plan(text)
    uids = {str(Calendar.from_ical(make(plan, "ics", who)).walk("VEVENT")[0]["UID"]) for who in (0, 1)}
    assert len(uids) == 2


def test_a_day_without_time_is_free_and_silent() -> None:
    event = events(read_plan("all-day"))[0]
    assert event["DTSTART"].dt == date(2026, 1, 5)
    assert event["DTEND"].dt == date(2026, 1, 6)
    assert event["TRANSP"] == "TRANSPARENT"
    assert not event.walk("VALARM")


def test_reminders_are_alarms() -> None:
    event = events(read_plan("whole"))[0]
    assert [alarm["TRIGGER"].dt for alarm in event.walk("VALARM")] == [timedelta(days=-1), timedelta(minutes=-30)]


def test_calendars_need_dates_and_with_times_a_zone() -> None:
    text = 'plan "P"\n{}session a\n  primary rdl 4x5\nweek 1\n  mon a\n'
    assert "--start" in refusal(compile_plan(text.format("")), "ics").hint
    assert "--timezone" in refusal(compile_plan(text.format("  start 2026-01-05\n  at 18:00\n")), "ics").hint


@given(st.text(max_size=60))
def test_any_text_comes_back_without_control_characters(text: str) -> None:
    plan = read_plan("all-day")
    event = events(replace(with_title(plan, "a", text or "x"), location=text or "x"))[0]
    shown = str(event.get("LOCATION", ""))
    assert not any(ord(char) < 32 or ord(char) == 127 for char in shown)
    kept = [char for char in text if char.isprintable()]
    assert [char for char in shown if char.isprintable() and char != " "] == [
        char for char in kept if char != " "
    ] or not text


def test_a_long_workout_is_cut_at_a_line() -> None:
    lines = "".join(f'  accessory plank 3x30s "{"cue " * 20}"\n' for _ in range(150))
    text = f'plan "P"\n  start 2026-01-05\nsession a\n{lines}week 1\n  mon a\n'
    description = str(events(compile_plan(text))[0]["DESCRIPTION"])
    assert len(description) <= MAX_DESCRIPTION
    assert description.splitlines()[-1].startswith("…")
