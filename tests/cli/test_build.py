"""`gpl build`: what it writes, what it refuses, and that it never writes half."""

import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from icalendar import Calendar

import zone_files
from here import run_here

PLAN = """plan "Small"
  start 2026-01-05
  timezone Europe/Berlin
  at 18:00
session a 60min
  primary rdl 4x5 @rir2
week 1-2
  mon a
"""
TEAM = PLAN.replace("session a", "athlete anna\nathlete ben\nsession a")
BROKEN = PLAN.replace("primary", "primay")
LIBRARY = "session a\n  primary rdl 4x5\n"

Gpl = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.fixture
def build(gpl: Gpl, tmp_path: Path) -> Gpl:
    """Writes plans by name and runs `gpl build` on them."""

    def run(*arguments: str, env: dict[str, str] | None = None, **plans: str) -> subprocess.CompletedProcess[bytes]:
        for name, text in plans.items():
            (tmp_path / f"{name}.gpl").write_text(text, encoding="utf-8")
        command = ["build", *(f"{name}.gpl" for name in plans), *arguments]
        env = {"SOURCE_DATE_EPOCH": "0"} | (env or {})
        # Which rules a zone has, a process finds out once.
        return gpl(*command, env=env) if "PYTHONTZPATH" in env else run_here(command, tmp_path, env)

    return run


def written(tmp_path: Path) -> list[str]:
    return sorted(
        path.relative_to(tmp_path).as_posix()
        for path in tmp_path.rglob("*")
        if path.is_file() and path.suffix != ".gpl"
    )


def test_all_targets_by_default(build: Gpl, tmp_path: Path) -> None:
    result = build(plan=PLAN)
    assert result.returncode == 0
    assert result.stderr == b""
    assert result.stdout.decode().splitlines() == [
        "wrote build/plan.json  (2 sessions from 2026-01-05)",
        "wrote build/plan.ics  (2 sessions from 2026-01-05)",
        "wrote build/plan.md  (2 sessions from 2026-01-05)",
        "wrote build/plan.html  (2 sessions from 2026-01-05)",
    ]
    assert written(tmp_path) == ["build/plan.html", "build/plan.ics", "build/plan.json", "build/plan.md"]


@pytest.mark.parametrize("options", [["--to", "md,json"], ["--to", "json", "--to", "md"], ["--to", "JSON, md"]])
def test_some_targets_in_a_folder_of_choice(build: Gpl, tmp_path: Path, options: list[str]) -> None:
    assert build("-o", "out/deep", *options, plan=PLAN).returncode == 0
    assert written(tmp_path) == ["out/deep/plan.json", "out/deep/plan.md"]


def test_a_file_for_each_athlete(build: Gpl, tmp_path: Path) -> None:
    assert build("--to", "md", plan=TEAM).returncode == 0
    assert written(tmp_path) == ["build/plan.anna.md", "build/plan.ben.md"]


def test_one_athlete_keeps_the_name_in_the_file(build: Gpl, tmp_path: Path) -> None:
    assert build("--to", "md", "--athlete", "Ben", plan=TEAM).returncode == 0
    assert written(tmp_path) == ["build/plan.ben.md"]


def test_a_plan_of_one_athlete_has_plain_names(build: Gpl, tmp_path: Path) -> None:
    assert build("--to", "md", plan=TEAM.replace("athlete ben\n", "")).returncode == 0
    assert written(tmp_path) == ["build/plan.md"]


def test_without_what_a_target_needs_the_remedy_is_told(tmp_path: Path) -> None:
    (tmp_path / "plan.gpl").write_text(PLAN, encoding="utf-8")
    script = "import sys; sys.modules['xlsxwriter'] = None; from gplang.cli import main; main()"
    command = (sys.executable, "-c", script, "build", "plan.gpl", "--to", "md,xlsx")
    result = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    assert (result.returncode, result.stdout, written(tmp_path)) == (2, "", [])
    assert "gpl build: --to xlsx needs the extra 'xlsx'; install it with: " in result.stderr


def test_one_file_on_stdout(build: Gpl, tmp_path: Path) -> None:
    result = build("-o", "-", "--to", "ics", plan=PLAN)
    assert result.returncode == 0
    assert result.stdout.startswith(b"BEGIN:VCALENDAR\r\n")
    assert b"\r\r\n" not in result.stdout
    assert written(tmp_path) == []


