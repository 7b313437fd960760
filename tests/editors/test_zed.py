"""The folder for Zed: its queries fit the grammar, its settings fit each other, and Zed finds the grammar.

Neither Zed nor the crate that it is programmed with is there: the crate is not compiled.
"""

import json
import os
import re
import shutil
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode
from tree_sitter import Language

from editors.painted import ROOT
from editors.test_page import block
from gplang import __version__
from highlight.built import FOLDER, find_matches, load_language

ZED = ROOT / "editors" / "zed"
QUERIES = sorted((ZED / "languages" / "gpl").glob("*.scm"))
CAPTURES = {
    "outline": {"item", "name", "context"},
    "overrides": {"comment.inclusive", "string"},
    "textobjects": {"class.around", "function.around", "comment.around", "comment.inside"},
}
"""What Zed knows, of what is used; in highlights themes know what they like."""


class TextFile(SingleFileSnapshotExtension):
    _write_mode = WriteMode.TEXT
    file_extension = "txt"


@pytest.fixture(scope="module")
def language(tmp_path_factory: pytest.TempPathFactory) -> Language:
    return load_language(tmp_path_factory.mktemp("zed"))


@pytest.fixture(scope="module")
def extension() -> dict[str, Any]:
    return tomllib.loads((ZED / "extension.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def settings() -> dict[str, Any]:
    return tomllib.loads((ZED / "languages" / "gpl" / "config.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_queries_name_what_grammar_and_zed_have(language: Language, path: Path) -> None:
    text = (ROOT / "examples" / "athlete-3day.gpl").read_text(encoding="utf-8")
    found = {name for captures in find_matches(language, path.read_text(encoding="utf-8"), text) for name in captures}
    if path.stem in CAPTURES:
        assert found == CAPTURES[path.stem]
    assert found


@pytest.mark.parametrize("name", ["highlights.scm", "textobjects.scm"])
def test_what_zed_knows_by_the_same_names_is_the_grammars(name: str) -> None:
    assert (ZED / "languages" / "gpl" / name).read_bytes() == (FOLDER / "queries" / name).read_bytes()


@pytest.mark.parametrize(
    "path",
    [ROOT / name for name in ("examples/athlete-3day.gpl", "examples/logged/log.gpl", "tests/language/reference.gpl")],
    ids=lambda path: path.stem,
)
def test_outline(language: Language, snapshot: SnapshotAssertion, path: Path) -> None:
    query = (ZED / "languages" / "gpl" / "outline.scm").read_text(encoding="utf-8")
    lines, ends = [], list[int]()
    for captures in find_matches(language, query, path.read_text(encoding="utf-8")):
        (item,) = captures["item"]
        ends = [end for end in ends if end > item.start_byte]
        words = sorted((*captures.get("context", []), *captures["name"]), key=lambda node: node.start_byte)
        shown = " ".join((each.text or b"").decode() for each in words)
        lines.append(f"{item.start_point[0] + 1:4} {'  ' * len(ends)}{shown}\n")
        ends.append(item.end_byte)
    assert "".join(lines) == snapshot(extension_class=TextFile)


def test_names_exist(extension: dict[str, Any], settings: dict[str, Any]) -> None:
    (grammar,) = extension["grammars"].items()
    assert grammar[0] == settings["grammar"] == json.loads((FOLDER / "src" / "grammar.json").read_bytes())["name"]
    assert ROOT / grammar[1]["path"] == FOLDER
    (server,) = extension["language_servers"].values()
    assert [settings["name"]] == server["languages"] == [*server["language_ids"]]
    editor = json.loads((ROOT / "editors" / "vscode" / "package.json").read_text(encoding="utf-8"))
    (known,) = editor["contributes"]["languages"]
    assert [*server["language_ids"].values()] == [known["id"]]
    assert [f".{each}" for each in settings["path_suffixes"]] == known["extensions"]


def test_versions_and_licence(extension: dict[str, Any]) -> None:
    crate = tomllib.loads((ZED / "Cargo.toml").read_text(encoding="utf-8"))
    assert extension["version"] == crate["package"]["version"] == __version__
    assert (extension["schema_version"], crate["lib"]) == (1, {"crate-type": ["cdylib"]})
    assert (ZED / "LICENSE.txt").read_bytes() == (ROOT / "LICENSE").read_bytes()


def test_quotes_are_left_alone_where_zed_knows_why(settings: dict[str, Any]) -> None:
    scopes = {each.removesuffix(".inclusive") for each in CAPTURES["overrides"]}
    assert {scope for pair in settings["brackets"] for scope in pair["not_in"]} <= scopes


@pytest.mark.parametrize(
    ("line", "increases", "decreases"),
    [
        ("session hips", True, True),
        ("Week 1-4", True, True),
        ("log", True, True),
        ("missed 2026-09-21 hips", False, True),
        ("  primary rdl 3x5", False, False),
        ("sessions", False, False),
        ("# session", False, False),
    ],
)
def test_headers_indent(settings: dict[str, Any], line: str, increases: bool, decreases: bool) -> None:
    found = [bool(re.search(settings[f"{way}_indent_pattern"], line)) for way in ("increase", "decrease")]
    assert found == [increases, decreases]


def test_the_page_names_the_server(extension: dict[str, Any]) -> None:
    assert [*json.loads(block("json", "zed"))["lsp"]] == [*extension["language_servers"]]


@pytest.mark.skipif(shutil.which("git") is None, reason="ZED'S WAY TO THE GRAMMAR IS NOT TRIED: no git")
def test_zed_finds_the_grammar_as_the_page_tells(tmp_path: Path) -> None:
    clone, home, grammar = (tmp_path / name for name in ("a clone", "home", "grammar"))
    shutil.copytree(FOLDER, clone / FOLDER.relative_to(ROOT))
    shutil.copytree(ZED, clone / ZED.relative_to(ROOT))
    home.mkdir()
    grammar.mkdir()
    environment = {**os.environ, "HOME": str(home), "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    somebody = ("-c", "user.name=A", "-c", "user.email=a@example.org")

    def run(*command: str, folder: Path) -> None:
        subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)

    run("git", "init", "--quiet", folder=clone)
    run("git", "add", ".", folder=clone)
    run("git", *somebody, "commit", "--quiet", "--message", "All", folder=clone)
    run("/bin/sh", "-ec", block("sh", "zed"), folder=clone)
    extension = tomllib.loads((home / "gplang-zed" / "extension.toml").read_text(encoding="utf-8"))
    there = extension["grammars"]["gpl"]
    run("git", "init", "--quiet", folder=grammar)
    run("git", "remote", "add", "origin", there["repository"], folder=grammar)
    run("git", "fetch", "--depth", "1", "origin", there["rev"], folder=grammar)
    run("git", "checkout", there["rev"], folder=grammar)
    parser = grammar / there["path"] / "src" / "parser.c"
    assert parser.read_bytes() == (FOLDER / "src" / "parser.c").read_bytes()
    assert (home / "gplang-zed" / "src" / "lib.rs").is_file()
