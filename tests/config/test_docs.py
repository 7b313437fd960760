"""The page on the configuration: each `toml` block is read, and what it names is all there is.

A block is marked `gpl` or `pyproject`, for the file that it stands in; `broken` and codes name what is wrong with it.
"""

import json
import re
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from doc_blocks import ROOT
from gplang.config.faults import NAMES
from gplang.config.globs import is_glob
from gplang.config.read import read_config
from gplang.config.record import GPL_TOML, PYPROJECT_TOML
from gplang.config.schema import build_schema
from gplang.config.toml import find_table
from gplang.guide import load_profile
from gplang.rules import RULES
from gplang.source import SourceText

PAGE = (ROOT / "docs" / "config.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```toml (?P<info>.*)\n(?P<text>(?s:.*?))^```$", re.MULTILINE)
TABLES = {"gpl": GPL_TOML, "pyproject": PYPROJECT_TOML}


SHIPPED = json.loads(files("gplang.config").joinpath("config.schema.json").read_text(encoding="utf-8"))
FILES = [*sorted(ROOT.glob("examples/**/gpl.toml")), ROOT / "src" / "gplang" / "starter" / "gpl.toml"]
BY_HAND_ALONE = "C001"
"""What is wrong with TOML itself, of which a schema sees nothing."""


def number(match: re.Match[str]) -> str:
    return f"line {PAGE.count(chr(10), 0, match.start()) + 1}"


@pytest.mark.parametrize("match", list(BLOCK.finditer(PAGE)), ids=number)
def test_blocks_are_as_marked(match: re.Match[str]) -> None:
    kind, *words = match["info"].split()
    config, findings = read_config(SourceText(kind, match["text"]), TABLES[kind], RULES)
    assert sorted(each.code for each in findings) == sorted(word for word in words if word != "broken")
    assert (config is None) == ("broken" in words)


@pytest.mark.parametrize("match", list(BLOCK.finditer(PAGE)), ids=number)
def test_the_schema_in_the_package_takes_and_refuses_the_same(match: re.Match[str]) -> None:
    kind, *words = match["info"].split()
    try:
        record = find_table(tomllib.loads(match["text"]), TABLES[kind])
    except tomllib.TOMLDecodeError:
        assert words == ["broken", BY_HAND_ALONE]
        return
    assert Draft202012Validator(SHIPPED).is_valid(record) == ("broken" not in words)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.parent.name)
def test_configs_that_we_bring_are_as_both_say(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    config, findings = read_config(SourceText("gpl.toml", text), GPL_TOML, RULES)
    assert (config is not None, findings) == (True, ())
    Draft202012Validator(SHIPPED).validate(tomllib.loads(text))


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