def test_start_and_zone_go_before_everybodys_own(build: Gpl, tmp_path: Path) -> None:
    plan = TEAM.replace("athlete anna\n", "athlete anna\n  start 2027-01-04\n  timezone Asia/Tokyo\n")
    result = build("--to", "ics", "--start", "2026-06-01", "--timezone", "America/New_York", plan=plan)
    assert result.returncode == 0
    for name in ("anna", "ben"):
        calendar = Calendar.from_ical((tmp_path / f"build/plan.{name}.ics").read_bytes())
        start = calendar.walk("VEVENT")[0]["DTSTART"].dt
        assert start.isoformat() == "2026-06-01T18:00:00-04:00"


def test_errors_in_one_plan_stop_everything(build: Gpl, tmp_path: Path) -> None:
    (tmp_path / "build").mkdir()
    (tmp_path / "build/good.md").write_bytes(b"as it was")
    result = build(good=PLAN, broken=BROKEN)
    assert result.returncode == 1
    assert result.stdout == b""
    assert b"broken.gpl:6:3: error" in result.stderr
    assert written(tmp_path) == ["build/good.md"]
    assert (tmp_path / "build/good.md").read_bytes() == b"as it was"


def test_advice_is_told_and_does_not_stop(build: Gpl, tmp_path: Path) -> None:
    result = build("--to", "md", plan=PLAN.replace("rdl", '"Romanian Deadlift"'))
    assert result.returncode == 0
    assert b"advice[E014" in result.stderr
    assert written(tmp_path) == ["build/plan.md"]


def test_a_time_that_does_not_exist_is_told(build: Gpl) -> None:
    plan = PLAN.replace("2026-01-05", "2026-03-23").replace("mon a", "sun a 02:30")
    result = build("--to", "md", plan=plan)
    assert result.returncode == 0
    assert b"plan.gpl:8:3: warning" in result.stderr
    assert "02:30 does not exist on 2026-03-29" in result.stderr.decode()


def test_one_reason_of_many_plans_is_told_once(build: Gpl) -> None:
    undated = PLAN.replace("  start 2026-01-05\n", "")
    plans = {name: undated.replace("\n", f"\n  id {name}\n", 1) for name in "abcdef"}
    result = build(**plans)
    assert result.returncode == 0
    told = [line for line in result.stderr.decode().splitlines() if "a calendar needs" in line]
    assert told == ["gpl build: no a.ics, b.ics, c.ics, d.ics and 2 more: a calendar needs a start date"]


def test_a_calendar_asked_for_and_refused_is_a_finding(build: Gpl, tmp_path: Path) -> None:
    result = build("--to", "ics,md", plan=PLAN.replace("  start 2026-01-05\n", ""))
    assert result.returncode == 1
    assert b"no plan.ics: a calendar needs a start date" in result.stderr
    assert b"--start" in result.stderr
    assert written(tmp_path) == []


@pytest.mark.parametrize(
    ("moment", "monday"),
    [
        (datetime(2026, 12, 3, 12), "2026-12-07"),
        (datetime(2026, 12, 6, 23, 59), "2026-12-07"),
        (datetime(2026, 12, 7), "2026-12-14"),
        (datetime(9999, 12, 31), "2200-12-15"),
    ],
)
def test_the_hint_for_a_start_names_a_monday_to_come(build: Gpl, moment: datetime, monday: str) -> None:
    stamp = {"SOURCE_DATE_EPOCH": str(int(moment.replace(tzinfo=UTC).timestamp()))}
    result = build("--to", "ics", plan=PLAN.replace("  start 2026-01-05\n", ""), env=stamp)
    assert f"  hint: add `start {monday}` to the plan, or build with --start\n" in result.stderr.decode()


def test_a_calendar_nobody_asked_for_is_left_out(build: Gpl, tmp_path: Path) -> None:
    result = build(plan=PLAN.replace("  timezone Europe/Berlin\n", ""))
    assert result.returncode == 0
    assert b"--timezone" in result.stderr
    assert written(tmp_path) == ["build/plan.html", "build/plan.json", "build/plan.md"]


