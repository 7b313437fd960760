"""One editor's session: its texts, its thread for slow work, and the published findings."""

import asyncio
import logging
from collections.abc import Callable, Coroutine, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from gplang.diagnostics import Diagnostic, sort_key
from gplang.lsp.answers import Json, say_finding
from gplang.lsp.buffers import path_of, uri_of
from gplang.lsp.greeting import Greeting
from gplang.lsp.logbook import NO_LOGS
from gplang.lsp.messages import Place
from gplang.lsp.pages import find_page
from gplang.lsp.positions import Positions
from gplang.lsp.protocol import Conversation, Feature
from gplang.lsp.refusals import ContentModified
from gplang.lsp.snapshots import Snapshot, carry_over, keep_waiting, tell_waiting
from gplang.lsp.workspace import Trouble, Workspace
from gplang.records import replace
from gplang.typed import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from gplang.compiler import Compilation
    from gplang.editor.completion.suggestion import Suggestion
    from gplang.scheduling.records import Schedule

PAUSE = 0.12
"""Seconds without a keystroke after which the rules run."""

_WARNING = 2

_Result = TypeVar("_Result")
_Read = TypeVar("_Read")
_Answer = Callable[[_Read], object]
_Told = dict[str, tuple[Diagnostic, ...]]
"""Findings by the paths that their files are shown under."""


