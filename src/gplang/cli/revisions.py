"""Plans as they stood at a revision: `REV:PATH`, read through git."""

import os
import re
from pathlib import Path
from posixpath import dirname

from gplang.cli import git
from gplang.model.imports import ImportRefused
from gplang.model.targets import refuse_form, refuse_name
from gplang.project import PathProblem, find_project_root, is_folder
from gplang.project.paths import SUFFIX
from gplang.records import NamedTuple, dataclass
from gplang.source import SourceText
from gplang.syntax.reading import MAX_FILE_BYTES, MAX_LOG_BYTES, decode, is_log

HEAD = "HEAD"

_WINDOWS = os.name == "nt"
_DRIVE = re.compile(r"[A-Za-z]:[\\/]")
_OBJECT = re.compile(r"[0-9a-f]{40,64}")
_NO_REPOSITORY = "not a git repository"


class Revision(NamedTuple):
    """A file at a revision; the index, what is to be committed, is the empty revision."""

    revision: str
    path: str

    def __str__(self) -> str:
        """What the user typed, with `/` between folders."""
        return f"{self.revision}:{self.path}"


def read_revision(text: str) -> Revision | None:
    """Return what `REV:PATH` names; None for a path.

    A file that exists under the whole name is that file, and `C:\\…` is a path on Windows.
    """
    revision, colon, path = text.partition(":")
    if not colon or not path or (_WINDOWS and _DRIVE.match(text)) or os.path.lexists(text):
        return None
    return Revision(revision, path.replace("\\", "/") if _WINDOWS else path)


@dataclass(frozen=True, slots=True)
class Repository:
    """A revision of a repository: `tree` is its files' id (empty: the index), `folder` where git runs."""

    folder: Path
    revision: str
    tree: str

    def read(self, path: Path) -> bytes | None:
        """Return what stood in a file, at most one byte more than may be read; None if there was none."""
        relative = Path(os.path.relpath(path, self.folder)).as_posix()
        with git.start(self.folder, "cat-file", "blob", f"{self.tree}:./{relative}") as running:
            assert running.stdout is not None
            data = running.stdout.read(MAX_FILE_BYTES + 1)
            if len(data) > MAX_FILE_BYTES and is_log(data):
                data += running.stdout.read(MAX_LOG_BYTES + 1 - len(data))
            if len(data) > (MAX_LOG_BYTES if is_log(data) else MAX_FILE_BYTES):
                running.kill()
                return data
            return data if running.wait() == 0 else None

    def name(self, path: Path) -> str:
        """Return the name to report a file under: `HEAD~3:plans/plan.gpl`."""
        here = Path.cwd()
        shown = path.relative_to(here) if path.is_relative_to(here) else path
        return f"{self.revision}:{shown.as_posix()}"


@dataclass(frozen=True, slots=True)
class RevisionLoader:
    """A `Loader` for what a plan used at its revision; `use` does not leave the project `root`."""

    repository: Repository
    root: Path

    def __call__(self, importer: str, target: str) -> SourceText | ImportRefused:
        """Return the text of `target` as it was, or why it cannot be had."""
        if (refused := refuse_form(target) or refuse_name(target)) is not None:
            return refused
        own = importer.removeprefix(f"{self.repository.revision}:")
        path = absolute_path(f"{dirname(Path(own).absolute().as_posix())}/{target}")
        if not path.is_relative_to(self.root):
            return ImportRefused(f"`{target}` lies outside the project", "put the file into the project")
        data = self.repository.read(path)
        if data is None:
            return ImportRefused(f"no file `{target}` in {_said(self.repository.revision)}")
        source, findings = decode(data, self.repository.name(path))
        if findings:
            return ImportRefused(f"`{target}` cannot be read: {findings[0].message}", findings[0].hint)
        return source


