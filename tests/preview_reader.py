"""A window that a preview is open in: what it is sent, and what it may ask for."""

import json
import re
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPResponse
from urllib.parse import urlsplit

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
        """Return the markup that is shown next."""
        while True:
            event = self._response.readline().decode().strip()
            data = self._response.readline().decode().strip()
            self._response.readline()
            if event == "event: show":
                shown: str = json.loads(data.removeprefix("data: "))
                return shown

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


if __name__ == "__main__":  # for editors in tests: ADDRESS COUNT
    with window(sys.argv[1]) as shown:
        for _ in range(int(sys.argv[2])):
            print(shown.next_text(), flush=True)
