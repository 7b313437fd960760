"""Neovim, without a screen, opens a broken plan, shows what is wrong, completes, mends and formats it."""

import json
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from editors.painted import ROOT, option_path
from package_copy import SOURCES

pytestmark = pytest.mark.real

HERE = Path(__file__).parent
RUNTIME = ROOT / "editors" / "nvim"

BROKEN = """\
gpl 1
session hips
  primay rdl 4x5 @rir2
  secondary hip-th
"""


@pytest.fixture(scope="module")
def nvim() -> str:
    program = shutil.which("nvim")
    if program is None:
        pytest.skip("PLANS ARE NOT OPENED IN NEOVIM: it is missing; on Debian: apt install neovim")
    return program


def run(nvim: str, cwd: Path, *commands: str, **environment: str) -> str:
    """Run Neovim with our files and nobody's settings; return what it writes to its messages."""
    quoted = [word for command in commands for word in ("-c", command)]
    folders = {f"XDG_{name}_HOME": str(cwd / name.lower()) for name in ("CONFIG", "DATA", "STATE", "CACHE")}
    ours = ("--cmd", f"set runtimepath^={option_path(RUNTIME)}", "-c", "filetype plugin indent on | syntax on")
    result = subprocess.run(
        [nvim, "--headless", "-u", "NONE", "-i", "NONE", "-n", *ours, *quoted],
        cwd=cwd,
        env={**os.environ, "HOME": str(cwd), **folders, **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=180,
    )
    return result.stdout + result.stderr


@pytest.fixture(scope="module")
def seen(nvim: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What a user of Neovim sees."""
    folder = tmp_path_factory.mktemp("nvim")
    (folder / "plans").mkdir()
    (folder / "plans" / "broken.gpl").write_text(BROKEN, encoding="utf-8")
    environment = {
        "GPL_COMMAND": "\n".join((sys.executable, "-m", "gplang", "lsp")),
        "GPL_PLAN": str(folder / "plans" / "broken.gpl"),
        "GPL_OUTPUT": str(folder / "seen.json"),
        "GPL_WINDOW": shlex.join((sys.executable, str(HERE.parent / "preview_reader.py"))),
        "PYTHONPATH": str(SOURCES),
    }
    said = run(nvim, folder, f"luafile {HERE / 'drive.lua'}", **environment)
    assert (folder / "seen.json").is_file(), said
    answer: dict[str, Any] = json.loads((folder / "seen.json").read_text(encoding="utf-8"))
    assert "problem" not in answer, (answer, said)
    return answer


def test_it_knows_plans(seen: dict[str, Any]) -> None:
    assert seen["filetype"] == "gpl"


def test_it_shows_what_is_wrong(seen: dict[str, Any]) -> None:
    places = [(each["line"], each["column"], each["code"]) for each in seen["findings"]]
    assert (3, 3, "E003") in places, seen["findings"]
    assert 4 in [line for line, _, _ in places], seen["findings"]


def test_the_preview_follows_what_is_typed_and_the_cursor(seen: dict[str, Any]) -> None:
    shown = [seen["page"].index(words) for words in ("No plan in this file", "Week 1 Hips", "Week 2 Hips")]
    assert shown == sorted(shown)


def test_it_completes_an_exercise(seen: dict[str, Any]) -> None:
    assert seen["offered"][0] == "hip-thrust"
    assert seen["completed"].startswith("  secondary hip-thrust")


def test_it_mends_and_formats(seen: dict[str, Any]) -> None:
    assert seen["actions"][0].startswith("write `primary`")
    assert seen["left"] == []
    assert seen["text"] == [
        *("gpl 1", "", "session hips"),
        *("  primary    rdl         4x5  @rir2", "  secondary  hip-thrust  3x8"),
    ]


def test_it_finds_the_server(nvim: str, tmp_path: Path) -> None:
    for folder in ("plans/deep", "plans/.venv/bin", "installed", "alone"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "plans" / "gpl.toml").touch()
    programs = {name: tmp_path / name / "gpl" for name in ("plans/.venv/bin", "installed")}
    for program in (*programs.values(), tmp_path / "gpl"):
        program.write_text("#!/bin/sh\n", encoding="utf-8")
        program.chmod(0o755)
    script = f"""
      local gplang = require('gplang')
      local root = gplang.find_root('{tmp_path}/plans/deep/plan.gpl')
      local function find(options, path)
        vim.env.PATH = path
        return gplang.find_server(root, options) or {{}}
      end
      vim.fn.writefile({{ vim.fn.json_encode({{
        root = root,
        alone = gplang.find_root('{tmp_path}/alone/plan.gpl'),
        given = find({{ cmd = {{ 'mine' }} }}, ''),
        installed = find({{}}, '{tmp_path}/installed'),
        own = find({{ venv = true }}, '{tmp_path}/installed'),
        none = #find({{}}, ''),
        beside = #find({{}}, vim.fn.getcwd()),
      }}) }}, 'found.json')
      vim.cmd('qall!')
    """
    (tmp_path / "find.lua").write_text(script, encoding="utf-8")
    said = run(nvim, tmp_path, "luafile find.lua")
    assert (tmp_path / "found.json").is_file(), said
    assert json.loads((tmp_path / "found.json").read_text(encoding="utf-8")) == {
        "root": str(tmp_path / "plans"),
        "alone": str(tmp_path / "alone"),
        "given": ["mine"],
        "installed": [str(programs["installed"]), "lsp"],
        "beside": 0,
        "own": [str(programs["plans/.venv/bin"]), "lsp"],
        "none": 0,
    }


def test_without_a_server_the_remedy_is_named_once(nvim: str, tmp_path: Path) -> None:
    for name in ("a.gpl", "b.gpl"):
        (tmp_path / name).write_text("gpl 1\n", encoding="utf-8")
    commands = ("lua vim.env.PATH = ''", "lua require('gplang').setup()", "edit a.gpl", "edit b.gpl", "qall!")
    assert run(nvim, tmp_path, *commands).count("pip install gplang") == 1


def test_enabled_by_neovim_it_starts_where_it_is_installed_and_else_names_the_remedy_once(
    nvim: str, tmp_path: Path
) -> None:
    (tmp_path / "bin").mkdir()
    program = tmp_path / "bin" / "gpl"
    program.write_text("#!/bin/sh\n", encoding="utf-8")
    program.chmod(0o755)
    script = f"""
      local found = {{}}
      local enabled = dofile('{RUNTIME}/lsp/gpl.lua')
      vim.lsp.config = {{ gpl = enabled }}
      vim.cmd('edit plan.gpl')
      vim.lsp.rpc.start = function(command) table.insert(found, command) end
      local function look(path)
        vim.env.PATH = path
        enabled.root_dir(0, function(root) table.insert(found, root) end)
      end
      look('')
      look('')
      look('{tmp_path}/bin')
      enabled.cmd({{}})
      vim.lsp.config.gpl = {{ cmd = {{ 'mine' }} }}
      look('')
      vim.fn.writefile({{ vim.fn.json_encode(found) }}, 'found.json')
      vim.cmd('qall!')
    """
    (tmp_path / "enable.lua").write_text(script, encoding="utf-8")
    said = run(nvim, tmp_path, "luafile enable.lua")
    assert said.count("pip install gplang") == 1, said
    found = json.loads((tmp_path / "found.json").read_text(encoding="utf-8"))
    assert found == [str(tmp_path), [str(program), "lsp"], str(tmp_path)]
