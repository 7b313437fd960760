"""What `use` reaches on the disk."""

import os
from collections.abc import Mapping
from pathlib import Path, PurePath

from gplang.model.imports import ImportRefused
from gplang.model.targets import refuse_form, refuse_name
from gplang.project.paths import is_folder, is_project_root, may_lead, real_path, shown_path
from gplang.project.plans import find_named
from gplang.project.reading import FOLDER, MISSING, read_start, suggest_path
from gplang.records import dataclass, field
from gplang.source import SourceText
from gplang.syntax.reading import MAX_FILE_BYTES, decode

_COPY = "put a copy of the file into the project"
_RELATIVE = "paths are relative to this file's folder"


@dataclass(frozen=True, slots=True)
class DiskLoader:
    """A `Loader` for files below `root`: `use` never leaves it, by `..` or by a link.

    `shown` are the paths to report files under that were already named; keys are real paths.
    """

    root: Path
    shown: Mapping[Path, str] = field(default_factory=dict)

    def __call__(self, importer: str, target: str) -> SourceText | ImportRefused:
        """Return the text of `target`, read from the folder of `importer`, or why it cannot be had."""
        if (refused := refuse_form(target)) is not None:
            return refused
        wanted = Path(importer).absolute().parent / target
        real, root = real_path(wanted), real_path(self.root)
        if not real.is_relative_to(root):
            return self._refuse_outside(wanted, target)
        if (refused := refuse_name(target)) is not None and not is_folder(real):
            return refused._replace(hint=suggest_path(real, target, real_path(Path(importer))) or refused.hint)
        if refused is None and not may_lead(Path(importer).absolute().parent, real, root):
            return ImportRefused(f"`{target}` leads by a link to what is no plan", _COPY)
        data = read_start(real, MAX_FILE_BYTES + 1)
        if isinstance(data, str):
            refused = _refuse_unread(data, real, target, real_path(Path(importer)))
            return self._with_moved(refused, Path(importer), real) if data == MISSING else refused
        source, findings = decode(data, self.shown.get(real) or shown_path(real))
        if findings:
            return ImportRefused(f"`{target}` cannot be read: {findings[0].message}", findings[0].hint)
        return source

    def _with_moved(self, refused: ImportRefused, importer: Path, missing: Path) -> ImportRefused:
        """Say where the only plan of the project with a missing file's name lies, by its path from the importer."""
        found = [path for path in find_named(self.root, missing.name) if real_path(path) != real_path(importer)]
        if len(found) != 1 or not is_folder(importer.parent):
            return refused
        folder = importer.absolute().parent
        path = PurePath(os.path.relpath(found[0].absolute(), folder)).as_posix()
        leads_there = real_path(folder / path) == real_path(found[0])
        if not leads_there or not path.isprintable() or set(path) & set('"\\'):
            return refused
        hint = refused.hint if path in refused.hint else f'a file of that name lies elsewhere: write "{path}"'
        return refused._replace(hint=hint, moved=path)

    def _refuse_outside(self, wanted: Path, target: str) -> ImportRefused:
        if Path(os.path.normpath(wanted)).is_relative_to(self.root.absolute()):
            message = f"`{target}` leads outside the project by a link"
            return ImportRefused(message, _COPY)
        message = f"`{target}` lies outside the project, which ends at {shown_path(self.root)}/"
        if is_project_root(self.root):
            return ImportRefused(message, "put the file into the project")
        return ImportRefused(message, "an empty gpl.toml in a folder makes everything below it one project")


def _refuse_unread(reason: str, real: Path, target: str, importer: Path) -> ImportRefused:
    if reason == MISSING:
        return ImportRefused(f"no file `{target}`", suggest_path(real, target, importer) or _RELATIVE)
    if reason == FOLDER:
        return ImportRefused(f"`{target}` is a folder", "name one of the files in it")
    return ImportRefused(f"`{target}` cannot be read: {reason}")