def test_some_weeks_are_files_beside_the_whole_plan(build: Gpl, tmp_path: Path) -> None:
    plan = PLAN.replace("week 1-2", "week 1-5")
    assert build("--to", "md", plan=plan).returncode == 0
    assert build("--week", "2", plan=plan).returncode == 0
    result = build("--weeks", "1, 3-5", "--to", "md", plan=plan)
    assert result.stdout == b"wrote build/plan.weeks-1,3-5.md  (4 sessions from 2026-01-05)\n"
    names = ["plan.md", "plan.week-2.html", "plan.week-2.md", "plan.weeks-1,3-5.md"]
    assert written(tmp_path) == [f"build/{name}" for name in names]
    part = (tmp_path / "build/plan.week-2.md").read_text(encoding="utf-8")
    whole = (tmp_path / "build/plan.md").read_text(encoding="utf-8")
    assert part.count("\n## ") == 1
    assert part[part.index("\n## Week 2") :].strip() in whole
    assert "- Weeks: 2 of 5\n" in part


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--weeks", "0"], "'0' is no week"),
        (["--weeks", "3-2"], "'3-2' is no week; write 4, 3-5 or 1,3-5"),
        (["--week", "9"], "no week 9: the plan has weeks 1 to 2"),
        (["--week", "1", "--to", "ics,md"], "ics cannot be limited to some weeks; --weeks goes with md"),
        (["--week", "1", "--feed"], "--feed is about calendars"),
        (["--to", "jsn"], "no target 'jsn'; did you mean 'json'?"),
        (["--to", ""], "no target ''"),
        (["--start", "tomorrow"], "--start takes a date like 2026-01-05"),
        (["--start", "2026-02-30"], "--start takes a date like 2026-01-05"),
        (["--timezone", "Berlin"], "did you mean 'Europe/Berlin'?"),
        (["--timezone", "../etc/passwd"], "no time zone '../etc/passwd'"),
        (["--athlete", "ana"], "did you mean 'anna'?"),
        (["-o", "-"], "choose one target"),
        (["-o", "-", "--to", "md"], "one file, and this build has 2"),
    ],
)
def test_misuse(build: Gpl, tmp_path: Path, options: list[str], message: str) -> None:
    result = build(*options, plan=TEAM)
    assert result.returncode == 2
    assert message in result.stderr.decode()
    assert result.stdout == b""
    assert written(tmp_path) == []


def test_an_athlete_where_there_is_none(build: Gpl) -> None:
    result = build("--athlete", "anna", plan=PLAN)
    assert result.returncode == 2
    assert b"plan.gpl names no athletes" in result.stderr


def test_two_plans_of_one_name_are_refused_before_writing(gpl: Gpl, tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "plan.gpl").write_text(PLAN, encoding="utf-8")
    result = gpl("build", "one/plan.gpl", "two/plan.gpl")
    assert result.returncode == 2
    assert b"two plans would write build/plan.json" in result.stderr
    assert written(tmp_path) == []


def test_a_plan_is_never_overwritten(gpl: Gpl, tmp_path: Path) -> None:
    (tmp_path / "plan.md").write_text(PLAN, encoding="utf-8")
    result = gpl("build", "plan.md", "-o", ".")
    assert result.returncode == 2
    assert b"plan.md is a plan itself" in result.stderr
    assert (tmp_path / "plan.md").read_text(encoding="utf-8") == PLAN
    assert written(tmp_path) == ["plan.md"]


def test_a_library_is_no_plan(build: Gpl, tmp_path: Path) -> None:
    result = build(lib=LIBRARY)
    assert result.returncode == 2
    assert b"lib.gpl: no plan in it" in result.stderr
    assert written(tmp_path) == []


def test_a_library_next_to_a_plan_is_passed_over(gpl: Gpl, tmp_path: Path) -> None:
    (tmp_path / "lib.gpl").write_text(LIBRARY, encoding="utf-8")
    (tmp_path / "plan.gpl").write_text(PLAN, encoding="utf-8")
    assert gpl("build", ".", "--to", "md").returncode == 0
    assert written(tmp_path) == ["build/plan.md"]


def test_a_missing_plan(build: Gpl, tmp_path: Path) -> None:
    result = build("missing.gpl", plan=PLAN)
    assert result.returncode == 2
    assert b"missing.gpl: no such file" in result.stderr
    assert written(tmp_path) == []


def test_a_folder_that_cannot_be(build: Gpl, tmp_path: Path) -> None:
    (tmp_path / "build").write_bytes(b"a file")
    result = build(plan=PLAN)
    assert result.returncode == 2
    assert result.stderr.decode().splitlines()[0] == "gpl build: build is a file, not a folder"
    assert (tmp_path / "build").read_bytes() == b"a file"


