"""One editor's session: its texts, its thread for slow work, and what it was told."""

import asyncio
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from gplang import __version__
from gplang.diagnostics import Diagnostic
from gplang.lsp.answers import say_finding
from gplang.lsp.buffers import path_of, uri_of
from gplang.lsp.places import Places
from gplang.lsp.snapshots import Snapshot, carry_over
from gplang.lsp.workspace import Workspace
from gplang.project import Problem

if TYPE_CHECKING:
    from gplang.editor.suggestion import Suggestion

PAUSE = 0.12
"""Seconds without a keystroke after which the rules speak."""

_Result = TypeVar("_Result")
_Told = dict[str, tuple[Diagnostic, ...]]


class Session(LanguageServer):
    """The server, and what it keeps between two messages.

    The text is compiled at once in the thread that reads messages. What takes longer, rules and schedules, is worked
    out in another one, for the version that is current then. `offered` is the last completion list.
    """

    def __init__(self) -> None:
        super().__init__("gpl", __version__, text_document_sync_kind=types.TextDocumentSyncKind.Full)
        self.texts = Workspace()
        self.offered: tuple[Suggestion, ...] = ()
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="gpl")
        self._waiting: dict[str, asyncio.Task[None]] = {}
        self._last: dict[str, Snapshot] = {}
        self._told_about: dict[str, _Told] = {}
        self._told: dict[str, list[types.Diagnostic]] = {}
        self._troubles: tuple[object, ...] = ()

    @property
    def reads(self) -> types.TextDocumentClientCapabilities:
        """What this editor can make of our answers."""
        return self.client_capabilities.text_document or types.TextDocumentClientCapabilities()

    @property
    def completes(self) -> types.ClientCompletionItemOptions:
        """What this editor can make of the entries of a completion list."""
        known = self.reads.completion and self.reads.completion.completion_item
        return known or types.ClientCompletionItemOptions()

    @property
    def places(self) -> Places:
        """Converts places as this editor counts."""
        return Places(self.workspace.position_codec)

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders that the editor has open."""
        found = [path_of(uri) for uri in (self.workspace.root_uri, *self.workspace.folders) if uri]
        return tuple(dict.fromkeys(path for path in found if path is not None))

    def uri_of(self, shown: str) -> str:
        """Return the URI of a file: the editor's own for a text that is open."""
        return self.texts.uri_of(shown) or uri_of(shown)

    @property
    def versions(self) -> dict[str, int | None] | None:
        """The versions of the open texts by URI; None for an editor that knows no edits of versions."""
        edits = self.client_capabilities.workspace and self.client_capabilities.workspace.workspace_edit
        if not edits or not edits.document_changes:
            return None
        return {buffer.uri: buffer.version for buffer in self.texts.sources().values()}

    async def work(self, task: Callable[[], _Result]) -> _Result:
        """Do in the other thread what would keep the editor waiting."""
        return await asyncio.get_running_loop().run_in_executor(self._worker, task)

    def readable(self, uri: str) -> Snapshot | None:
        """Return what is known of a text; None for one that is no plan at all."""
        snapshot = self.texts.snapshot(uri)
        return None if snapshot is None or snapshot.buffer.refused else snapshot

    async def checked(self, uri: str) -> Snapshot | None:
        """Return what is known of a readable text, the rules' findings included."""
        snapshot = self.readable(uri)
        if snapshot is not None and not snapshot.is_checked:
            await self.work(lambda: snapshot.checked)
        return snapshot

    async def scheduled(self, uri: str) -> Snapshot | None:
        """Return what is known of a readable text, the schedules included."""
        snapshot = self.readable(uri)
        if snapshot is not None:
            await self.work(lambda: snapshot.schedules)
        return snapshot

    # ---- findings

    def tell_soon(self, uris: Iterable[str]) -> None:
        """Tell at once what the language says of some texts, and after a pause what the rules say."""
        for uri in uris:
            self._tell_at_once(uri)
            self._start_waiting(uri, PAUSE)

    def tell_in_full(self, uris: Iterable[str]) -> None:
        """Tell what there is to say of some texts as soon as it is known."""
        for uri in uris:
            self._start_waiting(uri, 0)

    def forget(self, uri: str) -> None:
        """Take back what was told of a text that is closed."""
        if (waiting := self._waiting.pop(uri, None)) is not None:
            waiting.cancel()
        self._last.pop(uri, None)
        self._publish(uri, {})

    def _start_waiting(self, uri: str, seconds: float) -> None:
        if (waiting := self._waiting.get(uri)) is not None:
            waiting.cancel()
        self._waiting[uri] = asyncio.get_running_loop().create_task(self._tell_after(uri, seconds))

    async def _tell_after(self, uri: str, seconds: float) -> None:
        await asyncio.sleep(seconds)
        snapshot = self.texts.snapshot(uri)
        if snapshot is None:
            return
        if not snapshot.is_checked:
            await self.work(lambda: snapshot.checked)
        if snapshot is not self.texts.snapshot(uri):
            return
        self._last[uri] = snapshot
        self._publish(uri, _by_file(snapshot.checked.diagnostics), snapshot)
        self._tell_troubles()

    def _tell_at_once(self, uri: str) -> None:
        snapshot = self.texts.snapshot(uri)
        if snapshot is None:
            return
        last = self._last.get(uri)
        carried = carry_over(last, snapshot) if last is not None and snapshot.policy is not None else ()
        self._publish(uri, _by_file((*snapshot.told_at_once, *carried)), snapshot)

    def _publish(self, uri: str, told: _Told, snapshot: Snapshot | None = None) -> None:
        """Tell the findings of a text, and those on files that it uses and that are not open themselves."""
        before = self._told_about.pop(uri, {})
        if told:
            self._told_about[uri] = told
        own = snapshot.compilation.source.path if snapshot is not None else None
        for shown in {**before, **told}:
            if shown != own and self.texts.uri_of(shown) is None:
                self._send(uri_of(shown), self._findings_on(shown), None)
        if own is not None and snapshot is not None:
            self._send(uri, told.get(own, ()), snapshot.buffer.version)
        elif uri in self._told:
            self._send(uri, (), None)

    def _findings_on(self, shown: str) -> tuple[Diagnostic, ...]:
        """Return what the open texts have made known of a file, each finding once."""
        found = (each for told in self._told_about.values() for each in told.get(shown, ()))
        once = {(each.where.span, each.code, each.message): each for each in found}
        return tuple(once.values())

    def _send(self, uri: str, findings: Iterable[Diagnostic], version: int | None) -> None:
        said = [say_finding(each, self.places, self.uri_of) for each in findings]
        if said == self._told.get(uri, [] if version is None else None) and version is None:
            return
        self._told[uri] = said
        self.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(uri=uri, diagnostics=said, version=version)
        )

    def _tell_troubles(self) -> None:
        """Tell what is wrong with configurations, where it stands; in a message only what has no place."""
        troubles = self.texts.troubles
        if troubles == self._troubles:
            return
        before = [each for each in self._troubles if isinstance(each, Diagnostic)]
        now = [each for each in troubles if isinstance(each, Diagnostic)]
        self._troubles = troubles
        placed = _by_file(now)
        for shown in {**_by_file(before), **placed}:
            self._send(uri_of(shown), placed.get(shown, ()), None)
        for each in troubles:
            self.window_show_message(types.ShowMessageParams(type=types.MessageType.Warning, message=_in_words(each)))


def _by_file(findings: Iterable[Diagnostic]) -> _Told:
    told: dict[str, list[Diagnostic]] = {}
    for finding in findings:
        told.setdefault(finding.where.source.path, []).append(finding)
    return {shown: tuple(found) for shown, found in told.items()}


def _in_words(trouble: Diagnostic | Problem | str) -> str:
    if isinstance(trouble, Diagnostic):
        where = trouble.where
        return f"gpl: {where.source.path}:{where.start.line}: {trouble.message}; the defaults hold until it is mended"
    return f"gpl: {trouble}"
