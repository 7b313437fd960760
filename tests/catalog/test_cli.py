import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from syrupy.assertion import SnapshotAssertion as Snapshot

from gplang.catalog import load_catalog, priority, to_record
from gplang.cli.commands.exercises import exercises
from gplang.cli.commands.explain import explain
from gplang.cli.described import make_click

WIDTH = 80


def ask(*arguments: str) -> Result:
    """Run `gpl exercises` in this process."""
    return CliRunner().invoke(make_click(exercises), arguments)


def tell(*arguments: str) -> Result:
    """Run `gpl explain` in this process."""
    return CliRunner().invoke(make_click(explain), arguments)


def listed(result: Result) -> list[str]:
    return [line.split()[0] for line in result.stdout.splitlines()[1:]]


def test_list_of_a_pattern(text_snapshot: Snapshot) -> None:
    result = ask("--pattern", "knee-flexion")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == text_snapshot


def test_list_with_words_and_kit(text_snapshot: Snapshot) -> None:
    assert ask("single", "leg", "--equipment", "dumbbell,bench", "--equipment", "KB").stdout == text_snapshot


@pytest.mark.parametrize("name", ["rdl", "nordic-curl", "pallof-press", "box-jump", "cat-camel", "machine-row"])
def test_card(name: str, text_snapshot: Snapshot) -> None:
    result = tell(name)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == text_snapshot


def test_everything_in_the_order_of_the_guide() -> None:
    expected = sorted(load_catalog().exercises.values(), key=priority)
    assert listed(ask()) == [exercise.id for exercise in expected]


def test_everything_fits_the_page() -> None:
    pages = [ask().stdout, *(tell(name).stdout for name in load_catalog().exercises)]
    lines = [line for page in pages for line in page.splitlines()]
    assert [line for line in lines if len(line) > WIDTH or line != line.rstrip()] == []


@pytest.mark.parametrize(
    ("arguments", "first", "absent"),
    [
        (["--muscle", "hams"], "rdl", "back-squat"),
        (["--muscle", "Glute Med"], "cable-abduction", "sl-rdl"),
        (["--pattern", "Horizontal Pull"], "barbell-row", "pull-up"),
        (["--equipment", "none"], "sprint", "band-walk"),
        (["--equipment", "barbell, bench"], "rdl", "bench-press"),
        (["romanian", "dead"], "rdl", "deadlift"),
        (["DB-bench"], "db-bench-press", "bench-press"),
        (["nordic", "--equipment", "none"], "nordic-curl", "glute-ham-raise"),
    ],
)
def test_filters(arguments: Sequence[str], first: str, absent: str) -> None:
    found = listed(ask(*arguments))
    assert found[0] == first
    assert absent not in found


@pytest.mark.parametrize(
    ("kit", "same"),
    [
        ("barbell rack", "barbell,rack"),
        ("bench pull up bar squat rack", "bench,pull-up-bar,rack"),
        ("trap bar, dumbbell", "trap-bar,dumbbell"),
        ("none", ""),
    ],
)
def test_equipment_with_spaces_between(kit: str, same: str) -> None:
    assert ask("--equipment", kit).stdout == ask("--equipment", same).stdout != ""


def test_json_holds_all_facts() -> None:
    result = ask("--json", "nordic")
    found = json.loads(result.stdout)
    assert found[0] == to_record(load_catalog().exercises["nordic-curl"])
    assert [each["id"] for each in found] == listed(ask("nordic"))


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nordik"], "no exercise matches 'nordik'; did you mean 'nordic'?"),
        (["rdl", "--pattern", "squat"], "no exercise matches 'rdl', pattern squat"),
        (["--muscle", "abs", "--pattern", "hinge"], "no exercise matches muscle abs, pattern hinge"),
        (["sled", "--equipment", "none"], "no exercise matches 'sled', equipment none"),
        (["a\x1b[1mb"], "no exercise matches 'a␛[1mb'"),
    ],
)
def test_no_match(arguments: Sequence[str], message: str) -> None:
    result = ask(*arguments)
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", f"exercises: {message}\n")


