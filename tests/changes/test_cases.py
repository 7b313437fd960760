"""Every kind of change, as people and programs are told of it."""

import json
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from markdown_it import MarkdownIt
from syrupy.assertion import SnapshotAssertion as Snapshot

from changes.plans import CASES, compare_case
from gplang import __version__
from gplang.changes import json as as_json
from gplang.changes import markdown, text
from gplang.changes.page import build_page
from gplang.cli.layout import indent
from gplang.cli.terminal import WIDTH

EACH = pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])


@cache
def schema() -> Any:
    return json.loads(files("gplang.changes").joinpath("diff.schema.json").read_text(encoding="utf-8"))


@EACH
def test_text(case: Path, text_snapshot: Snapshot) -> None:
    told = text.render(build_page(compare_case(case)), indent)
    assert told == text_snapshot
    assert max(map(len, told.splitlines())) <= WIDTH


@EACH
def test_markdown(case: Path, text_snapshot: Snapshot) -> None:
    told = markdown.render(build_page(compare_case(case)))
    assert told == text_snapshot
    assert "<b>" not in MarkdownIt("commonmark").render(told)


@EACH
def test_json(case: Path, json_snapshot: Snapshot) -> None:
    told = as_json.render(compare_case(case), "old.gpl", "new.gpl")
    Draft202012Validator(schema()).validate(json.loads(told))
    assert told.replace(f"gplang {__version__}", "gplang") == json_snapshot


def typed(case: str, facet: str) -> list[Any]:
    """Return the values of a part that changed in a case."""
    (path,) = (each for each in CASES if each.name == case)
    told = json.loads(as_json.render(compare_case(path), "old.gpl", "new.gpl"))
    return [
        value for change in told["athletes"][0]["changes"] if change["facet"] == facet for value in change["values"]
    ]


def test_values_are_typed() -> None:
    (start,) = typed("start-moved", "start")
    assert (start["old"], start["new"], start["step"]) == (
        "2027-01-04",
        "2027-01-18",
        {"weeks": 2, "days": 0, "first": "2027-01-18"},
    )
    first = typed("heavier-start", "load")[0]
    assert (first["old"]["rounded"], first["new"]["rounded"]) == ({"min": 80, "max": 80}, {"min": 85, "max": 85})
    assert (first["weeks"], first["step"]) == ([[1, 1]], {"amount": 5, "unit": "kg"})
    (pause,) = typed("pause-longer", "pause")
    assert pause["new"] == {"first": "2027-01-25", "last": "2027-02-07"}
    assert pause["step"] == {"weeks": [[4, 6]], "old": 1, "new": 2, "last": "2027-02-25"}
    assert [value["old"] for value in typed("settings", "remind")] == [[30]]


WRONG = [
    ("start-moved", "start", "two weeks later"),
    ("heavier-start", "load", "80 kg"),
    ("dose-effort-rest", "dose", {"sets": 4}),
    ("pause-longer", "pause", "2027-01-25"),
]


@pytest.mark.parametrize(("case", "facet", "wrong"), WRONG, ids=[facet for _, facet, _ in WRONG])
def test_the_schema_says_which_values_a_part_has(case: str, facet: str, wrong: object) -> None:
    (path,) = (each for each in CASES if each.name == case)
    told = json.loads(as_json.render(compare_case(path), "old.gpl", "new.gpl"))
    change = next(each for each in told["athletes"][0]["changes"] if each["facet"] == facet)
    change["values"][0]["new"] = wrong
    assert list(Draft202012Validator(schema()).iter_errors(told))


def test_what_plans_have_too_is_described_alike() -> None:
    plan = json.loads(files("gplang.backends").joinpath("schema/plan.schema.json").read_text(encoding="utf-8"))["$defs"]
    for name in ("date", "unit", "range", "reps", "seconds"):
        assert schema()["$defs"][name] == plan[name]
    assert schema()["$defs"]["load_change"] == plan["change"]
    assert {*plan["load"]["properties"]} - {*schema()["$defs"]["load"]["properties"]} == {
        "exact",
        "change",
        "estimate",
        "plates",
        "written",
    }


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(schema())
