"""What docs/editors.md tells to put into settings is what the editors take."""

import ctypes
import json
import os
import re
import shlex
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

from doc_blocks import ROOT, read_page
from editors.painted import option_path

PAGE = ROOT / "docs" / "editors.md"


def block(*words: str) -> str:
    """Return the text of the one block that begins with these words."""
    (found,) = (each.text for each in read_page(PAGE) if each.words == words)
    path = ROOT.as_posix()
    return found.replace("path/to/gplang", shlex.quote(path) if words[0] == "sh" else path)


def test_vs_code() -> None:
    extension = json.loads((ROOT / "editors" / "vscode" / "package.json").read_text(encoding="utf-8"))
    assert list(json.loads(block("json", "vscode"))) == [f"[{extension['contributes']['languages'][0]['id']}]"]
    page = PAGE.read_text(encoding="utf-8")
    assert set(re.findall(r"npm run (\w+)", page)) <= set(extension["scripts"])
    assert set(re.findall(r"`(gpl\.[a-z]+\.[a-z]+)`", page)) <= set(
        extension["contributes"]["configuration"]["properties"]
    )
    for command in extension["contributes"]["commands"]:
        assert f"**{command['category']}: {command['title']}**" in page


def test_helix() -> None:
    settings = tomllib.loads(block("toml", "helix"))
    for server in settings["language"][0]["language-servers"]:
        assert settings["language-server"][server] == {"command": "gpl", "args": ["lsp"]}


def test_the_grammar_for_helix(tmp_path: Path) -> None:
    if shutil.which("cc") is None:
        pytest.skip("THE GRAMMAR FOR HELIX IS NOT BUILT: no C compiler; on Debian: apt install gcc")
    home = {**os.environ, "HOME": str(tmp_path)}
    subprocess.run(["/bin/sh", "-ec", block("sh", "helix")], cwd=ROOT, env=home, check=True)
    runtime = tmp_path / ".config" / "helix" / "runtime"
    (name,) = (each["name"] for each in tomllib.loads(block("toml", "helix"))["language"])
    assert ctypes.CDLL(str(runtime / "grammars" / f"{name}.so")).tree_sitter_gpl
    found = {path.stem for path in (runtime / "queries" / name).iterdir()}
    assert {"highlights", "indents", "textobjects"} <= found


def test_coc() -> None:
    server = json.loads(block("json", "coc"))["languageserver"]["gpl"]
    assert [server["command"], *server["args"]] == ["gpl", "lsp"]


@pytest.mark.real
def test_neovim(tmp_path: Path) -> None:
    nvim = shutil.which("nvim")
    if nvim is None:
        pytest.skip("PLANS ARE NOT OPENED IN NEOVIM: it is missing; on Debian: apt install neovim")
    (tmp_path / "init.lua").write_text(block("lua", "nvim"), encoding="utf-8")
    folders = ("--cmd", f"set runtimepath^={option_path(ROOT / 'editors' / 'nvim')}")
    commands = (
        "-c",
        "luafile init.lua",
        "-c",
        "call writefile([exists('#gplang#FileType#gpl')], 'set')",
        "-c",
        "qall!",
    )
    said = run(tmp_path, nvim, "--headless", "-u", "NONE", "-i", "NONE", *folders, *commands)
    assert (tmp_path / "set").read_text(encoding="utf-8") == "1\n", said
    (name,) = re.findall(r"enable\('(\w+)'\)", block("lua", "nvim-0.11"))
    assert (ROOT / "editors" / "nvim" / "lsp" / f"{name}.lua").is_file()


@pytest.mark.real
def test_vim(tmp_path: Path) -> None:
    vim = shutil.which("vim")
    if vim is None:
        pytest.skip("PLANS ARE NOT OPENED IN VIM: it is missing; on Debian: apt install vim-nox")
    plugin = "function lsp#register_server(server)\n  call writefile([json_encode(a:server)], 'server')\nendfunction\n"
    (tmp_path / "autoload").mkdir()
    (tmp_path / "autoload" / "lsp.vim").write_text(plugin, encoding="utf-8")
    (tmp_path / "vimrc").write_text(block("vim"), encoding="utf-8")
    commands = ("-c", "source vimrc", "-c", "doautocmd User lsp_setup", "-c", "quitall!")
    said = run(
        tmp_path,
        vim,
        "-es",
        "-N",
        "-u",
        "NONE",
        "-i",
        "NONE",
        "--cmd",
        f"set runtimepath^={option_path(tmp_path)}",
        *commands,
    )
    assert (tmp_path / "server").is_file(), said
    assert json.loads((tmp_path / "server").read_text(encoding="utf-8"))["cmd"] == ["gpl", "lsp"]


@pytest.mark.real
def test_emacs(tmp_path: Path) -> None:
    emacs = shutil.which("emacs")
    if emacs is None:
        pytest.skip("PLANS ARE NOT OPENED IN EMACS: it is missing; on Debian: apt install emacs-nox elpa-eglot")
    (tmp_path / "init.el").write_text(block("elisp"), encoding="utf-8")
    (tmp_path / "plan.gpl").write_text("gpl 1\n", encoding="utf-8")
    known = '(princ (cdr (assoc "\\\\.gpl\\\\\'" auto-mode-alist)))'
    said = run(tmp_path, emacs, "--batch", "-Q", "-l", "init.el", "--eval", known, "--eval", "(princ gpl-mode-hook)")
    assert said.startswith("gpl-mode-unless-palette(eglot-ensure"), said


def run(folder: Path, *command: str) -> str:
    """Run an editor; return what it says."""
    result = subprocess.run(
        command, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", check=False, timeout=60
    )
    return result.stdout + result.stderr
