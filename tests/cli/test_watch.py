"""`gpl build --watch`: everything is built again as soon as a plan, what it uses, or the configuration is saved."""

import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import pytest

from package_copy import SOURCES

PATIENCE = 60
PLAN = 'plan "Hips"\nsession hips\n  primary rdl 4x5 @rir2\nweek 1\n  mon hips\n'


class Build:
    """A build that goes on; what it prints is read line by line."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self._lines: queue.Queue[str] = queue.Queue()
        for stream in (process.stdout, process.stderr):
            assert stream
            threading.Thread(target=self._read, args=(stream,), daemon=True).start()

    def _read(self, stream: IO[str]) -> None:
        for line in stream:
            self._lines.put(line.strip())

    def until(self, *words: str) -> str:
        """Wait for a line with each of these words, in any order; return all that was printed."""
        said: list[str] = []
        wanted = set(words)
        while wanted:
            said.append(self._lines.get(timeout=PATIENCE))
            wanted = {word for word in wanted if word not in said[-1]}
        return "\n".join(said)


@contextmanager
def building(folder: Path, *arguments: str) -> Iterator[Build]:
    process = subprocess.Popen(
        (sys.executable, "-m", "gplang", "build", "--watch", *arguments),
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(SOURCES), "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    try:
        yield Build(process)
        process.send_signal(signal.SIGINT)
        assert process.wait(PATIENCE) == 0
    finally:
        process.kill()
        process.wait()


def test_each_change_is_built_and_mistakes_end_nothing(tmp_path: Path) -> None:
    plan = tmp_path / "plan.gpl"
    plan.write_text(PLAN, encoding="utf-8")
    sheet = tmp_path / "build" / "plan.md"
    with building(tmp_path, "--to", "md") as build:
        build.until("wrote build/plan.md", "waiting")
        assert "4 x 5" in sheet.read_text(encoding="utf-8")
        plan.write_text(PLAN.replace("4x5", "oops"), encoding="utf-8")
        build.until("error[", "nothing built", "waiting")
        assert "4 x 5" in sheet.read_text(encoding="utf-8")
        plan.write_text('use "lib.gpl"\n' + PLAN.replace("rdl 4x5", "rdl 3x8").replace("mon hips", "mon legs"), "utf-8")
        build.until("E040", "waiting")
        (tmp_path / "lib.gpl").write_text("session legs\n  primary back-squat 5x5\n", encoding="utf-8")
        build.until("wrote build/plan.md", "waiting")
        assert "Back squat" in sheet.read_text(encoding="utf-8")
        (tmp_path / "second.gpl").write_text(PLAN, encoding="utf-8")
        build.until("wrote build/second.md", "waiting")
        plan.unlink()
        build.until("wrote build/second.md", "waiting")


@pytest.mark.parametrize("arguments", [("-o", "-", "--to", "md", "plan.gpl"), ("-",), ("plan.gpl", "-")])
def test_what_is_no_file_is_not_watched(tmp_path: Path, gpl: Any, arguments: tuple[str, ...]) -> None:
    (tmp_path / "plan.gpl").write_text(PLAN, encoding="utf-8")
    result = gpl("build", "--watch", *arguments, input=b"")
    assert result.returncode == 2
    assert b"--watch reads and writes files" in result.stderr
