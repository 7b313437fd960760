"""Texts that come, change and go."""

from collections.abc import Iterable

from lsprotocol import types

from gplang.lsp.buffers import path_of
from gplang.lsp.protocol import end_with
from gplang.lsp.session import EditorSession
from gplang.project import shown_path

_WATCHED = ("**/*.gpl", "**/gpl.toml", "**/pyproject.toml")

_RENAMED = types.FileOperationRegistrationOptions(
    filters=[types.FileOperationFilter(pattern=types.FileOperationPattern(glob=pattern)) for pattern in _WATCHED]
)
"""The renamed files that an editor reports."""

_WHOLE = types.TextDocumentContentChangeWholeDocument


def add(server: EditorSession) -> None:
    """Have an editor tell of its texts."""

    @server.feature(types.INITIALIZE)
    def initialize(ls: EditorSession, params: types.InitializeParams) -> None:
        ls.asked_for = params.initialization_options
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
