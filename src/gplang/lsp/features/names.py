"""Names: where they come from, where they are used, and others for them."""

from functools import partial
from pathlib import Path

from gplang.editor.moves import follow
from gplang.editor.names import find_definitions, find_mentions, find_references
from gplang.editor.rename import can_rename, rename
from gplang.editor.search import search
from gplang.lsp import answers
from gplang.lsp.answers import Json
from gplang.lsp.buffers import path_of
from gplang.lsp.messages import (
    At,
    References,
    Renaming,
    read_at,
    read_moves,
    read_query,
    read_references,
    read_renaming,
)
from gplang.lsp.refusals import ContentModified, InvalidParams
from gplang.lsp.session import EditorSession
from gplang.lsp.workspace import compile_project, read_project
from gplang.syntax.document import parse_document


def add(ls: EditorSession) -> None:
    """Have an editor look names up and change them."""

    @ls.feature("textDocument/definition", read_at)
    def definition(at: At) -> list[Json]:
        snapshot = ls.readable(at.uri)
        mention = None if snapshot is None else snapshot.compilation.mentions.at(ls.offset(snapshot, at.position))
        if snapshot is None or mention is None:
            return []
        found = find_definitions(snapshot.compilation, mention.name)
        return [answers.say_location(each, ls.places, ls.uri_of) for each in found]

    @ls.feature("textDocument/references", read_references)
    async def references(at: References) -> list[Json]:
        snapshot = ls.readable(at.uri)
        mention = None if snapshot is None else snapshot.compilation.mentions.at(ls.offset(snapshot, at.position))
        if snapshot is None or mention is None:
            return []
        plans = await ls.work(partial(compile_project, snapshot.buffer.path, ls.texts.sources, ls.folders))
        found = find_references(plans.compilations, mention, declaration=at.with_definition)
        return [answers.say_location(each, ls.places, ls.uri_of) for each in found]

    @ls.feature("textDocument/documentHighlight", read_at)
    def highlights(at: At) -> list[Json]:
        snapshot = ls.readable(at.uri)
        if snapshot is None:
            return []
        found = find_mentions(snapshot.compilation, ls.offset(snapshot, at.position))
        return [answers.say_highlight(each, ls.places) for each in found]

    @ls.feature("workspace/symbol", read_query)
    async def symbols(query: str) -> list[Json]:
        project = await ls.work(partial(read_project, None, ls.texts.sources, ls.folders))
        found = await ls.work(lambda: [*search((parse_document(each)[0] for each in project.texts), query)])
        return [answers.say_found(each, ls.places, ls.uri_of) for each in found]

    @ls.feature("workspace/willRenameFiles", read_moves)
    async def follow_files(files: tuple[tuple[str, str], ...]) -> Json | None:
        paths = [(path_of(old), path_of(new)) for old, new in files]
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

    @ls.feature("textDocument/prepareRename", read_at)
    def prepare_rename(at: At) -> Json | None:
        snapshot = ls.readable(at.uri)
        if snapshot is None:
            return None
        found = can_rename(snapshot.compilation, ls.offset(snapshot, at.position))
        if isinstance(found, str):
            raise InvalidParams(found)
        span, name = found
        return {"range": ls.places.range(snapshot.compilation.source, span), "placeholder": name}

    @ls.feature("textDocument/rename", read_renaming)
    async def rename_all(at: Renaming) -> Json | None:
        snapshot = ls.readable(at.uri)
        if snapshot is None:
            return None
        before = ls.texts.sources
        plans = await ls.work(partial(compile_project, snapshot.buffer.path, before, ls.folders))
        if ls.texts.sources != before:
            raise ContentModified
        if plans.left_out:
            raise InvalidParams(f"{plans.left_out}, so that not every use can be found")
        renamed = rename(plans.compilations, snapshot.compilation, ls.offset(snapshot, at.position), at.name)
        if renamed.refused:
            raise InvalidParams(renamed.refused)
        return answers.say_workspace_edit(renamed.edits, ls.places, ls.uri_of, ls.versions)
