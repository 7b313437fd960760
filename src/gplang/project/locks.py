"""One writer in a folder at a time."""

import os
import re
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_LEFT = re.compile(r"\.gpl-[0-9a-f]{16}\.tmp")


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Write into a folder while no other `gpl` does so; what one that was killed has left there is taken away.

    Where folders cannot be locked (Windows, some network drives), nothing waits and nothing is taken away.
    """
    descriptor = _lock(folder)
    try:
        if descriptor is not None:
            _tidy_up(folder)
        yield
    finally:
        if descriptor is not None:
            os.close(descriptor)


if sys.platform == "win32":

    def _lock(folder: Path) -> int | None:  # noqa: ARG001
        return None

else:
    import fcntl

    def _lock(folder: Path) -> int | None:
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        except OSError:
            os.close(descriptor)
            return None
        except BaseException:
            os.close(descriptor)
            raise
        return descriptor


def _tidy_up(folder: Path) -> None:
    """Remove the temporary folders in a folder; nobody else writes there now."""
    for entry in list(os.scandir(folder)):
        if _LEFT.fullmatch(entry.name) and entry.is_dir(follow_symlinks=False):
            with suppress(OSError):
                shutil.rmtree(entry.path)
