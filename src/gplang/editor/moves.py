"""`use` lines, and `of` lines of logs, that follow files to another place or name."""

from collections.abc import Iterable, Iterator, Mapping
from posixpath import dirname, join, normpath, relpath

from gplang.diagnostics import Edit
from gplang.model.targets import refuse_form, refuse_name
from gplang.source import Location
from gplang.syntax.ast import Setting
from gplang.syntax.document import Document
from gplang.syntax.log_ast import OfLine

Move = tuple[str, str]
"""From where to where a file or a folder goes: absolute paths with `/`."""


def follow(documents: Mapping[str, Document], moves: Iterable[Move]) -> Iterator[Edit]:
    """Yield the edits after which the `use` and `of` lines of a project lead to the files they lead to now.

    They are made before the files move. `documents` are the project's by absolute path. A line that leads to none of
    them stays as it is, and so does one whose file goes where they cannot reach.
    """
    known = tuple(moves)
    for before, document in documents.items():
        after = _moved(before, known)
        for where, target in _used(document):
            path = normpath(join(dirname(before), target))
            goes = _moved(path, known)
            new = relpath(goes, dirname(after))
            if (goes, after) != (path, before) and path in documents and new != normpath(target) and _is_sayable(new):
                yield Edit(where, f'"{new}"')


def _moved(path: str, moves: Iterable[Move]) -> str:
    """Return where a file will be."""
    for old, new in moves:
        if path == old or path.startswith(f"{old.rstrip('/')}/"):
            return new + path[len(old) :]
    return path


def _is_sayable(target: str) -> bool:
    is_quotable = target.isprintable() and not set(target) & set('"\\')
    return is_quotable and refuse_form(target) is None and refuse_name(target) is None


def _used(document: Document) -> Iterator[tuple[Location, str]]:
    """Yield the paths of a text's `use` and `of` lines, and where they stand, in their quotes."""
    for line in document.lines:
        statement = line.parsed.statement if line.parsed else None
        if isinstance(statement, OfLine) and statement.path is not None:
            yield line.at(statement.path.span), statement.path.value
        elif line.parsed and line.parsed.keyword == "use" and isinstance(statement, Setting) and statement.values:
            (node, *_) = statement.values
            yield line.at(node.span), node.value
