"""The messages of an editor, each answered by a function of `gplang.editor`."""

import gc
import logging
import os
from collections.abc import Iterable, Sequence
from functools import partial

from lsprotocol import types
from pygls.exceptions import JsonRpcInvalidParams

from gplang.diagnostics import Edit
from gplang.editor.actions import find_remedies, keep_harmless, mend_all, rewrite_by
from gplang.editor.changed_lines import find_changed_lines
from gplang.editor.completion.complete import complete
from gplang.editor.folding import fold
from gplang.editor.hints import find_hints
from gplang.editor.hover import explain_at
from gplang.editor.names import find_definitions, find_references
from gplang.editor.rename import can_rename, rename
from gplang.editor.symbols import outline
from gplang.formatter.blocks import lay_out_changed
from gplang.formatter.source import format_source
from gplang.lsp import answers
from gplang.lsp.buffers import path_of
from gplang.lsp.paths import complete_path
from gplang.lsp.protocol import ContentModified, end_with, is_news
from gplang.lsp.session import EditorSession
from gplang.lsp.snapshots import Snapshot, tell_waiting
from gplang.lsp.workspace import compile_project
from gplang.project import shown_path
from gplang.source import SourceText, Span

_FIX_ALL = "source.fixAll.gpl"
_MOST_LAID_OUT = 3_000_000
"""Characters of all texts that remedies of one request are laid out in: of a huge text they stay as they are."""

_TRIGGERS = ("@", '"', "/", " ")
"""Characters behind which an editor asks for completions, beside letters."""

_WATCHED = ("**/*.gpl", "**/gpl.toml", "**/pyproject.toml")

_RENAMED = types.FileOperationRegistrationOptions(
    filters=[types.FileOperationFilter(pattern=types.FileOperationPattern(glob=pattern)) for pattern in _WATCHED]
)
"""The renamed files that an editor reports."""

_WHOLE = types.TextDocumentContentChangeWholeDocument


def make_server() -> EditorSession:
    """Return the server, ready to be started."""
    server = EditorSession()
    for add in (_add_texts, _add_reading, _add_names, _add_writing):
        add(server)
    return server


def serve() -> int:
    """Answer an editor on standard input and output until it goes; return the exit code.

    Both are the editor's alone: what a rule of another package prints, or has printed, goes to standard error.
    """
    gc.set_threshold(50_000, 20, 50)
    logging.basicConfig(format="gpl: %(message)s")
    logging.getLogger("pygls").addFilter(is_news)
    logging.getLogger("pygls.protocol.json_rpc").addFilter(is_news)
    stdin, stdout = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(2, 1)
    server = make_server()
    server.start_io(stdin, stdout)
    return server.exit_code


# ---- texts come and go


