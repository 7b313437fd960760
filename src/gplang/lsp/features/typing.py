"""What helps while one types: what may come next, and what a line takes."""

from lsprotocol import types

from gplang.editor.completion.complete import complete
from gplang.editor.signature import find_signature
from gplang.lsp import answers
from gplang.lsp.paths import complete_path
from gplang.lsp.session import EditorSession

_TRIGGERS = ("@", '"', "/", " ")
"""Characters behind which an editor asks for completions, beside letters."""


def add(server: EditorSession) -> None:
    """Have an editor complete."""

    @server.feature(
        types.TEXT_DOCUMENT_COMPLETION,
        types.CompletionOptions(trigger_characters=_TRIGGERS, resolve_provider=True),
    )
    async def completion(ls: EditorSession, params: types.CompletionParams) -> types.CompletionList:
        snapshot = ls.readable(params.text_document.uri)
        if snapshot is None:
            return types.CompletionList(is_incomplete=False, items=[])
        planned = await ls.planned(snapshot)
        source = snapshot.compilation.source
        offset = ls.offset(snapshot, params.position)
        found = complete_path(source, offset) or complete(snapshot.compilation, offset, snapshot.profile, planned)
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

    @server.feature(types.TEXT_DOCUMENT_SIGNATURE_HELP, types.SignatureHelpOptions(trigger_characters=[" ", "@"]))
    def signature(ls: EditorSession, params: types.SignatureHelpParams) -> types.SignatureHelp | None:
        snapshot = ls.readable(params.text_document.uri)
        if snapshot is None:
            return None
        found = find_signature(snapshot.compilation, ls.offset(snapshot, params.position))
        known = ls.reads.signature_help and ls.reads.signature_help.signature_information
        return None if found is None else answers.say_signature(found, known.documentation_format if known else None)
