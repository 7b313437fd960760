"""Which gplang it is, on which Python, with which packages: what one of them found holds for no other."""

import os
import sys

from gplang import __version__
from gplang.disk import digest, digest_text

_HELPERS = ("grammar",)
"""Folders of a checkout, beside the sources, that the sources read."""


def make_stamp() -> str:
    """Return what tells this gplang from others. Raises `OSError` where its files cannot be looked at.

    An installed one is told by the list of its files, which has their digests; a checkout, which has none, by when each
    of its files was changed. Packages that come, go or are replaced change the folder in which they are installed.
    """
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    return "\n".join(
        [
            f"{__version__} {sys.version} {sys.implementation.name} {sys.getfilesystemencoding()}",
            _read_list(os.path.dirname(package)) or _list_sources(package),
            *(f"{path} {_touched(path)}" for path in sys.path),
        ]
    )


def _read_list(site: str) -> str:
    """Return the digest of the list of installed files, empty if there is none."""
    try:
        with open(f"{site}/gplang-{__version__}.dist-info/RECORD", "rb") as file:
            return digest(file.read())
    except OSError:
        return ""


def _list_sources(package: str) -> str:
    root = os.path.dirname(os.path.dirname(package))
    found: list[str] = []
    waiting = [package, *(path for name in _HELPERS if os.path.isdir(path := os.path.join(root, name)))]
    while waiting:
        with os.scandir(waiting.pop()) as listing:
            for entry in listing:
                if entry.is_dir():
                    if entry.name != "__pycache__":
                        waiting.append(entry.path)
                else:
                    status = entry.stat()
                    found.append(f"{entry.path} {status.st_size} {status.st_mtime_ns} {status.st_ctime_ns}")
    return digest_text("\n".join(sorted(found)))


def _touched(path: str) -> int:
    try:
        return os.stat(path or ".").st_mtime_ns
    except (OSError, ValueError):
        return 0
