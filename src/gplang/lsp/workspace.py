"""All texts that an editor has open, and what is known of each."""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path

from gplang.compiler import Compilation, check_source, compile_source, refuse_source
from gplang.diagnostics import Diagnostic
from gplang.lint.fix import Check
from gplang.lsp.buffers import Buffer, OverDisk, open_paths, read_buffer
from gplang.lsp.snapshots import Snapshot
from gplang.policies.files import make_finder
from gplang.policies.refusal import PolicyRefused
from gplang.policies.ruling import Options, Policies, make_policies
from gplang.project import PlanFile, Problem, find_plans, find_project_root, is_project_root, locate, read_source
from gplang.rules import RULES
from gplang.source import SourceText
from gplang.syntax.document import Document, parse_document

MOST_PLANS = 1_000
"""Files of a project in which names are looked for."""


class Workspace:
    """The open texts, each with its snapshot; used by one thread only.

    `troubles` are what is wrong with configurations and rules of other packages, in words.
    """

    def __init__(self) -> None:
        self.troubles: tuple[Diagnostic | Problem | str, ...] = ()
        self._buffers: dict[str, Buffer] = {}
        self._snapshots: dict[str, Snapshot] = {}
        self._parsed: dict[str, tuple[Document, tuple[Diagnostic, ...]]] = {}
        self._policies: Policies | None = None

    def put(self, uri: str, version: int | None, text: str) -> None:
        """Open a text, or replace it by a newer version."""
        buffer = read_buffer(uri, version, text)
        known = self._buffers.get(buffer.source.path)
        if known is not None and known.source.text == buffer.source.text:
            buffer = buffer._replace(source=known.source)
        self._buffers[buffer.source.path] = buffer
        self._snapshots.pop(uri, None)
        self._forget_users(buffer.source.path)

    def close(self, uri: str) -> None:
        """Forget a text; what is on disk goes for it from now on."""
        for shown in [shown for shown, buffer in self._buffers.items() if buffer.uri == uri]:
            del self._buffers[shown]
            self._parsed.pop(shown, None)
            self._forget_users(shown)
        self._snapshots.pop(uri, None)

    def forget_disk(self) -> None:
        """Look anew at everything that lies on disk: configurations and used files."""
        self._policies = None
        self._snapshots.clear()

    @property
    def uris(self) -> tuple[str, ...]:
        """The open texts."""
        return tuple(buffer.uri for buffer in self._buffers.values())

    def uri_of(self, shown: str) -> str | None:
        """Return the URI of an open text by the path that it is shown under."""
        buffer = self._buffers.get(shown)
        return None if buffer is None else buffer.uri

    def snapshot(self, uri: str) -> Snapshot | None:
        """Return what is known of an open text."""
        if uri not in self._snapshots:
            buffer = next((each for each in self._buffers.values() if each.uri == uri), None)
            if buffer is None:
                return None
            self._snapshots[uri] = self._compile(buffer)
        return self._snapshots[uri]

    def outdated(self) -> Iterator[str]:
        """Yield the open texts that have to be compiled anew."""
        yield from (uri for uri in self.uris if uri not in self._snapshots)

    def sources(self) -> Mapping[str, Buffer]:
        """Return the open texts by the paths that they are shown under, as they are now."""
        return dict(self._buffers)

    def checker(self, snapshot: Snapshot) -> Check:
        """Return how other versions of a text are checked, with the other texts as they are now; for any thread."""
        policy, path, buffers = snapshot.policy, snapshot.buffer.path, self.sources()

        def check(source: SourceText) -> tuple[Diagnostic, ...]:
            found = check_source(source, OverDisk(path, buffers), policy) if policy is not None else None
            return found.diagnostics if found is not None else ()

        return check

    def _compile(self, buffer: Buffer) -> Snapshot:
        loader = OverDisk(buffer.path, self._buffers)
        if buffer.refused:
            compilation = refuse_source(buffer.source, buffer.refused)
        else:
            compilation = compile_source(buffer.source, loader, self._parse)
        policies = self._all_policies()
        excluded = buffer.path is not None and policies.is_excluded(locate(buffer.path))
        policy = None if excluded else policies.ruling(buffer.path).policy
        return Snapshot(buffer, compilation, frozenset(loader.asked), policy)

    def _parse(self, source: SourceText) -> tuple[Document, tuple[Diagnostic, ...]]:
        """Parse a text; one that did not change not at all, a changed one by its changed lines."""
        before = self._parsed.get(source.path)
        if before is None:
            parsed = parse_document(source)
        elif before[0].source is source or before[0].source.text == source.text:
            return before
        else:
            parsed = parse_document(source, before[0])
        self._parsed[source.path] = parsed
        return parsed

    def _forget_users(self, shown: str) -> None:
        """Forget what is known of the texts that use a file."""
        for uri in [uri for uri, snapshot in self._snapshots.items() if shown in snapshot.asked]:
            del self._snapshots[uri]

    def _all_policies(self) -> Policies:
        if self._policies is None:
            try:
                self._policies, self.troubles = make_policies(Options(), open_paths(self._buffers))
            except PolicyRefused as refused:
                self._policies, self.troubles = Policies(Options(), RULES, make_finder(RULES)), (str(refused),)
        return self._policies


def compile_project(
    near: Path | None, buffers: Mapping[str, Buffer], folders: Iterable[Path]
) -> tuple[Compilation, ...]:
    """Compile the open texts and all plans of the project, and of the editor's folders, that a file belongs to."""
    load = partial(OverDisk, buffers=dict(buffers))
    texts = {shown: buffer.source for shown, buffer in buffers.items() if not buffer.refused}
    for file in _find_plans_around(near, folders)[:MOST_PLANS] if near is not None else ():
        read = file if isinstance(file, Problem) else read_source(file.path, file.shown)
        if not isinstance(read, Problem) and not read[1]:
            texts.setdefault(read[0].path, read[0])
    return tuple(compile_source(source, load(Path(shown))) for shown, source in texts.items())


def _find_plans_around(near: Path, folders: Iterable[Path]) -> tuple[PlanFile | Problem, ...]:
    """Return the plans beside a file: in its project, and in the folders of the editor that it lies in.

    Without either, those in its own folder.
    """
    root = find_project_root(near)
    around = [folder for folder in folders if near.is_relative_to(folder)]
    if is_project_root(root):
        around.append(root)
    return find_plans(map(str, around or sorted(root.glob("*.gpl"))))
