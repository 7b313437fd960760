"""Layout: of a text, of some of its lines, of what was just typed."""

from lsprotocol import types

from gplang.editor.changed_lines import find_changed_lines
from gplang.formatter.lines import lay_out_lines, lay_out_typed
from gplang.formatter.source import format_source
from gplang.lsp import answers
from gplang.lsp.session import EditorSession


def add(server: EditorSession) -> None:
    """Have an editor lay texts out."""

    @server.feature(types.TEXT_DOCUMENT_FORMATTING)
    async def formatting(ls: EditorSession, params: types.DocumentFormattingParams) -> list[types.TextEdit]:
        snapshot = ls.readable(params.text_document.uri)
        if snapshot is None:
            return []
        source = snapshot.compilation.source
        edits = await ls.work(lambda: find_changed_lines(source, format_source(source).text))
        ls.refuse_outdated(snapshot)
        return answers.say_edits(edits, ls.places)

    @server.feature(types.TEXT_DOCUMENT_RANGE_FORMATTING)
    async def formatting_lines(ls: EditorSession, params: types.DocumentRangeFormattingParams) -> list[types.TextEdit]:
        snapshot = ls.readable(params.text_document.uri)
        if snapshot is None:
            return []
        start, end = params.range.start, params.range.end
        is_end_outside = end.character == 0 and end.line > start.line  # whole lines, marked to the next one's beginning
        lines = start.line + 1, end.line + (not is_end_outside)
        edits = await ls.work(lambda: [*lay_out_lines(snapshot.compilation.document, *lines)])
        ls.refuse_outdated(snapshot)
        return answers.say_edits(edits, ls.places)

    @server.feature(
        types.TEXT_DOCUMENT_ON_TYPE_FORMATTING, types.DocumentOnTypeFormattingOptions(first_trigger_character="\n")
    )
    def formatting_typed(ls: EditorSession, params: types.DocumentOnTypeFormattingParams) -> list[types.TextEdit]:
        snapshot = ls.readable(params.text_document.uri)
        if snapshot is None:
            return []
        edits = lay_out_typed(snapshot.compilation.document, ls.offset(snapshot, params.position))
        return answers.say_edits(edits, ls.places)
