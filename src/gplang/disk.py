"""The one door by which a check looks at the disk.

Every look is answered with what is there now. Between `begin` and `take` it is noted with its answer, also where
nothing was found, so that it can be known later whether all looks would be answered in the same way (`look_again`).
"""

import os
import stat
import sys

try:
    from _blake2 import blake2b  # `hashlib` would load OpenSSL for it, which costs as much as all the rest
except ImportError:
    from hashlib import blake2b

TYPE_CHECKING = False  # `typing` would cost every command its import

if TYPE_CHECKING:
    from collections.abc import Callable

Answers = dict[tuple[str, str], str]
"""What was looked at: the kind of look, and the path; and the answer in a word."""

DIFFERS = "?"
"""The answer to a look that was answered in two ways: something changed in between. It never comes again."""

WHOLE = "whole "
"""How the answer to reading begins where a file was read to its end; then come the digests of it and of its head."""

HEAD_BYTES = 32
"""How much of a file shows whether it is a plan."""

MOST_READ = 1 << 28
"""Bytes that are read again at most."""

_READ_FLAGS: int = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)

_noted: list[Answers] = []
"""The looks of this process, if they are noted: none or one record."""


# ---- noting


def begin() -> None:
    """Note the looks from now on."""
    _noted[:] = [{}]


def take() -> Answers:
    """Return the looks that were noted, and note no more; the data of time zones are among them, if they are used."""
    zones = sys.modules.get("zoneinfo")
    for path in () if zones is None else zones.TZPATH:
        note_touched(path)
    return _end()


def _end() -> Answers:
    return _noted.pop() if _noted else {}


def add(answers: Answers) -> None:
    """Note what another process looked at."""
    for (kind, path), answer in answers.items():
        _note(kind, path, answer)


def spoil(reason: str) -> None:
    """Note that what is found depends on what cannot be looked at again."""
    _note("spoilt", reason, DIFFERS)


def is_noting() -> bool:
    """Return whether looks are noted."""
    return bool(_noted)


def _note(kind: str, path: str, answer: str) -> None:
    for noted in _noted:
        if noted.setdefault((kind, path), answer) != answer:
            noted[kind, path] = DIFFERS


# ---- looking


def mode(path: str) -> int:
    """Return what kind of thing a path leads to, as `stat.S_IFMT` does; 0 for nothing."""
    try:
        found = stat.S_IFMT(os.stat(path).st_mode)
    except (OSError, ValueError):
        found = 0
    if _noted:
        _note("mode", path, str(found))
    return found


def is_link(path: str) -> bool:
    """Return whether a path is a link, wherever it leads."""
    found = os.path.islink(path)
    if _noted:
        _note("link", path, str(int(found)))
    return found


def real(path: str) -> str:
    """Return a path with every link followed, as far as it exists; a name that no file can have as it is."""
    try:
        found = os.path.realpath(path)
    except ValueError:
        found = os.path.abspath(path)
    if _noted:
        _note("real", path, found)
    return found


def names(path: str, most: int | None = None) -> list[tuple[str, bool, bool]]:
    """Return what a folder holds, sorted: names, and for each whether it is a folder itself and whether it is a link.

    Of a folder that has more than `most` one more than that. Raises `OSError` if it cannot be listed.
    """
    kind = "names" if most is None else f"names {most}"
    found = []
    try:
        with os.scandir(path) as listing:
            for entry in listing:
                is_folder = entry.is_dir(follow_symlinks=False)
                if is_folder and hasattr(entry, "is_junction"):  # came with Python 3.12
                    is_folder = not entry.is_junction()
                found.append((entry.name, is_folder, entry.is_symlink()))
                if most is not None and len(found) > most:
                    break
    except OSError as error:
        if _noted:
            _note(kind, path, _name_error(error))
        raise
    found.sort()
    if _noted:
        text = "\0".join([f"{is_folder:d}{is_link:d}{name}" for name, is_folder, is_link in found])
        _note(kind, path, digest_text(text))
    return found


def read(path: str, limit: int) -> bytes | int:
    """Return the first `limit` bytes of a regular file, or what kind of thing is there instead, as `mode` does.

    Never waits. Raises `OSError` or `ValueError` if there is nothing or it cannot be read.
    """
    try:
        found = _read(path, limit)
    except (OSError, ValueError) as error:
        if _noted:
            _note(f"read {limit}", path, _name_error(error))
        raise
    if _noted:
        _note_read(path, limit, found)
    return found


def note_touched(path: str) -> None:
    """Note when something was last changed: a folder, if files came into it or left it."""
    try:
        found = os.stat(path)
        answer = f"{found.st_mtime_ns} {found.st_ctime_ns}"
    except (OSError, ValueError) as error:
        answer = _name_error(error)
    _note("touched", path, answer)


def _read(path: str, limit: int) -> bytes | int:
    found = stat.S_IFMT(os.stat(path).st_mode)
    if not stat.S_ISREG(found):
        return found
    with open(os.open(path, _READ_FLAGS), "rb") as file:
        found = stat.S_IFMT(os.fstat(file.fileno()).st_mode)
        return file.read(limit) if stat.S_ISREG(found) else found


def _note_read(path: str, limit: int, found: bytes | int) -> None:
    if not isinstance(found, bytes):
        _note(f"read {limit}", path, str(found))
        return
    is_whole = len(found) < limit
    _note(f"read {limit}", path, f"{WHOLE}{digest(found)} {digest(found[:HEAD_BYTES])}" if is_whole else digest(found))


def _name_error(error: Exception) -> str:
    return f"!{type(error).__name__} {getattr(error, 'errno', None)}"


# ---- comparing


def digest_bytes(data: bytes) -> bytes:
    """Return what data is known by."""
    return blake2b(data, digest_size=16).digest()


def digest(data: bytes) -> str:
    """Return what data is known by, in digits."""
    return digest_bytes(data).hex()


def digest_text(text: str) -> str:
    """Return what a text is known by."""
    return digest(text.encode("utf-8", "surrogatepass"))


def look_again(kind: str, path: str) -> str:
    """Return how a look is answered now. Raises `ValueError` or `KeyError` for what is no kind of look."""
    outer = _noted[:]
    begin()
    try:
        _look(kind, path)
        return _end().get((kind, path), DIFFERS)
    finally:
        _noted[:] = outer


def _look(kind: str, path: str) -> None:
    word, _, bound = kind.partition(" ")
    limit = int(bound or "0")
    if limit > MOST_READ:
        raise ValueError(kind)
    look = _BOUNDED[word] if bound else _PLAIN[word]
    try:
        look(path, limit) if bound else look(path)
    except OSError:
        return  # which is noted, too


_PLAIN: "dict[str, Callable[..., object]]" = {
    "mode": mode,
    "link": is_link,
    "real": real,
    "names": names,
    "touched": note_touched,
}
_BOUNDED: "dict[str, Callable[..., object]]" = {"names": names, "read": read}
