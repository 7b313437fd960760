"""The plans a command is given: found, read and compiled one after the other."""

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from gplang.diagnostics import Diagnostic
from gplang.model.imports import ImportRefused, Loader
from gplang.project import (
    DiskLoader,
    PlanFile,
    Problem,
    find_plans,
    find_project_root,
    locate,
    read_source,
)
from gplang.report.visible import make_visible
from gplang.source import SourceText, Span
from gplang.syntax.reading import MAX_FILE_BYTES, decode

if TYPE_CHECKING:
    from gplang.compiler import Compilation

STDIN = "-"
"""The path that means standard input."""

PLAN_PATH = click.Path(readable=False)
"""The type of an argument that names a plan; whether it can be read is told file by file, not by click."""

_UNNAMED = "<stdin>"


class _Known(NamedTuple):
    """What is known before a plan is compiled: how files are shown, and the text of an unsaved one."""

    shown: Mapping[Path, str]
    unsaved: SourceText | None = None


_IMPORT = "E040"

_Read = tuple[SourceText, tuple[Diagnostic, ...]] | Problem


def compile_inputs(paths: Sequence[str], stdin_filename: str | None = None) -> Iterator["Compilation | Problem"]:
    """Compile every plan that `paths` name, standard input (`-`) first, then the others in their order.

    Nothing is read before it is asked for. What cannot be read comes as a `Problem` in its place. Text from
    standard input is treated as if it stood in `stdin_filename`.
    """
    stdin = _stdin_file(stdin_filename) if STDIN in paths else None
    files = find_plans(path for path in paths if path != STDIN)
    plans = [item for item in (stdin, *files) if isinstance(item, PlanFile)]
    known = _Known({item.real: item.shown for item in reversed(plans)})
    if stdin is not None:
        read = _read_stdin(stdin.shown)
        yield _compile(stdin, read, known)
        known = _Known(known.shown, None if isinstance(read, Problem) or read[1] else read[0])
    for item in files:
        if isinstance(item, Problem):
            yield item
        elif stdin is None or item.real != stdin.real:
            yield _compile(item, read_source(item.path, item.shown), known)


def merge_findings(findings: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return the findings in their order, each once: two plans may import one faulty file.

    Files that use each other in a circle are told once, as the first of them sees it.
    """
    once: dict[tuple[str, Span, str, str], Diagnostic] = {}
    circles: dict[tuple[str, ...], str] = {}
    for finding in findings:
        where = finding.where
        is_import = finding.code == _IMPORT
        if is_import and circles.setdefault(_circle(finding.message), finding.message) != finding.message:
            continue
        message = "" if is_import else finding.message  # a place in a circle is told in one way only
        once.setdefault((where.source.path, where.span, finding.code, message), finding)
    return tuple(once.values())


def _circle(message: str) -> tuple[str, ...]:
    """Return the files of a circle that a message tells (`circle: a → b → a`), starting with the least one.

    Of any other message it is the message itself.
    """
    *_, listed = message.split("circle: ")
    files = listed.split(" → ")[1:]
    if not files:
        return (message,)
    first = files.index(min(files))
    return (*files[first:], *files[:first])


def tell_problem(problem: Problem) -> None:
    """Print in one line on stderr what could not be read."""
    click.echo(f"gpl: {make_visible(str(problem))}", err=True)


def _compile(file: PlanFile, read: _Read, known: _Known) -> "Compilation | Problem":
    if isinstance(read, Problem):
        return read
    from gplang.compiler import Compilation, compile_source
    from gplang.syntax.document import Document

    source, findings = read
    if findings:
        return Compilation(source, Document(source, (), ()), None, findings)
    return compile_source(source, _loader(file, known))


def _loader(file: PlanFile, known: _Known) -> Loader:
    """Return the loader for a plan; where it finds the file that standard input stands for, it takes that."""
    disk = DiskLoader(find_project_root(file.path), known.shown)
    unsaved = known.unsaved

    def load(importer: str, target: str) -> SourceText | ImportRefused:
        loaded = disk(importer, target)
        return unsaved if unsaved is not None and getattr(loaded, "path", "") == unsaved.path else loaded

    return disk if unsaved is None else load


def _stdin_file(filename: str | None) -> PlanFile:
    file = locate(Path(filename or _UNNAMED))
    return file if filename else file._replace(shown=_UNNAMED)


def _read_stdin(shown: str) -> _Read:
    if sys.stdin is None:
        return Problem(shown, "standard input is closed")
    return decode(sys.stdin.buffer.read(MAX_FILE_BYTES + 1), shown)
