"""Which data on time zones is at work: the system's, or that of the package `tzdata`."""

import re
import zoneinfo
from importlib import import_module
from pathlib import Path

from gplang.project import read_bytes

_RELEASES = (
    ("tzdata.zi", re.compile(rb"# version ([\w.+-]{1,40})\s")),
    ("+VERSION", re.compile(rb"([\w.+-]{1,40})\s*")),
)
"""The files in which systems keep the release of their data, and how it stands there."""


def name_zone_data(zone: str) -> str:
    """Return where the rules of a zone come from, and the release (`tzdata 2026a`, `system 2026a`)."""
    for root in map(Path, zoneinfo.TZPATH):
        if isinstance(read_bytes(root / zone), bytes):
            return f"system {_release(root)}".strip()
    return f"tzdata {import_module('tzdata').IANA_VERSION}"


def _release(root: Path) -> str:
    """Return the release of a system's data; empty where it does not say."""
    for name, form in _RELEASES:
        data = read_bytes(root / name, 100)
        if isinstance(data, bytes) and (match := form.match(data)):
            return match[1].decode("ascii", "ignore")
    return ""
