"""Texts that stand beside each other as files do in a folder."""

from collections.abc import Mapping
from posixpath import dirname, join, normpath

from gplang.model.imports import ImportRefused
from gplang.source import SourceText


class Folder:
    """A `Loader` for files that are texts, by their names; it never looks at a disk."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._sources = {normpath(name): SourceText(name, text) for name, text in texts.items()}

    def __getitem__(self, name: str) -> SourceText:
        return self._sources[normpath(name)]

    def __call__(self, importer: str, target: str) -> SourceText | ImportRefused:
        """Return the text that a file names."""
        found = self._sources.get(normpath(join(dirname(importer), target)))
        return found or ImportRefused(f"no text `{target}` was sent along")
