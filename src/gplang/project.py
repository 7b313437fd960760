"""Files on disk: which are plans, what is one project, how they are read and written."""

import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from gplang.diagnostics import Diagnostic
from gplang.model.imports import ImportRefused
from gplang.model.targets import refuse_form
from gplang.source import SourceText
from gplang.suggest import nearest
from gplang.syntax.reading import MAX_FILE_BYTES, decode, is_gimp_palette

_ROOT_MARKERS = ("gpl.toml", "pyproject.toml", ".git")
_SKIPPED_FOLDERS = frozenset({"__pycache__", "node_modules", "venv"})
_SUFFIX = ".gpl"
_HEAD_BYTES = 32
_BINARY: int = getattr(os, "O_BINARY", 0)
_READ_FLAGS: int = os.O_RDONLY | _BINARY | getattr(os, "O_NONBLOCK", 0)
_WRITE_FLAGS: int = os.O_WRONLY | _BINARY | os.O_CREAT | os.O_EXCL

_MISSING = "no such file"
_FOLDER = "a folder where a file is meant"
_NOT_A_FILE = "not a regular file"
_RELATIVE = "paths are relative to this file's folder"


class Problem(NamedTuple):
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
    folder = (absolute if is_folder(absolute) else absolute.parent).resolve()
    return next(filter(is_project_root, (folder, *folder.parents)), folder)


def is_folder(path: Path) -> bool:
    """Tell whether `path` leads to a folder; unlike `Path.is_dir` never fails."""
    return stat.S_ISDIR(_mode(path))


def find_obstacle(folder: Path) -> Path | None:
    """Return what stands in the way of a folder that is to be made: it or one above it is something else."""
    there = next((path for path in (folder, *folder.parents) if _mode(path)), None)
    return None if there is None or is_folder(there) else there


def shown_path(path: Path) -> str:
    """Return the path as reports name it: with `/`, relative to the working directory if it lies inside."""
    absolute = path.absolute()
    if ".." in absolute.parts:
        absolute = _real(absolute.parent) / absolute.name
    here = Path.cwd()
    return (absolute.relative_to(here) if absolute.is_relative_to(here) else absolute).as_posix()


def locate(path: Path) -> PlanFile:
    """Return the file at `path`, which need not exist."""
    return PlanFile(path, shown_path(path), _real(path))


def find_plans(paths: Iterable[str]) -> tuple[PlanFile | Problem, ...]:
    """Return the files to read for `paths`, in that order, each file once.

    A folder stands for every `.gpl` file in and below it, sorted by name. Hidden files and folders, virtual
    environments, `node_modules` and `__pycache__`, links to folders and GIMP palettes are passed over there;
    a folder that holds no plan is a problem. A file is taken as it is, whatever its name or kind.
    """
    found: list[PlanFile | Problem] = []
    seen: set[Path] = set()
    for path in paths:
        for item in _expand(path):
            if isinstance(item, Problem):
                found.append(item)
            elif (file := locate(item)).real not in seen:
                seen.add(file.real)
                found.append(file)
    return tuple(found)


def read_source(path: Path, shown: str) -> tuple[SourceText, tuple[Diagnostic, ...]] | Problem:
    """Read and decode one file, to be reported under `shown`; see `gplang.syntax.reading.decode`.

    Never waits: pipes and devices are refused unread, and no more than `MAX_FILE_BYTES` is decoded.
    """
    data = read_bytes(path)
    if isinstance(data, bytes):
        return decode(data, shown)
    if data == _MISSING:
        return Problem(shown, data, _suggest(path, shown))
    return Problem(shown, data, "`-` reads standard input" if data.endswith(_NOT_A_FILE) else "")


def read_bytes(path: Path, limit: int = MAX_FILE_BYTES) -> bytes | str:
    """Return what stands in a file, at most one byte more than may be read, or why it cannot be had."""
    return _read(path, limit + 1)


