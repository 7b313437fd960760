"""The record of a published folder: which files are ours, without telling anybody what they are called.

It is published with them, so it holds digests of names and contents only.
"""

import json
from collections.abc import Mapping
from hashlib import sha256
from types import MappingProxyType

from gplang.typed import Any

RECORD = ".gpl-published.json"
"""The name of the record."""

MAX_BYTES = 4 * 1024 * 1024

_FORMAT = "gpl-published-1"


def write_record(files: Mapping[str, bytes]) -> bytes:
    """Return the record of files, by their names."""
    known = {digest_name(name): digest_file(name, data) for name, data in files.items()}
    return json.dumps({"format": _FORMAT, "files": dict(sorted(known.items()))}, indent=1).encode() + b"\n"


def read_record(data: bytes) -> Mapping[str, str] | None:
    """Return the digests of contents by those of names; None for what is no record."""
    try:
        found: Any = json.loads(data)
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, dict) or found.get("format") != _FORMAT:
        return None
    files = found.get("files")
    if not isinstance(files, dict) or not all(isinstance(each, str) for each in files.values()):
        return None
    return MappingProxyType(files)


def digest_name(name: str) -> str:
    """Return how the record names a file."""
    return sha256(f"name\n{name}".encode()).hexdigest()


def digest_file(name: str, data: bytes) -> str:
    """Return what the record says of a file's content, which nobody can compare who does not know its name."""
    return sha256(f"content\n{name}\n".encode() + data).hexdigest()
