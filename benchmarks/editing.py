"""How long an editor waits: for the server to start, and from a keystroke to the findings.

A real server is driven over its standard input and output, as an editor does it.
"""

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import quantiles
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO

from measure import Options, Spread, compare, format_table
from plans import make_plan
from startup import clean_environment, install_wheel

LINES = 1_000
"""Lines of the plan that is typed in; a quick run takes a quarter of them."""

TYPED = '  note "x'
FAST = 0.03
"""Seconds between two keystrokes of somebody who types fast."""

AIM_START = 0.3
AIM_KEY = 8

_EMPTY = "python -c pass"


def run(options: Options) -> Iterator[str]:
    """Yield the report."""
    with TemporaryDirectory(prefix="gplang-bench-") as name:
        folder = Path(name)
        if options.here:
            yield "  measured: gplang as this interpreter finds it (--here)"
            python, environment = Path(sys.executable), None
        else:
            yield "  measured: a wheel of this checkout, installed into a new environment, as users have it"
            python, environment = _install(folder), clean_environment()
        yield from _report_start(python, folder, environment, options.choose_rounds(15, 4))
        yield ""
        keys, lines = (20, LINES // 4) if options.quick else (200, LINES)
        yield from _report_keys(python, folder, environment, keys, lines)


def _install(folder: Path) -> Path:
    scripts = install_wheel(folder)
    return scripts / ("python.exe" if sys.platform == "win32" else "python")


def _report_start(python: Path, folder: Path, environment: dict[str, str] | None, rounds: int) -> Iterator[str]:
    seconds: dict[str, list[float]] = {"initialize": [], "findings of a plan of 60 lines": [], _EMPTY: []}
    plan = shutil.copy(Path(__file__).parent / "plan-60.gpl", folder)
    for _ in range(rounds):
        began = time.perf_counter()
        with start_server(python, folder, environment) as server:
            seconds["initialize"].append(time.perf_counter() - began)
            server.open(Path(plan).as_uri(), Path(plan).read_text(encoding="utf-8"))
            server.wait_for("textDocument/publishDiagnostics")
            seconds["findings of a plan of 60 lines"].append(time.perf_counter() - began)
        began = time.perf_counter()
        subprocess.run([python, "-c", "pass"], env=environment, check=True)
        seconds[_EMPTY].append(time.perf_counter() - began)
    rows = (
        [
            name,
            Spread.of(times).format(),
            compare(times, seconds[_EMPTY]).format(),
            f"≤ {AIM_START}" if name == "initialize" else "",
        ]
        for name, times in seconds.items()
    )
    yield f"  {rounds} rounds, in turns, from the start of the process"
    yield from format_table(("until", "s", f"times {_EMPTY}", "aim"), rows)


def _report_keys(
    python: Path, folder: Path, environment: dict[str, str] | None, keys: int, lines: int
) -> Iterator[str]:
    yield f"  {keys} keystrokes in a plan of {lines:,} lines, each of which sends the text anew"
    rows = []
    for athletes in (0, 2):
        text = make_plan(Random("editing"), lines, (athletes, athletes))
        with start_server(python, folder, environment) as server:
            at_once, in_full = _type(server, (folder / "typed.gpl").as_uri(), text, keys)
        rows.append([f"{athletes} athletes: what the language says", *_spread(at_once), f"p95 ≤ {AIM_KEY}"])
        rows.append([f"{athletes} athletes: what the rules say, after the pause", *_spread(in_full), ""])
    yield from format_table(("keystroke to findings", "median ms", "p95 ms", "most ms", "aim"), rows)


def _spread(seconds: Sequence[float]) -> list[str]:
    by_hundredths = quantiles(seconds, n=100)
    return [f"{each * 1000:.1f}" for each in (by_hundredths[49], by_hundredths[94], max(seconds))]


def _type(server: "Server", uri: str, text: str, keys: int) -> tuple[list[float], list[float]]:
    """Type words below lines of a plan; return the seconds to the first findings, and to those of the rules."""
    random = Random("keys")
    lines = text.split("\n")
    server.open(uri, text)
    server.wait_for("textDocument/publishDiagnostics")
    at_once: list[float] = []
    in_full: list[float] = []
    for version in range(2, keys + 2):
        letter = (version - 2) % len(TYPED)
        if letter == 0:
            place = random.randrange(20, len(lines))
            lines.insert(place, "")
        lines[place] += TYPED[letter]
        began = time.perf_counter()
        server.change(uri, version, "\n".join(lines))
        server.wait_for_version(version)
        at_once.append(time.perf_counter() - began)
        if letter == len(TYPED) - 1:
            server.wait_for_version(version)
            in_full.append(time.perf_counter() - began)
        else:
            time.sleep(FAST)
    return at_once, in_full


@dataclass(slots=True)
class Server:
    """A running server, seen from an editor."""

    read: BinaryIO
    write: BinaryIO
    last_id: int = 0

    def send(self, method: str, params: Any, *, asks: bool = False) -> None:
        """Send a notification, or, if it asks for something, a request."""
        message = {"jsonrpc": "2.0", "method": method, "params": params}
        if asks:
            self.last_id += 1
            message["id"] = self.last_id
        data = json.dumps(message).encode()
        self.write.write(b"Content-Length: %d\r\n\r\n%s" % (len(data), data))
        self.write.flush()

    def receive(self) -> Any:
        """Return the next message; EOFError when the server has gone."""
        length = 0
        while line := self.read.readline().strip():
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        if not length:
            raise EOFError("the server has gone")
        return json.loads(self.read.read(length))

    def ask(self, method: str, params: Any) -> Any:
        """Send a request and return its answer."""
        self.send(method, params, asks=True)
        while (message := self.receive()).get("id") != self.last_id or "method" in message:
            pass
        return message

    def wait_for(self, method: str) -> Any:
        """Return what the next notification of a kind says."""
        while (message := self.receive()).get("method") != method:
            pass
        return message["params"]

    def wait_for_version(self, version: int) -> None:
        """Wait for the findings of a version."""
        while self.wait_for("textDocument/publishDiagnostics").get("version") != version:
            pass

    def open(self, uri: str, text: str) -> None:
        """Open a text."""
        document = {"uri": uri, "languageId": "gpl", "version": 1, "text": text}
        self.send("textDocument/didOpen", {"textDocument": document})

    def change(self, uri: str, version: int, text: str) -> None:
        """Replace a text by another one."""
        params = {"textDocument": {"uri": uri, "version": version}, "contentChanges": [{"text": text}]}
        self.send("textDocument/didChange", params)


@contextmanager
def start_server(python: Path, folder: Path, environment: dict[str, str] | None) -> Iterator[Server]:
    """Start a server and greet it."""
    command = [python, "-m", "gplang", "lsp"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, cwd=folder, env=environment, **pipes) as process:
        assert process.stdin
        assert process.stdout
        server = Server(process.stdout, process.stdin)
        server.ask("initialize", {"processId": None, "rootUri": folder.as_uri(), "capabilities": {}})
        server.send("initialized", {})
        yield server
        server.ask("shutdown", None)
        server.send("exit", None)
