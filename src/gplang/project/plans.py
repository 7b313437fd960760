"""Finding the plans that paths name."""

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from gplang import disk
from gplang.project.paths import (
    SUFFIX,
    PathProblem,
    PlanFile,
    find_project_root,
    is_folder,
    is_hidden,
    is_link,
    locate,
    may_lead,
    mode_of,
    real_path,
    shown_path,
)
from gplang.project.reading import read_start, reason_of
from gplang.records import NamedTuple
from gplang.syntax.reading import is_gimp_palette

_SKIPPED_FOLDERS = frozenset({"__pycache__", "node_modules", "venv"})

MOST_LOOKED_AT = 10_000
"""Files and folders that are looked at to find one that was moved."""


def find_plans(paths: Iterable[str]) -> tuple[PlanFile | PathProblem, ...]:
    """Return the files to read for `paths`, in that order, each file once.

    A folder stands for every `.gpl` file in and below it, sorted by name. Hidden files and folders, virtual
    environments, `node_modules` and `__pycache__`, links to folders, links that lead out of the project or to what
    is hidden, and GIMP palettes are passed over there; a folder that holds no plan is a problem. A file is taken as
    it is, whatever its name or kind.
    """
    found: list[PlanFile | PathProblem] = []
    seen: set[Path] = set()
    for path in paths:
        for item in _expand(path):
            if isinstance(item, PathProblem):
                found.append(item)
            elif (file := locate(item)).real not in seen:
                seen.add(file.real)
                found.append(file)
    return tuple(found)


def _expand(path: str) -> Iterator[Path | PathProblem]:
    if not path:
        yield PathProblem("''", "an empty path")
    elif not is_folder(Path(path)):
        yield Path(path)
    else:
        yield from tuple(_walk(Path(path))) or (_tell_nothing_found(Path(path)),)


def _tell_nothing_found(top: Path) -> PathProblem:
    hint = "links that lead out of the project are passed over" if any(map(is_link, top.iterdir())) else ""
    return PathProblem(shown_path(top), "no .gpl files in this folder", hint)


def _walk(top: Path) -> Iterator[Path | PathProblem]:
    root = find_project_root(top)
    waiting = [(top, True)]
    while waiting:
        path, to_enter = waiting.pop()
        if not to_enter:
            yield path
            continue
        try:
            entries = _list(path)
        except OSError as error:
            yield PathProblem(shown_path(path), reason_of(error))
            continue
        waiting += [(each.path, each.is_folder) for each in reversed(entries) if _is_wanted(each, root)]


def find_named(top: Path, name: str) -> tuple[Path, ...]:
    """Return the plans of a name in and below a folder; none where there is more than `MOST_LOOKED_AT` to look at."""
    root = real_path(top)
    found: list[Path] = []
    waiting = [top]
    looked_at = 0
    while waiting:
        try:
            entries = _list(waiting.pop(), MOST_LOOKED_AT - looked_at)
        except OSError:
            continue
        looked_at += len(entries)
        if looked_at > MOST_LOOKED_AT:
            return ()
        waiting += [each.path for each in entries if each.is_folder and _is_wanted(each, root)]
        found += [each.path for each in entries if each.path.name == name and _is_wanted(each, root)]
    return tuple(path for path in found if not is_folder(path))


class _Entry(NamedTuple):
    """What a folder holds: where, whether it is a folder and no link to one, and whether it is a link."""

    path: Path
    is_folder: bool
    is_link: bool


def _list(folder: Path, most: int | None = None) -> list[_Entry]:
    """Return what a folder holds, sorted by name; of more than `most` one more than that."""
    return [_Entry(folder / name, *kind) for name, *kind in disk.names(os.fspath(folder), most)]


def _is_wanted(entry: _Entry, root: Path) -> bool:
    """Return whether something found in a folder is a plan to read or a folder to look into."""
    path = entry.path
    if is_hidden(path.name):
        return False
    if entry.is_folder:
        return path.name not in _SKIPPED_FOLDERS and not mode_of(path / "pyvenv.cfg")
    if not path.name.lower().endswith(SUFFIX) or not stat.S_ISREG(mode_of(path)):
        return False
    if entry.is_link and not may_lead(path.parent, real_path(path), root):
        return False
    return isinstance(head := read_start(path, disk.HEAD_BYTES), str) or not is_gimp_palette(head)
