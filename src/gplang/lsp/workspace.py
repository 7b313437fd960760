"""All texts that an editor has open, and what is known of each."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path

from gplang.compiler import Compilation, check_source, compile_source, refuse_source
from gplang.diagnostics import Diagnostic
from gplang.lint.fix import Check
from gplang.lint.memory import Memory
from gplang.lint.policy import Policy
from gplang.logs.quiet import QuietBlocks
from gplang.lsp.buffers import Buffer, OverDisk, open_paths, read_buffer
from gplang.lsp.logbook import Logbook, PlanLogs
from gplang.lsp.snapshots import Snapshot
from gplang.model.kept import KeptSessions
from gplang.policies.files import make_finder
from gplang.policies.refusal import PolicyRefused
from gplang.policies.ruling import Options, Policies, make_policies
from gplang.project import (
    PathProblem,
    PlanFile,
    find_plans,
    find_project_root,
    is_folder,
    is_project_root,
    locate,
    read_source,
    shown_path,
)
from gplang.records import NamedTuple, replace
from gplang.rules import RULES
from gplang.source import SourceText
from gplang.syntax.document import Document, parse_document

MOST_PLANS = 1_000
"""Files of a project in which names are looked for."""

Trouble = Diagnostic | PathProblem | str
"""What is wrong with a configuration or with rules of another package."""


class Workspace:
    """The open texts, each with its snapshot; used by one thread only."""

    def __init__(self) -> None:
        self._buffers: dict[str, Buffer] = {}
        self._snapshots: dict[str, Snapshot] = {}
        self._parsed: dict[str, tuple[Document, tuple[Diagnostic, ...]]] = {}
        self._kept: dict[str, KeptSessions] = {}
        self._quiet: dict[str, QuietBlocks] = {}
        self._memories: dict[str, Memory] = {}
        self._policies: Policies | None = None
        self._troubles: tuple[Trouble, ...] = ()
        self._logbook = Logbook()

    # ---- what is open

    def put(self, uri: str, version: int | None, text: str) -> None:
        """Open a text, or replace it by a newer version."""
        buffer = read_buffer(uri, version, text)
        known = self._buffers.pop(uri, None)  # the one touched last stands for its file
        if known is not None and known.source.text == buffer.source.text:
            buffer = buffer._replace(source=known.source)
        self._buffers[uri] = buffer
        self._outdate(uri)
        self._forget_users(buffer.source.path)

    def close(self, uri: str) -> None:
        """Forget a text; what is on disk goes for it from now on."""
        self._outdate(uri)
        if (buffer := self._buffers.pop(uri, None)) is not None:
            self._parsed.pop(buffer.source.path, None)
            self._kept.pop(uri, None)
            self._quiet.pop(uri, None)
            self._memories.pop(uri, None)
            self._forget_users(buffer.source.path)

    @property
    def uris(self) -> tuple[str, ...]:
        """The open texts."""
        return tuple(self._buffers)

    @property
    def sources(self) -> Mapping[str, Buffer]:
        """The open texts as they are now, by the paths that their files are shown under."""
        return {buffer.source.path: buffer for buffer in self._buffers.values()}

    def buffer(self, uri: str) -> Buffer | None:
        """Return an open text."""
        return self._buffers.get(uri)

    # ---- what is known

    def snapshot(self, uri: str) -> Snapshot | None:
        """Return what is known of an open text."""
        if uri not in self._snapshots:
            buffer = self._buffers.get(uri)
            if buffer is None:
                return None
            self._snapshots[uri] = self._compile(buffer)
        return self._snapshots[uri]

    def log_reader(self, snapshot: Snapshot) -> Callable[[], PlanLogs] | None:
        """Return how the logs of a plan are read, for the other thread; None where its configuration names none."""
        path, policies = snapshot.buffer.path, self._all_policies()
        if path is None or snapshot.compilation.plan is None or not policies.has_logs(path):
            return None
        return partial(self._logbook.logs_of, snapshot.compilation, path, policies, self.sources)

    def number_writer(self, snapshot: Snapshot) -> Callable[[str], str]:
        """Return what writes numbers for `as planned` into a log that is laid out, for the other thread."""
        source, path, policies, buffers = (
            snapshot.buffer.source,
            snapshot.buffer.path,
            self._all_policies(),
            self.sources,
        )

        def write(text: str) -> str:
            from gplang.importing.workouts.numbers import write_numbers

            others_of = None if path is None else partial(self._logbook.find_others, path, policies, buffers)
            return write_numbers(SourceText(source.path, text), OverDisk(path, buffers), snapshot.profile, others_of)

        return write

    def outdated(self) -> Iterator[str]:
        """Yield the open texts that have to be compiled anew."""
        yield from (uri for uri in self.uris if uri not in self._snapshots)

    def look_again(self, changed: Iterable[str] = ()) -> None:
        """Read the configurations again, and forget what is known of texts for which others hold now.

        Texts that use one of the `changed` files, which are named as they are shown, are forgotten, too.
        """
        for shown in changed:
            self._forget_users(shown)
        self._policies = None
        self._logbook.forget()
        for uri, snapshot in list(self._snapshots.items()):
            if snapshot.policy != self._policy_of(snapshot.buffer):
                del self._snapshots[uri]

    def read_again(self) -> None:
        """Forget what is known of texts that use files: those may have changed on disk without a word."""
        self._snapshots = {uri: snapshot for uri, snapshot in self._snapshots.items() if not snapshot.asked}

    @property
    def troubles(self) -> tuple[Trouble, ...]:
        """What is wrong with the configurations, and with rules of other packages, of the open texts."""
        if not self._buffers:
            return ()
        self._all_policies()
        failed = (each.trouble for each in self._snapshots.values() if each.trouble)
        return (*self._troubles, *dict.fromkeys(failed))

    def checker(self, snapshot: Snapshot) -> Check:
        """Return how other versions of a text are checked, with the other texts as they are now; for any thread.

        What the findings say and the safe fixes are all there; fixes that take long are left out. The check ends with
        ContentModified where the text itself has changed.
        """
        path, buffers = snapshot.buffer.path, self.sources
        policy = snapshot.policy and replace(snapshot.policy, exchanges=False)
        known = snapshot.compilation.document

        def parse(source: SourceText) -> tuple[Document, tuple[Diagnostic, ...]]:
            return parse_document(source, known if source.path == known.source.path else None)

        def check(source: SourceText) -> tuple[Diagnostic, ...]:
            if policy is None:
                return ()
            return snapshot.told(check_source(source, OverDisk(path, buffers), policy, parse, snapshot.heed))

        return check

    def _compile(self, buffer: Buffer) -> Snapshot:
        loader = OverDisk(buffer.path, self.sources)
        if buffer.refused:
            compilation = refuse_source(buffer.source, buffer.refused)
        else:
            kept = self._kept.setdefault(buffer.uri, KeptSessions())
            quiet = self._quiet.setdefault(buffer.uri, QuietBlocks())
            compilation = compile_source(buffer.source, loader, self._parse, kept, quiet)
        libraries = compilation.resolved.libraries if compilation.resolved is not None else ()
        ruling = self._all_policies().ruling
        codes = {each.source.path: ruling(Path(each.source.path)).policy.codes for each in libraries}
        profile = ruling(buffer.path).policy.profile
        memory = self._memories.setdefault(buffer.uri, Memory())
        see = partial(memory.see, compilation.document, compilation.resolved, loader.again)
        return Snapshot(buffer, compilation, frozenset(loader.asked), self._policy_of(buffer), profile, codes, see)

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

    def _outdate(self, uri: str) -> None:
        """Forget what is known of a text that is no more as it was, and have the rules stop that run on it."""
        if (snapshot := self._snapshots.pop(uri, None)) is not None:
            snapshot.is_outdated = True

    def _forget_users(self, shown: str) -> None:
        """Forget what is known of the texts that use a file."""
        for uri in [uri for uri, snapshot in self._snapshots.items() if shown in snapshot.asked]:
            del self._snapshots[uri]

    def _policy_of(self, buffer: Buffer) -> Policy | None:
        policies = self._all_policies()
        if buffer.path is not None and policies.is_excluded(locate(buffer.path)):
            return None
        return policies.ruling(buffer.path).policy

    def _all_policies(self) -> Policies:
        if self._policies is None:
            try:
                self._policies, self._troubles = make_policies(Options(), open_paths(self._buffers.values()))
            except PolicyRefused as refused:
                self._policies, self._troubles = Policies(Options(), RULES, make_finder(RULES)), (str(refused),)
        return self._policies


class ProjectTexts(NamedTuple):
    """The plans of a project as texts; `left_out` says why there are others that are not looked into."""

    texts: tuple[SourceText, ...]
    left_out: str = ""


class ProjectPlans(NamedTuple):
    """The plans of a project, compiled; `left_out` says why there are others that are not looked into."""

    compilations: tuple[Compilation, ...]
    left_out: str = ""


def read_project(near: Path | None, buffers: Mapping[str, Buffer], folders: Iterable[Path]) -> ProjectTexts:
    """Return the open texts and all plans of the project, and of the editor's folders, that a file belongs to.

    Without a file those of all folders of the editor.
    """
    texts = {shown: buffer.source for shown, buffer in buffers.items() if not buffer.refused}
    found = find_plans(map(str, folders)) if near is None else _find_plans_around(near, folders)
    left_out = f"there are more than {MOST_PLANS:,} plans in the project" if len(found) > MOST_PLANS else ""
    for file in found[:MOST_PLANS]:
        if isinstance(file, PathProblem):
            left_out = left_out or ("" if is_folder(Path(file.path)) else str(file))
        elif (shown := shown_path(file.real)) not in texts:
            read = read_source(file.path, shown)
            if isinstance(read, PathProblem) or read[1]:
                left_out = left_out or f"{shown} cannot be read"
            else:
                texts[shown] = read[0]
    return ProjectTexts(tuple(texts.values()), left_out)


def compile_project(near: Path | None, buffers: Mapping[str, Buffer], folders: Iterable[Path]) -> ProjectPlans:
    """Compile the open texts and, near a file that is saved, the plans of its project."""
    open_texts = tuple(buffer.source for buffer in buffers.values() if not buffer.refused)
    texts, left_out = ProjectTexts(open_texts) if near is None else read_project(near, buffers, folders)
    compiled = (compile_source(source, OverDisk(Path(source.path), buffers)) for source in texts)
    return ProjectPlans(tuple(compiled), left_out)


def _find_plans_around(near: Path, folders: Iterable[Path]) -> tuple[PlanFile | PathProblem, ...]:
    """Return the plans beside a file: in its project, and in the folders of the editor that it lies in.

    Without either, those in its own folder.
    """
    root = find_project_root(near)
    around = [folder for folder in folders if near.is_relative_to(folder)]
    if is_project_root(root):
        around.append(root)
    return find_plans(map(str, around or [path for path in sorted(root.glob("*.gpl")) if not path.is_symlink()]))