class EditorSession:
    """What is kept between two messages of an editor.

    The text is compiled at once in the thread that answers messages. What takes longer, rules and schedules, is worked
    out in another one, for the version that is current then. `features` are what answers messages, so far or, where it
    `is_complete`, all that there are. `offered` is the last completion list. `after_check` is told of each
    text whose rules have run.
    """

    def __init__(self, conversation: Conversation, greeting: Greeting) -> None:
        self.conversation = conversation
        self.greeting = greeting
        self.features: dict[str, Feature] = {}
        self.is_complete = False
        self.texts = Workspace()
        self.folder_uris = dict.fromkeys(greeting.folders)
        self.offered: tuple[Suggestion, ...] = ()
        self.after_check: Callable[[str], None] = _nothing
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="gpl")
        self._beside: set[asyncio.Task[None]] = set()
        self._waiting: dict[str, asyncio.Task[None]] = {}
        self._last: dict[str, tuple[Snapshot, tuple[Diagnostic, ...]]] = {}
        self._told_by: dict[str, _Told] = {}
        self._sent: dict[str, tuple[int | None, list[Json]]] = {}
        self._troubles: tuple[Trouble, ...] = ()

    def feature(self, method: str, read: Callable[[object], _Read]) -> "Callable[[_Answer[_Read]], _Answer[_Read]]":
        """Have messages of a kind answered by the function below."""

        def add(answer: "_Answer[_Read]") -> "_Answer[_Read]":
            self.features[method] = Feature(read, answer)
            return answer

        return add

    # ---- what the editor can do

    @property
    def places(self) -> Positions:
        """Converts places as this editor counts."""
        return Positions(self.greeting.units)

    @property
    def offers(self) -> frozenset[str]:
        """The commands of its own that this editor names when it starts the server, for the lenses of a plan."""
        options = self.greeting.options
        commands = options.get("commands") if isinstance(options, dict) else None
        return (
            frozenset(each for each in commands if isinstance(each, str)) if isinstance(commands, list) else frozenset()
        )

    @property
    def versions(self) -> dict[str, int | None] | None:
        """The versions of the open texts by URI; None for an editor that knows no edits of versions."""
        if not self.greeting.can("workspace", "workspaceEdit", "documentChanges"):
            return None
        return {buffer.uri: buffer.version for buffer in self.texts.sources.values()}

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders that the editor has open."""
        found = map(path_of, self.folder_uris)
        return tuple(dict.fromkeys(path for path in found if path is not None))

    def uri_of(self, shown: str) -> str:
        """Return the URI of a file: the editor's own for a text that is open."""
        buffer = self.texts.sources.get(shown)
        return uri_of(shown) if buffer is None else buffer.uri

    def say(self, finding: Diagnostic) -> Json:
        """Return a finding for this editor; its code links to the page of its rule if it opens such links."""
        opens = self.greeting.can("textDocument", "publishDiagnostics", "codeDescriptionSupport")
        return say_finding(finding, self.places, self.uri_of, find_page(finding.code) if opens else None)

    # ---- what is known

    def watch(self, task: Coroutine[None, None, None]) -> None:
        """Have something run beside all else."""
        self._beside.add(asyncio.get_running_loop().create_task(task))

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

    def judged_so_far(self, snapshot: Snapshot) -> "Compilation":
        """Return a text with the findings that are known: until its rules have run, with the last ones, moved along."""
        if snapshot.is_checked:
            return snapshot.checked
        at_once = snapshot.judged_at_once
        findings = (*at_once.diagnostics, *self._carried(snapshot.buffer.uri, snapshot))
        return replace(at_once, diagnostics=tuple(sorted(findings, key=sort_key)))

    def is_logged(self, snapshot: Snapshot) -> bool:
        """Return whether a text is a log, or a plan whose configuration names logs."""
        return snapshot.compilation.log is not None or self.texts.log_reader(snapshot) is not None

    def offset(self, snapshot: Snapshot, position: Place) -> int:
        """Return where a position of the editor's is in a text, in code points."""
        return self.places.offset(snapshot.compilation.source, position)

    def refuse_outdated(self, snapshot: Snapshot) -> None:
        """Refuse to answer about a text that was changed meanwhile: the places would be wrong."""
        if self.texts.buffer(snapshot.buffer.uri) is not snapshot.buffer:
            raise ContentModified

    async def schedule(self, snapshot: Snapshot) -> None:
        """Have the schedules of a text worked out."""
        await self.work(lambda: snapshot.answers if snapshot.compilation.log is not None else snapshot.schedules)

    async def answer(self, snapshot: Snapshot) -> None:
        """Have the schedules of a text worked out as they answer to the logs that its configuration names."""
        read = self.texts.log_reader(snapshot)

        def answer() -> None:
            snapshot.logs = read() if read is not None else NO_LOGS
            snapshot.answers  # noqa: B018  # worked out here, in the other thread

        await self.work(answer)

    async def planned(self, snapshot: Snapshot) -> "tuple[Schedule, ...]":
        """Return what is planned where a log is written; nothing for a plan, which does not wait for it."""
        if snapshot.compilation.log is None:
            return ()
        return await self.work(lambda: snapshot.answers)

    # ---- findings

    def tell_soon(self, uris: Iterable[str]) -> None:
        """Publish the language's findings on some texts at once, and those of the rules after a pause."""
        for uri in list(uris):
            self._tell_at_once(uri)
            self._start_waiting(uri, PAUSE)

    def tell_in_full(self, uris: Iterable[str]) -> None:
        """Publish all findings on some texts as soon as they are known."""
        for uri in list(uris):
            self._start_waiting(uri, 0)
        self._tell_troubles()

    def forget(self, uri: str) -> None:
        """Withdraw the findings on a text that is closed."""
        if (waiting := self._waiting.pop(uri, None)) is not None:
            waiting.cancel()
        self._last.pop(uri, None)
        self._tell(uri, {})
        if uri in self._sent:
            self._send(uri, (), None)

    def _start_waiting(self, uri: str, seconds: float) -> None:
        if (waiting := self._waiting.get(uri)) is not None:
            waiting.cancel()
        self._waiting[uri] = asyncio.get_running_loop().create_task(self._tell_after(uri, seconds))

    async def _tell_after(self, uri: str, seconds: float) -> None:
        await asyncio.sleep(seconds)
        snapshot = self.texts.snapshot(uri)
        if snapshot is None:
            return
        try:
            await self.work(lambda: snapshot.checked)
        except ContentModified:
            return
        except Exception:  # a bug of ours must not keep the language's findings from the editor
            logging.getLogger(__name__).exception("the rules failed")
            self._tell(uri, _by_file(snapshot.judged_at_once.diagnostics))
            return
        if snapshot is self.texts.snapshot(uri):
            kept = keep_waiting(self._carried(uri, snapshot), snapshot.checked)
            told = (*tell_waiting(snapshot.checked), *kept)
            self._last[uri] = snapshot, told
            self._tell(uri, _by_file(told))
            self._tell_troubles()
            self.after_check(uri)

    def _tell_at_once(self, uri: str) -> None:
        snapshot = self.texts.snapshot(uri)
        if snapshot is None:
            return
        self._tell(uri, _by_file((*snapshot.judged_at_once.diagnostics, *self._carried(uri, snapshot))))

    def _carried(self, uri: str, snapshot: Snapshot) -> tuple[Diagnostic, ...]:
        """Return the last findings of the rules, moved into a new version."""
        if snapshot.policy is None or uri not in self._last:
            return ()
        last, told = self._last[uri]
        return carry_over(told, last, snapshot)

    def _tell(self, uri: str, told: _Told) -> None:
        """Record a text's findings, on itself and on files that it uses, and publish the current ones."""
        before = self._told_by.pop(uri, {})
        if told:
            self._told_by[uri] = told
        buffer = self.texts.buffer(uri)
        own = () if buffer is None else (buffer.source.path,)
        for shown in dict.fromkeys((*own, *before, *told)):
            showing = [each for each in map(self.texts.buffer, self.texts.uris) if each and each.source.path == shown]
            for each in showing:
                self._send(each.uri, self._findings_on(shown, each.uri), each.version)
            if not showing or uri_of(shown) not in self.texts.uris:
                self._send(uri_of(shown), () if showing else self._findings_on(shown), None)

    def _findings_on(self, shown: str, uri: str = "") -> tuple[Diagnostic, ...]:
        """Return the open texts' findings on a file, each once; `uri` is where it is open itself.

        Of an open file only what was found in its present text.
        """
        own = self._told_by.get(uri, {}).get(shown, ())
        others = [each for other, told in self._told_by.items() if other != uri for each in told.get(shown, ())]
        if (buffer := self.texts.buffer(uri)) is not None:
            others = [each for each in others if each.where.source is buffer.source]
        return tuple({(each.where.span, each.code, each.message): each for each in (*own, *others)}.values())

    def _send(self, uri: str, findings: Iterable[Diagnostic], version: int | None) -> None:
        """Publish findings, unless the editor has them, or has none and needs none."""
        said = [self.say(each) for each in findings]
        is_news = said != self._sent.get(uri, (None, []))[1]
        if not is_news and version is None:
            return
        self._sent[uri] = (version, said)
        known = {} if version is None else {"version": version}
        self.conversation.tell("textDocument/publishDiagnostics", {"uri": uri, **known, "diagnostics": said})

    def _tell_troubles(self) -> None:
        """Publish the findings on configurations; show a message where one keeps the defaults in force."""
        troubles = self.texts.troubles
        if troubles == self._troubles:
            return
        before = _by_file(each for each in self._troubles if isinstance(each, Diagnostic))
        now = _by_file(each for each in troubles if isinstance(each, Diagnostic))
        for shown in {**before, **now}:
            self._send(uri_of(shown), now.get(shown, ()), None)
        for each in troubles:
            if each not in self._troubles:
                self.conversation.tell("window/showMessage", {"type": _WARNING, "message": _say(each)})
        self._troubles = troubles


def _nothing(uri: str) -> None:
    """Do nothing about a text."""


def _by_file(findings: Iterable[Diagnostic]) -> _Told:
    told: dict[str, list[Diagnostic]] = {}
    for finding in findings:
        told.setdefault(finding.where.source.path, []).append(finding)
    return {shown: tuple(found) for shown, found in told.items()}


def _say(trouble: Trouble) -> str:
    if isinstance(trouble, Diagnostic):
        where = trouble.where
        return f"gpl: {where.source.path}:{where.start.line}: {trouble.message}; the defaults hold until it is fixed"
    return f"gpl: {trouble}"
