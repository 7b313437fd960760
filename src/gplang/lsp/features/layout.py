"""Layout: of a text, of some of its lines, of what was just typed."""

from collections.abc import Callable

from gplang.editor.changed_lines import find_changed_lines
from gplang.formatter.lines import lay_out_lines, lay_out_typed
from gplang.formatter.log_rows import has_words
from gplang.formatter.source import format_source
from gplang.lsp import answers
from gplang.lsp.answers import Json
from gplang.lsp.messages import At, Within, read_at, read_uri, read_within
from gplang.lsp.session import EditorSession
from gplang.source import SourceText


def add(ls: EditorSession) -> None:
    """Have an editor lay texts out."""

    @ls.feature("textDocument/formatting", read_uri)
    async def formatting(uri: str) -> list[Json]:
        snapshot = ls.readable(uri)
        if snapshot is None:
            return []
        source = snapshot.compilation.source
        write = ls.texts.number_writer(snapshot)
        edits = await ls.work(lambda: find_changed_lines(source, _lay_out(source, write)))
        ls.refuse_outdated(snapshot)
        return answers.say_edits(edits, ls.places)

    @ls.feature("textDocument/rangeFormatting", read_within)
    async def formatting_lines(at: Within) -> list[Json]:
        snapshot = ls.readable(at.uri)
        if snapshot is None:
            return []
        start, end = at.range.start, at.range.end
        is_end_outside = end.character == 0 and end.line > start.line  # whole lines, marked to the next one's beginning
        lines = start.line + 1, end.line + (not is_end_outside)
        edits = await ls.work(lambda: [*lay_out_lines(snapshot.compilation.document, *lines)])
        ls.refuse_outdated(snapshot)
        return answers.say_edits(edits, ls.places)

    @ls.feature("textDocument/onTypeFormatting", read_at)
    def formatting_typed(at: At) -> list[Json]:
        snapshot = ls.readable(at.uri)
        if snapshot is None:
            return []
        edits = lay_out_typed(snapshot.compilation.document, ls.offset(snapshot, at.position))
        return answers.say_edits(edits, ls.places)


def _lay_out(source: SourceText, write_numbers: Callable[[str], str]) -> str:
    """Return a text as `gpl fmt` writes it."""
    text = format_source(source).text
    if not has_words(text):
        return text
    written = write_numbers(text)
    return text if written == text else format_source(SourceText(source.path, written)).text
