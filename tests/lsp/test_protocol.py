"""What the protocol says of messages that come too early, too late or in a wrong form, and of the end."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import Any

import pytest

from lsp.editing import PATIENCE
from package_copy import SOURCES

HOVER = {"textDocument": {"uri": "file:///none.gpl"}, "position": {"line": 0, "character": 0}}
GREETING = {"processId": None, "rootUri": None, "capabilities": {}}


class Wire:
    """A server, spoken to in bytes."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            (sys.executable, "-m", "gplang", "lsp"),
            env={**os.environ, "PYTHONPATH": str(SOURCES)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        self._number = 0

    def send(self, message: object) -> None:
        body = json.dumps(message).encode()
        assert self.process.stdin
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()

    def notify(self, method: str, params: object = None) -> None:
        self.send({"jsonrpc": "2.0", "method": method, "params": params})

    def request(self, method: str, params: object = None) -> int:
        self._number += 1
        self.send({"jsonrpc": "2.0", "id": self._number, "method": method, "params": params})
        return self._number

    def answer(self) -> dict[str, Any]:
        """Return the next answer; what the server says on its own is passed over."""
        assert self.process.stdout
        while True:
            length = 0
            while header := self.process.stdout.readline().strip():
                name, _, value = header.partition(b":")
                length = int(value) if name == b"Content-Length" else length
            message: dict[str, Any] = json.loads(self.process.stdout.read(length))
            if "method" not in message:
                return message

    def ask(self, method: str, params: object = None) -> tuple[int, int]:
        """Return whether the request was answered, and the code of the error (0: none)."""
        number, answer = self.request(method, params), self.answer()
        return answer["id"] - number, answer.get("error", {}).get("code", 0)

    def greet(self, **params: object) -> None:
        assert self.ask("initialize", GREETING | params) == (0, 0)
        self.notify("initialized", {})

    def end(self) -> tuple[int, str]:
        """Return the exit code, and what was logged."""
        _, logged = self.process.communicate(timeout=PATIENCE)
        return self.process.returncode, logged.decode()


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


def test_what_was_cancelled_is_answered_so_and_a_late_cancel_is_no_news(wire: Wire) -> None:
    wire.greet()
    club = "".join(f"athlete a{number}\n  max rdl {number + 50}kg\n" for number in range(150))
    plan = f'plan "long work"\n{club}session a\n  primary rdl 4x5 @75%\nweek 1-40\n  mon a\n'
    document = {"uri": "file:///none.gpl", "languageId": "gpl", "version": 1, "text": plan}
    wire.notify("textDocument/didOpen", {"textDocument": document})
    number = wire.request("textDocument/hover", HOVER)
    wire.notify("$/cancelRequest", {"id": number})
    answer = wire.answer()
    assert (answer["id"], answer["error"]["code"]) == (number, -32800)
    wire.notify("$/cancelRequest", {"id": number})
    wire.notify("$/cancelRequest", {"id": 1_000})
    assert wire.ask("textDocument/hover", HOVER) == (0, 0)
    assert wire.ask("shutdown") == (0, 0)
    wire.notify("exit")
    code, logged = wire.end()
    assert (code, logged) == (0, "")


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
