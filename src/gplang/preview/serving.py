"""A page on loopback that shows the newest of what it is given.

Only this machine reaches it, only who knows its random address sees it, and no other page can ask for it: the name of
the host is checked, and there is nothing but the page, its news, and the number of a line that is clicked.
"""

import json
import threading
from collections.abc import Callable
from hmac import compare_digest
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from secrets import token_urlsafe

from gplang.preview.shell import Shell
from gplang.records import NamedTuple
from gplang.typed import Any

_LONGEST_LINE_NUMBER = 12
"""Bytes of a message that names a line."""

_MOST_READERS = 16
"""Pages that get news at the same time; more are refused."""

_BREATH = 15.0
"""Seconds after which a reader that gets no news gets a sign of life, so that one who has gone is noticed."""

OnLine = Callable[[int], None]
"""Told which line of the text is clicked."""


class _News(NamedTuple):
    number: int
    markup: str


class Preview:
    """The page; `address` leads to it. `show` may be called by any thread."""

    def __init__(self, shell: Shell, on_line: OnLine | None = None, port: int = 0) -> None:
        """Start to serve; raises `OSError` where the port is taken."""
        self._changed = threading.Condition()
        self._news = _News(0, "")
        self._ended = False
        self._readers = threading.BoundedSemaphore(_MOST_READERS)
        self._server = _Server(("127.0.0.1", port), _Handler)
        self._server.preview = self
        self.shell = shell
        self.on_line = on_line
        self.root = f"/{token_urlsafe(24)}/"
        self.port = int(self._server.server_address[1])
        threading.Thread(target=self._server.serve_forever, args=(0.1,), name="gpl preview", daemon=True).start()

    @property
    def address(self) -> str:
        """The address of the page."""
        return f"{_origin(f'127.0.0.1:{self.port}')}{self.root}"

    def show(self, markup: str) -> None:
        """Show this from now on, in every window that is open."""
        with self._changed:
            if markup != self._news.markup:
                self._news = _News(self._news.number + 1, markup)
                self._changed.notify_all()

    def close(self) -> None:
        """Stop to serve; windows that are open keep what they show."""
        with self._changed:
            self._ended = True
            self._changed.notify_all()
        self._server.shutdown()
        self._server.server_close()

    def follow(self, write: Callable[[str, str], None]) -> bool:
        """Write what is shown, and what comes, as events until a reader goes; False where too many read already."""
        if not self._readers.acquire(blocking=False):
            return False
        try:
            seen = 0
            while not self._ended:
                news = self._wait(seen)
                if news.number > seen:
                    seen = news.number
                    write("show", json.dumps(news.markup))
                else:
                    write("wait", "0")
        finally:
            self._readers.release()
        return True

    def _wait(self, seen: int) -> _News:
        """Return the news as soon as there are some that were not seen, or after a while."""
        with self._changed:
            self._changed.wait_for(lambda: self._ended or self._news.number > seen, _BREATH)
            return self._news


def _origin(host: str) -> str:
    return "://".join(("http", host))


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    preview: Preview

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a reader that has gone."""


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    timeout = 30
    protocol_version = "HTTP/1.1"
    server_version = "gpl"
    sys_version = ""

    def do_GET(self) -> None:
        path = self._path()
        if path == "":
            self._answer(HTTPStatus.OK, self.server.preview.shell.page, "text/html; charset=utf-8")
        elif path == "news":
            self._follow()
        else:
            self._refuse(HTTPStatus.NOT_FOUND)

    def do_POST(self) -> None:
        length = self.headers.get("Content-Length", "")
        is_ours = self.headers.get("Origin") == _origin(self.headers.get("Host", ""))
        if self._path() != "line" or not is_ours:
            self._refuse(HTTPStatus.NOT_FOUND)
        elif not length.isdecimal() or int(length) > _LONGEST_LINE_NUMBER:
            self._refuse(HTTPStatus.BAD_REQUEST)
        else:
            number = self.rfile.read(int(length))
            if number.isdigit() and self.server.preview.on_line is not None:
                self.server.preview.on_line(int(number))
            self._answer(HTTPStatus.OK, b"", "text/plain")

    def _path(self) -> str | None:
        """Return what is asked for below the secret address; None for who does not know it or uses another host."""
        preview = self.server.preview
        hosts = (f"127.0.0.1:{preview.port}", f"localhost:{preview.port}")
        root = self.path[: len(preview.root)].encode()
        is_known = compare_digest(root, preview.root.encode()) and self.headers.get("Host") in hosts
        return self.path[len(preview.root) :] if is_known else None

    def _follow(self) -> None:
        self.close_connection = True
        started = False

        def write(event: str, data: str) -> None:
            nonlocal started
            if not started:
                started = True
                self._begin(HTTPStatus.OK, "text/event-stream; charset=utf-8")
            self.wfile.write(f"event: {event}\ndata: {data}\n\n".encode())
            self.wfile.flush()

        if not self.server.preview.follow(write):
            self._refuse(HTTPStatus.SERVICE_UNAVAILABLE)

    def _begin(self, status: HTTPStatus, kind: str, length: int | None = None) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        if length is not None:
            self.send_header("Content-Length", str(length))
        for name, value in self.server.preview.shell.headers:
            self.send_header(name, value)
        self.end_headers()

    def _answer(self, status: HTTPStatus, body: bytes, kind: str) -> None:
        self._begin(status, kind, len(body))
        self.wfile.write(body)

    def _refuse(self, status: HTTPStatus) -> None:
        self.close_connection = True
        self._answer(status, b"", "text/plain")

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: standard error is the reader's."""
