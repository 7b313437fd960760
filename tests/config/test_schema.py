"""The schema in the package: current, sound, and of one mind with the check by hand."""

import json
import tomllib
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from config.conftest import KNOWN
from gplang.config.faults import CLASH
from gplang.config.read import read_config
from gplang.config.record import GPL_TOML, PYPROJECT_TOML
from gplang.config.schema import build_schema, render_schema
from gplang.config.toml import find_table
from gplang.guide import load_profile
from gplang.rules import RULES
from gplang.source import SourceText
from marked_plans import split_plans

CASES = sorted((Path(__file__).parent / "cases").glob("*.toml"))
VALIDATOR = Draft202012Validator(build_schema(KNOWN, load_profile()))
TOO_EXACT = "decimal places"
UNREADABLE = "cannot be told"


def test_it_is_current(request: pytest.FixtureRequest) -> None:
    """`--snapshot-update` writes it."""
    text = render_schema(RULES, load_profile())
    if request.config.getoption("update_snapshots"):
        path = Path(__file__).parents[2] / "src" / "gplang" / "config" / "config.schema.json"
        path.write_text(text, encoding="utf-8", newline="\n")
    assert files("gplang.config").joinpath("config.schema.json").read_text(encoding="utf-8") == text


def test_it_is_a_schema_that_names_every_rule_and_number() -> None:
    schema = build_schema(RULES, load_profile())
    Draft202012Validator.check_schema(schema)
    assert schema["title"] == "gpl-config-1"
    words = schema["$defs"]["selector"]["anyOf"][0]["enum"]
    assert {word for rule in RULES for word in (rule.code, rule.name)} <= set(words)
    assert "E010" in words
    assert "E010" not in schema["$defs"]["changeable"]["anyOf"][0]["enum"]
    for rule in RULES:
        numbers = load_profile().numbers(rule.code).by_name
        if numbers:
            assert list(schema["$defs"][rule.code]["properties"]) == list(numbers)
            assert rule.code in schema["properties"]["rules"]["properties"]


def judge(text: str, table: tuple[str | int, ...] = GPL_TOML) -> bool:
    """Return what the check by hand thinks, faults left out that no schema can say."""
    _, findings = read_config(SourceText("gpl.toml", text), table, KNOWN)
    said = [each for each in findings if TOO_EXACT not in each.message and UNREADABLE not in each.message]
    return all(each.code == CLASH for each in said)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_both_agree_on_the_cases(path: Path) -> None:
    table = PYPROJECT_TOML if path.stem.startswith("pyproject") else GPL_TOML
    for title, source in split_plans(path):
        try:
            record = find_table(tomllib.loads(source.text), table)
        except tomllib.TOMLDecodeError:
            continue
        if "beyond what can be read" not in title:
            assert VALIDATOR.is_valid(record) == judge(source.text, table), title


WORDS = (
    "S101",
    "d201",
    "missing-warmup",
    "Primary-Sets",
    "W",
    "w3",
    "X901",
    "E",
    "E0",
    "E010",
    "E013",
    "Alias",
    "E090",
)
NUMBERS = st.one_of(st.integers(-1, 11_000), st.sampled_from([0.5, -0.5, 1.0, 1.5, 99.5, 100.5, True, "4"]))
SELECTOR = st.one_of(st.sampled_from(WORDS), st.sampled_from(["S9", "", " W301 ", "W301,S", "unused-ignor"]))
GLOB = st.one_of(
    st.sampled_from(["a", "**", "a/*.gpl", "../a", "", "/", "!a", "a\\b"]), st.text("ab./*!\\", max_size=5)
)
SEVERITY = st.sampled_from(["error", "warning", "advice", "Error", "off", 1])
JUNK = st.one_of(st.booleans(), st.integers(), st.text("ab", max_size=2), st.just([]), st.just({}))
NAME = st.sampled_from(["sets", "reps", "share", "percent", "few_sets", "x"])


def often(usual: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Draw what is usual, and sometimes something of another kind."""
    return st.integers(0, 9).flatmap(lambda roll: JUNK if roll == 0 else usual)


VALUES: dict[str, st.SearchStrategy[Any]] = {
    "profile": st.sampled_from(["posterior-chain-1", "posterior-chain-2", "general-1", "club"]),
    "fail-on": SEVERITY,
    "select": st.lists(often(SELECTOR), max_size=3),
    "extend-select": st.lists(SELECTOR, max_size=3),
    "ignore": st.lists(often(SELECTOR), max_size=3),
    "severity": st.dictionaries(SELECTOR, SEVERITY, max_size=2),
    "rules": st.dictionaries(
        SELECTOR,
        often(st.dictionaries(NAME, st.one_of(NUMBERS, st.lists(NUMBERS, max_size=3)), max_size=2)),
        max_size=2,
    ),
    "per-file": st.dictionaries(GLOB, often(st.lists(SELECTOR, max_size=2)), max_size=2),
    "profiles": st.dictionaries(
        st.sampled_from(["club", "team", "general-1", "Club", ""]),
        often(
            st.fixed_dictionaries(
                {"extends": often(st.sampled_from(["general-1", "club", "team", "x"]))},
                optional={
                    "extend-select": st.lists(often(SELECTOR), max_size=2),
                    "ignore": st.lists(SELECTOR, max_size=2),
                    "rules": st.dictionaries(SELECTOR, often(st.dictionaries(NAME, NUMBERS, max_size=2)), max_size=1),
                    "select": JUNK,
                },
            )
        ),
        max_size=2,
    ),
    "exclude": st.lists(often(GLOB), max_size=3),
    "other": JUNK,
}


@st.composite
def records(draw: Callable[[st.SearchStrategy[Any]], Any]) -> dict[str, Any]:
    """Draw a config that is often sound and seldom wholly wrong."""
    keys = draw(st.lists(st.sampled_from(list(VALUES)), max_size=3, unique=True))
    return {key: draw(often(VALUES[key])) for key in keys}


def write(value: object) -> str:
    """Write a value as TOML."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key)} = {write(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(write, value)) + "]"
    return json.dumps(value)


@settings(max_examples=400)
@given(records())
def test_both_agree(record: dict[str, Any]) -> None:
    text = "".join(f"{json.dumps(key)} = {write(value)}\n" for key, value in record.items())
    assert VALIDATOR.is_valid(tomllib.loads(text)) == judge(text)
