"""Running a command that may hang or swallow all memory: it gets so much of both, and what it took is measured."""

import os
import subprocess
import sys
from collections.abc import Sequence
from threading import Timer
from typing import NamedTuple

PATIENCE = 30
"""Seconds of processor time after which a command is ended."""

_MOST_MEMORY = 2_000
"""MB that a command can have."""


class Outcome(NamedTuple):
    """What a command took and said; `code` is None where it was ended. CPU time bears a busy machine."""

    code: int | None
    seconds: float
    megabytes: float
    said: str


def run_bounded(command: Sequence[str]) -> Outcome:
    """Run a command within the bounds; where the system has none (Windows), only time is bounded."""
    process = subprocess.Popen(
        [sys.executable, __file__, *command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8"
    )
    timer = Timer(4 * PATIENCE, process.kill)
    timer.start()
    assert process.stdout is not None
    with process.stdout:
        said = process.stdout.read()
    code, seconds, megabytes = _wait(process)
    timer.cancel()
    return Outcome(code if code >= 0 else None, seconds, megabytes, said)


def _wait(process: "subprocess.Popen[str]") -> tuple[int, float, float]:
    if not hasattr(os, "wait4"):
        return process.wait(), 0.0, 0.0
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    unit = 1 if sys.platform == "darwin" else 1024
    return process.returncode, used.ru_utime + used.ru_stime, used.ru_maxrss * unit / 1e6


def _become(command: Sequence[str]) -> None:
    """Bound this process, and become the command."""
    try:
        from resource import RLIMIT_AS, RLIMIT_CPU, setrlimit
    except ImportError:
        sys.exit(subprocess.run(command, check=False).returncode)
    setrlimit(RLIMIT_CPU, (PATIENCE, PATIENCE))
    if sys.platform != "darwin":
        setrlimit(RLIMIT_AS, (_MOST_MEMORY * 10**6, _MOST_MEMORY * 10**6))
    os.execv(command[0], list(command))


if __name__ == "__main__":
    _become(sys.argv[1:])
