"""Putting a new text in the place of a plan: `gpl check --fix` and `gpl fmt`."""

import codecs
from collections.abc import Sequence

from gplang.cli import clicks as click
from gplang.cli.door import hand_out
from gplang.cli.inputs import Input
from gplang.project import PathProblem, read_bytes
from gplang.project.reading import reason_of
from gplang.project.writing import FileChangedError, Replacement, replace_file, replace_files


def save(opened: Input, text: str) -> PathProblem | None:
    """Put a new text in the place of a file, with the mark it began with; return why that cannot be done."""
    path, shown = opened.file.path, opened.file.shown
    mark = mark_of(opened)
    try:
        replace_file(path, mark + text.encode(), mark + opened.source.text.encode())
    except FileChangedError:
        return PathProblem(shown, "changed while it was checked", "nothing was written; run it again")
    except OSError as error:
        return PathProblem(shown, f"cannot be written: {reason_of(error)}")
    return None


def save_all(texts: Sequence[tuple[Input, str]]) -> PathProblem | None:
    """Put new texts in the place of files: of all of them or of none; return why that cannot be done."""
    files = {}
    for opened, text in texts:
        mark = mark_of(opened)
        files[opened.file.path] = Replacement(mark + text.encode(), mark + opened.source.text.encode())
    shown = {str(opened.file.path): opened.file.shown for opened, _ in texts}
    try:
        replace_files(files)
    except FileChangedError as error:
        return PathProblem(shown[error.path], "changed while it was checked", "nothing was written; run it again")
    except OSError as error:
        return PathProblem(
            shown.get(str(error.filename), str(error.filename)), f"cannot be written: {reason_of(error)}"
        )
    return None


def mark_of(opened: Input) -> bytes:
    """Return the byte-order mark that a file begins with, if any."""
    data = opened.data if opened.data is not None else read_bytes(opened.file.path)
    return codecs.BOM_UTF8 if isinstance(data, bytes) and data.startswith(codecs.BOM_UTF8) else b""


def write_out(text: str) -> None:
    """Write a plan to standard output as it is: line ends are not translated."""
    hand_out(text.encode("utf-8", "surrogateescape"))


def write_diff(text: str) -> None:
    """Show what would be rewritten; nothing is taken out of it as if it were a colour."""
    click.echo(text, nl=False, color=True)
