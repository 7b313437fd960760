"""What the protocol says of messages that come too early, too late or in a wrong form, and of the end."""

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from lsp.club import install_rules
from lsp.editing import PATIENCE
from lsp.wire import GREETING, Wire

HOVER = {"textDocument": {"uri": "file:///none.gpl"}, "position": {"line": 0, "character": 0}}


@pytest.fixture
def wire() -> Iterator[Wire]:
    found = Wire()
    yield found
    found.process.kill()
    found.process.communicate()


def test_before_it_is_greeted_it_refuses_and_lives_on(wire: Wire) -> None:
    assert wire.ask("textDocument/hover", HOVER) == (0, -32002)
    assert wire.ask("shutdown") == (0, -32002)
    wire.notify("textDocument/didSave", {"textDocument": {"uri": "file:///none.gpl"}})
    wire.greet()
    assert wire.ask("initialize", GREETING) == (0, -32600)
    assert wire.ask("textDocument/hover", HOVER) == (0, 0)


@pytest.mark.parametrize(
    "params",
    [None, {}, [], 5, {"textDocument": {"uri": "x"}}, {**HOVER, "position": {"line": "one", "character": 0}}],
    ids=range(6),
)
def test_wrong_parameters_are_told(wire: Wire, params: object) -> None:
    wire.greet()
    assert wire.ask("textDocument/hover", params) == (0, -32602)
    wire.notify("textDocument/didOpen", params)
    assert wire.ask("textDocument/hover", HOVER) == (0, 0)
    assert wire.ask("shutdown") == (0, 0)
    wire.notify("exit")
    code, logged = wire.end()
    assert (code, "Traceback" in logged) == (0, False), logged
    assert "textDocument/didOpen is passed over" in logged


@pytest.mark.parametrize(
    "message",
    [{"id": 7, "method": "shutdown"}, {"id": 7}, {"id": 7, "jsonrpc": 3}, {"id": 7, "jsonrpc": "1", "method": "x"}],
    ids=range(4),
)
def test_what_is_no_message_is_told(wire: Wire, message: object) -> None:
    wire.greet()
    wire.send(message)
    answer = wire.answer()
    assert (answer["id"], answer["error"]["code"]) == (7, -32600)


def test_json_that_is_no_message_at_all_is_passed_over(wire: Wire) -> None:
    wire.greet()
    for message in ([], [1], "x", 5, None, {}):
        wire.send(message)
    assert wire.ask("textDocument/hover", HOVER) == (0, 0)


def test_after_shutdown_it_refuses(wire: Wire) -> None:
    wire.greet()
    assert wire.ask("shutdown") == (0, 0)
    assert wire.ask("textDocument/hover", HOVER) == (0, -32600)
    assert wire.ask("shutdown") == (0, -32600)
    wire.notify("exit")
    code, logged = wire.end()
    assert (code, logged) == (0, "")


@pytest.mark.parametrize("greeted", [False, True])
def test_exit_without_shutdown_is_a_failure(wire: Wire, *, greeted: bool) -> None:
    if greeted:
        wire.greet()
    wire.notify("exit")
    code, logged = wire.end()
    assert (code, logged) == (1, "")


def test_the_end_of_input_is_an_end_too(wire: Wire) -> None:
    wire.greet()
    code, logged = wire.end()
    assert (code, logged) == (0, "")


def test_what_was_cancelled_is_answered_so_and_a_late_cancel_is_no_news(tmp_path: Path) -> None:
    packages = install_rules(tmp_path / "packages", WAITING_RULE)
    (tmp_path / "gpl.toml").write_text('extend-select = ["CLUB1"]\n')
    uri = (tmp_path / "plan.gpl").as_uri()
    plan = 'plan "long work"\nsession a\n  primary rdl 4x5 @rir2\nweek 1\n  mon a\n'
    hover = HOVER | {"textDocument": {"uri": uri}}
    start = {"start": HOVER["position"], "end": HOVER["position"]}
    actions = {"textDocument": {"uri": uri}, "range": start, "context": {"diagnostics": []}}
    wire = Wire(tmp_path, packages)
    wire.greet()
    document = {"uri": uri, "languageId": "gpl", "version": 1, "text": plan}
    wire.notify("textDocument/didOpen", {"textDocument": document})
    number = wire.request("textDocument/codeAction", actions)
    assert wire.ask("textDocument/hover", hover) == (0, 0)  # it does not wait for the rules
    wire.notify("$/cancelRequest", {"id": number})
    answer = wire.answer()
    assert (answer["id"], answer["error"]["code"]) == (number, -32800)
    (packages / "go").touch()
    wire.notify("$/cancelRequest", {"id": number})
    wire.notify("$/cancelRequest", {"id": 1_000})
    assert wire.ask("textDocument/codeAction", actions) == (0, 0)
    assert wire.ask("shutdown") == (0, 0)
    wire.notify("exit")
    code, logged = wire.end()
    assert (code, logged) == (0, "")


WAITING_RULE = '''"""A rule that takes as long as the test wants."""
import pathlib, time
from gplang.rules_api import Severity, TrainedSession, rule

@rule("CLUB1", "takes-long", severity=Severity.WARNING, guide=(), since="1.0")
def check(session: TrainedSession, numbers):
    """Never, after a while."""
    while not pathlib.Path(__file__).with_name("go").exists():
        time.sleep(0.01)
    return ()

RULES = (check,)
'''


@pytest.mark.skipif(sys.platform == "win32", reason="there the end of standard input has to do")
def test_it_ends_when_the_editor_does(wire: Wire) -> None:
    editor = subprocess.Popen((sys.executable, "-c", "input()"), stdin=subprocess.PIPE)
    wire.greet(processId=editor.pid)
    assert wire.ask("textDocument/hover", HOVER) == (0, 0)
    editor.communicate(b"\n", timeout=PATIENCE)
    assert wire.process.wait(PATIENCE) == 1


def test_an_editor_that_was_never_there_runs_elsewhere(wire: Wire) -> None:
    gone = subprocess.Popen((sys.executable, "-c", ""))
    gone.wait(PATIENCE)
    wire.greet(processId=gone.pid)
    time.sleep(3)
    assert wire.ask("textDocument/hover", HOVER) == (0, 0)