@dataclass(frozen=True, slots=True)
class DiskLoader:
    """A `Loader` for files below `root`: `use` never leaves it, by `..` or by a link.

    `shown` tells how to report files that were named otherwise before; keys are real paths.
    """

    root: Path
    shown: Mapping[Path, str] = field(default_factory=dict)

    def __call__(self, importer: str, target: str) -> SourceText | ImportRefused:
        """Return the text of `target`, read from the folder of `importer`, or why it cannot be had."""
        if (refused := refuse_form(target)) is not None:
            return refused
        wanted = Path(importer).absolute().parent / target
        real, root = _real(wanted), _real(self.root)
        if not real.is_relative_to(root):
            return self._refuse_outside(wanted, target)
        data = _read(real, MAX_FILE_BYTES + 1)
        if isinstance(data, str):
            return _refuse_unread(data, real, target, _real(Path(importer)))
        source, findings = decode(data, self.shown.get(real) or shown_path(real))
        if findings:
            return ImportRefused(f"`{target}` cannot be read: {findings[0].message}", findings[0].hint)
        return source

    def _refuse_outside(self, wanted: Path, target: str) -> ImportRefused:
        if Path(os.path.normpath(wanted)).is_relative_to(self.root.absolute()):
            message = f"`{target}` leads outside the project by a link"
            return ImportRefused(message, "put a copy of the file into the project")
        message = f"`{target}` lies outside the project, which ends at {shown_path(self.root)}/"
        if is_project_root(self.root):
            return ImportRefused(message, "put the file into the project")
        return ImportRefused(message, "an empty gpl.toml in a folder makes everything below it one project")


def write_atomically(path: Path, data: bytes) -> None:
    """Write a file whole or not at all: into a temporary neighbour first, which then takes its place.

    An existing file keeps its mode; a link stays, and the file it leads to is written. Raises OSError; then
    the file is as it was.
    """
    target = _real(path)
    mode = _writable_mode(target)
    neighbour = target.with_name(f".gpl-{os.urandom(8).hex()}.tmp")
    try:
        with os.fdopen(os.open(neighbour, _WRITE_FLAGS, 0o666), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            neighbour.chmod(mode)
        neighbour.replace(target)
    except BaseException as error:
        neighbour.unlink(missing_ok=True)
        if isinstance(error, OSError):
            error.filename = str(path)  # the neighbour's name says nothing to anybody
        raise


def _writable_mode(path: Path) -> int | None:
    """Return the mode of the file to be replaced, None if there is none; raise OSError if it must stay."""
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(None, _FOLDER, str(path))
    if not stat.S_ISREG(mode):
        raise OSError(None, _NOT_A_FILE, str(path))
    if not os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids):
        raise PermissionError(None, "write-protected", str(path))
    return stat.S_IMODE(mode)


def _read(path: Path, limit: int) -> bytes | str:
    """Return the first `limit` bytes of a regular file, or why they cannot be had."""
    try:
        if reason := _unreadable_kind(path.stat().st_mode):
            return reason
        with os.fdopen(os.open(path, _READ_FLAGS), "rb") as file:
            return _unreadable_kind(os.fstat(file.fileno()).st_mode) or file.read(limit)
    except (OSError, ValueError) as error:
        return _reason(error)


def _unreadable_kind(mode: int) -> str:
    """Say why a file of this mode is not read; empty if it is."""
    if stat.S_ISREG(mode):
        return ""
    if stat.S_ISDIR(mode):
        return _FOLDER
    kind = "a pipe" if stat.S_ISFIFO(mode) else "a socket" if stat.S_ISSOCK(mode) else "a device"
    return f"{kind}, {_NOT_A_FILE}"


