"""Where files are: how they are named, what is one project, what stands where a folder is to be."""

import os
import stat
from pathlib import Path

from gplang import disk
from gplang.records import NamedTuple

SUFFIX = ".gpl"
"""How the names of plans end, in any case."""

_ROOT_MARKERS = ("gpl.toml", "pyproject.toml", ".git")


class PathProblem(NamedTuple):
    """Why something named by the user cannot be read; never a finding about a plan."""

    path: str
    message: str
    hint: str = ""

    def __str__(self) -> str:
        """The problem in one line."""
        return f"{self.path}: {self.message}" + (f"; {self.hint}" if self.hint else "")


class PlanFile(NamedTuple):
    """A file: where it is, the path to report it under, and its path with every link followed."""

    path: Path
    shown: str
    real: Path


def find_project_root(path: Path) -> Path:
    """Return the nearest folder at or above `path` with `gpl.toml`, `pyproject.toml` or `.git`.

    Without such a folder it is the file's own.
    """
    absolute = path.absolute()
    folder = real_path(absolute if is_folder(absolute) else absolute.parent)
    return next(filter(is_project_root, (folder, *folder.parents)), folder)


def is_folder(path: Path) -> bool:
    """Return whether `path` leads to a folder; unlike `Path.is_dir` never fails."""
    return stat.S_ISDIR(mode_of(path))


def is_link(path: Path) -> bool:
    """Return whether `path` is a link, wherever it leads; unlike `Path.is_symlink` never fails."""
    return disk.is_link(os.fspath(path))


def describe_obstacle(folder: Path) -> str:
    """Say what stands in the way of a folder that is to be made, it or one above it; empty if nothing does."""
    there = next((path for path in (folder, *folder.absolute().parents) if os.path.lexists(path)), None)
    if there is None or is_folder(there):
        return ""
    kind = "a file" if stat.S_ISREG(mode_of(there)) else "a pipe or a device"
    return f"{shown_path(there)} is {describe_link(there) or f'{kind}, not a folder'}"


def is_system_file(path: Path) -> bool:
    """Return whether a path names a stream or a device, such as `/dev/stdout`, whatever that leads to now."""
    return path.as_posix().startswith(("/dev/", "/proc/"))


def describe_link(path: Path) -> str:
    """Say where a link leads that leads to no file and no folder; empty for anything else."""
    if mode_of(path) or not is_link(path):
        return ""
    try:
        path.stat()
    except FileNotFoundError:
        return "a link that leads nowhere"
    except OSError:
        pass
    return "a circular link"


def may_lead(folder: Path, real: Path, root: Path, suffix: str = SUFFIX) -> bool:
    """Return whether what stands in a folder may lead to the file at a real path: by its name, or by a link.

    That file lies in the project, its name ends as it should, and no hidden folder is between the two.
    """
    if not real.is_relative_to(root):
        return False
    between = Path(os.path.relpath(real, real_path(folder))).parts
    return real.name.lower().endswith(suffix) and not any(map(is_hidden, between))


def is_hidden(name: str) -> bool:
    """Return whether a file or folder of this name is hidden; `.` and `..` are not."""
    return name.startswith(".") and name not in (".", "..")


def shown_path(path: Path) -> str:
    """Return the path as reports name it: with `/`, relative to the working directory if it lies inside."""
    absolute = path.absolute()
    if ".." in absolute.parts:
        absolute = real_path(absolute.parent) / absolute.name
    here = Path.cwd()
    return (absolute.relative_to(here) if absolute.is_relative_to(here) else absolute).as_posix()


def locate(path: Path) -> PlanFile:
    """Return the file at `path`, which need not exist."""
    return PlanFile(path, shown_path(path), real_path(path))


def real_path(path: Path) -> Path:
    """Return the path with every link followed, as far as it exists; unlike `Path.resolve` never fails."""
    return Path(disk.real(os.fspath(path)))


def is_project_root(folder: Path) -> bool:
    """Return whether a folder is marked as the root of a project."""
    return any(mode_of(folder / marker) for marker in _ROOT_MARKERS)


def mode_of(path: Path) -> int:
    """Return what kind of thing `path` leads to, 0 for nothing; unlike `Path.is_file` never fails."""
    return disk.mode(os.fspath(path))
