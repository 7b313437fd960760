"""Long work tells on a terminal how far it is, in a line that is gone at the end; elsewhere it says nothing of it."""

import io
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from gplang.cli import main, progress

EXAMPLES = Path(__file__).parents[2] / "examples"

Run = Callable[..., str]


class _Terminal(io.BytesIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command whose work is long; return what standard error is given."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GPL_PUBLISH_KEY", "a key that is long enough for all that is published")
    monkeypatch.setattr(progress, "_PATIENCE", 0)
    monkeypatch.setattr(progress, "_PACE", 0)
    shutil.copytree(EXAMPLES, tmp_path / "plans")
    (tmp_path / "plans" / "unread.gpl").write_bytes(b"plan\xff\xfe\x00")

    def run(*arguments: str, err: type[io.BytesIO] = _Terminal) -> str:
        told = err()
        with monkeypatch.context() as patch:
            patch.setattr("sys.stdout", io.TextIOWrapper(io.BytesIO(), write_through=True))
            patch.setattr("sys.stderr", io.TextIOWrapper(told, write_through=True))
            with pytest.raises(SystemExit):
                main(list(arguments))
            return told.getvalue().decode()

    return run


THREE = ["plans/minimal.gpl", "plans/unread.gpl", "plans/in-season.gpl"]
COMMANDS = {
    "check": ["check", *THREE],
    "fix": ["check", "--fix", *THREE],
    "build": ["build", "plans/team.gpl", "plans/minimal.gpl", "--to", "md,html", "-o", "built"],
    "publish": ["publish", "site", "plans/team.gpl"],
}


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("check", ["checking: 1 of 3", "checking: 3 of 3"]),
        ("fix", ["fixing: 3 of 3"]),
        ("build", ["reading plans: 2 of 2", "scheduling: 13 of 13", "building: 1 of 26", "building: 26 of 26"]),
        ("publish", ["reading plans: 1 of 1", "scheduling: 12 of 12", "building: 12 of 12"]),
    ],
)
def test_a_terminal_shows_how_far_long_work_is_and_then_what_a_pipe_gets(
    run: Run, command: str, told: list[str]
) -> None:
    shown = run(*COMMANDS[command])
    for line in told:
        assert f"\r{line}" in shown
    quiet = run(*COMMANDS[command], err=io.BytesIO)
    assert "\r" not in quiet
    assert [line for line in map(_screen, shown.split("\n")) if line] == [line for line in quiet.split("\n") if line]


def _screen(line: str) -> str:
    """Return what is left of a line in which text was written over other text."""
    seen = ""
    for part in line.split("\r"):
        seen = part + seen[len(part) :]
    return seen.rstrip()


@pytest.mark.parametrize("command", [["check", "-q", "plans"], ["publish", "-q", "site", "plans/team.gpl"]])
def test_quiet_work_stays_quiet(run: Run, command: list[str]) -> None:
    assert "\r" not in run(*command)


def test_simple_terminals_get_lines_that_stay(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")
    assert "\r" not in run(*COMMANDS["build"])


def test_short_work_is_not_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_PATIENCE", 3600)
    assert "\r" not in run(*COMMANDS["build"])