def open_repository(wanted: Revision) -> Repository | PathProblem:
    """Return the revision of the repository that a file lies in, or why there is none."""
    if wanted.revision.startswith("-"):
        return PathProblem(str(wanted), f"'{wanted.revision}' cannot be a revision")
    try:
        folder = _find_folder(absolute_path(wanted.path))
        if isinstance(folder, str):
            return PathProblem(str(wanted), folder)
        if not wanted.revision:
            return Repository(folder, "", "")
        code, said, _ = git.run(folder, "rev-parse", "--verify", "--quiet", f"{wanted.revision}^{{tree}}")
    except ValueError:
        return PathProblem(str(wanted), "a name that no file can have")
    except OSError as error:
        if isinstance(error, FileNotFoundError):
            return PathProblem(str(wanted), "git is needed to read revisions, and there is no git")
        return PathProblem(str(wanted), f"git cannot be run: {error.strerror}")
    if code or not _OBJECT.fullmatch(said.strip()):
        return PathProblem(str(wanted), f"no revision '{wanted.revision}' in this repository")
    return Repository(folder, wanted.revision, said.strip())


def open_revision(wanted: Revision) -> tuple[Path, bytes, Repository, RevisionLoader] | PathProblem:
    """Return a file as it was, with its path then, and the loader of what it used; or why it cannot be had.

    A file that was renamed since, as the index has it, is found under its old name.
    """
    repository = open_repository(wanted)
    if isinstance(repository, PathProblem):
        return repository
    path = absolute_path(wanted.path)
    data = repository.read(path)
    if data is None and (old := _find_old_path(repository, path)) is not None:
        path, data = old, repository.read(old)
    if data is None:
        return PathProblem(str(wanted), f"no such file in {_said(wanted.revision)}", _suggest_gone(repository))
    return path, data, repository, RevisionLoader(repository, find_project_root(path))


def absolute_path(path: str) -> Path:
    """Return a path from the root with every link followed as it is now: git would hand out the link itself."""
    return Path(os.path.realpath(path))


def _find_old_path(repository: Repository, path: Path) -> Path | None:
    """Return where a file was at a revision, if git takes it for the one that has been moved to `path` since."""
    if not repository.tree:
        return None
    line = ("diff-index", "--cached", "-M", "--diff-filter=R", "--name-status", "--no-relative", "-z", repository.tree)
    words = git.run(repository.folder, *line).out.split("\0")
    top = _find_top(repository)
    moved = zip(words[1::3], words[2::3], strict=False)
    return next((top / old for old, new in moved if top / new == path), None)


def _suggest_gone(repository: Repository) -> str:
    """Offer the one plan of a revision that is there no more: it may have been renamed without git knowing."""
    if not repository.tree:
        return ""
    top = _find_top(repository)
    listed = git.run(repository.folder, "ls-tree", "-r", "-z", "--name-only", "--full-tree", repository.tree).out
    plans = (top / name for name in listed.split("\0") if name.lower().endswith(SUFFIX))
    gone = [path for path in plans if not os.path.lexists(path)]
    return f"did you mean {repository.name(gone[0])}?" if len(gone) == 1 else ""


def _find_top(repository: Repository) -> Path:
    """Return the top folder of the working tree, by links followed as in all our paths."""
    prefix = git.run(repository.folder, "rev-parse", "--show-prefix").out.strip("\n")
    return Path(os.path.normpath(absolute_path(str(repository.folder)) / Path(*[".."] * len(Path(prefix).parts))))


def _said(revision: str) -> str:
    return f"revision '{revision}'" if revision else "git's index"


def _find_folder(path: Path) -> Path | str:
    """Return the folder to run git in, or what git says against it.

    It is the working directory if the file lies below it, as hooks expect; else the nearest folder that is there.
    """
    nearest = next(folder for folder in path.parents if is_folder(folder))
    here = Path.cwd()
    said = ""
    for folder in dict.fromkeys([here, nearest] if path.is_relative_to(here) else [nearest]):
        code, _, told = git.run(folder, "rev-parse", "--is-inside-work-tree")
        if code == 0:
            return folder
        said = said or told
    if _NO_REPOSITORY in said:
        return "not in a git repository"
    return f"git says: {said.splitlines()[0] if said else 'nothing'}"
