"""Layout: of a text, of some of its lines, of what was just typed."""

from lsprotocol import types

from gplang.editor.changed_lines import find_changed_lines
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
