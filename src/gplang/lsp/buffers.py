"""The texts that an editor has open; they go before the files on disk, saved or not."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from gplang.diagnostics import Diagnostic
from gplang.lsp.uris import path_in, uri_of_path
from gplang.model.imports import ImportRefused
from gplang.model.targets import refuse_form
from gplang.project import DiskLoader, find_project_root, shown_path
from gplang.records import NamedTuple
from gplang.source import SourceText
from gplang.syntax.reading import decode

_BOM = "\ufeff"


class Buffer(NamedTuple):
    """An open text. `path` is None for one that was never saved; `refused` says why it is no plan at all."""

    uri: str
    version: int | None
    path: Path | None
    source: SourceText
    refused: tuple[Diagnostic, ...] = ()


def read_buffer(uri: str, version: int | None, text: str) -> Buffer:
    """Return an open text as the compiler takes it; halves of characters, which editors can send, are replaced."""
    path = path_of(uri)
    shown = uri if path is None else shown_path(path)
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    marked = f" {whole[1:]}" if whole.startswith(_BOM) else whole  # a blank, so that what follows stays where it is
    source, refused = decode(marked.encode(), shown)
    return Buffer(uri, version, path, source, refused)


def path_of(uri: str) -> Path | None:
    """Return the file that a URI names, every link followed; None for a text that is no file."""
    try:
        found = path_in(uri)
        return None if found is None else Path(found).resolve()
    except (OSError, ValueError, RuntimeError):
        return None


def uri_of(shown: str) -> str:
    """Return the URI of a file that is shown under this path."""
    return uri_of_path(str(Path(shown).absolute()))


class OverDisk:
    """A `Loader` that prefers open texts to what the disk holds.

    `asked` are the files that it was asked for; `again` loads them as they were found.
    """

    def __init__(self, path: Path | None, buffers: Mapping[str, Buffer]) -> None:
        self.asked: set[str] = set()
        self._found: dict[tuple[str, str], SourceText | ImportRefused] = {}
        self._disk = DiskLoader(find_project_root(path or Path()))
        self._buffers = buffers

    def __call__(self, importer: str, target: str) -> SourceText | ImportRefused:
        """Return the text of `target`, or why it cannot be had."""
        self._found[importer, target] = found = self._load(importer, target)
        return found

    def again(self, importer: str, target: str) -> SourceText | ImportRefused:
        """Return what was found before; the disk is not looked at."""
        return self._found[importer, target]

    def _load(self, importer: str, target: str) -> SourceText | ImportRefused:
        loaded = self._disk(importer, target)
        shown = loaded.path if isinstance(loaded, SourceText) else _meant(importer, target)
        self.asked.add(shown)
        buffer = self._buffers.get(shown)
        if buffer is None or buffer.refused:
            return loaded
        is_usable = isinstance(loaded, SourceText) or self._may_load(shown, target)
        return buffer.source if is_usable else loaded

    def _may_load(self, shown: str, target: str) -> bool:
        """Return whether a text that is open, but not on disk yet, could be used if it were."""
        return refuse_form(target) is None and Path(shown).absolute().is_relative_to(self._disk.root)


def _meant(importer: str, target: str) -> str:
    try:
        return shown_path((Path(importer).absolute().parent / target).resolve())
    except (OSError, ValueError, RuntimeError):
        return target


def open_paths(buffers: Iterable[Buffer]) -> Iterator[Path]:
    """Yield the files of open texts; the working directory for one that is no file."""
    for buffer in buffers:
        yield buffer.path or Path()
