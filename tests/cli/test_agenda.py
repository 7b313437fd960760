"""`gpl show --date`, `--week-of`, `gpl today` and `gpl next`: who trains what, where and when, of several plans."""

import json
import re
import shutil
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from syrupy.assertion import SnapshotAssertion as Snapshot

from cli.conftest import Run
from gplang.report.visible import count_columns

CLUB = Path(__file__).parent / "plans" / "club"
EXAMPLES = Path(__file__).parents[2] / "examples"

Write = Callable[[str, str | bytes], Path]

TABLES = {
    "week": "show --week-of 2027-01-13",
    "skipped": "show --date 2027-01-21",
    "in-two-plans": "today --date 2027-01-14 --athlete tom",
    "rest": "today --date 2027-01-16",
    "next": "next --date 2027-01-15 --athlete kim",
    "over": "next --date 2028-01-01",
    "sheet": "today --date 2027-01-18 --athlete lena --format md",
    "week-as-sheet": "show --week-of 2027-01-13 --format md",
    "page": "today --date 2027-01-18 --athlete lena --format html",
}


@pytest.fixture
def club(run_real: Run, tmp_path: Path) -> Run:
    """Runs `gpl` in a folder with several plans of a club."""
    shutil.copytree(CLUB, tmp_path, dirs_exist_ok=True)
    return run_real


def show(run: Run, line: str, *plans: Path) -> str:
    """Return what a command prints; it must have nothing else to say."""
    result = run(*line.split(), *map(str, plans))
    assert (result.code, result.err) == (0, ""), line
    return result.out


@pytest.mark.parametrize("name", TABLES)
def test_the_club(club: Run, text_snapshot: Snapshot, name: str) -> None:
    out = show(club, TABLES[name])
    assert re.sub(r"(?s)<(head|script)>.*?</\1>", "", out) == text_snapshot


def validator(run: Run) -> Draft202012Validator:
    return Draft202012Validator(json.loads(show(run, "schema agenda")))


def days() -> list[str]:
    """Return the days of the club's plans, and some before and after."""
    first = datetime(2026, 11, 28)
    return [f"{first + timedelta(days=number):%Y-%m-%d}" for number in range(0, 70, 3)]


def test_the_json_is_valid_and_says_what_the_builds_say(club: Run, tmp_path: Path) -> None:
    schema = validator(club)
    assert club("build", ".", "--to", "json").code == 0
    built: dict[tuple[str, str], Any] = {}
    for path in tmp_path.glob("build/*.json"):
        plan = json.loads(path.read_text())
        for session in plan["sessions"]:
            built[session["uid"], session["date"]] = session
    seen = {}
    monday = datetime(2026, 11, 23)
    while monday < datetime(2027, 2, 8):
        record = json.loads(show(club, f"show --week-of {monday:%Y-%m-%d} --format json"))
        schema.validate(record)
        seen.update({(each["uid"], each["date"]): each for each in record["entries"] if each["kind"] == "session"})
        monday += timedelta(days=7)
    assert seen.keys() == built.keys()
    for key, entry in seen.items():
        other = built[key]
        assert (entry["name"], entry["start"], entry["end"]) == (other["session"], other["start"], other["end"])
        assert [each["exercise"] for each in entry["exercises"]] == [each["exercise"] for each in other["exercises"]]


@pytest.mark.parametrize("command", ["today", "next"])
def test_everybody_trains_or_is_told_why_not(club: Run, command: str) -> None:
    schema = validator(club)
    people = {"lena", "kim", "mia", "tom", None}
    for day in days():
        record = json.loads(show(club, f"{command} --date {day} --format json"))
        schema.validate(record)
        busy = [each["athlete"] and each["athlete"]["name"] for each in record["entries"] if each["kind"] == "session"]
        resting = [each["athlete"] for each in record["resting"]]
        assert {*busy, *resting} == people
        assert not {*busy} & {*resting}
        if command == "next":
            assert len(busy) == len({*busy})
            assert all(each["date"] >= day for each in record["entries"])
        for each in record["resting"]:
            assert (each["next"] is None) == (each["why"] in ("ended", "undated", "empty"))
            assert each["next"] is None or each["next"]["date"] > day