def _add_texts(server: EditorSession) -> None:
    @server.feature(types.INITIALIZE)
    def initialize(ls: EditorSession, params: types.InitializeParams) -> None:
        if params.process_id is not None:
            ls.watch(end_with(params.process_id))

    @server.feature(types.EXIT)
    def leave(ls: EditorSession, *_: object) -> None:
        ls.exit_code = 0 if ls.protocol.is_shut_down else 1

    @server.feature(types.INITIALIZED)
    def initialized(ls: EditorSession, _: types.InitializedParams) -> None:
        watching = ls.client_capabilities.workspace and ls.client_capabilities.workspace.did_change_watched_files
        if watching and watching.dynamic_registration:
            watchers = [types.FileSystemWatcher(glob_pattern=pattern) for pattern in _WATCHED]
            options = types.DidChangeWatchedFilesRegistrationOptions(watchers=watchers)
            registration = types.Registration(
                id="gpl-files", method=types.WORKSPACE_DID_CHANGE_WATCHED_FILES, register_options=options
            )
            ls.client_register_capability(types.RegistrationParams(registrations=[registration]))

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(ls: EditorSession, params: types.DidOpenTextDocumentParams) -> None:
        document = params.text_document
        ls.texts.put(document.uri, document.version, document.text)
        ls.texts.look_again()
        ls.tell_in_full(ls.texts.outdated())

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def changed(ls: EditorSession, params: types.DidChangeTextDocumentParams) -> None:
        document = params.text_document
        whole = [each for each in params.content_changes if isinstance(each, _WHOLE)]
        if document.uri in ls.texts.uris and whole:
            ls.texts.put(document.uri, document.version, whole[-1].text)
            ls.tell_soon(ls.texts.outdated())

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(ls: EditorSession, params: types.DidSaveTextDocumentParams) -> None:
        ls.texts.read_again()
        _look_again(ls, [params.text_document.uri])

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def disk_changed(ls: EditorSession, params: types.DidChangeWatchedFilesParams) -> None:
        _look_again(ls, [each.uri for each in params.changes])

    @server.feature(types.WORKSPACE_DID_RENAME_FILES, _RENAMED)
    def renamed(ls: EditorSession, params: types.RenameFilesParams) -> None:
        _look_again(ls, [uri for each in params.files for uri in (each.old_uri, each.new_uri)])

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(ls: EditorSession, params: types.DidCloseTextDocumentParams) -> None:
        ls.texts.close(params.text_document.uri)
        ls.forget(params.text_document.uri)
        ls.tell_in_full(ls.texts.outdated())


def _look_again(ls: EditorSession, uris: Iterable[str]) -> None:
    """Check what has changed on disk, and publish what is different now."""
    paths = filter(None, map(path_of, uris))
    ls.texts.look_again(map(shown_path, paths))
    ls.tell_in_full(ls.texts.outdated())


# ---- what one reads


