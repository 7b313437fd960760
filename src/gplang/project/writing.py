"""Writing files: each whole or not at all, a set of them together or not at all."""

import os
import stat
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from gplang.project.interrupts import ending_tidily, held_interrupts
from gplang.project.locks import locked
from gplang.project.paths import describe_link, is_folder, is_link, real_path
from gplang.project.reading import FOLDER, NOT_A_FILE, kind_of, read_bytes
from gplang.records import NamedTuple

_WRITE_FLAGS: int = os.O_WRONLY | getattr(os, "O_BINARY", 0) | os.O_CREAT | os.O_EXCL
_PRIVATE = 0o600
_USUAL = 0o666


class FileChangedError(Exception):
    """A file, at `path`, that says something else by now than what was read."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = str(path)


class Replacement(NamedTuple):
    """The new bytes of a file, and those that it must still have."""

    data: bytes
    before: bytes


def write_set(folder: Path, files: Mapping[str, bytes], gone: Iterable[str] = ()) -> None:
    """Write files, by their names, into a folder, which is made if missing: all of them or none.

    A file that is there keeps its mode; a link is replaced, never followed. Those that are `gone` are removed with it.
    Raises OSError, and its `filename` is the file that cannot be written; then all is as it was.
    """
    with ending_tidily(), _made(folder), locked(folder), _staged(folder) as (new, old):
        for name, data in files.items():
            with _blamed(folder / name):
                mode = _mode_to_keep(folder / name)
                _write_new(new / name, data, _USUAL if mode is None else _PRIVATE)
                if mode is not None:
                    (new / name).chmod(mode)
        with held_interrupts():
            _put_in_place(files, gone, new, old, folder)


def write_file(path: Path, data: bytes) -> None:
    """Write one file whole or not at all, into a folder that is there; raises OSError, also for a link."""
    if not is_folder(path.parent):
        raise OSError(None, "no such folder", str(path))
    if is_folder(path):
        raise IsADirectoryError(None, FOLDER, str(path))
    if refused := kind_of(path) or describe_link(path) or (is_link(path) and "a link, which is not followed"):
        raise OSError(None, refused, str(path))
    write_set(path.parent, {path.name: data})


def replace_file(path: Path, data: bytes, before: bytes) -> None:
    """Put new bytes in the place of a file that says `before`, whole or not at all.

    Owner, mode and attributes are kept, and a link stays: the file it leads to is replaced. Raises `FileChangedError`
    if that says something else by now, OSError if it cannot be replaced or would lose something by it; then the file
    is as it was.
    """
    replace_files({path: Replacement(data, before)})


def replace_files(files: Mapping[Path, Replacement]) -> None:
    """Replace files, at paths that lead to different ones, as `replace_file` does: all of them or none."""
    with ending_tidily(), ExitStack() as stack:
        staged = [stack.enter_context(_written_beside(path, each.data)) for path, each in files.items()]
        with held_interrupts():
            for path, each in files.items():
                if read_bytes(real_path(path)) != each.before:
                    raise FileChangedError(path)
            _replace_all(staged)


# ---- the steps


class _Staged(NamedTuple):
    """A new file beside the one that it is to replace; `kept` is the name that the old one gets for the time being."""

    path: Path
    target: Path
    new: Path
    kept: Path


@contextmanager
def _written_beside(path: Path, data: bytes) -> Iterator[_Staged]:
    """Write the new bytes of a file beside it; what is not put in its place is taken away."""
    target = real_path(path)
    staged = _Staged(path, target, target.with_name(_temporary_name()), target.with_name(_temporary_name()))
    try:
        with _blamed(path):
            _refuse_loss(target)
            _write_new(staged.new, data, _PRIVATE)
            _take_over(target, staged.new)
        yield staged
    finally:
        staged.new.unlink(missing_ok=True)
        staged.kept.unlink(missing_ok=True)


def _replace_all(staged: Sequence[_Staged]) -> None:
    """Put new files in their places; if that fails for one, put back those before it."""
    done: list[_Staged] = []
    try:
        for each in staged:
            with _blamed(each.path):
                if len(staged) > 1:
                    _keep_old(each.target, each.kept)
                each.new.replace(each.target)
            done.append(each)
    except BaseException:
        for each in reversed(done):
            each.kept.replace(each.target)
        raise


def _temporary_name() -> str:
    return f".gpl-{os.urandom(8).hex()}.tmp"


@contextmanager
def _blamed(path: Path) -> Iterator[None]:
    """Have errors name the file that is to be written: a temporary name says nothing to anybody."""
    try:
        yield
    except OSError as error:
        error.filename = str(path)
        error.filename2 = None
        raise


@contextmanager
def _made(folder: Path) -> Iterator[None]:
    """Make a folder and those above it; where what follows fails, those that were made are taken away."""
    missing = [each for each in (folder, *folder.parents) if not is_folder(each)]
    made: list[Path] = []
    try:
        for each in reversed(missing):
            each.mkdir(exist_ok=True)
            made.append(each)
        yield
    except BaseException:
        for each in reversed(made):
            with suppress(OSError):
                each.rmdir()
        raise


@contextmanager
def _staged(folder: Path) -> Iterator[tuple[Path, Path]]:
    """Yield two folders that nobody else may look into: for the new files, and for those that they replace."""
    import shutil

    top = folder / _temporary_name()
    top.mkdir(0o700)
    try:
        new, old = top / "new", top / "old"
        new.mkdir()
        old.mkdir()
        yield new, old
    finally:
        shutil.rmtree(top, ignore_errors=True)


def _write_new(path: Path, data: bytes, mode: int) -> None:
    with os.fdopen(os.open(path, _WRITE_FLAGS, mode), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _put_in_place(names: Iterable[str], gone: Iterable[str], new: Path, old: Path, folder: Path) -> None:
    """Move the new files to where they belong, and remove others; if that fails for one, put all back as they were."""
    begun: list[str] = []
    try:
        for name in names:
            with _blamed(folder / name):
                _keep_old(folder / name, old / name)
                begun.append(name)
                (new / name).replace(folder / name)
        for name in gone:
            with _blamed(folder / name):
                _keep_old(folder / name, old / name)
                begun.append(name)
                (folder / name).unlink(missing_ok=True)
    except BaseException:
        for name in begun:
            if os.path.lexists(old / name):
                (old / name).replace(folder / name)
            else:
                (folder / name).unlink(missing_ok=True)
        raise


def _keep_old(path: Path, kept: Path) -> None:
    """Give a file, if it is there, a second name."""
    if not os.path.lexists(path):
        return
    try:
        os.link(path, kept, follow_symlinks=os.link not in os.supports_follow_symlinks)
    except OSError:  # not every file system can do that, nor may everybody
        import shutil

        shutil.copy2(path, kept, follow_symlinks=False)


# ---- what is there already


def _mode_to_keep(path: Path) -> int | None:
    """Return the mode of the file to be replaced, None for a link and where there is none; raises if it must stay."""
    try:
        status = path.lstat()
    except FileNotFoundError:
        return None
    if stat.S_ISLNK(status.st_mode):
        return None
    _refuse_protected(path, status.st_mode)
    return stat.S_IMODE(status.st_mode)


def _refuse_protected(path: Path, mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(None, FOLDER, str(path))
    if not stat.S_ISREG(mode):
        raise OSError(None, NOT_A_FILE, str(path))
    if not os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids):
        raise PermissionError(None, "write-protected", str(path))


def _refuse_loss(target: Path) -> None:
    status = target.stat()
    _refuse_protected(target, status.st_mode)
    if status.st_nlink > 1:
        raise OSError(
            None, f"the file has {status.st_nlink} names (hard links), and a new one would take only this one"
        )


def _take_over(target: Path, neighbour: Path) -> None:
    """Give a new file the owner, the mode and the attributes of the one that it replaces."""
    import shutil

    was, now = target.stat(), neighbour.stat()
    if (was.st_uid, was.st_gid) != (now.st_uid, now.st_gid):
        try:
            os.chown(neighbour, was.st_uid, was.st_gid)
        except OSError:
            raise PermissionError(None, "the file would change its owner or group") from None
    shutil.copystat(target, neighbour)
    os.utime(neighbour)
