"""What one reads in a text: hovers, hints, outlines."""

from lsprotocol import types

from gplang.editor.agenda import find_agenda
from gplang.editor.folding import fold
from gplang.editor.hints import find_hints
from gplang.editor.hover import explain_at
from gplang.editor.symbols import outline
from gplang.lsp import answers
from gplang.lsp.session import EditorSession


def add(server: EditorSession) -> None:
    """Have an editor read."""

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def hover(ls: EditorSession, params: types.HoverParams) -> types.Hover | None:
        snapshot = await ls.checked(params.text_document.uri)
        if snapshot is None:
            return None
        await ls.answer(snapshot)
        source = snapshot.compilation.source
        card = explain_at(snapshot.checked, ls.places.offset(source, params.position), snapshot.answers)
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

    @server.feature(types.TEXT_DOCUMENT_CODE_LENS)
    async def lenses(ls: EditorSession, params: types.CodeLensParams) -> list[types.CodeLens]:
        snapshot = ls.readable(params.text_document.uri)
        if snapshot is None:
            return []
        await ls.schedule(snapshot)
        found = find_agenda(snapshot.compilation, snapshot.schedules)
        return [
            lens
            for each in found
            for lens in answers.say_agenda(each, snapshot.compilation.source, ls.places, snapshot.buffer.uri, ls.offers)
        ]