def test_a_stamp_that_is_none(build: Gpl) -> None:
    result = build(plan=PLAN, env={"SOURCE_DATE_EPOCH": "now"})
    assert result.returncode == 2
    assert b"SOURCE_DATE_EPOCH takes whole seconds" in result.stderr


def test_files_of_an_earlier_build_are_replaced(build: Gpl, tmp_path: Path) -> None:
    build("--to", "md", plan=PLAN)
    build("--to", "md", plan=PLAN.replace("4x5", "3x8"))
    assert "3 x 8" in (tmp_path / "build/plan.md").read_text(encoding="utf-8")
    assert written(tmp_path) == ["build/plan.md"]


@pytest.mark.parametrize(("output", "told"), [("plan.gpl", "plan.gpl"), ("plan.gpl/deep/er", "plan.gpl")])
def test_a_folder_that_is_a_file(build: Gpl, tmp_path: Path, output: str, told: str) -> None:
    result = build("-o", output, plan=PLAN)
    assert (result.returncode, result.stdout) == (2, b"")
    assert result.stderr.decode().splitlines()[0] == f"gpl build: {told} is a file, not a folder"
    assert (tmp_path / "plan.gpl").read_text(encoding="utf-8") == PLAN


@pytest.mark.parametrize(
    ("output", "told"),
    [
        ("/dev/null", "/dev/null is a pipe or a device, not a folder; `-o - --to md` prints one file"),
        ("/dev/stdout", "/dev/stdout is a pipe or a device, not a folder; `-o - --to md` prints one file"),
        ("plan.ics", "-o takes a folder, and plan.ics is named like a file; `-o - --to md` prints one file"),
        ("out/plan.MD", "-o takes a folder, and out/plan.MD is named like a file; `-o - --to md` prints one file"),
    ],
)
def test_what_is_meant_to_be_one_file_is_no_folder(gpl: Gpl, tmp_path: Path, output: str, told: str) -> None:
    (tmp_path / "plan.gpl").write_text(PLAN, encoding="utf-8")
    result = gpl("build", "plan.gpl", "-o", output)
    assert (result.returncode, result.stdout) == (2, b"")
    assert result.stderr.decode().splitlines()[0] == f"gpl build: {told}"
    assert written(tmp_path) == []


TITLED = TEAM.replace("athlete anna\n", 'athlete anna "Anna Müller"\n').replace("athlete ben\n", 'athlete ben "Anna"\n')


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        ("Anna Müller", "anna"),
        ("anna  MÜLLER", "anna"),
        ("Anna Mu\u0308ller", "anna"),
        ("ANNA", "anna"),
        ("ben", "ben"),
    ],
)
def test_an_athlete_by_name_first_then_by_title(build: Gpl, tmp_path: Path, wanted: str, name: str) -> None:
    assert build("--to", "md", "--athlete", wanted, plan=TITLED).returncode == 0
    assert written(tmp_path) == [f"build/plan.{name}.md"]


@pytest.mark.parametrize(
    ("plan", "wanted", "message"),
    [
        (TITLED, "Anna Muller", "did you mean 'Anna Müller'"),
        (TITLED.replace('"Anna"', '"Anna Müller"'), "Anna Müller", "choose one of anna, ben"),
    ],
)
def test_a_title_of_nobody_or_of_two(build: Gpl, tmp_path: Path, plan: str, wanted: str, message: str) -> None:
    result = build("--athlete", wanted, plan=plan)
    assert result.returncode == 2
    assert message in result.stderr.decode()
    assert written(tmp_path) == []


def stamped(data: bytes) -> list[tuple[str, int, str]]:
    """Return what the events of a calendar say of their change: state, sequence, day of the stamp."""
    events = Calendar.from_ical(data).walk("VEVENT")
    return [(str(event["STATUS"]), event["SEQUENCE"], f"{event['DTSTAMP'].dt:%Y}") for event in events]


AT_2001 = {"SOURCE_DATE_EPOCH": "1000000000"}


def test_a_calendar_is_updated_in_its_own_folder(build: Gpl, tmp_path: Path) -> None:
    calendar = tmp_path / "build/plan.ics"
    options = ("--to", "ics", "--previous", "build")
    first = build(*options, plan=PLAN)
    assert first.returncode == 0
    assert first.stderr.decode() == "gpl build: no build/plan.ics yet: every event of plan.ics is new\n"
    data = calendar.read_bytes()
    again = build(*options, plan=PLAN, env=AT_2001)
    assert (again.returncode, again.stderr) == (0, b"")
    assert calendar.read_bytes() == data
    build(*options, plan=PLAN.replace("week 1-2\n  mon a", "week 1\n  tue a"), env=AT_2001)
    assert stamped(calendar.read_bytes()) == [("CONFIRMED", 1, "2001"), ("CANCELLED", 1, "2001")]
    build(*options, plan=PLAN)
    assert stamped(calendar.read_bytes()) == [("CONFIRMED", 2, "2001")] * 2


