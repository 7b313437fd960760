"""`gpl schema`: the schemas in the package, as they are."""

import json

import pytest
from jsonschema import Draft202012Validator
from syrupy.assertion import SnapshotAssertion as Snapshot

from cli.conftest import Run

NAMES = ("plan", "diagnostics", "volume")


@pytest.mark.parametrize("name", NAMES)
def test_each_is_a_schema(run_real: Run, name: str) -> None:
    result = run_real("schema", name)
    assert (result.code, result.err) == (0, "")
    schema = json.loads(result.out)
    Draft202012Validator.check_schema(schema)
    assert schema["title"] == f"gpl-{name}-1"
    assert run_real("schema", name.upper()).out == result.out


def test_without_a_name_they_are_listed(run_real: Run, text_snapshot: Snapshot) -> None:
    result = run_real("schema")
    assert (result.code, result.err) == (0, "")
    assert result.out == text_snapshot


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("plam", "gpl schema: no schema 'plam'; did you mean 'plan'?\n"),
        ("calendar", "gpl schema: no schema 'calendar'; schemas are plan, diagnostics, volume, diff, config\n"),
    ],
)
def test_an_unknown_name(run_real: Run, name: str, message: str) -> None:
    assert run_real("schema", name) == (2, "", message)
