"""Config files on disk: which one holds for a file, found upwards from it, and what it says.

What reads a config is imported when there is one.
"""

from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

from gplang.diagnostics import Diagnostic
from gplang.project import PathProblem, is_folder, read_source, shown_path
from gplang.project.paths import is_link, may_lead, mode_of, real_path
from gplang.records import NamedTuple
from gplang.source import Span
from gplang.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from gplang.config.record import Config
    from gplang.lint.rule import Rule

_OWN = "gpl.toml"
_SHARED = "pyproject.toml"
_PROJECT_ROOT = ".git"


class ConfigFile(NamedTuple):
    """A config file: what it says, or the findings or the problem why that is not known."""

    path: Path
    config: "Config | None"
    findings: tuple[Diagnostic, ...] = ()
    problem: PathProblem | None = None

    def relative(self, path: Path) -> str | None:
        """Return a file's path as the config's globs mean it; None for one that lies outside of its folder."""
        folder, own = _real_folder(self.path), _real_folder(path)
        real = own if is_folder(path) else own / path.name
        return real.relative_to(folder).as_posix() if real.is_relative_to(folder) else None


FindConfig = Callable[[Path], ConfigFile | None]
"""Finds the config for a file or a folder."""


def make_finder(rules: "Iterable[Rule]") -> FindConfig:
    """Return how to find configs that may name these rules; each file is read once."""
    given = tuple(rules)

    @cache
    def find_for(folder: Path) -> ConfigFile | None:
        path = _find_above(folder)
        return None if path is None else load(path)

    @cache
    def load(path: Path) -> ConfigFile:
        return load_config(path, given)

    return lambda path: find_for(_real_folder(path))


def find_config(path: Path) -> Path | None:
    """Return the config file that holds for a file or a folder.

    It lies in the nearest folder, from there upwards, with `gpl.toml` or with a `pyproject.toml` that has a table
    `[tool.gpl]`; the search ends in the folder with `.git`.
    """
    return _find_above(_real_folder(path))


def load_config(path: Path, rules: "Iterable[Rule]") -> ConfigFile:
    """Read a config file; one that is not called `pyproject.toml` is read like `gpl.toml`."""
    from gplang.config.read import read_config
    from gplang.config.record import GPL_TOML, PYPROJECT_TOML
    from gplang.config.toml import text_finding

    shown = shown_path(path)
    if is_link(path) and not _may_lead(path):
        problem = PathProblem(shown, "leads outside the project by a link", "put a copy of the file into the project")
        return ConfigFile(path, None, problem=problem)
    read = read_source(path, shown)
    if isinstance(read, PathProblem):
        return ConfigFile(path, None, problem=read)
    source, refused = read
    if refused:
        span = refused[0].where.span if source.text else Span(0, 0)
        return ConfigFile(path, None, (text_finding(source, span, refused[0].message, "save the file as UTF-8"),))
    return ConfigFile(path, *read_config(source, PYPROJECT_TOML if path.name == _SHARED else GPL_TOML, rules))


def _find_above(start: Path) -> Path | None:
    for folder in (start, *start.parents):
        if _is_file(folder / _OWN):
            return folder / _OWN
        if _is_file(folder / _SHARED) and _is_shared(folder / _SHARED):
            return folder / _SHARED
        if _is_there(folder / _PROJECT_ROOT):
            return None
    return None


def _may_lead(path: Path) -> bool:
    """Return whether a config that is a link leads to one in the same repository, or in its folder if there is none."""
    folder = _real_folder(path)
    root = next((each for each in (folder, *folder.parents) if _is_there(each / _PROJECT_ROOT)), folder)
    return may_lead(folder, real_path(path), root, ".toml")


def _is_shared(path: Path) -> bool:
    from gplang.config.record import PYPROJECT_TOML
    from gplang.config.toml import holds_config

    read = read_source(path, path.name)
    return not isinstance(read, PathProblem) and not read[1] and holds_config(read[0], PYPROJECT_TOML)


def _real_folder(path: Path) -> Path:
    """Return the folder of a file, or the folder itself, with every link followed."""
    absolute = path.absolute()
    return real_path(absolute if is_folder(absolute) else absolute.parent)


def _is_file(path: Path) -> bool:
    return _is_there(path) and not is_folder(path)


def _is_there(path: Path) -> bool:
    return mode_of(path) != 0
