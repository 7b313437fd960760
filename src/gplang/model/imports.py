"""How files named by `use` reach the compiler: through a loader that the caller hands in."""

from collections.abc import Callable, Iterable
from posixpath import dirname

from gplang.diagnostics import Applicability, Diagnostic, Edit, Fix, language_finding
from gplang.records import NamedTuple
from gplang.source import Location, SourceText
from gplang.syntax.ast import Parsed, Setting
from gplang.syntax.document import BlockLines, Document, Parse, parse_document
from gplang.typed import Protocol

MOST_IMPORTS = 64
"""Files that one plan may bring in."""

MOST_TEXT = 1_048_576
"""Characters of all files together that one plan may bring in."""

DEEPEST_IMPORT = 16
"""How many files may import one another in a row."""


class ImportRefused(NamedTuple):
    """Why a file cannot be imported, and the remedy; `moved` is its new path where that is certain."""

    message: str
    hint: str = ""
    moved: str = ""


class Loader(Protocol):
    """Finds the text for a `use` line; the disk, an editor's buffers and tests each have their own loader."""

    def __call__(self, importer: str, target: str) -> SourceText | ImportRefused:
        """Return the text of `target`, or why it cannot be loaded.

        `importer` is the path of the importing `SourceText`, `target` the path as written in its `use` line. A file is
        always returned under the same path, so that reference cycles are detected.
        """
        ...


_Load = Callable[[str, str], SourceText | ImportRefused]


class Imports(NamedTuple):
    """The imported files: libraries before the files that use them. `complete`: none is missing.

    `named` has the place where each document was first named.
    """

    documents: tuple[Document, ...]
    named: tuple[Location, ...]
    complete: bool


def load_imports(
    document: Document, loader: Loader, parse: Parse = parse_document
) -> tuple[Imports, tuple[Diagnostic, ...]]:
    """Load all files that a file uses, directly or through another; each is read once."""
    loading = _Loading(document.source.path, loader, parse)
    loading.visit(document, (document.source.path,))
    documents, named = tuple(zip(*loading.found.values(), strict=True)) or ((), ())
    return Imports(documents, named, loading.is_complete), tuple(loading.findings)


class _Loading:
    """The files that were found so far, by their paths, and what is wrong with them."""

    def __init__(self, path: str, loader: Loader, parse: Parse) -> None:
        self.findings: list[Diagnostic] = []
        self.found: dict[str, tuple[Document, Location]] = {}
        self.is_complete = True
        self._loader = loader
        self._parse = parse
        self._loaded: dict[tuple[str, str], SourceText | ImportRefused] = {}
        self._seen = {path}
        self._length = 0

    def visit(self, importer: Document, chain: tuple[str, ...]) -> None:
        """Load what a file uses; `chain` are the files that use one another up to it."""
        blocks = [block for block in importer.blocks if block.says.has_use]
        if any(_is_use(line.parsed) and line.is_mistake for block in blocks for line in block.all_lines):
            self.is_complete = False
        for count, (where, target) in enumerate(_targets(blocks)):
            if self._length > MOST_TEXT:
                return
            if count == MOST_IMPORTS:
                self._miss(_too_many(where))
                return
            result = _load(importer, target, chain, where, self._load, len(self._seen) - 1)
            if isinstance(result, Diagnostic):
                self._miss(result)
            elif result.path not in self._seen:
                self._seen.add(result.path)
                self._length += len(result.text)
                if self._length > MOST_TEXT:
                    self._miss(_too_long(where, self._length))
                    return
                library, problems = self._parse(result)
                if library.is_log:
                    hint = "a log names its plan; `use` is for what plans have in common"
                    self._miss(language_finding("E040", where, f"`{target}` is a log", hint))
                    continue
                self.findings.extend(problems)
                self.visit(library, (*chain, result.path))
                self.found[result.path] = library, where

    def _load(self, importer: str, target: str) -> SourceText | ImportRefused:
        key = (dirname(importer), target)
        if key not in self._loaded:
            self._loaded[key] = self._loader(importer, target)
        return self._loaded[key]

    def _miss(self, finding: Diagnostic) -> None:
        self.findings.append(finding)
        self.is_complete = False


def _is_use(parsed: Parsed | None) -> bool:
    return parsed is not None and parsed.keyword == "use"


def _targets(blocks: Iterable[BlockLines]) -> list[tuple[Location, str]]:
    return [
        (line.at(node.span), node.value)
        for block in blocks
        for line, parsed in block.statements()
        if _is_use(parsed) and isinstance(parsed.statement, Setting)
        for node in parsed.statement.values
    ]


def _load(
    importer: Document, target: str, chain: tuple[str, ...], where: Location, loader: "_Load", count: int
) -> SourceText | Diagnostic:
    result = loader(importer.source.path, target)
    if isinstance(result, ImportRefused):
        edit = Edit(where, f'"{result.moved}"')
        fix = Fix(f"write `{edit.text}`", (edit,), Applicability.SAFE, in_hint=True)
        fixes = (fix,) if result.moved else ()
        return language_finding("E040", where, result.message, result.hint, fixes=fixes)
    if result.path in chain:
        circle = chain[chain.index(result.path) :]
        told = " → ".join((*circle, result.path))
        message = "a file uses itself" if len(chain) == 1 else f"files use each other in a cycle: {told}"
        return language_finding("E040", where, message, "move what both need into a third file", circle=circle)
    if count >= MOST_IMPORTS:
        return _too_many(where)
    if len(chain) > DEEPEST_IMPORT:
        return language_finding("E040", where, f"imports are over {DEEPEST_IMPORT} files deep", "use the file directly")
    return result


def _too_long(where: Location, length: int) -> Diagnostic:
    message = f"{length:,} characters in the files that are used; at most {MOST_TEXT:,}"
    return language_finding("E050", where, message, "this file is not read; use fewer or smaller ones")


def _too_many(where: Location) -> Diagnostic:
    return language_finding("E050", where, f"more than {MOST_IMPORTS} imported files", "join some of them")
