"""A command on a terminal: what is typed, and what the screen shows."""

import os
import select
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("terminals of this kind are not on Windows", allow_module_level=True)

import pty

_PATIENCE = 60


class Terminal:
    """A command that runs on a terminal of its own."""

    def __init__(self, process: "subprocess.Popen[bytes]", main: int) -> None:
        self.process = process
        self._main = main
        self.screen = ""

    def type(self, text: str) -> None:
        """Type text; a line ends with `\\r`."""
        os.write(self._main, text.encode())

    def wait_for(self, is_there: Callable[[], bool]) -> None:
        """Read the screen until something holds."""
        end = time.monotonic() + _PATIENCE
        while not is_there():
            assert time.monotonic() < end, f"waited in vain:\n{self.screen}"
            self._read()

    def wait_for_text(self, text: str) -> None:
        """Read the screen until it shows a text."""
        self.wait_for(lambda: text in self.screen)

    def end(self) -> int:
        """Read the screen until the command ends; return its exit code."""
        self.wait_for(lambda: self.process.poll() is not None)
        while self._read():
            pass
        return self.process.returncode

    def end_by(self, key: str) -> int:
        """Type a key until the command ends; return its exit code.

        A signal that comes just before Python waits for input is only seen with the next key.
        """
        end = time.monotonic() + _PATIENCE
        while self.process.poll() is None:
            assert time.monotonic() < end, f"waited in vain:\n{self.screen}"
            self.type(key)
            again = time.monotonic() + 2
            while self.process.poll() is None and time.monotonic() < again:
                self._read()
        return self.end()

    def _read(self) -> bool:
        """Read what the terminal has; return whether it had anything."""
        if not select.select([self._main], [], [], 0.05)[0]:
            return False
        self.screen += os.read(self._main, 65536).decode(errors="replace")
        return True


@contextmanager
def open_terminal(command: Sequence[str | Path], folder: Path, environment: Mapping[str, str]) -> Iterator[Terminal]:
    """Run a command on a terminal; it is ended where it did not end itself."""
    main, other = pty.openpty()
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=environment,
        stdin=other,
        stdout=other,
        stderr=other,
        start_new_session=True,
        preexec_fn=_take_terminal,
    )
    try:
        yield Terminal(process, main)
    finally:
        process.kill()
        process.wait()
        os.close(other)  # not before: what nobody has read by then can be lost with it
        os.close(main)


def _take_terminal() -> None:
    """Make standard input the terminal that Ctrl-C comes from."""
    import fcntl
    import termios

    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
