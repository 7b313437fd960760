"""Plans that were written elsewhere: each source of `sources/`, the plan that is made of it, and what is told of it.

Beside some stands `.sets`: every set of the source, told apart by hand, which the schedule of the plan must have.
"""

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from gplang.api import build, check, loads, schedule
from gplang.importing import Imported, import_liftoscript, import_text
from gplang.importing.german import NAMES
from gplang.model.names import Exercises

FOLDER = Path(__file__).with_name("sources")
RESULTS = (".gpl", ".told", ".sets")
SOURCES = sorted(path for path in FOLDER.iterdir() if path.suffix not in RESULTS)
RENEW = os.environ.get("GPL_UPDATE_CASES") == "1"
EACH = pytest.mark.parametrize("path", SOURCES, ids=[path.name for path in SOURCES])


def imported(path: Path) -> Imported:
    data = path.read_bytes()
    if path.suffix == ".liftoscript":
        return import_liftoscript(data, path.stem)
    return import_text(data, path.stem, table=True if path.suffix in (".csv", ".tsv") else None)


def tell(made: Imported) -> str:
    lines = [made.counts.describe(made.word), *(f"{number}: {why}" for number, why in made.doubts), *made.notes]
    return "".join(f"{line}\n" for line in lines)


@EACH
def test_the_plan_and_what_is_told(path: Path) -> None:
    made = imported(path)
    for suffix, text in ((".gpl", made.text), (".told", tell(made))):
        expected = path.with_name(path.name + suffix)
        if RENEW:
            expected.write_text(text, encoding="utf-8")
        assert text == expected.read_text(encoding="utf-8")


@EACH
def test_it_has_no_errors_and_the_counts_add_up(path: Path) -> None:
    made = imported(path)
    assert [each for each in check(made.text) if each.severity == "error"] == []
    counts = made.counts
    assert counts.rows == counts.lines + counts.comments + counts.headings + counts.blank
    assert counts.rows == len(path.read_text(encoding="utf-8").splitlines())


WITH_SETS = sorted(FOLDER.glob("*.sets"))


def test_some_are_compared_set_by_set() -> None:
    assert len(WITH_SETS) >= 4


@pytest.mark.parametrize("path", WITH_SETS, ids=[path.name for path in WITH_SETS])
def test_every_set_of_the_source_is_in_the_schedule(path: Path) -> None:
    made = imported(path.with_suffix(""))
    plan = loads(made.text).plan
    assert plan is not None
    assert list(find_sets(build(schedule(plan), "json"))) == path.read_text(encoding="utf-8").splitlines()


def find_sets(data: bytes) -> Iterator[str]:
    """Yield a line for each exercise of each session: `1 mon back-squat: 5@100kg 5@100kg`."""
    for session in json.loads(data)["sessions"]:
        for exercise in session["exercises"]:
            sets = " ".join(map(tell_set, exercise["sets"]))
            yield f"{session['week']} {session['day']} {exercise['exercise']}: {sets}"


def tell_set(given: dict[str, object]) -> str:
    reps, seconds, metres, rir, load = (given[name] for name in ("reps", "seconds", "metres", "rir", "load"))
    text = ""
    for counted, unit in ((reps, ""), (seconds, "s"), (metres, "m")):
        if isinstance(counted, dict):
            text += "max" if counted.get("min") is None else span(counted) + unit
            text += "+" * (bool(counted.get("amrap")) and text != "max")
    text += "/side" * bool(given["per_side"])
    if isinstance(load, dict):
        exact = load.get("exact")
        text += f"@{span(exact)}{load['unit']}" if isinstance(exact, dict) else f"@{tell_share(load)}"
    return text + (f"@rir{span(rir)}" if isinstance(rir, dict) else "")


def tell_share(load: dict[str, object]) -> str:
    percent = load.get("percent")
    return f"{span(percent)}%" if isinstance(percent, dict) else str(load["kind"])


def span(counted: dict[str, object]) -> str:
    low, high = counted["min"], counted["max"]
    return f"{low}" if low == high else f"{low}-{high}"


def test_german_names_are_exercises_of_the_catalog_that_it_does_not_know_itself() -> None:
    catalog = Exercises()
    assert [name for name in NAMES if catalog.find(name) is not None] == []
    assert [each for each in NAMES.values() if (found := catalog.find(each)) is None or found.id != each] == []
