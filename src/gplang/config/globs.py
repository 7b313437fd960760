"""Globs as people know them from `.gitignore`: which files a pattern in the config means.

`*` and `?` stop at `/`, `**` is any number of folders, and a pattern that means a folder means all below it. Without a
`/` before its end a pattern is about a name in any folder, else it begins at the config's folder.
"""

import re
from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase

FORM = r"^(?!!)(?![\s\S]*[\\\r\n])(?!(?:.*/)?\.\.(?:/|$))/*[^/]"
"""What a glob must look like, for this package and for the schema."""


def is_glob(text: str) -> bool:
    r"""Return whether a text can be a glob: not empty, not negated by `!`, no `\` and no `..` in it."""
    return re.match(FORM, text) is not None


def find_match(path: str, globs: Iterable[str]) -> str | None:
    """Return the first of some globs that means a file; its path is relative to the config's folder, with `/`."""
    names = path.split("/")
    return next((glob for glob in globs if _means(_split(glob), names)), None)


def _split(glob: str) -> tuple[str, ...]:
    """Return the parts of a glob between its slashes, so that they stand for a whole path."""
    anchored = "/" in glob.rstrip("/")
    parts = tuple(part for part in glob.split("/") if part not in ("", "."))
    if parts[-1:] == ("**",):
        parts = parts[:-1]
    if glob.endswith(("/", "**")) or not parts:  # a folder: something must lie in it
        parts = (*parts, "*")
    return parts if anchored else ("**", *parts)


def _means(parts: Sequence[str], names: Sequence[str]) -> bool:
    """Return whether the parts of a glob match a path or a folder above it, in one pass over both."""
    reached = {0}
    for name in names:
        reached |= _over_folders(parts, reached)
        reached = {
            place if parts[place] == "**" else place + 1
            for place in reached
            if place < len(parts) and (parts[place] == "**" or fnmatchcase(name, parts[place]))
        }
        if len(parts) in reached:
            return True
    return False


def _over_folders(parts: Sequence[str], reached: Iterable[int]) -> set[int]:
    """Return where one also stands because each `**` may be no folder at all."""
    over = set()
    for place in reached:
        while place < len(parts) - 1 and parts[place] == "**":
            place += 1
            over.add(place)
    return over
