"""`gpl log add`: the planned session as a record, printed or put where its day belongs."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cli.conftest import Run

Write = Callable[..., Path]
Add = Callable[..., tuple[int, str, str]]

PLAN = """\
plan "Strong hips"
  start 2026-11-30
session hips
  warmup   rdl         2x8  @bar
  primary  rdl         1x5-7 @80kg, 2x5 @80kg
    progress +2.5kg every week
  accessory hip-thrust 2xmax
  accessory pull-up    2x6  @70%
session upper
  primary  bench-press 3x5  @60kg
week 1-2
  mon hips
  thu upper
"""
RECORD = """\
done 2026-11-30 hips
  did  warmup rdl  2x8 @bar
  did  rdl         3x5 @80kg
  did  hip-thrust  2x1  # repetitions: fill in
  did  pull-up     2x6  # load: fill in
"""
HEADING = 'log "Strong hips"\n  of  "hips.gpl"\n'
MONDAY, FRIDAY = "2026-11-30", "2026-12-04"


@pytest.fixture(autouse=True)
def plan(write: Write) -> None:
    write("hips.gpl", PLAN)


@pytest.fixture
def add(run_real: Run) -> Add:
    """Adds to `logs/anna.gpl` what is planned on a day."""

    def call(day: str, *words: str) -> tuple[int, str, str]:
        return run_real("log", "add", "--log", "anna.gpl", "--date", day, *words)

    return call


def test_the_record_is_printed(run_real: Run) -> None:
    assert run_real("log", "add", "hips.gpl", "--date", MONDAY) == (0, RECORD, "")
    assert run_real("log", "add", "-", "--date", MONDAY, stdin=PLAN) == (0, RECORD, "")


def test_a_log_is_made_with_its_heading_and_grows_and_checks_clean(run_real: Run, add: Add, tmp_path: Path) -> None:
    log = tmp_path / "anna.gpl"
    assert add(MONDAY, "hips.gpl") == (0, "", "anna.gpl: hips of 2026-11-30 added\n")
    assert log.read_text(encoding="utf-8") == f"{HEADING}\n{RECORD}"
    assert add("2026-12-03") == (0, "", "anna.gpl: upper of 2026-12-03 added\n")
    upper = "\ndone 2026-12-03 upper\n  did  bench-press  3x5 @60kg\n"
    assert log.read_text(encoding="utf-8") == f"{HEADING}\n{RECORD}{upper}"
    assert run_real("check", "anna.gpl") == (0, "", "checked 1 file: no findings\n")
    assert run_real("fmt", "--check", "anna.gpl").code == 0


@pytest.mark.parametrize(("done", "load"), [("3x5 @90kg", "92.5kg"), ("3x5 @80kg", "82.5kg")])
def test_what_is_planned_follows_the_log(add: Add, write: Write, tmp_path: Path, done: str, load: str) -> None:
    write("anna.gpl", f"{HEADING}\n{RECORD.replace('3x5 @80kg', done)}")
    assert add("2026-12-07")[0] == 0
    last = (tmp_path / "anna.gpl").read_text(encoding="utf-8").rpartition("done ")[2]
    assert f"did  rdl         3x5 @{load}\n" in last


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_what_stands_in_a_log_stays_and_a_record_goes_where_its_day_belongs(
    add: Add, write: Write, tmp_path: Path, line_end: str
) -> None:
    after = "\ndone 2026-12-03 upper   # in the rain\n  did bench-press   3x5 @55kg\n# end\n"
    write("anna.gpl", f"# mine\n{HEADING}{after}".replace("\n", line_end))
    assert add(MONDAY)[0] == 0
    expected = f"# mine\n{HEADING}\n{RECORD}{after}".replace("\n", line_end)
    assert (tmp_path / "anna.gpl").read_bytes().decode() == expected


def test_a_day_without_a_session_has_the_nearest_one(add: Add, tmp_path: Path) -> None:
    told = "gpl log: nothing is planned on 2026-12-04: this is {}\nanna.gpl: {} of 2026-12-04 added\n"
    assert add(FRIDAY, "hips.gpl") == (0, "", told.format("upper, planned on 2026-12-03", "upper"))
    assert add(FRIDAY, "--session", "HIPS") == (0, "", told.format("hips, planned on 2026-12-07", "hips"))
    text = (tmp_path / "anna.gpl").read_text(encoding="utf-8")
    assert "done 2026-12-04 upper for 2026-12-03\n" in text
    assert "done 2026-12-04 hips for 2026-12-07\n" in text


def test_what_is_recorded_already_is_refused(run_real: Run, add: Add, write: Write) -> None:
    log = write("anna.gpl", f"{HEADING}\n{RECORD}\nmissed 2026-12-03 upper  # ill\n")
    before = log.read_bytes()
    again = "gpl log: {} is recorded already, at anna.gpl:{}; edit it there\ntry 'gpl log --help'\n"
    assert add(MONDAY) == (2, "", again.format("hips of 2026-11-30", 4))
    assert add(FRIDAY) == (2, "", again.format("upper of 2026-12-03", 10))
    assert log.read_bytes() == before
    write("gpl.toml", 'logs = ["anna.gpl"]\n')
    assert run_real("log", "add", "hips.gpl", "--date", MONDAY) == (2, "", again.format("hips of 2026-11-30", 4))


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((MONDAY, "--session", "hip"), "no session 'hip'"),
        (("2027-03-01",), "no session is planned within a week of 2027-03-01"),
        (("2026-13-01",), "2026-13-01"),
        ((MONDAY, "--athlete", "anna"), "anna"),
        ((MONDAY, "none.gpl"), "none.gpl"),
    ],
)
def test_what_cannot_be_added_leaves_no_log(add: Add, tmp_path: Path, words: tuple[str, ...], told: str) -> None:
    plan = () if "none.gpl" in words else ("hips.gpl",)
    code, out, err = add(*words, *plan)
    assert (code, out) == (2, "")
    assert told in err
    assert not (tmp_path / "anna.gpl").exists()


@pytest.mark.parametrize(
    ("content", "code"), [(PLAN, 2), (b"\xff\xfe\x00", 2), (f"{HEADING}done 2026-11-30 hips\n  did rdl what\n", 1)]
)
def test_a_log_that_is_none_or_has_errors_stays(add: Add, write: Write, content: str | bytes, code: int) -> None:
    log = write("anna.gpl", content)
    before = log.read_bytes()
    assert add("2026-12-03", "hips.gpl")[:2] == (code, "")
    assert log.read_bytes() == before


@pytest.mark.parametrize(
    ("day", "found"),
    [("mon", "2026-11-30"), ("thu", "2026-12-03"), ("Friday", "2026-11-27"), ("yesterday", "2026-12-02")],
)
def test_a_weekday_is_the_last_one(run_real: Run, monkeypatch: pytest.MonkeyPatch, day: str, found: str) -> None:
    monkeypatch.setattr("gplang.cli.clock.read_clock", lambda: datetime(2026, 12, 3, 12, tzinfo=UTC))
    assert run_real("log", "add", "hips.gpl", "--date", day).out.startswith(f"done {found} ")


def test_the_one_log_that_the_configuration_names_is_added_to(run_real: Run, write: Write, tmp_path: Path) -> None:
    write("gpl.toml", 'logs = ["*.gpl"]\n')
    write("anna.gpl", f"{HEADING}\n{RECORD}")
    write("other.gpl", HEADING.replace("hips.gpl", "squat.gpl"))
    told = "anna.gpl: upper of 2026-12-03 added; the configuration names this log\n"
    assert run_real("log", "add", "--date", "2026-12-03") == (0, "", told)
    assert (tmp_path / "anna.gpl").read_text(encoding="utf-8").startswith(f"{HEADING}\n{RECORD}\ndone 2026-12-03 upper")
    code, out, err = run_real("log", "add", "hips.gpl", "--date", "2026-12-07", "--log", "-")
    assert (code, out.split("\n")[0], err) == (0, "done 2026-12-07 hips", "")
    write("anna.gpl", f"{HEADING}\n{RECORD}".replace("rdl", "rdll"))
    assert run_real("log", "add", "hips.gpl", "--date", "2026-12-03")[:2] == (1, "")


def test_of_several_logs_that_the_configuration_names_none_is_added_to(run_real: Run, write: Write) -> None:
    write("gpl.toml", 'logs = ["*.gpl"]\n')
    write("2026.gpl", HEADING)
    write("2027.gpl", HEADING)
    told = "gpl log: printed, not added; --log chooses one of 2 logs of hips.gpl: 2026.gpl, 2027.gpl\n"
    assert run_real("log", "add", "hips.gpl", "--date", MONDAY) == (0, RECORD, told)


@pytest.mark.parametrize(("words", "logs"), [((), "a"), (("--athlete", "Anna M."), "ab"), (("--athlete", "ben"), "ab")])
def test_the_log_is_that_of_the_athlete(run_real: Run, write: Write, words: tuple[str, ...], logs: str) -> None:
    write("gpl.toml", 'logs = ["*.gpl"]\n')
    write("hips.gpl", PLAN.replace("session hips", 'athlete anna "Anna M."\nathlete ben\nsession hips'))
    for name, whose in (("a.gpl", "anna"), ("b.gpl", "ben")):
        if name[0] in logs:
            write(name, f"{HEADING}  for {whose}\n")
    found = "b" if "ben" in words else "a"
    told = f"\n{found}.gpl: upper of 2026-12-03 added; the configuration names this log\n"
    assert run_real("log", "add", "hips.gpl", "--date", "2026-12-03", *words).err.endswith(told)


def test_minutes_are_written_as_such(run_real: Run) -> None:
    plan = 'plan "Bike"\n  start 2026-11-30\nsession a\n  warmup bike 5min\n  primary plank 3x90s\nweek 1\n  mon a\n'
    out = run_real("log", "add", "-", "--date", MONDAY, stdin=plan).out
    assert out == "done 2026-11-30 a\n  did  warmup bike  1x5min\n  did  plank        3x90s\n"
