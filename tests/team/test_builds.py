"""The builds of the club's plans in `examples/`, held against a table that was written and worked out by hand.

Nothing of the product is imported: the builds are read as anybody would read them.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import icalendar
import pytest

from package_copy import SOURCES
from team.arithmetic import ROOMS, Load
from team.table import BUILDS, Training, unit_of

ROOT = Path(__file__).parents[2]
PLANS = ("team", "team-summer", "team-in-season", "team-rehab")
EACH_BUILD = pytest.mark.parametrize("name", BUILDS)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built")
    command = [sys.executable, "-m", "gplang", "build", *(f"{name}.gpl" for name in PLANS), "-o", str(folder)]
    env = {**os.environ, "PYTHONPATH": str(SOURCES), "SOURCE_DATE_EPOCH": "1767268800"}
    subprocess.run(command, cwd=ROOT / "examples", env=env, check=True, capture_output=True, timeout=120)
    return folder


def test_these_are_all_builds(built: Path) -> None:
    assert {path.name for path in built.glob("*.json")} == {f"{name}.json" for name in BUILDS}


def expected(name: str) -> list[Training]:
    train, athlete = BUILDS[name]
    return list(train(athlete))


@EACH_BUILD
def test_who_trains_when_where_what_and_with_which_loads(name: str, built: Path) -> None:
    plan = json.loads((built / f"{name}.json").read_bytes())
    sessions, wanted = plan["sessions"], expected(name)
    assert [_when(each) for each in sessions] == [
        (each.date.isoformat(), each.time, each.session, each.room) for each in wanted
    ]
    for session, training in zip(sessions, wanted, strict=True):
        assert [each["exercise"] for each in session["exercises"]] == list(training.exercises), session["date"]
        main = next(each for each in session["exercises"] if each["role"] == "primary")
        if training.main is not None:
            assert (len(main["sets"]), main["sets"][0]["reps"]["min"]) == training.main, session["date"]
        assert {each["exercise"]: _load_of(each) for each in _weighed(session)} == {
            exercise: _as_numbers(load, training.room, unit_of(BUILDS[name][1]))
            for exercise, load in training.loads.items()
        }, session["date"]


def _when(session: Any) -> tuple[str, str, str, str]:
    return session["date"], session["start"][11:16], session["session"], session["gym"]["name"]


def _weighed(session: Any) -> Iterator[Any]:
    """Yield what is done with a known weight, warm-ups aside."""
    for exercise in session["exercises"]:
        load = exercise["sets"][0]["load"]
        if exercise["role"] != "warmup" and load and load.get("rounded") and load["kind"] != "bodyweight":
            assert all(each["load"] == load for each in exercise["sets"])
            yield exercise


def _load_of(exercise: Any) -> tuple[float, float, str, Any]:
    load = exercise["sets"][0]["load"]
    plates = load.get("plates")
    return round(load["exact"]["min"], 4), load["rounded"]["min"], load["unit"], plates and plates["min"]


def _as_numbers(load: Load, room: str, unit: str) -> tuple[float, float, str, Any]:
    plates = None
    if load.side is not None:
        bar = ROOMS[room].bar
        counts = {weight: load.side.count(weight) for weight in sorted(load.side, reverse=True)}
        plates = {
            "total": float(bar + 2 * sum(load.side, Fraction(0))),
            "bar": float(bar),
            "side": [{"weight": float(weight), "count": count} for weight, count in counts.items()],
        }
    return round(float(load.asked), 4), float(load.lifted), unit, plates


@EACH_BUILD
def test_the_calendar_says_so(name: str, built: Path) -> None:
    calendar = icalendar.Calendar.from_ical((built / f"{name}.ics").read_bytes())
    events = sorted(calendar.walk("VEVENT"), key=lambda event: event["DTSTART"].dt)
    wanted = expected(name)
    assert [f"{each['DTSTART'].dt:%Y-%m-%d %H:%M} {each['LOCATION']}" for each in events] == [
        f"{each.date} {each.time} {ROOMS[each.room].title}" for each in wanted
    ]
    assert len({str(each["UID"]) for each in events}) == len(wanted)
    for event, training in zip(events, wanted, strict=True):
        for load in training.loads.values():
            assert _told(load, training.room, unit_of(BUILDS[name][1])) in str(event["DESCRIPTION"])


def _told(load: Load, room: str, unit: str) -> str:
    """Return a load as the sheet of a gym tells it: `100 kg = 20 + 2 × (25 + 15)`."""
    weight = f"{_number(load.lifted)} {unit}"
    if load.side is None:
        return weight
    side = " + ".join(map(_number, load.side))
    pairs = f" + 2 × {side if len(load.side) == 1 else f'({side})'}" if load.side else ""
    return f"{weight} = {_number(ROOMS[room].bar)}{pairs}" + (" kg" if unit == "lb" else "")


def _number(value: Fraction) -> str:
    return f"{float(value):g}"