def _add_reading(server: EditorSession) -> None:
    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def hover(ls: EditorSession, params: types.HoverParams) -> types.Hover | None:
        snapshot = await ls.checked(params.text_document.uri)
        if snapshot is None:
            return None
        await ls.schedule(snapshot)
        source = snapshot.compilation.source
        card = explain_at(snapshot.checked, ls.places.offset(source, params.position), snapshot.schedules)
        if card is None:
            return None
        text = answers.say_text(card.text, ls.reads.hover.content_format if ls.reads.hover else None)
        return types.Hover(contents=text, range=ls.places.range(source, card.span))

    @server.feature(types.TEXT_DOCUMENT_INLAY_HINT)
    async def inlay_hints(ls: EditorSession, params: types.InlayHintParams) -> list[types.InlayHint]:
        snapshot = ls.readable(params.text_document.uri)
        if snapshot is None:
            return []
        await ls.schedule(snapshot)
        lines = params.range.start.line + 1, params.range.end.line + 1
        hints = find_hints(snapshot.compilation, snapshot.schedules, *lines)
        return [answers.say_hint(each, snapshot.compilation.source, ls.places) for each in hints]

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    def symbols(ls: EditorSession, params: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:
        snapshot = ls.readable(params.text_document.uri)
        if snapshot is None:
            return []
        document = snapshot.compilation.document
        return [answers.say_symbol(each, document.source, ls.places) for each in outline(document)]

    @server.feature(types.TEXT_DOCUMENT_FOLDING_RANGE)
    def folds(ls: EditorSession, params: types.FoldingRangeParams) -> list[types.FoldingRange]:
        snapshot = ls.readable(params.text_document.uri)
        return [] if snapshot is None else [answers.say_fold(each) for each in fold(snapshot.compilation.document)]


# ---- names


def _add_names(server: EditorSession) -> None:
    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    def definition(ls: EditorSession, params: types.DefinitionParams) -> list[types.Location]:
        snapshot = ls.readable(params.text_document.uri)
        mention = None if snapshot is None else snapshot.compilation.mentions.at(_offset(ls, snapshot, params.position))
        if snapshot is None or mention is None:
            return []
        found = find_definitions(snapshot.compilation, mention.name)
        return [answers.say_location(each, ls.places, ls.uri_of) for each in found]

    @server.feature(types.TEXT_DOCUMENT_REFERENCES)
    async def references(ls: EditorSession, params: types.ReferenceParams) -> list[types.Location]:
        snapshot = ls.readable(params.text_document.uri)
        mention = None if snapshot is None else snapshot.compilation.mentions.at(_offset(ls, snapshot, params.position))
        if snapshot is None or mention is None:
            return []
        plans = await ls.work(partial(compile_project, snapshot.buffer.path, ls.texts.sources, ls.folders))
        found = find_references(plans.compilations, mention, declaration=params.context.include_declaration)
        return [answers.say_location(each, ls.places, ls.uri_of) for each in found]

    @server.feature(types.TEXT_DOCUMENT_PREPARE_RENAME)
    def prepare_rename(ls: EditorSession, params: types.PrepareRenameParams) -> types.PrepareRenamePlaceholder | None:
        snapshot = ls.readable(params.text_document.uri)
        if snapshot is None:
            return None
        found = can_rename(snapshot.compilation, _offset(ls, snapshot, params.position))
        if isinstance(found, str):
            raise JsonRpcInvalidParams(found)
        span, name = found
        return types.PrepareRenamePlaceholder(
            range=ls.places.range(snapshot.compilation.source, span), placeholder=name
        )

    @server.feature(types.TEXT_DOCUMENT_RENAME, types.RenameOptions(prepare_provider=True))
    async def rename_all(ls: EditorSession, params: types.RenameParams) -> types.WorkspaceEdit | None:
        snapshot = ls.readable(params.text_document.uri)
        if snapshot is None:
            return None
        before = ls.texts.sources
        plans = await ls.work(partial(compile_project, snapshot.buffer.path, before, ls.folders))
        if ls.texts.sources != before:
            raise ContentModified
        if plans.left_out:
            raise JsonRpcInvalidParams(f"{plans.left_out}, so that not every use can be found")
        renamed = rename(
            plans.compilations, snapshot.compilation, _offset(ls, snapshot, params.position), params.new_name
        )
        if renamed.refused:
            raise JsonRpcInvalidParams(renamed.refused)
        return answers.say_workspace_edit(renamed.edits, ls.places, ls.uri_of, ls.versions)


# ---- what writes


def _add_writing(server: EditorSession) -> None:
    @server.feature(
        types.TEXT_DOCUMENT_COMPLETION,
        types.CompletionOptions(trigger_characters=_TRIGGERS, resolve_provider=True),
    )
    def completion(ls: EditorSession, params: types.CompletionParams) -> types.CompletionList:
        snapshot = ls.readable(params.text_document.uri)
        if snapshot is None:
            return types.CompletionList(is_incomplete=False, items=[])
        source = snapshot.compilation.source
        offset = _offset(ls, snapshot, params.position)
        found = complete_path(source, offset) or complete(snapshot.compilation, offset, snapshot.profile)
        ls.offered = tuple(each for each in found if not each.snippet or ls.completes.snippet_support)
        items = [answers.say_suggestion(each, rank, source, ls.places) for rank, each in enumerate(ls.offered)]
        return types.CompletionList(is_incomplete=False, items=items)

    @server.feature(types.COMPLETION_ITEM_RESOLVE)
    def resolved(ls: EditorSession, item: types.CompletionItem) -> types.CompletionItem:
        offered = ls.offered[item.data] if isinstance(item.data, int) and item.data < len(ls.offered) else None
        if offered is None or offered.label != item.label:
            return item
        item.documentation = answers.say_text(offered.about, ls.completes.documentation_format)
        return item

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION,
        types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix, _FIX_ALL]),
    )
    async def code_actions(ls: EditorSession, params: types.CodeActionParams) -> list[types.CodeAction]:
        snapshot = await ls.checked(params.text_document.uri)
        if snapshot is None:
            return []
        wanted = params.context.only
        fix_all = await _fix_all(ls, snapshot) if wanted and _is_wanted(_FIX_ALL, wanted) else []
        _refuse_outdated(ls, snapshot)
        fixes = await _quick_fixes(ls, snapshot, params) if _is_wanted(types.CodeActionKind.QuickFix, wanted) else []
        _refuse_outdated(ls, snapshot)
        return [*fixes, *fix_all]

    @server.feature(types.TEXT_DOCUMENT_FORMATTING)
    async def formatting(ls: EditorSession, params: types.DocumentFormattingParams) -> list[types.TextEdit]:
        snapshot = ls.readable(params.text_document.uri)
        if snapshot is None:
            return []
        source = snapshot.compilation.source
        edits = await ls.work(lambda: find_changed_lines(source, format_source(source).text))
        _refuse_outdated(ls, snapshot)
        return answers.say_edits(edits, ls.places)


