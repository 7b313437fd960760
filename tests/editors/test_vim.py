"""Vim colours plans as the description says, knows them from GIMP's palettes, and indents them."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from editors.painted import PLANS, ROOT, find_differences, option_path
from gplang.highlight.shades import Shade

pytestmark = pytest.mark.real

HERE = Path(__file__).parent
RUNTIME = ROOT / "editors" / "nvim"
EXAMPLES = sorted([*(ROOT / "examples").rglob("*.gpl"), *(ROOT / "tests" / "programs").glob("*.gpl")])


@pytest.fixture(scope="module")
def vim() -> str:
    program = shutil.which("vim")
    if program is None:
        pytest.skip("PLANS ARE NOT OPENED IN VIM: it is missing; on Debian: apt install vim-nox")
    version = subprocess.run([program, "--version"], capture_output=True, encoding="utf-8", check=True).stdout
    if "+syntax" not in version or "+eval" not in version:
        pytest.skip("PLANS ARE NOT OPENED IN VIM: this one has no colours; on Debian: apt install vim-nox")
    return program


def run(vim: str, cwd: Path, *commands: str, **environment: str) -> str:
    """Run Vim with our files and nobody's settings; return what it writes to its messages."""
    setup = ("--cmd", f"set runtimepath^={option_path(RUNTIME)}", "--cmd", "set encoding=utf-8 fileformats=unix nomore")
    switch_on = ("-c", "filetype plugin indent on | syntax on")
    quoted = [word for command in commands for word in ("-c", command)]
    result = subprocess.run(
        [vim, "-es", "-N", "-u", "NONE", "-i", "NONE", *setup, *switch_on, *quoted, "-c", "quitall!"],
        cwd=cwd,
        env={**os.environ, "HOME": str(cwd), **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    return result.stdout + result.stderr


def test_colours(vim: str, tmp_path: Path) -> None:
    plans = [tmp_path / f"{number}.gpl" for number in range(len(PLANS))]
    for path, plan in zip(plans, PLANS, strict=True):
        path.write_bytes(plan.read_bytes())
    environment = {
        "GPL_PLANS": "\n".join(map(str, plans)),
        "GPL_SHADES": " ".join(f"gpl{shade.name.capitalize()}" for shade in Shade),
        "GPL_OUTPUT": str(tmp_path / "painted.json"),
    }
    said = run(vim, tmp_path, f"source {HERE / 'paint.vim'}", **environment)
    assert (tmp_path / "painted.json").is_file(), said
    painted = json.loads((tmp_path / "painted.json").read_text(encoding="utf-8"))
    for plan, lines in zip(PLANS, painted, strict=True):
        text = plan.read_text(encoding="utf-8")
        found = {
            (row, column): group.removeprefix("gpl").upper()
            for row, groups in enumerate(lines)
            for column, group in enumerate(groups)
        }
        assert list(find_differences(text, found)) == [], plan


@pytest.mark.parametrize(
    ("text", "kind"),
    [("gpl 1\n", "gpl"), ("", "gpl"), ("GIMP Palette\nName: Bears\n", ""), ("# GIMP Palette\n", "gpl")],
)
def test_plans_are_told_from_palettes(vim: str, tmp_path: Path, text: str, kind: str) -> None:
    (tmp_path / "x.gpl").write_text(text, encoding="utf-8")
    run(vim, tmp_path, "edit x.gpl", "call writefile([&filetype], 'kind')")
    assert (tmp_path / "kind").read_text(encoding="utf-8") == f"{kind}\n"


def test_typing_indents(vim: str, tmp_path: Path) -> None:
    typed = (
        *("session hips", "primary rdl 4x5", "progress hold", 'cue "Slow"', "accessory plank 3x30s", "Or dead-bug"),
        *('note "Easy"', "", "Week 1", "mon hips"),
    )
    (tmp_path / "typed.vim").write_text(
        "".join(("edit x.gpl\n", 'execute "normal! A', r"\<CR>".join(typed).replace('"', r"\""), '"\nwrite\n')),
        encoding="utf-8",
    )
    run(vim, tmp_path, "source typed.vim")
    assert (tmp_path / "x.gpl").read_text(encoding="utf-8").splitlines() == [
        *("session hips", "  primary rdl 4x5", "    progress hold", '    cue "Slow"', "  accessory plank 3x30s"),
        *("    Or dead-bug", '  note "Easy"', "", "Week 1", "  mon hips"),
    ]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_plans_are_indented_as_vim_does_it(vim: str, tmp_path: Path, path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    flat = "".join(line.lstrip(" ") for line in text.splitlines(keepends=True))
    (tmp_path / "x.gpl").write_text(flat, encoding="utf-8")
    run(vim, tmp_path, "edit x.gpl", "normal! gg=G", "write")
    assert (tmp_path / "x.gpl").read_text(encoding="utf-8") == text


def test_a_comment_goes_on_only_where_it_is_broken(vim: str, tmp_path: Path) -> None:
    (tmp_path / "x.gpl").write_text("# One\n", encoding="utf-8")
    type_lines = r'execute "normal! A\<CR>two\<Esc>othree\<Esc>ggOnought"'
    run(vim, tmp_path, "set formatoptions+=o", "edit x.gpl", type_lines, "write")
    assert (tmp_path / "x.gpl").read_text(encoding="utf-8") == "nought\n# One\n# two\nthree\n"


def test_settings(vim: str, tmp_path: Path) -> None:
    (tmp_path / "x.gpl").write_text("  primary hip-thrust 4x5\n", encoding="utf-8")
    commands = ("edit x.gpl", "normal! gg0wwdiw", "write", "call writefile([&commentstring, &comments], 'kept')")
    run(vim, tmp_path, *commands)
    assert (tmp_path / "x.gpl").read_text(encoding="utf-8") == "  primary  4x5\n"
    assert (tmp_path / "kept").read_text(encoding="utf-8") == "# %s\n:#\n"
