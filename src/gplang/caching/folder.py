"""Where results are kept: in the user's folder for caches, never in what is checked.

Each is a file of its own, replaced as a whole, so that any number of commands may use the folder at once. What cannot
be read or written there is as good as absent.
"""

import os
import stat
import sys

TYPE_CHECKING = False  # `typing` would cost every command its import

if TYPE_CHECKING:
    from collections.abc import Iterable

_SUFFIX = ".kept"
_NAME_LENGTH = 32
"""Digits of a digest."""

_MOST_FILES = 512
_MOST_BYTES = 1 << 22
_MOST_BYTES_IN_ALL = 1 << 26

_MARKERS = ("gpl.toml", "pyproject.toml", ".git")
_READ_FLAGS: int = (
    os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0)
)
_WRITE_FLAGS: int = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)


def default_folder() -> str:
    """Return the folder for the caches of gplang as the system has it; empty where there is none."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA", "")
    elif sys.platform == "darwin":
        base = _at_home("Library", "Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME", "")
        if not os.path.isabs(base):  # the standard has such a one ignored
            base = _at_home(".cache")
    return os.path.join(base, "gplang") if os.path.isabs(base) else ""


def _at_home(*names: str) -> str:
    home = os.environ.get("HOME", "")
    return os.path.join(home, *names) if home else ""


def is_within_checked(folder: str, words: "Iterable[str]") -> bool:
    """Return whether a folder is, or lies in, a folder that is checked or the project of a path that is.

    Of the words of a command line those are paths at which there is something; without any, it is the working folder.
    A cache in there could be handed on with the plans, and hide what is wrong with them.
    """
    real = os.path.realpath(folder)
    folders = dict.fromkeys(word if os.path.isdir(word) else os.path.dirname(word) for word in words if _is_there(word))
    return any(_is_in(real, _root_of(os.path.realpath(each))) for each in (folders or ("",)))


def _is_in(path: str, root: str) -> bool:
    return path == root or path.startswith(root if root.endswith(os.sep) else root + os.sep)


def _root_of(folder: str) -> str:
    """Return the project that a folder belongs to; without any it is the folder itself."""
    above = folder
    while True:
        for marker in _MARKERS:
            if _is_there(os.path.join(above, marker)):
                return above
        parent = os.path.dirname(above)
        if parent == above:
            return folder
        above = parent


def _is_there(path: str) -> bool:
    try:
        os.stat(path)
    except (OSError, ValueError):
        return False
    return True


# ---- files


def read_kept(folder: str, name: str) -> bytes | None:
    """Return what is kept under a name, if it is there, and is the user's own."""
    try:
        file = os.open(os.path.join(folder, name + _SUFFIX), _READ_FLAGS)
        try:
            found = os.fstat(file)
            if not stat.S_ISREG(found.st_mode) or found.st_size > _MOST_BYTES:
                return None
            if hasattr(os, "geteuid") and found.st_uid != os.geteuid():
                return None
            return os.read(file, _MOST_BYTES + 1)
        finally:
            os.close(file)
    except (OSError, ValueError):
        return None


def keep(folder: str, name: str, data: bytes) -> None:
    """Keep something under a name, in the place of what was there, and let go what is too much."""
    if len(data) > _MOST_BYTES:
        return
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
        _let_go(folder, len(data))
        new = os.path.join(folder, f"{os.urandom(_NAME_LENGTH // 2).hex()}{_SUFFIX}")
        try:
            with open(os.open(new, _WRITE_FLAGS, 0o600), "wb") as file:
                file.write(data)
            os.replace(new, os.path.join(folder, name + _SUFFIX))
        except OSError:
            os.unlink(new)
    except (OSError, ValueError):
        return


def _let_go(folder: str, size: int) -> None:
    """Remove the oldest results until there is room for another; what is not ours is left alone."""
    found: list[tuple[int, str, int]] = []
    with os.scandir(folder) as listing:
        for entry in listing:
            if len(entry.name) == _NAME_LENGTH + len(_SUFFIX) and entry.name.endswith(_SUFFIX):
                status = entry.stat(follow_symlinks=False)
                found.append((status.st_mtime_ns, entry.path, status.st_size))
    found.sort(reverse=True)
    room = _MOST_BYTES_IN_ALL - size
    for number, (_, path, length) in enumerate(found, 2):
        room -= length
        if room < 0 or number > _MOST_FILES:
            try:
                os.unlink(path)
            except OSError:
                continue
