"""Opening one plan for a program: its text and what it uses, or the operating system's error."""

import errno
import os
from pathlib import Path

from gplang.diagnostics import Diagnostic
from gplang.project.loader import DiskLoader
from gplang.project.paths import PathProblem, find_project_root, locate
from gplang.project.reading import FOLDER, MISSING, read_source
from gplang.source import SourceText

AnyPath = str | os.PathLike[str]

_ERRORS = {MISSING: errno.ENOENT, FOLDER: errno.EISDIR}


def open_plan(path: AnyPath) -> tuple[SourceText, tuple[Diagnostic, ...], DiskLoader]:
    """Return a file's text, the finding that says why its bytes are no plan, if so, and the loader for what it uses.

    Raises `OSError` (`FileNotFoundError` …) for a file that cannot be read.
    """
    file = locate(Path(path))
    read = read_source(file.path, file.shown)
    if isinstance(read, PathProblem):
        raise OSError(_ERRORS.get(read.message, errno.EIO), read.message, os.fspath(path))
    source, refused = read
    return source, refused, DiskLoader(find_project_root(file.path))