def _reason(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return _MISSING
    reason = getattr(error, "strerror", None) or str(error)
    return reason[:1].lower() + reason[1:]


def _real(path: Path) -> Path:
    """Return the path with every link followed, as far as it exists; unlike `Path.resolve` never fails."""
    try:
        return Path(os.path.realpath(path))
    except ValueError:  # a name that no file can have
        return path.absolute()


def is_project_root(folder: Path) -> bool:
    """Tell whether a folder is marked as the root of a project."""
    return any(_mode(folder / marker) for marker in _ROOT_MARKERS)


def _mode(path: Path) -> int:
    """Return the mode of what `path` leads to, 0 for nothing; unlike `Path.is_file` never fails."""
    try:
        return path.stat().st_mode
    except (OSError, ValueError):
        return 0


def _expand(path: str) -> Iterator[Path | Problem]:
    if not path:
        yield Problem("''", "an empty path")
    elif not is_folder(Path(path)):
        yield Path(path)
    else:
        yield from tuple(_walk(Path(path))) or (Problem(shown_path(Path(path)), "no .gpl files in this folder"),)


def _walk(top: Path) -> Iterator[Path | Problem]:
    waiting = [(top, True)]
    while waiting:
        path, to_enter = waiting.pop()
        if not to_enter:
            yield path
            continue
        try:
            with os.scandir(path) as listing:
                entries = sorted(listing, key=lambda entry: entry.name, reverse=True)
        except OSError as error:
            yield Problem(shown_path(path), _reason(error))
            continue
        waiting += [(Path(entry), _is_real_folder(entry)) for entry in entries if _is_wanted(entry)]


def _is_wanted(entry: os.DirEntry[str]) -> bool:
    """Tell whether something found in a folder is a plan to read or a folder to look into."""
    if entry.name.startswith("."):
        return False
    if _is_real_folder(entry):
        return entry.name not in _SKIPPED_FOLDERS and not _mode(Path(entry, "pyvenv.cfg"))
    if not entry.name.lower().endswith(_SUFFIX) or not stat.S_ISREG(_mode(Path(entry))):
        return False
    return isinstance(head := _read(Path(entry), _HEAD_BYTES), str) or not is_gimp_palette(head)


def _is_real_folder(entry: os.DirEntry[str]) -> bool:
    """Tell whether an entry is a folder, not a link to one; `is_junction` came with Python 3.12."""
    return entry.is_dir(follow_symlinks=False) and not getattr(entry, "is_junction", bool)()


def _refuse_unread(reason: str, real: Path, target: str, importer: Path) -> ImportRefused:
    if reason == _MISSING:
        return ImportRefused(f"no file `{target}`", _suggest(real, target, importer) or _RELATIVE)
    if reason == _FOLDER:
        return ImportRefused(f"`{target}` is a folder", "name one of the files in it")
    return ImportRefused(f"`{target}` cannot be read: {reason}")


def _suggest(missing: Path, written: str, importer: Path | None = None) -> str:
    """Offer the path, in the form it was written, that was probably meant; empty if none is near.

    `importer`, the real path of the file that names another, is never offered.
    """
    folder, name = missing.parent, missing.name
    as_written = PurePosixPath(written)
    if is_folder(folder):
        entries = (entry for entry in _names(folder) if entry.lower().endswith(_SUFFIX))
        plans = [entry for entry in entries if entry != name and _real(folder / entry) != importer]
        near = (f"{name}{_SUFFIX}",) if f"{name}{_SUFFIX}" in plans else nearest(name, plans, 1)
        return f"did you mean {as_written.with_name(near[0])}?" if near else ""
    if as_written.parent.name in ("", ".."):  # the folder of the text itself, which stands nowhere yet
        return ""
    for near_folder in nearest(folder.name, _names(folder.parent)):
        meant = folder.with_name(near_folder) / name
        if _mode(meant) and _real(meant) != importer:
            return f"did you mean {as_written.parent.with_name(near_folder) / name}?"
    return ""


def _names(folder: Path) -> list[str]:
    try:
        return sorted(entry.name for entry in folder.iterdir())
    except OSError:
        return []