SHORTER = PLAN.replace("week 1-2\n  mon a", "week 1\n  tue a")


def test_the_calendar_in_the_folder_is_gone_on_from(build: Gpl, tmp_path: Path) -> None:
    calendar = tmp_path / "build/plan.ics"
    build(plan=PLAN)
    data = calendar.read_bytes()
    again = build(plan=PLAN, env=AT_2001)
    assert (again.returncode, again.stderr) == (0, b"")
    assert calendar.read_bytes() == data
    assert build(plan=SHORTER).stderr == b""
    assert stamped(calendar.read_bytes()) == [("CONFIRMED", 1, "1970"), ("CANCELLED", 1, "1970")]
    assert build("--to", "ics", "-o", "-", plan=SHORTER, env=AT_2001).stdout.count(b"SEQUENCE:0\r\n") == 1
    assert build("--fresh", plan=SHORTER, env=AT_2001).stderr == b""
    assert stamped(calendar.read_bytes()) == [("CONFIRMED", 0, "2001")]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"BEGIN:VCALENDAR\r\nPRODID:-//Other//EN\r\nEND:VCALENDAR\r\n", "another program's calendar: -//Other//EN"),
        (b"BEGIN:VCALENDAR\r\n", "it ends inside the VCALENDAR of line 1"),
        (b"\x1b[31m", "it is no calendar: it does not begin with BEGIN:VCALENDAR"),
        (None, "the calendar of the plan `small`; this one is `other`"),
    ],
)
def test_a_calendar_in_the_folder_that_is_not_this_plans_is_told(
    build: Gpl, tmp_path: Path, data: bytes | None, reason: str
) -> None:
    calendar = tmp_path / "build/plan.ics"
    build("--to", "ics", plan=PLAN)
    calendar.write_bytes(calendar.read_bytes() if data is None else data)
    result = build("--to", "ics", plan=PLAN.replace('"Small"', '"Other"'))
    assert result.returncode == 0
    told = f"gpl build: build/plan.ics: {reason}; it is begun anew, every event is new\n"
    assert result.stderr.decode() == told
    assert stamped(calendar.read_bytes()) == [("CONFIRMED", 0, "1970")] * 2


def test_a_link_in_the_folder_is_not_gone_on_from(build: Gpl, tmp_path: Path) -> None:
    build("--to", "ics", "-o", "elsewhere", plan=PLAN)
    before = (tmp_path / "elsewhere/plan.ics").read_bytes()
    (tmp_path / "build").mkdir()
    (tmp_path / "build/plan.ics").symlink_to(tmp_path / "elsewhere/plan.ics")
    result = build("--to", "ics", plan=SHORTER, env=AT_2001)
    told = "gpl build: build/plan.ics: a link, which is not followed; it is begun anew, every event is new\n"
    assert (result.returncode, result.stderr.decode()) == (0, told)
    assert stamped((tmp_path / "build/plan.ics").read_bytes()) == [("CONFIRMED", 0, "2001")]
    assert (tmp_path / "elsewhere/plan.ics").read_bytes() == before


def test_a_feed_leaves_out_what_is_gone(build: Gpl, tmp_path: Path) -> None:
    calendar = tmp_path / "build/plan.ics"
    build(plan=PLAN)
    assert build("--feed", plan=SHORTER, env=AT_2001).stderr == b""
    assert stamped(calendar.read_bytes()) == [("CONFIRMED", 1, "2001")]
    data = calendar.read_bytes()
    assert build("--feed", plan=SHORTER).stderr == b""
    assert calendar.read_bytes() == data
    plain = build(plan=SHORTER)
    assert plain.stderr.decode().splitlines() == [
        "gpl build: the earlier plan.ics was built with --feed, this one is not",
        "  hint: for a subscription build with --feed; others see cancelled sessions from now on",
    ]
    assert build(plan=SHORTER).stderr == b""


