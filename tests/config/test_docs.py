"""The page on the configuration: each `toml` block is read, and what it names is all there is.

A block is marked `gpl` or `pyproject`, for the file that it stands in; `broken` and codes name what is wrong with it.
"""

import re

import pytest

from doc_blocks import ROOT
from gplang.config.faults import NAMES
from gplang.config.globs import is_glob
from gplang.config.read import read_config
from gplang.config.record import GPL_TOML, PYPROJECT_TOML
from gplang.config.schema import build_schema
from gplang.guide import load_profile
from gplang.rules import RULES
from gplang.source import SourceText

PAGE = (ROOT / "docs" / "config.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```toml (?P<info>.*)\n(?P<text>(?s:.*?))^```$", re.MULTILINE)
TABLES = {"gpl": GPL_TOML, "pyproject": PYPROJECT_TOML}


def number(match: re.Match[str]) -> str:
    return f"line {PAGE.count(chr(10), 0, match.start()) + 1}"


@pytest.mark.parametrize("match", list(BLOCK.finditer(PAGE)), ids=number)
def test_blocks_are_as_marked(match: re.Match[str]) -> None:
    kind, *words = match["info"].split()
    config, findings = read_config(SourceText(kind, match["text"]), TABLES[kind], RULES)
    assert sorted(each.code for each in findings) == sorted(word for word in words if word != "broken")
    assert (config is None) == ("broken" in words)


def test_every_block_is_marked() -> None:
    assert len(BLOCK.findall(PAGE)) == PAGE.count("```toml")


def test_the_tables_name_everything() -> None:
    keys = set(build_schema(RULES, load_profile())["properties"])
    assert set(re.findall(r"^\| \[`([a-z-]+)`\]", PAGE, re.MULTILINE)) == keys
    assert dict(re.findall(r"^\| (C\d{3}) \| ([a-z-]+) \|", PAGE, re.MULTILINE)) == dict(NAMES)


def test_the_globs_are_globs() -> None:
    section = PAGE.partition("## Globs")[2].partition("\n## ")[0]
    globs = [
        glob for row in re.findall(r"^\| (`.*?) \|", section, re.MULTILINE) for glob in re.findall(r"`(.+?)`", row)
    ]
    assert len(globs) > 7
    assert all(map(is_glob, globs))
