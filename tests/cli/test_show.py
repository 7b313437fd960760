"""`gpl show`: the board of a week, and what it says when there is none."""

from collections.abc import Callable
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion as Snapshot

from cli.conftest import Run
from gplang.report.visible import count_columns
from shipped import EXAMPLES

PLANS = Path(__file__).parent / "plans"
BOARD, WIDE = PLANS / "board.gpl", PLANS / "wide.gpl"

SMALL = """plan "Small"
  start 2026-01-05
session a
  primary rdl 4x5 @rir2
week 1-2
  mon a
"""
TEAM = SMALL.replace("session a", 'athlete anna "Anna"\nathlete ben\n  start 2026-02-02\nsession a')

Write = Callable[[str, str | bytes], Path]


def show(run: Run, *arguments: str | Path) -> str:
    """Return what `gpl show` prints; it must have nothing else to say."""
    result = run("show", *arguments)
    assert (result.code, result.err) == (0, "")
    return result.out


def test_the_weeks_at_a_glance_and_the_first(run_real: Run, text_snapshot: Snapshot) -> None:
    assert show(run_real, BOARD) == text_snapshot


@pytest.mark.parametrize("week", [2, 3, 4])
def test_one_week(run_real: Run, text_snapshot: Snapshot, week: int) -> None:
    assert show(run_real, BOARD, "--week", str(week)) == text_snapshot


@pytest.mark.parametrize("week", [2, 4])
def test_how_each_dose_came_to_be(run_real: Run, text_snapshot: Snapshot, week: int) -> None:
    assert show(run_real, PLANS / "explained.gpl", "--week", str(week), "--explain") == text_snapshot


def test_wide_and_long_texts(run_real: Run, text_snapshot: Snapshot) -> None:
    assert show(run_real, WIDE) == text_snapshot


def test_a_ramp_up_to_a_load_that_nobody_knows(run_real: Run, write: Write) -> None:
    write("plan.gpl", SMALL.replace("session a\n", "session a\n  warmup rdl ramp 5x40%, 3x60% rest 60s\n"))
    assert "Romanian deadlift  ramp           up to the first working set  rest 1 min\n" in show(run_real, "plan.gpl")


def test_a_page_for_every_athlete(run_real: Run, write: Write, text_snapshot: Snapshot) -> None:
    write("team.gpl", TEAM)
    assert show(run_real, "team.gpl") == text_snapshot


def test_one_athlete_of_several(run_real: Run, write: Write) -> None:
    write("team.gpl", TEAM)
    out = show(run_real, "team.gpl", "--athlete", "BEN")
    assert out.startswith("Small: ben\n")
    assert "Anna" not in out
    assert "Monday 2026-02-02" in out


def test_several_plans_are_shown_one_after_the_other(run_real: Run, write: Write) -> None:
    write("a.gpl", SMALL)
    write("b.gpl", SMALL.replace("Small", "Large"))
    pages = show(run_real, "b.gpl", "a.gpl").split(f"\n{'-' * 80}\n\n")
    assert pages == [show(run_real, "b.gpl"), show(run_real, "a.gpl")]
    assert run_real("show", "a.gpl", "other.gpl") == (2, "", "gpl: other.gpl: no such file\n")


def test_a_single_week_needs_no_overview(run_real: Run, write: Write) -> None:
    write("plan.gpl", SMALL.replace("week 1-2", "week 1"))
    assert show(run_real, "plan.gpl").startswith("Small\n1 week from 2026-01-05\n\nWeek 1 of 1, ")


def test_a_plan_without_weeks(run_real: Run, write: Write) -> None:
    write("plan.gpl", 'plan "Nothing yet"\n')
    assert show(run_real, "plan.gpl") == "Nothing yet\nno weeks\n"


def test_from_standard_input(run_real: Run) -> None:
    result = run_real("show", "-", stdin=SMALL)
    assert (result.code, result.err) == (0, "")
    assert "Monday 2026-01-05  A" in result.out


def test_start_and_zone_of_the_command_line(run_real: Run, write: Write) -> None:
    write("team.gpl", TEAM)
    out = show(run_real, "team.gpl", "--start", "2027-03-01", "--timezone", "Asia/Tokyo", "--week", "2")
    assert out.count("2 weeks from 2027-03-01, Asia/Tokyo") == 2
    assert out.count("Monday 2027-03-08") == 2