def test_the_next_session_is_the_one_that_a_rest_day_names(club: Run) -> None:
    for day in days():
        told = json.loads(show(club, f"today --date {day} --format json"))["resting"]
        coming = json.loads(show(club, f"next --date {day} --format json"))["entries"]
        found = {each["athlete"] and each["athlete"]["name"]: each for each in coming}
        for each in told:
            if each["next"] is not None:
                assert each["next"]["date"] == found[each["athlete"]]["date"]
                assert each["next"]["name"] == found[each["athlete"]]["name"]


@pytest.mark.parametrize("command", ["show --week-of 2027-03-31", "today --date 2027-03-03", "next --date 2027-08-01"])
def test_no_line_is_wider_than_a_page(run_real: Run, command: str) -> None:
    out = show(run_real, command, *sorted(EXAMPLES.glob("team*.gpl")))
    assert max(map(count_columns, out.splitlines())) <= 80


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Sets the clock, to a moment in UTC, on a machine in Tokyo."""
    monkeypatch.setenv("TZ", "JST-9")
    if hasattr(time, "tzset"):
        time.tzset()

    def set_clock(moment: str) -> None:
        now = datetime.fromisoformat(moment).replace(tzinfo=UTC)
        monkeypatch.setattr("gplang.cli.clock.read_clock", lambda: now)

    return set_clock


@pytest.mark.parametrize(
    ("moment", "options", "days"),
    [
        ("2027-01-11T22:30", "", "2027-01-11 2027-01-11"),  # 23:30 in Berlin, 15:30 in Denver
        ("2027-01-11T23:30", "", "2027-01-11 2027-01-12"),
        ("2027-01-12T06:59", "", "2027-01-11 2027-01-12"),
        ("2027-01-12T07:00", "", "2027-01-12 2027-01-12"),
        ("2027-01-12T12:00", "--date tomorrow", "2027-01-13 2027-01-13"),
        ("2027-01-12T12:00", "--date yesterday", "2027-01-11 2027-01-11"),
        ("2027-01-12T12:00", "--date Thursday", "2027-01-14 2027-01-14"),
        ("2027-01-12T12:00", "--date tue", "2027-01-12 2027-01-12"),
        ("2027-01-12T12:00", "--date mon", "2027-01-18 2027-01-18"),
    ],
)
def test_the_zone_of_the_plan_says_what_day_it_is(
    club: Run, clock: Callable[[str], None], moment: str, options: str, days: str
) -> None:
    clock(moment)
    record = json.loads(show(club, f"today first-team.gpl {options} --format json"))
    assert f"{record['first']} {record['last']}" == days


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone of the machine cannot be set")
def test_without_a_zone_it_is_the_machine_s(club: Run, clock: Callable[[str], None]) -> None:
    clock("2026-11-29T14:59")
    assert "not begun; first: Monday 2026-11-30, Home" in show(club, "today winter.gpl")
    clock("2026-11-29T15:00")
    assert "Monday 2026-11-30  Home" in show(club, "today winter.gpl")
    assert "Monday 2026-11-30  Home" in show(club, "next winter.gpl")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("today --date 12.1.2027", "--date takes a date like 2027-01-12, not '12.1.2027'"),
        ("next --date 2027-02-30", "--date: there is no day 2027-02-30"),
        ("today --date 1027-01-01", "--date takes a year from 1970 to 2200, not 1027"),
        ("today --date s", "--date takes a date like 2027-01-12, tomorrow or a weekday like thu, not 's'"),
        ("show --date tomorrow", "--date takes a date like 2027-01-12, not 'tomorrow'"),
        ("show --week-of 3", "--week-of takes a date like 2027-01-12, not '3'"),
        ("show --date 2027-01-12 --week-of 2027-01-12", "--date is one day and --week-of seven: choose one of them"),
        ("show --date 2027-01-12 --week 2", "--week is a week of a plan; it goes without --date and --week-of"),
        ("show --date 2027-01-12 --explain", "--explain is about doses, and the table of a day has none; leave it out"),
        (
            "show rehab.gpl --format md",
            "--format md goes with --date or --week-of; `gpl build --to md -o -` prints a whole plan",
        ),
        ("today --athlete kimm", "no athlete 'kimm' in 3 plans; did you mean 'kim'?"),
        ("today rehab.gpl --athlete lena", "no athlete 'lena' in rehab.gpl; athletes are tom"),
    ],
)
def test_what_is_misused(club: Run, line: str, message: str) -> None:
    command = line.split()[0]
    assert club(*line.split()) == (2, "", f"gpl {command}: {message}\ntry 'gpl {command} --help'\n")


@pytest.mark.parametrize("command", ["today", "next", "show --date 2027-01-12"])
def test_a_plan_with_an_error_and_a_file_that_is_none(club: Run, write: Write, command: str) -> None:
    write("broken.gpl", 'plan "P"\nsession a\n  primay rdl 4x5\nweek 1\n  mon a\n')
    code, out, err = club(*command.split())
    assert (code, out) == (1, "")
    assert "broken.gpl:3:3: error" in err
    write("broken.gpl", b"\x00\xff")
    assert club(*command.split()).code == 1
    assert club(*command.split(), "missing.gpl").code == 2


def test_plans_without_days(run_real: Run, write: Write) -> None:
    write("a.gpl", 'plan "Nothing yet"\n')
    write("b.gpl", 'plan "Any day"\nsession a\n  accessory plank 3x30s\nweek 1\n  mon a\n')
    out = show(run_real, "today a.gpl b.gpl --date 2027-01-12")
    assert out == (
        "Nobody trains on Tuesday 2027-01-12.\n"
        "Nothing yet: no sessions in the plan\n"
        "Any day: no day has a date: the plan has no start\n"
    )
    assert "Monday 2027-01-11\n" in show(run_real, "show b.gpl --week-of 2027-01-12 --start 2027-01-11")


@pytest.mark.parametrize("command", ["today", "next"])
def test_a_plan_without_days_gets_a_start_and_a_zone(
    run_real: Run, write: Write, clock: Callable[[str], None], command: str
) -> None:
    write("p.gpl", 'plan "P"\nsession a\n  primary rdl 3x5 @rir2\nweek 1-2\n  mon a\n')
    clock("2027-01-03T20:00:00Z")
    dated = ("p.gpl", "--start", "2027-01-04")
    assert "Week 1 of 2\n\nMonday 2027-01-04" in run_real(command, *dated, "--timezone", "Pacific/Auckland").out
    there = run_real(command, *dated, "--timezone", "Europe/Berlin").out
    assert ("Week 1 of 2\n\nMonday 2027-01-04" in there) == (command == "next")
    code, out, err = run_real(command, "p.gpl", "--start", "soon")
    assert (code, out) == (2, "")
    assert "--start" in err


def test_two_athletes_of_one_title_and_hostile_texts(run_real: Run, write: Write) -> None:
    write(
        "a.gpl",
        'plan "<b>|*x*"\n  start 2027-01-11\nathlete anna-k "Anna"\nathlete anna-m "Anna"\n'
        'session a "<script>|"\n  accessory plank 3x30s "</li>"\nweek 1\n  mon a\n',
    )
    assert "Anna (anna-k), Anna (anna-m)" in show(run_real, "show a.gpl --date 2027-01-11")
    page = show(run_real, "today a.gpl --date 2027-01-11 --format html")
    assert not re.search(r"<script>\||<b>\||</li>\"", page)
    assert "&lt;script&gt;|" in page
    sheet = show(run_real, "today a.gpl --date 2027-01-11 --format md")
    assert r"| about 5 min | \<script>\| |" in sheet.replace(r"\|", r"\|")
