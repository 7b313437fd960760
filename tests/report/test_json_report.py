import json
from collections.abc import Callable
from dataclasses import replace
from importlib.resources import files

import jsonschema
import pytest
from syrupy.assertion import SnapshotAssertion as Snapshot

from gplang.diagnostics import Applicability, Diagnostic, Edit, Fix, Severity
from gplang.report.json import build_report, render_json

Find = Callable[..., Diagnostic]
SCHEMA = json.loads(files("gplang.report").joinpath("diagnostics.schema.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_every_object_of_the_schema_is_closed() -> None:
    def objects(node: object) -> list[dict[str, object]]:
        inner = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
        own = [node] if isinstance(node, dict) and node.get("type") == "object" else []
        return own + [found for item in inner for found in objects(item)]

    found = objects(SCHEMA)
    assert len(found) == 8
    assert all(item["additionalProperties"] is False for item in found)


def test_everything(finding: Find, json_snapshot: Snapshot) -> None:
    full = finding("session b\n  «漢字» «@rir2»\n", "two “efforts”", "keep one", ("", "the first"))
    edits = (Edit(full.where, "x\ty"), Edit(full.related[0].where, ""))
    full = replace(full, fixes=(Fix("keep it", edits, Applicability.SAFE),), guide=("G26",))
    bare = replace(finding("«»", path="b.gpl"), severity=Severity.ADVICE)
    text = render_json([full, bare])
    VALIDATOR.validate(json.loads(text))
    assert text == json_snapshot


def test_nothing_found() -> None:
    report = json.loads(render_json([]))
    VALIDATOR.validate(report)
    assert report == {"schema": "gpl-diagnostics-1", "diagnostics": []}


def test_omitted_findings_are_counted(finding: Find) -> None:
    report = build_report([*[finding("«a»")] * 512, *[finding("«a»", path="b.gpl")] * 200])
    VALIDATOR.validate(report)
    assert len(report["diagnostics"]) == 400  # type: ignore[arg-type]
    assert report["omitted"] == [{"path": "plans/a.gpl", "count": 312}]


@pytest.mark.parametrize("char", [chr(0xD800), chr(0xDCFF), "\x00", "\x1b", "\u2028", "🏋", "\\", '"'])
def test_any_character_survives(char: str, finding: Find) -> None:
    made = finding(f"«{char}»", f"a {char} b", hint=char, path=f"{char}.gpl")
    text = render_json([made])
    text.encode("utf-8")
    (read,) = json.loads(text)["diagnostics"]
    assert read["message"] == f"a {char} b"
    assert read["path"] == f"{char}.gpl"


def test_columns_count_characters(finding: Find) -> None:
    (read,) = json.loads(render_json([finding("\r\n\t漢🏋e\u0301«ab» c")]))["diagnostics"]
    assert (read["start"], read["end"]) == ({"line": 2, "column": 6}, {"line": 2, "column": 8})
