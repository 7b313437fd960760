"""How people and apps call an exercise, and what is offered for a name that nobody knows."""

from pathlib import Path

import pytest

import gplang
from gplang.catalog import Exercise, load_catalog, suggest_exercises, train_alike

_TABLE = Path(__file__).with_name("spellings.txt")
CATALOG = load_catalog()


def read_table() -> list[tuple[str, str]]:
    rows = (line.split("=>") for line in _TABLE.read_text(encoding="utf-8").splitlines() if "=>" in line)
    return [(spelling.strip(), meant.strip()) for spelling, meant in rows if not spelling.startswith("#")]


KNOWN = [row for row in read_table() if row[1][0] not in "?-"]
OFFERED = [(spelling, meant[1:]) for spelling, meant in read_table() if meant.startswith("?")]
UNKNOWN = [spelling for spelling, meant in read_table() if meant == "-"]


def of_names(text: str) -> list[gplang.Diagnostic]:
    return [each for each in gplang.check(text) if each.code in ("E010", "E014")]


def test_the_table_is_long() -> None:
    assert len(KNOWN) >= 150


@pytest.mark.parametrize(("spelling", "meant"), KNOWN)
def test_a_spelling_is_understood(spelling: str, meant: str) -> None:
    found = CATALOG.find(spelling)
    assert found is not None
    assert found.id == meant
    (finding,) = of_names(f'session a\n  primary "{spelling}" 3x5\n')
    assert (finding.code, finding.hint) == ("E014", f"write `{meant}`")
    assert [(fix.is_safe, fix.edits[0].text) for fix in finding.fixes] == [(True, meant)]


@pytest.mark.parametrize(("spelling", "meant"), OFFERED)
def test_a_mistyped_name_is_offered(spelling: str, meant: str) -> None:
    (finding,) = of_names(f"session a\n  primary {spelling} 3x5\n")
    assert finding.code == "E010"
    assert finding.hint.split("`")[1] == meant


@pytest.mark.parametrize("spelling", UNKNOWN)
def test_nothing_is_offered_that_only_looks_alike(spelling: str) -> None:
    (finding,) = of_names(f"session a\n  primary {spelling} 3x5\n")
    assert finding.code == "E010"
    assert "did you mean" not in finding.hint


def without_a_letter(name: str) -> str:
    return name[: len(name) // 2] + name[len(name) // 2 + 1 :]


@pytest.mark.parametrize("exercise", CATALOG.exercises.values(), ids=lambda each: each.id)
def test_what_is_offered_trains_something_alike(exercise: Exercise) -> None:
    found = suggest_exercises(without_a_letter(exercise.id), CATALOG.names(), CATALOG.find)
    assert all(train_alike(found[0], each) for each in found[1:])


def test_kit_is_only_taken_off_where_the_exercise_has_it() -> None:
    for name in ("kettlebell back squat", "Leg Press (Dumbbell)", "barbell", "(Barbell)", "cable sprint", "machine"):
        assert CATALOG.find(name) is None, name
