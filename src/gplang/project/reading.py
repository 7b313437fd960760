"""Reading files: never waiting, never more than may be read."""

import os
import stat
from pathlib import Path, PurePosixPath

from gplang import disk
from gplang.diagnostics import Diagnostic
from gplang.project.paths import SUFFIX, PathProblem, is_folder, mode_of, real_path
from gplang.source import SourceText
from gplang.suggest import nearest
from gplang.syntax.reading import MAX_FILE_BYTES, MAX_LOG_BYTES, decode, is_log

MISSING = "no such file"
FOLDER = "a folder where a file is meant"
NOT_A_FILE = "not a regular file"


def read_source(path: Path, shown: str) -> tuple[SourceText, tuple[Diagnostic, ...]] | PathProblem:
    """Read and decode one file, to be reported under `shown`; see `gplang.syntax.reading.decode`.

    Never waits: pipes and devices are refused unread, and no more than may be read is decoded.
    """
    data = read_bytes(path)
    if isinstance(data, bytes):
        return decode(data, shown)
    if data == MISSING:
        return PathProblem(shown, data, suggest_path(path, shown))
    return PathProblem(shown, data, "`-` reads standard input" if data.endswith(NOT_A_FILE) else "")


def read_bytes(path: Path, limit: int = MAX_FILE_BYTES) -> bytes | str:
    """Return what stands in a file, at most one byte more than may be read, or why it cannot be had."""
    data = read_start(path, limit + 1)
    if isinstance(data, bytes) and len(data) > limit == MAX_FILE_BYTES and is_log(data):
        return read_start(path, MAX_LOG_BYTES + 1)
    return data


def read_start(path: Path, limit: int) -> bytes | str:
    """Return the first `limit` bytes of a regular file, or why they cannot be had."""
    try:
        found = disk.read(os.fspath(path), limit)
    except (OSError, ValueError) as error:
        return reason_of(error)
    return found if isinstance(found, bytes) else _unreadable_kind(found)


def kind_of(path: Path) -> str:
    """Say what stands at a path if that is a pipe, a socket or a device; else empty."""
    mode = mode_of(path)
    return "" if not mode or stat.S_ISDIR(mode) else _unreadable_kind(mode)


def _unreadable_kind(mode: int) -> str:
    """Say why a file of this mode is not read; empty if it is."""
    if stat.S_ISREG(mode):
        return ""
    if stat.S_ISDIR(mode):
        return FOLDER
    kind = "a pipe" if stat.S_ISFIFO(mode) else "a socket" if stat.S_ISSOCK(mode) else "a device"
    return f"{kind}, {NOT_A_FILE}"


def reason_of(error: OSError | ValueError) -> str:
    """Say in a few words why a file cannot be had."""
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return MISSING
    reason = getattr(error, "strerror", None) or str(error)
    return reason[:1].lower() + reason[1:]


def suggest_path(missing: Path, written: str, importer: Path | None = None) -> str:
    """Offer the path, in the form it was written, that was probably meant; empty if none is near.

    `importer`, the real path of the file that names another, is never offered.
    """
    folder, name = missing.parent, missing.name
    as_written = PurePosixPath(written)
    if is_folder(folder):
        entries = (entry for entry in _names(folder) if entry.lower().endswith(SUFFIX))
        plans = [entry for entry in entries if entry != name and real_path(folder / entry) != importer]
        near = (f"{name}{SUFFIX}",) if f"{name}{SUFFIX}" in plans else nearest(name, plans, 1)
        return f"did you mean {as_written.with_name(near[0])}?" if near else ""
    if as_written.parent.name in ("", ".."):  # the folder of the text itself, which stands nowhere yet
        return ""
    for near_folder in nearest(folder.name, _names(folder.parent)):
        meant = folder.with_name(near_folder) / name
        if mode_of(meant) and real_path(meant) != importer:
            return f"did you mean {as_written.parent.with_name(near_folder) / name}?"
    return ""


def _names(folder: Path) -> list[str]:
    try:
        return [name for name, _, _ in disk.names(os.fspath(folder))]
    except OSError:
        return []