def test_other_rules_of_the_zone_are_told(build: Gpl, tmp_path: Path) -> None:
    def on(rule: str, release: str) -> dict[str, str]:
        folder = tmp_path / f"zones {release}"
        folder.mkdir(exist_ok=True)
        zone_files.write_zones(folder, {"Europe/Berlin": zone_files.Zone(rule)}, release)
        return {"PYTHONTZPATH": str(folder)}

    calendar = tmp_path / "build/plan.ics"
    winter, summer = "CET-1", "<+02>-2"
    assert build("--to", "ics", plan=PLAN, env=on(winter, "2026a")).stderr == b""
    assert b"X-GPL-ZONE-DATA:system 2026a\r\n" in calendar.read_bytes()
    assert build("--to", "ics", plan=PLAN, env=on(winter, "2026b")).stderr == b""
    assert stamped(calendar.read_bytes()) == [("CONFIRMED", 0, "1970")] * 2
    changed = build("--to", "ics", plan=PLAN, env=on(summer, "2026c"))
    assert changed.stderr.decode().splitlines() == [
        "gpl build: the clocks of Europe/Berlin have other rules than when plan.ics was last built"
        " (zone data: system 2026b, now system 2026c)",
        "  hint: import the new calendar; its sessions are where the clock on the wall says",
    ]
    assert stamped(calendar.read_bytes()) == [("CONFIRMED", 1, "1970")] * 2
    assert build("--to", "ics", plan=PLAN, env=on(summer, "2026c")).stderr == b""


def test_an_earlier_calendar_by_name_and_one_on_stdout(build: Gpl, tmp_path: Path) -> None:
    build("--to", "ics", "-o", "old", plan=PLAN)
    moved = PLAN.replace("18:00", "19:00")
    result = build("--to", "ics", "-o", "-", "--previous", "old/plan.ics", plan=moved, env=AT_2001)
    assert (result.returncode, result.stderr) == (0, b"")
    assert stamped(result.stdout) == [("CONFIRMED", 1, "2001")] * 2
    build("--previous", "old/plan.ics", "-o", "old", plan=moved, env=AT_2001)
    assert (tmp_path / "old/plan.ics").read_bytes() == result.stdout


def test_every_athlete_has_an_earlier_calendar_in_the_folder(build: Gpl, tmp_path: Path) -> None:
    build("--to", "ics", plan=TEAM.replace("athlete ben\n", "athlete ben\nathlete cy\n"))
    before = (tmp_path / "build/plan.anna.ics").read_bytes()
    plan = TEAM.replace("athlete ben\n", "athlete ben\n  at 7:00\n")
    assert build("--previous", "build", plan=plan, env=AT_2001).returncode == 0
    assert (tmp_path / "build/plan.anna.ics").read_bytes() == before
    assert stamped((tmp_path / "build/plan.ben.ics").read_bytes()) == [("CONFIRMED", 1, "2001")] * 2


def test_a_calendar_is_found_when_athletes_come_and_go(build: Gpl, tmp_path: Path) -> None:
    alone = TEAM.replace("athlete ben\n", "")
    build("--to", "ics", "--previous", "build", plan=TEAM)
    before = (tmp_path / "build/plan.anna.ics").read_bytes()
    (tmp_path / "build/plan.ben.ics").unlink()
    left = build("--to", "ics", "--previous", "build", plan=alone, env=AT_2001)
    assert left.stderr.decode().splitlines() == [
        "gpl build: the calendar build/plan.anna.ics is called plan.ics from now on, as the plan's athletes changed",
        "  hint: subscribe to the new file, and delete build/plan.anna.ics, which is no longer written",
    ]
    assert (tmp_path / "build/plan.ics").read_bytes() == before
    (tmp_path / "build/plan.anna.ics").unlink()
    assert build("--to", "ics", plan=alone, env=AT_2001).stderr == b""
    back = build("--to", "ics", "--previous", "build", plan=TEAM, env=AT_2001)
    assert back.stderr.decode().splitlines() == [
        "gpl build: the calendar build/plan.ics is called plan.anna.ics from now on, as the plan's athletes changed",
        "  hint: subscribe to the new file, and delete build/plan.ics, which is no longer written",
        "gpl build: no build/plan.ben.ics yet: every event of plan.ben.ics is new",
    ]
    assert (tmp_path / "build/plan.anna.ics").read_bytes() == before


NOBODYS = "delete it, and the calendar made from it; who was renamed has a new file, with events of its own"