def test_no_match_in_json() -> None:
    result = ask("--json", "xyzzy")
    assert (result.exit_code, result.stdout) == (1, "[]\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--muscle", "hamstrigs"], "no muscle 'hamstrigs'; did you mean 'hamstrings'?"),
        (["--pattern", "hinges"], "no pattern 'hinges'; did you mean 'hinge'?"),
        (["--equipment", "rack,barbel"], "no equipment 'barbel'; did you mean 'barbell'?"),
        (["--equipment", "xyzzy"], "no equipment 'xyzzy'"),
        (["--equipment", "rack barbel"], "no equipment 'barbel'; did you mean 'barbell'?"),
        (["--equipment", "trap baar"], "no equipment 'trap baar'; did you mean 'trap-bar'?"),
    ],
)
def test_unknown_words(arguments: Sequence[str], message: str) -> None:
    result = ask(*arguments)
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", f"Error: {message}\n")


@pytest.mark.parametrize(
    ("option", "last"), [("--muscle", "triceps, forearms"), ("--pattern", "olympic, carry, cardio")]
)
def test_words_that_resemble_nothing_get_the_list(option: str, last: str) -> None:
    result = ask(option, "xyzzy")
    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == 1
    assert result.stderr.endswith(f"{last}\n")


@pytest.mark.parametrize(
    "words", [("rdl",), ("RDL",), ("romanian deadlift",), ("romanian", "deadlift"), ("Romanian-Deadlift",)]
)
def test_explain_takes_any_name(words: tuple[str, ...]) -> None:
    assert tell(*words).stdout == tell("rdl").stdout


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("rld",), "no exercise, rule or word 'rld'; did you mean 'rdl'?"),
        (("hip", "thurst"), "no exercise, rule or word 'hip thurst'; did you mean 'hip-thrust'"),
        (("xyzzy",), "no exercise, rule or word 'xyzzy'"),
        (
            ("hamstrings",),
            "no exercise, rule or word 'hamstrings'; it is a muscle: try 'gpl exercises --muscle hamstrings'",
        ),
        (
            ("squat", "rack"),
            "no exercise, rule or word 'squat rack'; it is equipment: try 'gpl exercises --equipment rack'",
        ),
        (("Barbell",), "no exercise, rule or word 'Barbell'; it is equipment: try 'gpl exercises --equipment barbell'"),
        (("knee-flexion",), "no exercise, rule or word 'knee-flexion'; it is a pattern: try 'gpl exercises --pattern"),
        (("sqaut",), "no exercise, rule or word 'sqaut'; did you mean 'squat'"),
        (("plnk",), "no exercise, rule or word 'plnk'; did you mean 'plank'"),
    ],
)
def test_explain_unknown(words: tuple[str, ...], message: str) -> None:
    result = tell(*words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"Error: {message}")
    assert len(result.stderr.splitlines()) == 1


def test_explain_nothing_is_a_usage_error() -> None:
    assert tell().exit_code == 2


def test_colour_is_for_terminals_that_want_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def first_line() -> str:
        return CliRunner().invoke(make_click(explain), ["rdl"], color=True).stdout.splitlines()[0]

    monkeypatch.setattr("gplang.cli.clicks._is_terminal", lambda _: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert first_line() == "\x1b[1mRomanian deadlift\x1b[0m  (rdl)"
    monkeypatch.setenv("NO_COLOR", "1")
    assert first_line() == "Romanian deadlift  (rdl)"


def test_the_output_is_what_the_command_prints(gpl: object, tmp_path: Path) -> None:
    assert callable(gpl)
    done = gpl("exercises", "nordic", cwd=tmp_path)
    assert done.returncode == 0
    assert done.stdout.decode().replace("\r\n", "\n") == ask("nordic").stdout
    failed = gpl("exercises", "--muscle", "hamstrigs", cwd=tmp_path)
    assert failed.returncode == 2
    message = "gpl exercises: no muscle 'hamstrigs'; did you mean 'hamstrings'?"
    assert failed.stderr.decode().strip() == message
