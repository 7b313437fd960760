"""Being ended while something is half done: by Ctrl-C, by a closed terminal, by `kill`."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_ENDING = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))
_SHELL_BASE = 128
"""What a shell adds to a signal's number to make an exit code of it."""


@contextmanager
def ending_tidily() -> Iterator[None]:
    """Have what would end the process at once end it by an exception, so that what was begun is tidied up."""
    before = {}
    try:
        for number in _ENDING:
            if signal.getsignal(number) is signal.SIG_DFL:
                before[number] = signal.signal(number, _end)
    except ValueError:  # only the main thread receives signals
        pass
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _end(number: int, frame: FrameType | None) -> None:  # noqa: ARG001
    raise SystemExit(_SHELL_BASE + number)


@contextmanager
def held_interrupts() -> Iterator[None]:
    """Do a few short steps as one: what would end the process waits for the last of them."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT, *_ENDING))
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
