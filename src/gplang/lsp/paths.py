"""Completing the path of a `use` line, or of a log's `of` line, from what lies in the folder."""

import re
from collections.abc import Iterator
from os import scandir
from pathlib import Path

from gplang.editor.completion.suggestion import EntryKind, Suggestion
from gplang.project import find_project_root
from gplang.project.paths import is_hidden, may_lead
from gplang.project.reading import read_start
from gplang.source import SourceText, Span
from gplang.syntax.reading import is_log

_USE = re.compile(r'\s*(?P<word>use|of)\s+"(?P<folder>(?:[^"\\]*/)?)(?P<typed>[^"\\/]*)$', re.IGNORECASE)
_REST = re.compile(r'[^"\\/]*')

_START = 4096
"""Bytes in which a log tells that it is one."""

MOST_ENTRIES = 200
"""Files and folders that are offered."""


def complete_path(source: SourceText, offset: int) -> tuple[Suggestion, ...]:
    """Return what may stand at an offset within the quotes of a line: plans and folders of the project."""
    line = source.line_span(source.position(offset).line)
    match = _USE.match(source.text[line.start : offset])
    if match is None:
        return ()
    rest = _REST.match(source.text, offset, line.end)
    replace = Span(offset - len(match["typed"]), rest.end() if rest else offset)
    own = Path(source.path).absolute()
    found = _find_names(own, match["folder"], without_logs=match["word"].lower() == "of")
    names = sorted(found, key=lambda name: (name.endswith("/"), name))
    return tuple(Suggestion(name, name, replace, EntryKind.FILE) for name in names[:MOST_ENTRIES])


def _find_names(own: Path, folder: str, *, without_logs: bool) -> Iterator[str]:
    """Yield the plans in a folder, named as from a plan's own, and its folders; those outside the project are not."""
    try:
        there = (own.parent / folder).resolve()
        root = find_project_root(own)
        if not there.is_relative_to(root) or any(map(is_hidden, Path(folder).parts)):
            return
        with scandir(there) as entries:
            for entry in entries:
                if is_hidden(entry.name):
                    continue
                if entry.is_dir():
                    yield f"{entry.name}/"
                elif (real := Path(entry.path).resolve()) != own.resolve() and may_lead(own.parent, real, root):
                    if without_logs and _is_log(real):
                        continue
                    yield entry.name
    except (OSError, ValueError, RuntimeError):
        return


def _is_log(path: Path) -> bool:
    start = read_start(path, _START)
    return isinstance(start, bytes) and is_log(start)
