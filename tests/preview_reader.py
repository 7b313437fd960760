"""A window that a preview is open in: what it is sent, and what it may ask for."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import urlsplit

from package_copy import SOURCES

PATIENCE = 30
_TAGS = re.compile(r"<[^>]*>")


def ask(address: str, path: str = "", method: str = "GET", body: str | None = None, **headers: str) -> HTTPResponse:
    """Send one request to a preview, `path` being below its address."""
    parts = urlsplit(address)
    assert parts.hostname == "127.0.0.1"
    connection = HTTPConnection(parts.hostname, parts.port, timeout=PATIENCE)
    connection.request(
        method, parts.path + path, body, {name.replace("_", "-"): each for name, each in headers.items()}
    )
    return connection.getresponse()


class Window:
    """A page that follows the news."""

    def __init__(self, response: HTTPResponse) -> None:
        self._response = response

    def next(self) -> str:
        """Return the markup that is shown next; a preview that shows nothing in a while has missed something."""
        late = time.monotonic() + PATIENCE
        while time.monotonic() < late:
            event = self._response.readline().decode().strip()
            if not event:
                raise EOFError("the preview has ended")
            data = self._response.readline().decode().strip()
            self._response.readline()
            if event == "event: show":
                shown: str = json.loads(data.removeprefix("data: "))
                return shown
        raise TimeoutError("nothing more is shown")

    def next_text(self) -> str:
        """Return the words that are shown next."""
        return " ".join(_TAGS.sub(" ", self.next()).split())


@contextmanager
def window(address: str) -> Iterator[Window]:
    response = ask(address, "news")
    assert response.status == 200
    try:
        yield Window(response)
    finally:
        if isinstance(response.fp, socket.SocketIO):
            response.fp.close()
        response.close()


@contextmanager
def previewing(folder: Path, *arguments: str) -> Iterator[str]:
    """Start `gpl preview` in a folder; yield the address that it tells, and end it as a user does."""
    process = subprocess.Popen(
        (sys.executable, "-m", "gplang", "preview", *arguments),
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(SOURCES), "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    try:
        assert process.stdout
        told = process.stdout.readline().strip()
        assert told.startswith("plan.gpl: http://127.0.0.1:"), process.stderr.read() if process.stderr else ""
        yield told.removeprefix("plan.gpl: ")
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=PATIENCE)
        assert process.returncode == 0
        assert "Traceback" not in said
    finally:
        process.kill()
        process.communicate()


if __name__ == "__main__":  # for editors in tests: ADDRESS
    with window(sys.argv[1]) as shown:
        while True:
            print(shown.next_text(), flush=True)
