"""`gpl config`: what holds for a file, from which line of which config; and how the config file is found."""

import json
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from syrupy.assertion import SnapshotAssertion as Snapshot

from cli.conftest import Outcome, Run
from config.conftest import FEW
from gplang.cli.commands.config import config
from gplang.cli.described import make_click
from gplang.policies.files import find_config, load_config, make_finder

Write = Callable[[str, str | bytes], Path]

STRICT = """\
fail-on = "error"
ignore = ["S101"]
exclude = ["archive"]

[severity]
primary-sets = "advice"

[rules.D201]
sets = [3, 6]

[per-file]
"library/**" = ["W3"]
"""


@pytest.fixture
def show(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs `gpl config` in `tmp_path`, which is a project, with a few rules."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    for module in ("rules", "config.policy", "policies.ruling", "cli.config_values"):
        monkeypatch.setattr(f"gplang.{module}.RULES", FEW)

    def call(*arguments: str | Path, stdin: str | bytes = "") -> Outcome:
        result = CliRunner().invoke(make_click(config), list(map(str, arguments)), input=stdin, prog_name="gpl config")
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return Outcome(result.exit_code, result.stdout, result.stderr)

    return call


def read(show: Run, *arguments: str) -> Any:
    result = show(*arguments, "--format", "json")
    assert (result.code, result.err) == (0, "")
    return json.loads(result.out)


def rules(record: Any) -> dict[str, Any]:
    return {rule["code"]: rule for rule in record["rules"]}


def test_without_a_config(show: Run, text_snapshot: Snapshot) -> None:
    assert show() == (0, text_snapshot, "")


def test_a_folder(show: Run, write: Write, text_snapshot: Snapshot) -> None:
    write("gpl.toml", STRICT)
    assert show() == (0, text_snapshot, "")


def test_a_file_in_a_folder_of_its_own_rules(show: Run, write: Write, text_snapshot: Snapshot) -> None:
    write("gpl.toml", STRICT)
    write("library/archive/hips.gpl", "")
    assert show("library/archive/hips.gpl", "--extend-select", "S", "--all") == (0, text_snapshot, "")


def test_only_some_rules(show: Run, write: Write, text_snapshot: Snapshot) -> None:
    write("pyproject.toml", '[tool.gpl]\nprofile = "posterior-chain-1"\nselect = ["W"]\n')
    assert show("--ignore", "w302,E013") == (0, text_snapshot, "")


def test_as_json(show: Run, write: Write) -> None:
    write("gpl.toml", STRICT)
    write("library/a.gpl", "")
    record = read(show, "library/a.gpl")
    assert record["schema"] == "gpl-settings-1"
    assert (record["path"], record["config"], record["excluded"]) == ("library/a.gpl", "gpl.toml", None)
    assert record["fail_on"] == {"value": "error", "default": "warning", "from": {"layer": "config", "line": 1}}
    by_code = rules(record)
    assert by_code["S101"]["on"] == {"value": False, "from": {"layer": "config", "line": 2}}
    assert by_code["W301"]["on"] == {"value": False, "from": {"layer": "config", "line": 12}}
    assert by_code["D201"]["severity"]["value"] == "advice"
    sets = {"value": [3, 6], "default": [3, 5], "from": {"layer": "config", "line": 9}}
    assert by_code["D201"]["numbers"]["sets"] == sets
    assert by_code["D202"]["numbers"]["share"]["value"] == 0.5


def test_an_excluded_file(show: Run, write: Write) -> None:
    write("gpl.toml", STRICT)
    write("x/archive/a.gpl", "")
    assert read(show, "x/archive/a.gpl")["excluded"] == {"value": "archive", "from": {"layer": "config", "line": 3}}


def test_errors_of_the_config_are_told(show: Run, write: Write) -> None:
    write("gpl.toml", 'select = ["S999"]\n')
    result = show()
    assert (result.code, result.out) == (1, "")
    assert "gpl.toml:1:11: error[C004 config-rule]: no rule `S999`" in result.err


@pytest.mark.parametrize("content", [b"select = ['\xff']", "select = []".encode("utf-16"), b"\0"])
def test_a_config_in_another_encoding(show: Run, write: Write, content: bytes) -> None:
    write("gpl.toml", content)
    result = show()
    assert (result.code, result.out) == (1, "")
    assert "error[C001 config-text]" in result.err
    assert "hint: save the file as UTF-8" in result.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["missing.gpl"], "gpl: missing.gpl: no such file"),
        (["--select", "S,S999"], "--select: no rule 'S999'"),
        (["--ignore", "E010"], "--ignore: 'E010' is an error of the language, which cannot be ignored"),
        (["--ignore", "missing-warmip"], "did you mean 'missing-warmup'?"),
    ],
)
def test_misuse(show: Run, arguments: list[str], message: str) -> None:
    result = show(*arguments)
    assert (result.code, result.out) == (2, "")
    assert message in result.err