def test_a_time_that_does_not_exist_is_told(run_real: Run, write: Write) -> None:
    plan = SMALL.replace("2026-01-05", "2026-03-23\n  timezone Europe/Berlin").replace("mon a", "sun a 02:30")
    write("plan.gpl", plan)
    result = run_real("show", "plan.gpl")
    assert result.code == 0
    assert "Sunday 2026-03-29  03:00" in result.out
    assert "02:30 does not exist on 2026-03-29" in result.err


def test_errors_are_told_and_nothing_is_shown(run_real: Run, write: Write) -> None:
    write("plan.gpl", SMALL.replace("primary", "primay"))
    result = run_real("show", "plan.gpl")
    assert (result.code, result.out) == (1, "")
    assert result.err.startswith("plan.gpl:4:3: error")
    assert result.err.endswith("gpl show: nothing shown: a plan has errors\n")


def test_findings_of_no_consequence_are_counted(run_real: Run, write: Write) -> None:
    write("plan.gpl", SMALL.replace("rdl", '"Romanian Deadlift"'))
    result = run_real("show", "plan.gpl")
    assert result.code == 0
    assert result.err == "gpl show: 1 advice in 1 file; see gpl check plan.gpl\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--week", "3"], "no week 3: the plan has weeks 1 to 2"),
        (["--week", "0"], "no week 0: the plan has weeks 1 to 2"),
        (["--week", "two"], "'two' is not a valid integer"),
        (["--athlete", "ana"], "no athlete 'ana' in plan.gpl; did you mean 'anna'?"),
        (["--athlete", "zoe"], "no athlete 'zoe' in plan.gpl; athletes are anna, ben"),
        (["--start", "soon"], "--start takes a date like 2026-01-05, not 'soon'"),
        (["--timezone", "Berlin"], "did you mean 'Europe/Berlin'?"),
    ],
)
def test_misuse(run_real: Run, write: Write, arguments: list[str], message: str) -> None:
    write("plan.gpl", TEAM)
    result = run_real("show", "plan.gpl", *arguments)
    assert (result.code, result.out) == (2, "")
    assert message in result.err
    assert result.err.startswith("gpl show: ")


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("lib.gpl", "gpl show: lib.gpl: no plan in it, only what plans use; not shown\n"),
        ("none.gpl", "gpl: none.gpl: no such file\n"),
        (".", "gpl show: . is a folder; name one plan in it\n"),
    ],
)
def test_what_is_no_plan(run_real: Run, write: Write, path: str, message: str) -> None:
    write("lib.gpl", "session a\n  primary rdl 4x5\n")
    result = run_real("show", path)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith(message)


def test_a_plan_cannot_steer_the_terminal(run_real: Run, write: Write) -> None:
    write("plan.gpl", SMALL.replace('"Small"', '"\x1b[2J \u202eSmall"').replace("@rir2", '@rir2 "\x1b[31mred"'))
    result = run_real("show", "plan.gpl")
    assert result.out.startswith("␛[2J <U+202E>Small\n")
    assert not set("\x1b\u202e") & set(result.out)


def test_colour_is_for_terminals_that_want_it(run_real: Run, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write("plan.gpl", SMALL)
    monkeypatch.setattr("gplang.cli.clicks._is_terminal", lambda _: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b[1mSmall\x1b[0m\n" in run_real("show", path).out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in run_real("show", path).out


@pytest.mark.parametrize("path", [*EXAMPLES, BOARD, WIDE], ids=lambda path: path.stem)
@pytest.mark.parametrize("command", ["show", "volume"])
def test_every_week_fits_80_columns(run_real: Run, path: Path, command: str) -> None:
    lines = run_real(command, path).out.splitlines()
    week = 1
    while (result := run_real(command, path, "--week", str(week))).code == 0:
        lines += result.out.splitlines()
        week += 1
    assert week > 1
    assert [line for line in lines if count_columns(line) > 80 or line != line.rstrip()] == []


def test_a_pause_that_moves_the_start_is_told(run_real: Run, write: Write) -> None:
    plan = 'gpl 1\nplan "p"\n  start 2027-01-04\n{pause}session a "A" lower\n  primary rdl 3x5\nweek 1-4\n  mon a\n'
    write("old.gpl", plan.format(pause=""))
    write("new.gpl", plan.format(pause="  pause 2026-12-21..2027-01-06\n"))
    told = "weeks 1–4 are 3 weeks later, the last session is on 2027-02-15"
    assert f"pause 2026-12-21 to 2027-01-06: {told}" in " ".join(run_real("show", "new.gpl").out.split())
    assert f"pause: 2026-12-21 to 2027-01-06 is new: {told}" in " ".join(
        run_real("diff", "old.gpl", "new.gpl").out.split()
    )
