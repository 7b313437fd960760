"""Names: where they come from, where they are used, and others for them."""

from functools import partial
from pathlib import Path

from lsprotocol import types
from pygls.exceptions import JsonRpcInvalidParams

from gplang.editor.moves import follow
from gplang.editor.names import find_definitions, find_mentions, find_references
from gplang.editor.rename import can_rename, rename
from gplang.editor.search import search
from gplang.lsp import answers
from gplang.lsp.buffers import path_of
from gplang.lsp.protocol import ContentModified
from gplang.lsp.session import EditorSession
from gplang.lsp.workspace import compile_project, read_project
from gplang.syntax.document import parse_document

PLANS_AND_FOLDERS = types.FileOperationRegistrationOptions(
    filters=[
        types.FileOperationFilter(
            scheme="file",
            pattern=types.FileOperationPattern(glob="**/*.gpl", matches=types.FileOperationPatternKind.File),
        ),
        types.FileOperationFilter(
            scheme="file", pattern=types.FileOperationPattern(glob="**", matches=types.FileOperationPatternKind.Folder)
        ),
    ]
)
"""What may be moved from under a `use` line."""


def add(server: EditorSession) -> None:
    """Have an editor look names up and change them."""

    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    def definition(ls: EditorSession, params: types.DefinitionParams) -> list[types.Location]:
        snapshot = ls.readable(params.text_document.uri)
        mention = None if snapshot is None else snapshot.compilation.mentions.at(ls.offset(snapshot, params.position))
        if snapshot is None or mention is None:
            return []
        found = find_definitions(snapshot.compilation, mention.name)
        return [answers.say_location(each, ls.places, ls.uri_of) for each in found]

    @server.feature(types.TEXT_DOCUMENT_REFERENCES)
    async def references(ls: EditorSession, params: types.ReferenceParams) -> list[types.Location]:
        snapshot = ls.readable(params.text_document.uri)
        mention = None if snapshot is None else snapshot.compilation.mentions.at(ls.offset(snapshot, params.position))
        if snapshot is None or mention is None:
            return []
        plans = await ls.work(partial(compile_project, snapshot.buffer.path, ls.texts.sources, ls.folders))
        found = find_references(plans.compilations, mention, declaration=params.context.include_declaration)
        return [answers.say_location(each, ls.places, ls.uri_of) for each in found]

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_HIGHLIGHT)
    def highlights(ls: EditorSession, params: types.DocumentHighlightParams) -> list[types.DocumentHighlight]:
        snapshot = ls.readable(params.text_document.uri)
        if snapshot is None:
            return []
        found = find_mentions(snapshot.compilation, ls.offset(snapshot, params.position))
        return [answers.say_highlight(each, ls.places) for each in found]

    @server.feature(types.WORKSPACE_SYMBOL)
    async def symbols(ls: EditorSession, params: types.WorkspaceSymbolParams) -> list[types.WorkspaceSymbol]:
        project = await ls.work(partial(read_project, None, ls.texts.sources, ls.folders))
        found = await ls.work(lambda: [*search((parse_document(each)[0] for each in project.texts), params.query)])
        return [answers.say_found(each, ls.places, ls.uri_of) for each in found]

    @server.feature(types.WORKSPACE_WILL_RENAME_FILES, PLANS_AND_FOLDERS)
    async def follow_files(ls: EditorSession, params: types.RenameFilesParams) -> types.WorkspaceEdit | None:
        paths = [(path_of(each.old_uri), path_of(each.new_uri)) for each in params.files]
        moves = [(old.as_posix(), new.as_posix()) for old, new in paths if old is not None and new is not None]
        if not moves:
            return None
        before = ls.texts.sources
        project = await ls.work(partial(read_project, Path(moves[0][0]), before, ls.folders))
        documents = {Path(each.path).absolute().as_posix(): parse_document(each)[0] for each in project.texts}
        edits = await ls.work(lambda: [*follow(documents, moves)])
        if ls.texts.sources != before:
            raise ContentModified
        return answers.say_workspace_edit(edits, ls.places, ls.uri_of, ls.versions) if edits else None

    @server.feature(types.TEXT_DOCUMENT_PREPARE_RENAME)
    def prepare_rename(ls: EditorSession, params: types.PrepareRenameParams) -> types.PrepareRenamePlaceholder | None:
        snapshot = ls.readable(params.text_document.uri)
        if snapshot is None:
            return None
        found = can_rename(snapshot.compilation, ls.offset(snapshot, params.position))
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
            plans.compilations, snapshot.compilation, ls.offset(snapshot, params.position), params.new_name
        )
        if renamed.refused:
            raise JsonRpcInvalidParams(renamed.refused)
        return answers.say_workspace_edit(renamed.edits, ls.places, ls.uri_of, ls.versions)