def test_a_calendar_that_is_no_longer_written_is_told(build: Gpl, tmp_path: Path) -> None:
    def told(plan: str, *options: str) -> list[str]:
        return build("--to", "ics", *options, plan=plan).stderr.decode().splitlines()

    assert told(PLAN) == []
    gained = [
        "gpl build: build/plan.ics is no longer written: the plan has athletes now",
        "  hint: subscribe to the new files, and delete it",
    ]
    assert told(TEAM) == gained
    assert told(TEAM, "--athlete", "ben") == gained
    (tmp_path / "build/plan.ics").unlink()
    assert told(TEAM) == told(TEAM, "--athlete", "ben") == told(TEAM, "-o", "elsewhere") == []
    renamed = [
        "gpl build: build/plan.ben.ics is no longer written: the plan has no athlete `ben`",
        f"  hint: {NOBODYS}",
    ]
    assert told(TEAM.replace("ben", "bob")) == renamed
    alone = TEAM.replace("athlete ben\n", "")
    assert told(alone)[0].startswith("gpl build: the calendar build/plan.anna.ics is called plan.ics from now on")
    assert told(alone)[:2] == [
        "gpl build: build/plan.anna.ics is no longer written: anna's calendar is plan.ics",
        "  hint: subscribe to that one, and delete the old file",
    ]
    assert build("--to", "md", plan=alone).stderr == b""


def test_other_calendars_beside_it_are_left_alone(build: Gpl, tmp_path: Path) -> None:
    build("--to", "ics", plan=PLAN)
    ours = (tmp_path / "build/plan.ics").read_bytes()
    (tmp_path / "build/plan.other.ics").write_bytes(ours.replace(b"X-GPL-PLAN:small", b"X-GPL-PLAN:other"))
    (tmp_path / "build/plan.alien.ics").write_bytes(ours.replace(b"PRODID:-//gplang", b"PRODID:-//other"))
    (tmp_path / "build/plan.broken.ics").write_bytes(b"\xff")
    (tmp_path / "build/plan.link.ics").symlink_to(tmp_path / "build/plan.ics")
    (tmp_path / "build/plan.folder.ics").mkdir()
    (tmp_path / "build/planned.ben.ics").write_bytes(ours)
    result = build("--to", "ics", plan=PLAN)
    assert (result.returncode, result.stderr) == (0, b"")


def test_nothing_is_said_of_calendars_if_nothing_is_written(build: Gpl, tmp_path: Path) -> None:
    build("--to", "ics", plan=PLAN)
    long = "a" * 300
    result = build(plan=TEAM.replace("anna", long))
    assert result.returncode == 2
    told = f"gpl build: cannot write build/plan.{long}.json: file name too long; nothing written\n"
    assert result.stderr.decode() == told
    assert written(tmp_path) == ["build/plan.ics"]


def test_weeks_are_noted(build: Gpl, tmp_path: Path) -> None:
    plan = PLAN.replace("week 1-2\n", 'week 1 "Base"\n') + "week 2\n  mon a\nweek 3 deload\n"
    assert build("--to", "ics", "--week-notes", plan=plan).returncode == 0
    events = Calendar.from_ical((tmp_path / "build/plan.ics").read_bytes()).walk("VEVENT")
    notes = [event for event in events if event["TRANSP"] == "TRANSPARENT"]
    said = [(str(event["SUMMARY"]), f"{event['DTSTART'].dt}", f"{event['DTEND'].dt}") for event in notes]
    assert said == [
        ("Week 1: Base", "2026-01-05", "2026-01-12"),
        ("Week 3 (deload)", "2026-01-19", "2026-01-26"),
    ]
    assert len({str(event["UID"]) for event in events}) == len(events) == 4
    assert not any(event.walk("VALARM") for event in notes)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--previous", "missing.ics"], "missing.ics: no such file"),
        (["--previous", "missing"], "missing: no such file"),
        (["--previous", "plan.gpl"], "plan.gpl: it is no calendar"),
        (["--previous", "alien.ics"], "alien.ics: another program's calendar: -//Other//EN"),
        (["--previous", "old/other.ics"], "the calendar of the plan `other`; this one is `small`"),
        (["--previous", "old/other.ics", "--to", "md"], "--previous is about calendars: add ics to --to"),
        (["--week-notes", "--to", "json,md"], "--week-notes is about calendars: add ics to --to"),
        (["--feed", "--to", "json,md"], "--feed is about calendars: add ics to --to"),
        (["--fresh", "--to", "md"], "--fresh is about calendars: add ics to --to"),
        (["--fresh", "--previous", "old"], "--fresh begins anew and --previous goes on: choose one of them"),
    ],
)
def test_an_earlier_calendar_that_cannot_be_taken(build: Gpl, tmp_path: Path, options: list[str], message: str) -> None:
    build("-o", "old", "--to", "ics", other=PLAN.replace('"Small"', '"Other"'))
    (tmp_path / "alien.ics").write_bytes(b"BEGIN:VCALENDAR\r\nPRODID:-//Other//EN\r\nEND:VCALENDAR\r\n")
    result = build(*options, plan=PLAN)
    assert (result.returncode, result.stdout) == (2, b"")
    assert message in result.stderr.decode()
    assert written(tmp_path) == ["alien.ics", "old/other.ics"]


