"""Texts that come, change and go."""

from collections.abc import Iterable

from gplang.lsp.buffers import path_of
from gplang.lsp.greeting import WATCHED
from gplang.lsp.messages import (
    Change,
    Opening,
    read_anything,
    read_change,
    read_changed_files,
    read_folders,
    read_moves,
    read_opening,
    read_uri,
)
from gplang.lsp.session import EditorSession
from gplang.lsp.uris import has_scheme
from gplang.project import shown_path


def add(ls: EditorSession) -> None:
    """Have an editor tell of its texts."""

    @ls.feature("initialized", read_anything)
    def initialized(_: object) -> None:
        if ls.greeting.can("workspace", "didChangeWatchedFiles", "dynamicRegistration"):
            options = {"watchers": [{"globPattern": pattern} for pattern in WATCHED]}
            wish = {"id": "gpl-files", "method": "workspace/didChangeWatchedFiles", "registerOptions": options}
            ls.conversation.ask("client/registerCapability", {"registrations": [wish]})

    @ls.feature("workspace/didChangeWorkspaceFolders", read_folders)
    def folders_changed(changes: tuple[tuple[str, ...], tuple[str, ...]]) -> None:
        added, removed = changes
        ls.folder_uris |= dict.fromkeys(added)
        for uri in removed:
            ls.folder_uris.pop(uri, None)

    @ls.feature("textDocument/didOpen", read_opening)
    def opened(text: Opening) -> None:
        ls.texts.put(*text)
        ls.texts.look_again()
        ls.tell_in_full(ls.texts.outdated())

    @ls.feature("textDocument/didChange", read_change)
    def changed(change: Change) -> None:
        if change.text is None:
            return
        if change.uri in ls.texts.uris:
            ls.texts.put(change.uri, change.version, change.text)
            ls.tell_soon(ls.texts.outdated())
        elif has_scheme(change.uri):  # Neovim gives a text another name without a word
            ls.texts.put(change.uri, change.version, change.text)
            ls.texts.look_again()
            ls.tell_in_full(ls.texts.outdated())

    @ls.feature("textDocument/didSave", read_uri)
    def saved(uri: str) -> None:
        ls.texts.read_again()
        _look_again(ls, [uri])

    @ls.feature("workspace/didChangeWatchedFiles", read_changed_files)
    def disk_changed(uris: tuple[str, ...]) -> None:
        _look_again(ls, uris)

    @ls.feature("workspace/didRenameFiles", read_moves)
    def renamed(files: tuple[tuple[str, str], ...]) -> None:
        _look_again(ls, [uri for moved in files for uri in moved])

    @ls.feature("textDocument/didClose", read_uri)
    def closed(uri: str) -> None:
        ls.texts.close(uri)
        ls.forget(uri)
        ls.tell_in_full(ls.texts.outdated())


def _look_again(ls: EditorSession, uris: Iterable[str]) -> None:
    """Check what has changed on disk, and publish what is different now."""
    paths = filter(None, map(path_of, uris))
    ls.texts.look_again(map(shown_path, paths))
    ls.tell_in_full(ls.texts.outdated())