# ---- how the config file is found


def found(path: Path, top: Path) -> str | None:
    config_file = find_config(path)
    return None if config_file is None else config_file.relative_to(top.resolve()).as_posix()


def test_the_nearest_holds(tmp_path: Path, write: Write) -> None:
    write("gpl.toml", "")
    write("a/b/pyproject.toml", "[tool.gpl]\n")
    write("a/c/pyproject.toml", "[tool.other]\n")
    write("a/d/pyproject.toml", "[tool.gpl]\n")
    write("a/d/gpl.toml", "")
    (tmp_path / "a" / "e").mkdir()
    (tmp_path / "a" / "e" / "gpl.toml").mkdir()
    assert found(tmp_path / "plan.gpl", tmp_path) == "gpl.toml"
    assert found(tmp_path / "a" / "b", tmp_path) == "a/b/pyproject.toml"
    assert found(tmp_path / "a" / "b" / "plan.gpl", tmp_path) == "a/b/pyproject.toml"
    assert found(tmp_path / "a" / "c" / "plan.gpl", tmp_path) == "gpl.toml"
    assert found(tmp_path / "a" / "d" / "plan.gpl", tmp_path) == "a/d/gpl.toml"
    assert found(tmp_path / "a" / "e" / "plan.gpl", tmp_path) == "gpl.toml"


@pytest.mark.parametrize("marker", ["folder", "file"])
def test_the_search_ends_with_the_project(tmp_path: Path, write: Write, marker: str) -> None:
    write("gpl.toml", "")
    write("project/x/plan.gpl", "")
    if marker == "folder":
        (tmp_path / "project" / ".git").mkdir()
    else:
        write("project/.git", "gitdir: elsewhere\n")
    assert found(tmp_path / "project" / "x" / "plan.gpl", tmp_path) is None
    write("project/gpl.toml", "")
    assert found(tmp_path / "project" / "x" / "plan.gpl", tmp_path) == "project/gpl.toml"


def test_paths_are_relative_to_the_config(tmp_path: Path, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    write("project/gpl.toml", "")
    write("project/x/plan.gpl", "")
    monkeypatch.chdir(tmp_path / "project" / "x")
    config_file = make_finder(FEW)(Path("plan.gpl"))
    assert config_file is not None
    assert config_file.relative(Path("plan.gpl")) == "x/plan.gpl"
    assert config_file.relative(Path("..")) == "."
    assert config_file.relative(Path("../../other.gpl")) is None
    assert load_config(Path("../gpl.toml"), FEW).relative(Path("plan.gpl")) == "x/plan.gpl"


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
def test_folders_count_as_they_really_lie(tmp_path: Path, write: Write) -> None:
    write("project/gpl.toml", "")
    write("project/x/plan.gpl", "")
    (tmp_path / "link").symlink_to(tmp_path / "project" / "x")
    config_file = make_finder(FEW)(tmp_path / "link" / "plan.gpl")
    assert config_file is not None
    assert config_file.relative(tmp_path / "link" / "plan.gpl") == "x/plan.gpl"


def test_each_config_is_read_once(tmp_path: Path, write: Write) -> None:
    write("gpl.toml", "")
    find = make_finder(FEW)
    first = find(tmp_path / "a.gpl")
    write("gpl.toml", "select = 5")
    assert first is not None
    assert find(tmp_path / "b.gpl") is first
    assert load_config(tmp_path / "gpl.toml", FEW).config is None


def test_old_names_are_shown_and_hold(show: Run, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    renamed = tuple(replace(each, former=("sets-of-primaries",)) if each.code == "D201" else each for each in FEW)
    for module in ("rules", "config.policy", "policies.ruling", "cli.config_values"):
        monkeypatch.setattr(f"gplang.{module}.RULES", renamed)
    write("gpl.toml", 'ignore = ["sets-of-primaries"]\n[per-file]\n"a.gpl" = ["sets-of-primaries", "S101"]\n')
    shown = show().out
    assert "D201 primary-sets  off  gpl.toml:1\n" in shown
    assert (
        "old names, which still hold\n"
        "  sets-of-primaries  is now called primary-sets  gpl.toml:1\n"
        "  sets-of-primaries  is now called primary-sets  gpl.toml:3\n"
    ) in shown
