import csv
import json
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import gplang.catalog
from gplang.catalog import (
    Exercise,
    Kind,
    Length,
    Level,
    Pattern,
    Vocabulary,
    key,
    load_catalog,
    load_equipment,
    load_muscles,
    load_weights,
    to_record,
)
from gplang.catalog.loader import FAMILIES
from gplang.guide import load_statements
from gplang.vocabulary import Adjustable, Block, Role

FOLDER = Path(gplang.catalog.__file__).parent
SCHEMA = json.loads((FOLDER / "catalog.schema.json").read_text(encoding="utf-8"))
ROWS_FILE = Path(__file__).with_name("guide-rows.csv")
NOT_FIXED = "*"

DEFINITIONS = {"muscles": "vocabulary", "equipment": "equipment", "basis": "reasons"}
"""The files that hold no exercises, and what they must look like."""

CATALOG = load_catalog()
EXERCISES = list(CATALOG.exercises.values())
with ROWS_FILE.open(encoding="utf-8", newline="") as rows_file:
    ROWS = list(csv.DictReader(rows_file))


def read(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.toml")), ids=lambda path: path.stem)
def test_file_is_valid(path: Path) -> None:
    schema = SCHEMA | {"$ref": f"#/$defs/{DEFINITIONS.get(path.stem, 'exercises')}"}
    errors = jsonschema.Draft202012Validator(schema).iter_errors(read(path.stem))
    assert [f"{error.json_path}: {error.message}" for error in errors] == []


def test_every_file_is_read() -> None:
    assert {path.stem for path in FOLDER.glob("*.toml")} == {*FAMILIES, *DEFINITIONS}
    assert len(EXERCISES) == sum(len(read(family)) for family in FAMILIES)


def test_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_schema_knows_the_same_words() -> None:
    words = SCHEMA["$defs"]
    facts = words["exercise"]["properties"]
    assert words["muscles"]["items"]["enum"] == list(load_muscles().words)
    assert words["kit"]["enum"] == list(load_equipment().words)
    assert facts["pattern"]["enum"] == list(Pattern)
    assert facts["kind"]["enum"] == list(Kind)
    assert facts["length"]["enum"] == list(Length)
    assert words["level"]["enum"] == list(Level)


def test_schema_and_exercise_have_the_same_facts() -> None:
    assert {"id", *SCHEMA["$defs"]["exercise"]["properties"]} == set(to_record(EXERCISES[0]))


def test_there_is_what_lifters_expect() -> None:
    assert len(EXERCISES) >= 140
    assert {exercise.pattern for exercise in EXERCISES} == set(Pattern)
    assert {exercise.kind for exercise in EXERCISES} == set(Kind)


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_facts_of_the_guide(row: dict[str, str]) -> None:
    exercise = CATALOG.exercises[row["id"]]
    found = write_row(exercise)
    expected = {name: found[name] if fact == NOT_FIXED else fact for name, fact in row.items()}
    if not row["scalings"]:
        found["scalings"] = ""
    assert found == expected


def write_row(exercise: Exercise) -> dict[str, str]:
    """Write the facts of an exercise the way `guide-rows.csv` has them."""
    flags = {
        "loadable": exercise.loadable,
        "unilateral": exercise.unilateral,
        "warms": exercise.warms,
        f"warms-with-{exercise.warms_with}": exercise.warms_with is not None,
    }
    return {
        "id": exercise.id,
        "pattern": str(exercise.pattern),
        "kind": exercise.kind,
        "trains": " ".join(exercise.trains),
        "assists": " ".join(exercise.assists),
        "length": exercise.length or "",
        "spinal_load": exercise.spinal_load,
        "fatigue": exercise.fatigue,
        "technique": exercise.technique,
        "knee_stress": exercise.knee_stress,
        "impact": str(exercise.impact),
        "practicality": str(exercise.practicality),
        "equipment": " ".join("|".join(need) for need in exercise.equipment),
        "flags": " ".join(flag for flag, is_set in flags.items() if is_set),
        "reps": "-".join(map(str, exercise.reps or ())),
        "scalings": " ".join(exercise.scalings),
    }


def test_no_name_is_taken_twice() -> None:
    owners = defaultdict(list)
    for exercise in EXERCISES:
        for name in exercise.names:
            owners[key(name)].append(f"{exercise.id}: {name}")
    assert [names for names in owners.values() if len(names) > 1] == []


@pytest.mark.parametrize("load", [load_muscles, load_equipment])
def test_no_word_is_taken_twice(load: Any) -> None:
    vocabulary: Vocabulary = load()
    owners = defaultdict(set)
    for word, entry in read("muscles" if load is load_muscles else "equipment").items():
        for spelling in (word, entry["name"], *entry.get("aliases", ())):
            owners[key(spelling)].add(word)
            assert vocabulary.find(spelling) == word
    assert [words for words in owners.values() if len(words) > 1] == []


def test_no_name_is_a_word_of_the_language() -> None:
    taken = {key(word) for words in (Role, Adjustable, Block, ("rest", "on", "like")) for word in words}
    assert [name for name in CATALOG.names() if key(name) in taken] == []


def test_readable_names_are_names() -> None:
    assert [exercise.id for exercise in EXERCISES if CATALOG.find(exercise.name) is not exercise] == []


def test_everything_referred_to_exists() -> None:
    assert list(find_dead_ends()) == []


def find_dead_ends() -> Iterator[str]:
    """Yield every word in a fact that its vocabulary does not have."""
    known = {
        "muscle": load_muscles().words,
        "equipment": load_equipment().words,
        "scaling": CATALOG.exercises,
        "guide": load_statements(),
    }
    for exercise in EXERCISES:
        used = {
            "muscle": (*exercise.trains, *exercise.assists),
            "equipment": [word for need in exercise.equipment for word in need],
            "scaling": exercise.scalings,
            "guide": exercise.guide,
        }
        for what, words in used.items():
            yield from (f"{exercise.id}: {what} {word}" for word in words if word not in known[what])


def test_all_equipment_is_used() -> None:
    used = {word for exercise in EXERCISES for need in exercise.equipment for word in need}
    assert set(load_equipment().words) == used


def test_kit_that_loads() -> None:
    assert {"barbell", "dumbbell", "cable", "leg-press", "sled"} < load_weights()
    assert load_weights().isdisjoint({"pull-up-bar", "ab-wheel", "sliders", "back-extension", "bench", "rack", "band"})


def test_the_guide_is_complete() -> None:
    assert list(load_statements()) == [f"G{number:02d}" for number in range(1, 47)]
    said = {statement for exercise in EXERCISES for statement in exercise.guide}
    assert {f"G{number}" for number in range(12, 23)} <= said


def test_no_muscle_is_trained_and_assisted() -> None:
    assert [exercise.id for exercise in EXERCISES if {*exercise.trains} & {*exercise.assists}] == []


def test_reps_are_a_range() -> None:
    ranges = {exercise.id: exercise.reps for exercise in EXERCISES if exercise.reps}
    assert [name for name, (low, high) in ranges.items() if low > high] == []


def test_scalings_are_no_harder() -> None:
    """A scaling never asks for more technique, and no chain of scalings comes back to where it began."""
    order = list(Level)
    for exercise in EXERCISES:
        easier = [CATALOG.exercises[word] for word in exercise.scalings]
        assert all(order.index(each.technique) <= order.index(exercise.technique) for each in easier), exercise.id
        seen = {exercise.id}
        while easier:
            step = easier.pop()
            assert step.id != exercise.id
            easier += [CATALOG.exercises[word] for word in step.scalings if word not in seen]
            seen.update(step.scalings)
