import json
import os
import subprocess
import sys

import pytest

from gplang.catalog import (
    Exercise,
    Pattern,
    build_catalog,
    load_catalog,
    load_equipment,
    load_muscles,
    priority,
    to_record,
)
from package_copy import SOURCES

CATALOG = load_catalog()
EXERCISES = list(CATALOG.exercises.values())


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("RDL", "rdl"),
        ("Romanian Deadlift", "rdl"),
        ("romanian-deadlift", "rdl"),
        ("romaniandeadlift", "rdl"),
        ("ROMANIAN_DEADLIFT", "rdl"),
        ("rom deadlift", "rdl"),
        ("slrdl", "sl-rdl"),
        ("Single Leg RDL", "sl-rdl"),
        ("sldl", "stiff-leg-deadlift"),
        ("hex bar deadlift", "trap-bar-deadlift"),
        ("Nordic", "nordic-curl"),
        ("band nordic", "assisted-nordic-curl"),
        ("ghr", "glute-ham-raise"),
        ("leg curl", "lying-leg-curl"),
        ("45 degree back extension", "back-extension"),
        ("KB Swing", "kb-swing"),
        ("swings", "kb-swing"),
        ("squat", "back-squat"),
        ("bss", "bulgarian-split-squat"),
        ("RFESS", "bulgarian-split-squat"),
        ("front foot elevated split squat", "ffe-split-squat"),
        ("x-band walk", "band-walk"),
        ("cat cow", "cat-camel"),
        ("90/90", "ninety-ninety"),
        ("ohp", "overhead-press"),
        ("bench", "bench-press"),
        ("DB Bench", "db-bench-press"),
        ("bb row", "barbell-row"),
        ("Pull Ups", "pull-up"),
        ("pullup", "pull-up"),
        ("chins", "chin-up"),
        ("skullcrushers", "skull-crusher"),
        ("farmer's walk", "farmers-carry"),
        ("C&J", "clean-and-jerk"),
        ("ab wheel", "rollout"),
        ("rower", "row-erg"),
        ("rope", "jump-rope"),
    ],
)
def test_find_as_people_type(typed: str, found: str) -> None:
    exercise = CATALOG.find(typed)
    assert exercise is not None
    assert exercise.id == found


@pytest.mark.parametrize("typed", ["", " ", "rdk", "romanian", "deltoid", "exercise"])
def test_find_nothing(typed: str) -> None:
    assert CATALOG.find(typed) is None


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("glutes", "glute-max"),
        ("Glute Medius", "glute-med"),
        ("hams", "hamstrings"),
        ("lower-back", "erectors"),
        ("pecs", "chest"),
        ("delts", None),
        ("back", None),
        ("core", None),
    ],
)
def test_muscles_as_people_type(typed: str, found: str | None) -> None:
    assert load_muscles().find(typed) == found


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("DB", "dumbbell"),
        ("hex bar", "trap-bar"),
        ("swiss ball", "ball"),
        ("leg curl", "leg-curl"),
        ("bands", "band"),
        ("machine", None),
    ],
)
def test_equipment_as_people_type(typed: str, found: str | None) -> None:
    assert load_equipment().find(typed) == found


def test_names_are_as_typed_and_all_resolve() -> None:
    names = CATALOG.names()
    assert {"rdl", "romanian deadlift", "farmer's walk"} <= set(names)
    assert len(names) == sum(len(exercise.names) for exercise in EXERCISES)
    assert [name for name in names if CATALOG.find(name) is None] == []


def test_order_is_by_impact_then_practicality_then_id() -> None:
    ordered = sorted(EXERCISES, key=priority)
    keys = [(-exercise.impact, -exercise.practicality, exercise.id) for exercise in ordered]
    assert keys == sorted(keys)
    assert ordered[0].impact == ordered[0].practicality == 5
    assert ordered[-1].impact == 1


@pytest.mark.parametrize(
    ("name", "properties"),
    [
        ("rdl", {"hip_dominant", "posterior"}),
        ("hip-thrust", {"hip_dominant", "posterior"}),
        ("back-extension", {"hip_dominant", "posterior"}),
        ("kb-swing", {"hip_dominant", "posterior"}),
        ("sl-rdl", {"hip_dominant", "posterior", "single_leg"}),
        ("sl-back-extension", {"hip_dominant", "posterior", "single_leg"}),
        ("nordic-curl", {"hamstring_dominant", "posterior"}),
        ("standing-leg-curl", {"hamstring_dominant", "posterior", "single_leg"}),
        ("back-squat", {"knee_dominant"}),
        ("split-squat", {"knee_dominant", "posterior", "single_leg"}),
        ("leg-extension", {"knee_dominant"}),
        ("sl-leg-extension", {"knee_dominant"}),
        ("cable-abduction", {"lateral"}),
        ("db-row", set()),
        ("clean", {"posterior"}),
    ],
)
def test_what_an_exercise_counts_as(name: str, properties: set[str]) -> None:
    asked = ("hip_dominant", "knee_dominant", "hamstring_dominant", "single_leg", "lateral", "posterior")
    exercise = CATALOG.exercises[name]
    assert {each for each in asked if getattr(exercise, each)} == properties


@pytest.mark.parametrize(
    ("name", "kit", "lacking"),
    [
        ("hip-thrust", {"barbell", "bench", "rack"}, ()),
        ("hip-thrust", {"barbell"}, (("bench",),)),
        ("sl-rdl", {"kettlebell"}, ()),
        ("sl-rdl", {"barbell"}, ()),
        ("step-up", {"dumbbell"}, (("box", "bench"),)),
        ("nordic-curl", set(), ()),
        ("back-squat", set(), (("barbell",), ("rack",))),
    ],
)
def test_lacks(name: str, kit: set[str], lacking: tuple[tuple[str, ...], ...]) -> None:
    assert CATALOG.exercises[name].lacks(kit) == lacking


def test_record_has_all_facts() -> None:
    record = to_record(CATALOG.exercises["nordic-curl"])
    assert json.loads(json.dumps(record)) == record
    assert record["reps"] == [3, 12]
    assert record["scalings"] == ["assisted-nordic-curl"]
    assert to_record(CATALOG.exercises["pallof-press"])["equipment"] == [["cable", "band"]]


def test_an_id_goes_before_an_alias() -> None:
    first = Exercise("press", "Press", Pattern.VERTICAL_PUSH, aliases=("push", "shove"))
    second = Exercise("push", "Push", Pattern.HORIZONTAL_PUSH, aliases=("shove",))
    catalog = build_catalog([first, second, Exercise("push", "Other", None)])
    assert list(catalog.exercises.values()) == [first, second]
    assert catalog.find("push") is second
    assert catalog.find("shove") is first


def test_nothing_can_be_changed() -> None:
    with pytest.raises(TypeError):
        CATALOG.exercises["rdl"] = EXERCISES[0]  # type: ignore[index]
    with pytest.raises(AttributeError):
        EXERCISES[0].name = "other"  # type: ignore[misc]
    assert load_catalog() is CATALOG


def test_import_reads_nothing() -> None:
    code = "import sys, gplang.catalog; print(sorted({'tomllib', 'json', 'jsonschema', 'lark'} & set(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-S", "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(SOURCES)},
    )
    assert done.stdout.strip() == "[]"
