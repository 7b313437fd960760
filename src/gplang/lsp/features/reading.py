"""What one reads in a text: hovers, hints, outlines."""

from gplang.editor.agenda import find_agenda
from gplang.editor.folding import fold
from gplang.editor.hints import find_hints
from gplang.editor.hover import explain_at
from gplang.editor.schedules import NOT_YET, SchedulesNeeded
from gplang.editor.symbols import outline
from gplang.lsp import answers
from gplang.lsp.answers import Json
from gplang.lsp.messages import At, Within, read_at, read_uri, read_within
from gplang.lsp.session import EditorSession


def add(ls: EditorSession) -> None:
    """Have an editor read."""

    @ls.feature("textDocument/hover", read_at)
    async def hover(at: At) -> Json | None:
        snapshot = ls.readable(at.uri)
        if snapshot is None:
            return None
        source = snapshot.compilation.source
        offset = ls.places.offset(source, at.position)
        try:  # a hover waits neither for the rules nor, for what no week changes, for the schedules
            card = explain_at(ls.judged_so_far(snapshot), offset, NOT_YET, is_logged=ls.is_logged(snapshot))
        except SchedulesNeeded:
            await ls.answer(snapshot)
            ls.refuse_outdated(snapshot)
            card = explain_at(ls.judged_so_far(snapshot), offset, snapshot.answers)
        if card is None:
            return None
        text = answers.say_text(card.text, ls.greeting.can("textDocument", "hover", "contentFormat"))
        return {"contents": text, "range": ls.places.range(source, card.span)}

    @ls.feature("textDocument/inlayHint", read_within)
    async def inlay_hints(at: Within) -> list[Json]:
        snapshot = ls.readable(at.uri)
        if snapshot is None:
            return []
        await ls.schedule(snapshot)
        lines = at.range.start.line + 1, at.range.end.line + 1
        hints = find_hints(snapshot.compilation, snapshot.schedules, *lines)
        return [answers.say_hint(each, snapshot.compilation.source, ls.places) for each in hints]

    @ls.feature("textDocument/documentSymbol", read_uri)
    def symbols(uri: str) -> list[Json]:
        snapshot = ls.readable(uri)
        if snapshot is None:
            return []
        document = snapshot.compilation.document
        return [answers.say_symbol(each, document.source, ls.places) for each in outline(document)]

    @ls.feature("textDocument/foldingRange", read_uri)
    def folds(uri: str) -> list[Json]:
        snapshot = ls.readable(uri)
        return [] if snapshot is None else [answers.say_fold(each) for each in fold(snapshot.compilation.document)]

    @ls.feature("textDocument/codeLens", read_uri)
    async def lenses(uri: str) -> list[Json]:
        snapshot = ls.readable(uri)
        if snapshot is None:
            return []
        await ls.schedule(snapshot)
        found = find_agenda(snapshot.compilation, snapshot.schedules)
        return [
            lens
            for each in found
            for lens in answers.say_agenda(each, snapshot.compilation.source, ls.places, snapshot.buffer.uri, ls.offers)
        ]