def _refuse_outdated(ls: EditorSession, snapshot: Snapshot) -> None:
    """Refuse to answer about a text that was changed meanwhile: the places would be wrong."""
    if ls.texts.buffer(snapshot.buffer.uri) is not snapshot.buffer:
        raise ContentModified


async def _quick_fixes(ls: EditorSession, snapshot: Snapshot, params: types.CodeActionParams) -> list[types.CodeAction]:
    """Return what can be done where the cursor is, and about the findings that the editor names: those of its line."""
    compilation = snapshot.checked
    named = [each.range for each in params.context.diagnostics if each.source == answers.SOURCE]
    spans = [ls.places.span(compilation.source, stretch) for stretch in (params.range, *named)]
    touched = Span(min(span.start for span in spans), max(span.end for span in spans))
    found = find_remedies(compilation, touched)
    remedies = await ls.work(partial(keep_harmless, found, compilation, ls.texts.checker(snapshot), snapshot.verdicts))
    told = dict(zip(compilation.diagnostics, tell_waiting(compilation), strict=True))
    lay_out = _lay_out if len(remedies) * len(compilation.source.text) <= _MOST_LAID_OUT else _as_it_is
    return [
        answers.say_remedy(
            remedy,
            answers.say_workspace_edit(lay_out(compilation.source, remedy.edits), ls.places, ls.uri_of, ls.versions),
            ls.say(told.get(remedy.finding, remedy.finding)),
        )
        for remedy in remedies
    ]


def _as_it_is(source: SourceText, edits: tuple[Edit, ...]) -> tuple[Edit, ...]:  # noqa: ARG001
    return edits


def _lay_out(source: SourceText, edits: tuple[Edit, ...]) -> tuple[Edit, ...]:
    """Return edits that leave laid out what was so before them; those of a used file as they are."""
    if any(edit.where.source is not source for edit in edits):
        return edits
    bare = rewrite_by(source, edits)
    text = lay_out_changed(source.text, bare)
    return edits if text == bare else find_changed_lines(source, text)


async def _fix_all(ls: EditorSession, snapshot: Snapshot) -> list[types.CodeAction]:
    edits = await ls.work(partial(mend_all, snapshot.compilation.source, ls.texts.checker(snapshot)))
    if not edits:
        return []
    edits = _lay_out(snapshot.compilation.source, edits)
    edit = answers.say_workspace_edit(edits, ls.places, ls.uri_of, ls.versions)
    return [types.CodeAction(title="Fix all that is safe to fix", kind=_FIX_ALL, edit=edit)]


def _is_wanted(kind: str, wanted: Sequence[types.CodeActionKind | str] | None) -> bool:
    """Return whether an editor asks for a kind of action: `source` stands for all that begin with it, "" for all."""
    return wanted is None or any(not each or kind == each or kind.startswith(f"{each}.") for each in wanted)


def _offset(ls: EditorSession, snapshot: Snapshot, position: types.Position) -> int:
    return ls.places.offset(snapshot.compilation.source, position)
