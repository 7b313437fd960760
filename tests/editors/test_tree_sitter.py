"""Neovim 0.11, set up as docs/editors.md tells it: colours and folds of the grammar for tree-sitter, and the server."""

import json
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from editors.painted import ROOT, find_painted
from editors.test_page import block
from gplang.highlight.shades import Shade
from highlight.texts import PLANS, texts
from package_copy import SOURCES

sys.path.append(str(ROOT / "tools"))
from tree_sitter_words import CAPTURES

pytestmark = pytest.mark.real

HERE = Path(__file__).parent
SHOWN = [ROOT / "examples" / name for name in ("athlete-3day.gpl", "logged/log.gpl")]
PARTS = {Shade.UNIT: Shade.NUMBER, Shade.ESCAPE: Shade.TEXT, Shade.DIRECTIVE: Shade.COMMENT}
"""Shades of parts of words, which the grammar has no nodes for."""


class TextFile(SingleFileSnapshotExtension):
    _write_mode = WriteMode.TEXT
    file_extension = "txt"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of somebody who did what the page says."""
    if shutil.which("cc") is None:
        pytest.skip("PLANS ARE NOT OPENED IN NEOVIM 0.11: no C compiler; on Debian: apt install gcc")
    folder = tmp_path_factory.mktemp("home")
    for words in (("sh", "nvim"), ("sh", "tree-sitter")):
        subprocess.run(["/bin/sh", "-ec", block(*words)], cwd=ROOT, env={**os.environ, "HOME": str(folder)}, check=True)
    settings = "\n".join(block("lua", each) for each in ("nvim-0.11", "tree-sitter"))
    (folder / ".config" / "nvim" / "init.lua").write_text(settings, encoding="utf-8")
    return folder


def run(nvim: Path, home: Path, script: str, **environment: str) -> str:
    """Run Neovim with the settings of this home; return what it says."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
    result = subprocess.run(
        [nvim, "--headless", "-i", "NONE", "-n", "-c", f"luafile {HERE / script}"],
        cwd=home,
        env={**kept, "HOME": str(home), **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=180,
    )
    return result.stdout + result.stderr


@pytest.fixture(scope="module")
def seen(new_nvim: Path, home: Path) -> dict[str, Any]:
    """What a user sees of every plan; no server is there."""
    (home / "plans.json").write_text(json.dumps([*map(str, PLANS)]), encoding="utf-8")
    (home / "texts.json").write_text(json.dumps(dict(texts())), encoding="utf-8")
    given = {f"GPL_{name.upper()}": str(home / f"{name}.json") for name in ("plans", "texts", "output")}
    said = run(new_nvim, home, "look.lua", PATH="/nowhere", **given)
    assert (home / "output.json").is_file(), said
    answer: dict[str, Any] = json.loads((home / "output.json").read_text(encoding="utf-8"))
    assert "problem" not in answer, (answer, said)
    return answer


def test_every_valid_text_is_parsed_without_an_error(seen: dict[str, Any]) -> None:
    assert seen["wrong"] == []


def test_its_theme_colours_every_capture(seen: dict[str, Any], snapshot: SnapshotAssertion) -> None:
    assert seen["groups"] == snapshot


@pytest.mark.parametrize("path", SHOWN, ids=lambda path: path.stem)
def test_what_it_looks_like(seen: dict[str, Any], snapshot: SnapshotAssertion, path: Path) -> None:
    plan = seen["plans"][PLANS.index(path)]
    lines = zip(plan["levels"], plan["lines"], strict=True)
    shown = "\n".join(f"{level} {''.join(_tagged(words))}".rstrip() for level, words in lines) + "\n"
    assert shown == snapshot(extension_class=TextFile)


def _tagged(words: list[dict[str, Any]]) -> Iterator[str]:
    for word in words:
        yield f"<{word['capture']} {word['text']}>" if "capture" in word else word["text"]


def test_colours_are_those_of_the_description(seen: dict[str, Any]) -> None:
    wrong = []
    for path, plan in zip(PLANS, seen["plans"], strict=True):
        text = path.read_text(encoding="utf-8")
        found = {
            (row, word["start"] + offset): word["capture"]
            for row, words in enumerate(plan["lines"])
            for word in words
            if "capture" in word
            for offset in range(len(word["text"]))
        }
        for each in find_painted(text):
            there = found.get((each.line, each.start))
            if there != CAPTURES[PARTS.get(each.shade, each.shade)]:
                wrong.append(f"{path.name}:{each.line + 1} {each.text!r} is {there}, not {each.shade.name}")
    assert wrong == []


@pytest.mark.parametrize("path", PLANS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_plans_are_indented_by_the_plugin(seen: dict[str, Any], path: Path) -> None:
    plan = seen["plans"][PLANS.index(path)]
    assert plan["filetype"] == "gpl"
    assert plan["indented"] == path.read_text(encoding="utf-8").splitlines()


def test_the_server_starts_by_itself(new_nvim: Path, home: Path) -> None:
    program = home / "bin" / "gpl"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m gplang "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    (home / "plans").mkdir()
    (home / "plans" / "broken.gpl").write_text("gpl 1\nsession hips\n  primay rdl 4x5\n", encoding="utf-8")
    given = {"GPL_PLAN": str(home / "plans" / "broken.gpl"), "GPL_OUTPUT": str(home / "attached.json")}
    search = f"{program.parent}{os.pathsep}{os.environ['PATH']}"
    said = run(new_nvim, home, "attach.lua", PATH=search, PYTHONPATH=str(SOURCES), **given)
    assert (home / "attached.json").is_file(), said
    seen = json.loads((home / "attached.json").read_text(encoding="utf-8"))
    assert (seen["server"], seen["root"], "E003" in seen["codes"]) == ("gpl", str(home / "plans"), True), (seen, said)
