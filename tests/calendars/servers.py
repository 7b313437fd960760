"""Real CalDAV servers, each as long as it is needed, and a connection to them that breaks."""

import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Thread

import pytest

RADICALE = """\
[server]
hosts = 127.0.0.1:{port}
[auth]
type = none
delay = 0
[rights]
type = authenticated
[storage]
filesystem_folder = {folder}
[logging]
level = warning
"""
PATIENCE = 30


@contextmanager
def run_radicale(python: Path, folder: Path) -> Iterator[int]:
    port = free_port()
    config = folder / "config"
    config.write_text(RADICALE.format(port=port, folder=folder / "store"), encoding="utf-8")
    with _running([python, "-m", "radicale", "--config", config], port, folder / "log"):
        yield port


@contextmanager
def run_xandikos(python: Path, folder: Path) -> Iterator[int]:
    port = free_port()
    places = ("--directory", folder / "store", "--state-dir", folder / "state")
    who = ("--defaults", "--current-user-principal", "/someone/", "--no-detect-systemd")
    where = ("--listen-address", "127.0.0.1", "--port", str(port))
    with _running([python, "-m", "xandikos", "serve", *places, *who, *where], port, folder / "log"):
        yield port


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def _running(command: list[str | Path], port: int, log: Path) -> Iterator[None]:
    with log.open("wb") as file:
        server = subprocess.Popen(command, stdout=file, stderr=file, env={**os.environ, "HOME": str(log.parent)})
        try:
            _wait_for(server, port, log)
            yield
        finally:
            server.terminate()
            server.wait(PATIENCE)


def _wait_for(server: subprocess.Popen[bytes], port: int, log: Path) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and server.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    pytest.fail(f"the server did not start: {log.read_text(encoding='utf-8')}")


class Proxy:
    """Stands between a program and a server, and breaks off after a number of bytes in one direction."""

    def __init__(self, port: int) -> None:
        self._target = port
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listening.getsockname()[1])
        self.budget = {"up": 0, "down": 0}
        Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        self._listening.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                near, _ = self._listening.accept()
                far = socket.create_connection(("127.0.0.1", self._target))
                for way, source, sink in (("up", near, far), ("down", far, near)):
                    Thread(target=self._pump, args=(way, source, sink), daemon=True).start()

    def _pump(self, way: str, source: socket.socket, sink: socket.socket) -> None:
        with suppress(OSError):
            while data := source.recv(4096):
                sink.sendall(data[: self.budget[way]])
                self.budget[way] -= len(data)
                if self.budget[way] <= 0:
                    break
        for each in (source, sink):
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            each.close()
