"""The folder of the playground, served on loopback: only files that lie in it, and only to this machine."""

from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from gplang.typed import Any

START = "index.html"
"""The page; a folder without it is no playground."""

POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; connect-src 'self';"
    " worker-src 'self'; base-uri 'none'; form-action 'none'"
)
"""What the page and its worker may do: run what lies beside them, and ask nobody else for anything."""

HEADERS = (
    ("Content-Security-Policy", f"{POLICY}; frame-ancestors 'none'"),
    ("Cache-Control", "no-cache"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
)

_KINDS = {".mjs": "text/javascript", ".js": "text/javascript", ".wasm": "application/wasm"}


class Served:
    """The folder on a port of this machine; `address` leads to the page."""

    def __init__(self, folder: Path, port: int = 0) -> None:
        """Take the port; raises `OSError` where it is taken."""
        self._server = _Server(("127.0.0.1", port), partial(_Handler, directory=str(folder)))

    @property
    def address(self) -> str:
        """The address of the page."""
        return "://".join(("http", f"127.0.0.1:{self._server.server_address[1]}/"))

    def run(self) -> None:
        """Serve until Ctrl+C."""
        try:
            self._server.serve_forever(0.1)
        except KeyboardInterrupt:
            pass
        finally:
            self._server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a reader that has gone."""


class _Handler(SimpleHTTPRequestHandler):
    timeout = 30
    protocol_version = "HTTP/1.1"
    server_version = "gpl"
    sys_version = ""
    extensions_map = {**SimpleHTTPRequestHandler.extensions_map, **_KINDS}  # noqa: RUF012  # as the class above has it

    def end_headers(self) -> None:
        for name, value in HEADERS:
            self.send_header(name, value)
        super().end_headers()

    def list_directory(self, path: Any) -> None:  # noqa: ARG002
        """Show no lists of files."""
        self.send_error(404)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: standard error is the reader's."""
