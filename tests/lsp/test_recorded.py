"""What whole sessions of editors sound like: each word of the server is compared with what it said before.

`--snapshot-update` records them again.
"""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from lsprotocol.converters import get_converter
from pytest_lsp import client_capabilities
from syrupy.assertion import SnapshotAssertion

from lsp.recording import Recorder
from lsp.wire import Wire
from package_copy import SOURCES

PAGES = SOURCES / "gplang" / "pages"
EDITORS = ("visual-studio-code", "neovim@0.11.0", "emacs")
COMMANDS = {"commands": ["gpl.preview", "gpl.openSheet"]}

PLAN = """\
use "lib/library.gpl"
plan "Hips 🏋"
  start 2026-01-05
athlete anna
  max rdl 100kg
session hips posterior 30min
  warmup   band-walk  2x15/side
  primary  rdl        4x5        @rir2 @75%  "🏋 slow"
    progress +2.5kg every week
  acessory plank 3x30s
  accessory slow-curl 3 sets of 8
week 1-4
  mon hips
  thu legs
week 5 deload
  mon hops
"""
LIBRARY = 'session legs "Legs of anna"\n  primary back-squat 3x5\nexercise slow-curl like lying-leg-curl\n'
LOG = """\
log "Anna"
  of "plan.gpl"
  for anna
done 2026-01-05 hips
  did rdl 4x5 @75kg
"""


@pytest.fixture
def recorder(tmp_path: Path) -> Iterator[Recorder]:
    folder = tmp_path.resolve() / "plans"
    (folder / "lib").mkdir(parents=True)
    (folder / ".git").mkdir()
    (folder / "lib" / "library.gpl").write_text(LIBRARY)
    wire = Wire(folder)
    yield Recorder(wire, folder, PAGES)
    wire.process.kill()
    wire.process.communicate()


def capabilities(editor: str) -> dict[str, object]:
    found = get_converter().unstructure(client_capabilities(editor))
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize("editor", ["", *EDITORS])
def test_greetings(recorder: Recorder, editor: str, text_snapshot: SnapshotAssertion) -> None:
    recorder.greet(capabilities(editor) if editor else {})
    assert "\n".join(recorder.lines) == text_snapshot


@pytest.mark.parametrize("editor", ["", *EDITORS])
def test_a_session(recorder: Recorder, editor: str, text_snapshot: SnapshotAssertion) -> None:
    recorder.greet(capabilities(editor) if editor else {}, COMMANDS)
    recorder.lines.clear()
    recorder.open("plan.gpl", PLAN)
    recorder.ask_around("plan.gpl", 97)
    recorder.change("plan.gpl", "acessory", "accessory")
    recorder.change("plan.gpl", "hops", "hips")
    recorder.change("plan.gpl", 'use "lib/library.gpl"', 'use "lib/gone.gpl"')
    recorder.open("lib/gone.gpl", LIBRARY.replace("3x5", "3x"))
    recorder.change("lib/gone.gpl", "3x", "3x5")
    recorder.ask("workspace/symbol", {"query": "hip"})
    moved = {"oldUri": recorder.uri("lib/gone.gpl"), "newUri": recorder.uri("lib/here.gpl")}
    recorder.ask("workspace/willRenameFiles", {"files": [moved]})
    recorder.open("log.gpl", LOG)
    cursor = {"uri": recorder.uri("plan.gpl"), "line": 2}
    assert "4 x 5" in json.dumps(recorder.ask("gpl/preview", cursor))
    recorder.lines.pop()
    recorder.tell("textDocument/didClose", {"textDocument": {"uri": recorder.uri("lib/gone.gpl")}})
    recorder.ask("textDocument/colour", {})
    recorder.ask("workspace/executeCommand", {"command": "gpl.unknown"})
    recorder.ask("workspace/executeCommand", {"command": "gpl.servePreview", "arguments": []})
    recorder.ask("shutdown", None)
    assert "\n".join(recorder.lines) == text_snapshot
