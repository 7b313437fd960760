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


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(schema())
