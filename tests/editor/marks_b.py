"""Cases of names, remedies, symbols and folds: plans, beside them in a file what is expected of them.

`pytest tests/editor --snapshot-update` writes what is expected; then read it.
"""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from posixpath import dirname, join, normpath

from gplang.compiler import Compilation, check_source, compile_source
from gplang.diagnostics import Edit
from gplang.lint.splice import Cut, in_order, is_orderly, rewrite
from gplang.model.imports import ImportRefused, Loader
from gplang.source import SourceText

HERE = Path(__file__).parent


def plans_in(folder: str) -> list[Path]:
    """Return the plans of a folder of cases."""
    return sorted((HERE / folder).glob("*.gpl"))


def cases_in(folder: str) -> list[Path]:
    """Return the cases of a folder that has a folder for each."""
    return sorted(path for path in (HERE / folder).iterdir() if path.is_dir())


def read_files(case: Path) -> dict[str, str]:
    """Return the plans of a case by name, with the ends that their lines have."""
    return {path.name: path.read_bytes().decode("utf-8") for path in sorted(case.glob("*.gpl"))}


def compile_files(files: Mapping[str, str]) -> list[Compilation]:
    """Compile each of some files, which can use each other."""
    sources = {name: SourceText(name, text) for name, text in files.items()}
    return [compile_source(source, loader_of(sources)) for source in sources.values()]


def check_text(text: str) -> Compilation:
    """Check a text that uses no other file."""
    return check_source(SourceText("plan.gpl", text), loader_of({}))


def compile_text(text: str) -> Compilation:
    """Compile a text that uses no other file."""
    return compile_source(SourceText("plan.gpl", text), loader_of({}))


def loader_of(sources: Mapping[str, SourceText]) -> Loader:
    """Return a loader that knows some texts, and no others."""

    def load(importer: str, target: str) -> SourceText | ImportRefused:
        path = normpath(join(dirname(importer), target))
        return sources.get(path, ImportRefused(f"no file `{target}`"))

    return load


def apply(edits: Iterable[Edit], text: str) -> str:
    """Return a text after edits, which must lie side by side."""
    cuts = in_order(Cut(*edit.where.span, edit.text) for edit in edits)
    assert is_orderly(cuts, len(text))
    return rewrite(text, cuts)


def expect(path: Path, found: str) -> None:
    """Compare what was found with what a file expects, or write it into the file."""
    if os.environ.get("GPL_UPDATE_CASES"):
        path.write_text(found, encoding="utf-8", newline="")
    assert path.read_bytes().decode("utf-8") == found
