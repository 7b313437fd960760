"""A server, spoken to message by message."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from lsp.editing import PATIENCE
from package_copy import SOURCES

GREETING = {"processId": None, "rootUri": None, "capabilities": {}}


class Wire:
    """A server, spoken to in bytes."""

    def __init__(self, folder: Path | None = None, packages: Path = SOURCES) -> None:
        self.process = subprocess.Popen(
            (sys.executable, "-m", "gplang", "lsp"),
            cwd=folder,
            env={**os.environ, "PYTHONPATH": os.pathsep.join((str(SOURCES), str(packages)))},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        self._number = 0

    def send(self, *messages: object) -> None:
        """Send messages, all in one piece."""
        bodies = [json.dumps(message).encode() for message in messages]
        assert self.process.stdin
        self.process.stdin.write(b"".join(b"Content-Length: %d\r\n\r\n%s" % (len(body), body) for body in bodies))
        self.process.stdin.flush()

    def notify(self, method: str, params: object = None) -> None:
        self.send({"jsonrpc": "2.0", "method": method, "params": params})

    def request(self, method: str, params: object = None) -> int:
        self._number += 1
        self.send({"jsonrpc": "2.0", "id": self._number, "method": method, "params": params})
        return self._number

    def receive(self) -> dict[str, Any]:
        """Return the next message of the server."""
        assert self.process.stdout
        length = 0
        while header := self.process.stdout.readline().strip():
            name, _, value = header.partition(b":")
            length = int(value) if name == b"Content-Length" else length
        message: dict[str, Any] = json.loads(self.process.stdout.read(length))
        return message

    def answer(self) -> dict[str, Any]:
        """Return the next answer; what the server says on its own is passed over."""
        while "method" in (message := self.receive()):
            pass
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
