"""The plans a command is given: found, read and compiled one after the other."""

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from gplang.cli import clicks as click
from gplang.cli.options import STDIN
from gplang.diagnostics import Diagnostic
from gplang.model.imports import ImportRefused, Loader
from gplang.project import (
    DiskLoader,
    PathProblem,
    PlanFile,
    find_plans,
    find_project_root,
    locate,
    read_source,
)
from gplang.records import NamedTuple, dataclass
from gplang.report.visible import make_visible
from gplang.source import SourceText, Span
from gplang.syntax.reading import MAX_FILE_BYTES, MAX_LOG_BYTES, decode, is_log
from gplang.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from gplang.compiler import Compilation

_UNNAMED = "<stdin>"


_IMPORT = "E040"

_Read = tuple[SourceText, tuple[Diagnostic, ...]] | PathProblem


class Input(NamedTuple):
    """A text to compile: its file, what it uses, and, where its bytes are no plan, the finding that says why.

    `data` are the bytes of standard input; those of a file can be read again.
    """

    file: PlanFile
    source: SourceText
    loader: Loader
    refused: tuple[Diagnostic, ...] = ()
    data: bytes | None = None


@dataclass(frozen=True, slots=True)
class Inputs:
    """The plans that a command is given; `stdin` is the file that standard input stands for.

    `shown` are the displayed paths of files that a plan uses and that were also named on the command line.
    """

    files: tuple[PlanFile | PathProblem, ...]
    stdin: PlanFile | None
    shown: Mapping[Path, str]

    @property
    def paths(self) -> tuple[Path, ...]:
        """Where the plans are, those that can be read or not."""
        return tuple(item.path for item in (self.stdin, *self.files) if isinstance(item, PlanFile))

    @property
    def count(self) -> int:
        """How many plans there are, those that cannot be read among them."""
        return len(self.files) + (self.stdin is not None)

    def open_stdin(self) -> "Input | PathProblem | None":
        """Read the text from standard input; None if it is not asked for."""
        if self.stdin is None:
            return None
        if sys.stdin is None:
            return PathProblem(self.stdin.shown, "standard input is closed")
        data = sys.stdin.buffer.read(MAX_FILE_BYTES + 1)
        if len(data) > MAX_FILE_BYTES and is_log(data):
            data += sys.stdin.buffer.read(MAX_LOG_BYTES + 1 - len(data))
        opened = self._open(self.stdin, decode(data, self.stdin.shown), None)
        return opened if isinstance(opened, PathProblem) else opened._replace(data=data)

    def open(self, file: PlanFile, unsaved: SourceText | None = None) -> Input | PathProblem:
        """Read a file; `unsaved` is the text that stands for another one that it may use."""
        return self._open(file, read_source(file.path, file.shown), unsaved)

    def _open(self, file: PlanFile, read: _Read, unsaved: SourceText | None) -> Input | PathProblem:
        if isinstance(read, PathProblem):
            return read
        source, refused = read
        disk = DiskLoader(find_project_root(file.path), self.shown)
        return Input(file, source, disk if unsaved is None else _prefer(unsaved, disk), refused)


def list_inputs(paths: Sequence[str], stdin_filename: str | None = None) -> Inputs:
    """Return every plan that `paths` name, each file once; nothing is read yet.

    Text from standard input (`-`) is treated as if it stood in `stdin_filename`.
    """
    stdin = _stdin_file(stdin_filename) if STDIN in paths else None
    found = find_plans(path for path in paths if path != STDIN)
    files = tuple(item for item in found if isinstance(item, PathProblem) or stdin is None or item.real != stdin.real)
    plans = [item for item in (stdin, *files) if isinstance(item, PlanFile)]
    return Inputs(files, stdin, {item.real: item.shown for item in reversed(plans)})


def compile_inputs(paths: Sequence[str], stdin_filename: str | None = None) -> Iterator["Compilation | PathProblem"]:
    """Compile every plan that `paths` name, standard input (`-`) first, then the others in their order.

    Nothing is read before it is asked for. What cannot be read comes as a `PathProblem` in its place.
    """
    yield from compile_listed(list_inputs(paths, stdin_filename))


def compile_listed(inputs: Inputs) -> Iterator["Compilation | PathProblem"]:
    """Compile the plans one after the other, standard input first."""
    for opened in open_all(inputs):
        yield opened if isinstance(opened, PathProblem) else compile_input(opened)


def open_all(inputs: Inputs) -> Iterator[Input | PathProblem]:
    """Read the plans one after the other, standard input first."""
    typed = inputs.open_stdin()
    if typed is not None:
        yield typed
    unsaved = typed.source if isinstance(typed, Input) and not typed.refused else None
    for file in inputs.files:
        yield file if isinstance(file, PathProblem) else inputs.open(file, unsaved)


def compile_input(opened: Input) -> "Compilation":
    """Compile one text."""
    from gplang.compiler import compile_source, refuse_source

    if opened.refused:
        return refuse_source(opened.source, opened.refused)
    return compile_source(opened.source, opened.loader)


def merge_findings(findings: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return the findings in their order, each once: two plans may import one faulty file.

    Files that use each other in a cycle are reported once, as seen from the first of them.
    """
    once: dict[tuple[str, Span, str, str], Diagnostic] = {}
    circles: dict[tuple[str, ...], tuple[str, ...]] = {}
    for finding in findings:
        where = finding.where
        is_import = finding.code == _IMPORT
        if finding.circle and circles.setdefault(_from_least(finding.circle), finding.circle) != finding.circle:
            continue
        message = "" if is_import else finding.message  # a place in a cycle is reported in one way only
        once.setdefault((where.source.path, where.span, finding.code, message), finding)
    return tuple(once.values())


def _from_least(circle: tuple[str, ...]) -> tuple[str, ...]:
    """Return the files of a cycle, starting with the least one."""
    first = circle.index(min(circle))
    return (*circle[first:], *circle[:first])


def is_named(stdin: PlanFile) -> bool:
    """Return whether text from standard input stands for a file."""
    return stdin.shown != _UNNAMED


def pass_stdin_through() -> None:
    """Write standard input to standard output as it is, of whatever size."""
    while sys.stdin is not None and (data := sys.stdin.buffer.read(MAX_FILE_BYTES)):
        click.echo(data, nl=False)


def tell_problem(problem: PathProblem) -> None:
    """Print in one line on stderr what could not be read."""
    click.echo(f"gpl: {make_visible(str(problem))}", err=True)


def _prefer(unsaved: SourceText, disk: Loader) -> Loader:
    """Return a loader that hands out the text of standard input for the file that it stands for."""

    def load(importer: str, target: str) -> SourceText | ImportRefused:
        loaded = disk(importer, target)
        return unsaved if getattr(loaded, "path", "") == unsaved.path else loaded

    return load


def _stdin_file(filename: str | None) -> PlanFile:
    file = locate(Path(filename or _UNNAMED))
    return file if filename else file._replace(shown=_UNNAMED)