def test_one_earlier_calendar_for_two_athletes(build: Gpl) -> None:
    build("--to", "ics", plan=TEAM)
    result = build("--previous", "build/plan.anna.ics", plan=TEAM)
    assert result.returncode == 2
    assert b"this build writes 2 calendars: name the folder they are in" in result.stderr
    one = build("--previous", "build/plan.anna.ics", "--athlete", "anna", "--to", "ics", plan=TEAM)
    assert one.returncode == 0


def test_a_damaged_calendar_in_the_folder_stays_as_it_is(build: Gpl, tmp_path: Path) -> None:
    build(plan=PLAN)
    calendar = tmp_path / "build/plan.ics"
    calendar.write_bytes(calendar.read_bytes()[: -len("END:VCALENDAR\r\n")])
    before = {path: path.read_bytes() for path in (tmp_path / "build").iterdir()}
    result = build("--previous", "build", plan=PLAN.replace("4x5", "3x8"))
    assert result.returncode == 2
    assert b"build/plan.ics: it ends inside" in result.stderr
    assert b"nothing written" in result.stderr
    assert {path: path.read_bytes() for path in (tmp_path / "build").iterdir()} == before


@pytest.mark.parametrize("options", [("--previous", "build"), ()])
def test_a_plan_that_lost_its_dates_writes_nothing_over_its_calendar(
    build: Gpl, tmp_path: Path, options: tuple[str, ...]
) -> None:
    build("--to", "ics", plan=PLAN)
    undated = PLAN.replace("  start 2026-01-05\n", "")
    result = build(*options, plan=undated)
    assert result.returncode == 1
    assert b"a calendar needs a start date" in result.stderr
    assert b"gpl build: nothing written" in result.stderr
    assert written(tmp_path) == ["build/plan.ics"]
    assert build("--fresh", plan=undated).returncode == 0
    assert written(tmp_path) == ["build/plan.html", "build/plan.ics", "build/plan.json", "build/plan.md"]


def test_what_cannot_be_written_is_told_with_its_line(build: Gpl) -> None:
    result = build(plan=PLAN.replace("@rir2", '@rir2 "Hips\x07 back"'))
    assert result.returncode == 0
    assert b"plan.gpl:6:30: warning[E020" in result.stderr
    assert "U+0007 cannot be written in calendars and sheets" in result.stderr.decode()
    assert build("--to", "json", plan=PLAN.replace("@rir2", '@rir2 "Hips\x07 back"')).stderr == b""


def test_text_from_standard_input_belongs_to_the_file_it_is_said_to(gpl: Gpl, tmp_path: Path) -> None:
    (tmp_path / "gpl.toml").touch()
    for folder in ("plans", "lib"):
        (tmp_path / folder).mkdir()
    (tmp_path / "lib" / "hips.gpl").write_text(LIBRARY, encoding="utf-8")
    text = b'use "../lib/hips.gpl"\nplan "Small"\nweek 1\n  mon a\n'
    result = gpl("build", "-", "--stdin-filename", "plans/new.gpl", "--to", "md", input=text)
    assert (result.returncode, result.stderr) == (0, b"")
    assert written(tmp_path) == ["build/new.md", "gpl.toml"]
    result = gpl("build", "-", "--to", "md", "-o", "-", input=text)
    assert result.returncode == 1
    assert b"lies outside the project" in result.stderr
    result = gpl("build", "plans/new.gpl", "--stdin-filename", "a.gpl", input=text)
    assert (result.returncode, result.stdout) == (2, b"")
    assert b"--stdin-filename needs - among the plans" in result.stderr
