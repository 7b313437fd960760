"""What a coach writes on an ordinary day concerns one athlete: nobody else is named, and no other calendar changes.

Each case is one of the recipes (`docs/cookbook.md`), written into one block of the club's roster.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import icalendar
import pytest

from package_copy import SOURCES
from team.table import EVERYBODY

ROOT = Path(__file__).parents[2]


class Case(NamedTuple):
    """Lines for the block of an athlete, and what the comparison says of it, in order."""

    athlete: str
    lines: str
    told: tuple[str, ...]
    gone: int = 0
    """Sessions that are cancelled in the calendar."""

    new: int = 0
    """Sessions that were not there before."""


CASES = {
    # Her week 4 then has Easter Monday, on which nobody trains, instead of week 5: one session for another.
    "ill": Case("lena", "  pause  2027-03-08..2027-03-14\n", ("pause: 2027-03-08 to 2027-03-14 is new",), 1, 1),
    "away": Case(
        "kim", "  skip  2027-04-14\n  pause  2027-03-15..2027-03-28\n", ("pause", "no training on: 2027-04-14"), 2, 1
    ),
    "other days": Case("zoe", "  move  mon tue wed thu fri sat from week 6\n", ("Tue 18:00", "Thu 18:00", "Sat 18:00")),
    "a sore knee": Case(
        "jonas", "  swap  primary back-squat box-squat 4x6 @rir2 @90kg from week 6\n", ("Back squat → Box squat",)
    ),
    "other kit": Case("romy", "  in  studio\n", ("gym: Weight room → Fitness studio", "Back squat → Leg press")),
    "other kit from a week on": Case(
        "emil", "  swap  hip-thrust db-hip-thrust 3x10 @rir2 @30kg from week 6\n", ("Hip thrust → Dumbbell hip thrust",)
    ),
    "a new test": Case("mia", "  max  rdl  270lb from week 6\n", ("Romanian deadlift",)),
}
EACH_CASE = pytest.mark.parametrize("case", CASES.values(), ids=CASES)


def gpl(folder: Path, *arguments: str, day: int = 0, code: int = 0) -> str:
    """Run a command some days after the plan was made; return what it prints."""
    env = {**os.environ, "PYTHONPATH": str(SOURCES), "PYTHONUTF8": "1"}
    env["SOURCE_DATE_EPOCH"] = str(1767268800 + day * 86_400)
    command = [sys.executable, "-m", "gplang", *arguments]
    ran = subprocess.run(command, cwd=folder, env=env, capture_output=True, encoding="utf-8", timeout=120, check=False)
    assert ran.returncode == code, ran.stderr
    return ran.stdout


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the club's plans in `old` and the calendars that people have subscribed to in `built`."""
    folder = tmp_path_factory.mktemp("club")
    shutil.copytree(ROOT / "examples", folder / "old")
    gpl(folder, "build", "old/team.gpl", "--to", "ics", "-o", "built")
    return folder


@pytest.fixture
def club(before: Path, tmp_path: Path) -> Path:
    """Return a folder of the same for one test, with a copy of the plans in `new`."""
    for name in ("old", "built"):
        shutil.copytree(before / name, tmp_path / name)
    shutil.copytree(before / "old", tmp_path / "new")
    return tmp_path


def write(club: Path, case: Case) -> None:
    """Add the lines at the end of the athlete's block in the roster."""
    path = club / "new" / "library" / "squad.gpl"
    first, athlete, rest = path.read_text(encoding="utf-8").partition(f"athlete {case.athlete} ")
    block, gap, others = rest.partition("\n\n")
    path.write_text(f"{first}{athlete}{block.rstrip()}\n{case.lines}{gap[1:]}{others}", encoding="utf-8")


@EACH_CASE
def test_the_comparison_names_nobody_else(case: Case, club: Path) -> None:
    write(club, case)
    text = " ".join(gpl(club, "diff", "old/team.gpl", "new/team.gpl", code=1).split())
    titles = [name.title() for name in EVERYBODY if name.title() in text]
    assert titles == [case.athlete.title()], text
    assert "Everybody" not in text
    for each in case.told:
        assert each in text, text
    told: Any = json.loads(gpl(club, "diff", "old/team.gpl", "new/team.gpl", "--format", "json", code=1))
    assert [each["athlete"]["name"] for each in told["athletes"] if each["changes"]] == [case.athlete]
    assert [each["athlete"]["name"] for each in told["athletes"]] == list(EVERYBODY)
    assert (told["joined"], told["left"]) == ([], [])


@EACH_CASE
def test_no_other_calendar_changes(case: Case, club: Path) -> None:
    old = {path.name: path.read_bytes() for path in (club / "built").iterdir()}
    write(club, case)
    gpl(club, "build", "new/team.gpl", "--to", "ics", "-o", "built", day=7)
    new = {path.name: path.read_bytes() for path in (club / "built").iterdir()}
    assert sorted(new) == sorted(old) == sorted(f"team.{name}.ics" for name in EVERYBODY)
    assert [name for name in old if old[name] != new[name]] == [f"team.{case.athlete}.ics"]
    was, now = (events(calendars[f"team.{case.athlete}.ics"]) for calendars in (old, new))
    assert was.keys() <= now.keys()
    assert len(now) - len(was) == case.new
    assert [str(event["STATUS"]) for event in now.values()].count("CANCELLED") == case.gone


def events(calendar: bytes) -> dict[str, Any]:
    found = icalendar.Calendar.from_ical(calendar).walk("VEVENT")
    assert len({str(each["UID"]) for each in found}) == len(found)
    return {str(each["UID"]): each for each in found}
