"""What is printed can be written into the file of `-o` instead: the same bytes, whole or not at all."""

import shutil
from pathlib import Path

import pytest

from cli.conftest import Run

CLUB = Path(__file__).parent / "plans" / "club"

COMMANDS = {
    "show": ["show", "hips.gpl"],
    "show-day": ["show", "--date", "2027-01-14"],
    "show-week": ["show", "--week-of", "2027-01-14", "--format", "html"],
    "today": ["today", "--date", "2027-01-14", "--format", "md"],
    "next": ["next", "--date", "2027-01-14", "--format", "json"],
    "volume": ["volume", "hips.gpl"],
    "volume-svg": ["volume", "hips.gpl", "--format", "svg"],
    "volume-csv": ["volume", "hips.gpl", "--format", "csv"],
    "volume-by": ["volume", "hips.gpl", "--by", "lift", "--format", "json"],
    "export": ["export", "openweight", "hips.gpl"],
}


@pytest.fixture
def club(run_real: Run, tmp_path: Path) -> Run:
    shutil.copytree(CLUB, tmp_path, dirs_exist_ok=True)
    (tmp_path / "hips.gpl").write_text(
        'plan "Hüften"\nsession hips\n  primary rdl 4x5 @rir2 @80kg\nweek 1-2\n  mon hips\n', encoding="utf-8"
    )
    return run_real


@pytest.mark.parametrize("name", COMMANDS)
def test_the_file_has_what_would_be_printed(club: Run, name: str, tmp_path: Path) -> None:
    code, printed, told = club(*COMMANDS[name])
    assert (code, bool(printed)) == (0, True)
    written = club(*COMMANDS[name], "-o", "made.out")
    assert written == (0, "", f"{told}wrote made.out\n")
    assert (tmp_path / "made.out").read_bytes().decode() == printed


@pytest.mark.parametrize("command", ["show-day", "today", "next", "volume-svg", "export"])
def test_what_cannot_be_written(club: Run, command: str, tmp_path: Path) -> None:
    (tmp_path / "taken").mkdir()
    before = sorted(tmp_path.rglob("*"))
    for path, reason in (
        ("hips.gpl", "named like a plan"),
        ("", "an empty path"),
        ("nowhere/x", "no such folder"),
        ("taken", "folder"),
    ):
        code, out, err = club(*COMMANDS[command], "-o", path)
        assert (code, out) == (2, "")
        assert reason in err
    assert sorted(tmp_path.rglob("*")) == before
