"""How many lines a program takes here, and how many rows as a table: what docs/coming-from.md says is counted."""

import re

import pytest

from doc_blocks import ROOT
from gplang.api import loads, schedule

PAGE = ROOT / "docs" / "coming-from.md"
SCHOOL = re.compile(r"^## (?!From )(.*?)\n(.*?)(?=^## |\Z)", re.DOTALL | re.MULTILINE)
SCHOOLS = dict(SCHOOL.findall(PAGE.read_text(encoding="utf-8")))
"""The sections about a program, by their titles."""


def test_there_are_many_schools() -> None:
    assert len(SCHOOLS) >= 8


@pytest.mark.parametrize("title", SCHOOLS)
def test_lines_and_rows(title: str) -> None:
    section = SCHOOLS[title]
    (text,) = re.findall(r"^```gpl\n(.*?)^```", section, re.DOTALL | re.MULTILINE)
    loaded = loads(text)
    assert loaded.plan is not None, loaded.diagnostics
    rows = sum(len(held.exercises) for held in schedule(loaded.plan).sessions)
    lines = sum(bool(line.strip()) for line in text.splitlines())
    assert f"*{lines} lines for {rows} rows.*" in section
