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

from measure import Options, Part, Spread, Table, compare
from plans import make_plan
from startup import EMPTY, clean_environment, installed

LINES = 1_000
"""Lines of the plan that is typed in."""

TYPED = '  note "x'
FAST = 0.03
"""Seconds between two keystrokes of somebody who types fast."""

AIM_START = 0.3
AIM_LANGUAGE = 8
AIM_RULES = 80
AIM_ANSWER = 20
"""Seconds until the server answers, and milliseconds that 95 of 100 keystrokes or questions may take."""

_ASKED = "  accessory r"
"""What is typed when words are asked for: an exercise whose name begins so."""

_IN_EXERCISE = 17
"""A column that lies in the exercise of every line of `plans.py`, also behind a label."""


def run(options: Options) -> Iterator[Part]:
    """Yield the report."""
    with TemporaryDirectory(prefix="gplang-bench-") as name:
        folder = Path(name)
        if options.here:
            yield "  measured: gplang as this interpreter finds it (--here)"
            python, environment = Path(sys.executable), None
        else:
            yield "  measured: a wheel of this checkout, installed into a new environment, as users have it"
            python, environment = install(), clean_environment()
        yield from _report_start(python, folder, environment, options.choose_rounds(8, 3))
        yield ""
        yield from _report_keys(python, folder, environment, 18 if options.quick else 90)


def install() -> Path:
    """Return the Python that a wheel is installed for."""
    return installed() / ("python.exe" if sys.platform == "win32" else "python")


def _report_start(python: Path, folder: Path, environment: dict[str, str] | None, rounds: int) -> Iterator[Part]:
    seconds: dict[str, list[float]] = {"initialize": [], "findings of a plan of 60 lines": [], EMPTY: []}
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
        seconds[EMPTY].append(time.perf_counter() - began)
    rows = (
        [
            name,
            compare(times, seconds[EMPTY]).format(),
            Spread.of(times).format(),
            f"≤ {AIM_START}" if name == "initialize" else "",
        ]
        for name, times in seconds.items()
    )
    yield f"  {rounds} rounds, in turns, from the start of the process"
    yield Table.of(("until", f"times {EMPTY}", "s", "aim"), rows)


def _report_keys(python: Path, folder: Path, environment: dict[str, str] | None, keys: int) -> Iterator[Part]:
    yield f"  {keys} keystrokes and half as many questions, in a plan of {LINES:,} lines"
    rows = []
    for athletes in (0, 2):
        text = make_plan(Random("editing"), LINES, (athletes, athletes))
        with start_server(python, folder, environment) as server:
            uri = (folder / "typed.gpl").as_uri()
            at_once, in_full = type_words(server, uri, text, keys)
            words, facts = _ask(server, uri, text, keys // 2)
        for name, seconds, aim in (
            ("keystroke to what the language says", at_once, AIM_LANGUAGE),
            ("pause to what the rules say", in_full, AIM_RULES),
            ("keystroke to the words that may follow", words, AIM_ANSWER),
            ("pointer to what an exercise is", facts, AIM_ANSWER),
        ):
            rows.append([f"{athletes} athletes: {name}", *spread(seconds), f"≤ {aim}"])
    yield Table.of(("in an editor", "median ms", "most ms", "p95 ms", "aim"), rows)


def spread(seconds: Sequence[float]) -> list[str]:
    """Return the median, the most, and what 95 of 100 stay below, in milliseconds."""
    by_hundredths = quantiles(seconds, n=100, method="inclusive")
    return [f"{each * 1000:.1f}" for each in (by_hundredths[49], max(seconds), by_hundredths[94])]


def _ask(server: "Server", uri: str, text: str, times: int) -> tuple[list[float], list[float]]:
    """Ask for words right behind a change, and what an exercise is at rest; return the seconds to the answers."""
    random = Random("questions")
    lines = text.split("\n")
    exercises = [number for number, line in enumerate(lines) if line.startswith("  accessory ")]
    words: list[float] = []
    facts: list[float] = []
    for version in range(1, times + 1):
        place = random.choice(exercises)
        changed = [*lines[:place], _ASKED, *lines[place:]]
        began = time.perf_counter()
        server.change(uri, 1_000_000 + version, "\n".join(changed))
        answer = server.ask_at("textDocument/completion", uri, place, len(_ASKED))
        words.append(time.perf_counter() - began)
        assert answer["result"], answer
        time.sleep(FAST)
        began = time.perf_counter()
        answer = server.ask_at("textDocument/hover", uri, place + 1, _IN_EXERCISE)
        facts.append(time.perf_counter() - began)
        assert answer["result"], answer
    return words, facts


def type_words(server: "Server", uri: str, text: str, keys: int) -> tuple[list[float], list[float]]:
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

    def ask_at(self, method: str, uri: str, line: int, character: int) -> Any:
        """Ask something about a place in a text."""
        place = {"line": line, "character": character}
        return self.ask(method, {"textDocument": {"uri": uri}, "position": place})

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
