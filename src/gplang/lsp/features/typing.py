"""What helps while one types: what may come next, and what a line takes."""

from gplang.editor.completion.complete import complete
from gplang.editor.signature import find_signature
from gplang.lsp import answers
from gplang.lsp.answers import Json
from gplang.lsp.messages import At, read_at, read_entry
from gplang.lsp.paths import complete_path
from gplang.lsp.session import EditorSession

_ENTRIES = ("textDocument", "completion", "completionItem")
"""Where an editor says what it can make of the entries of a completion list."""


def add(ls: EditorSession) -> None:
    """Have an editor complete."""

    @ls.feature("textDocument/completion", read_at)
    async def completion(at: At) -> Json:
        snapshot = ls.readable(at.uri)
        if snapshot is None:
            return {"isIncomplete": False, "items": []}
        planned = await ls.planned(snapshot)
        source = snapshot.compilation.source
        offset = ls.offset(snapshot, at.position)
        found = complete_path(source, offset) or complete(snapshot.compilation, offset, snapshot.profile, planned)
        snippets = ls.greeting.can(*_ENTRIES, "snippetSupport")
        ls.offered = tuple(each for each in found if not each.snippet or snippets)
        items = [answers.say_suggestion(each, rank, source, ls.places) for rank, each in enumerate(ls.offered)]
        return {"isIncomplete": False, "items": items}

    @ls.feature("completionItem/resolve", read_entry)
    def resolved(entry: Json) -> Json:
        rank = entry.get("data")
        offered = ls.offered[rank] if isinstance(rank, int) and 0 <= rank < len(ls.offered) else None
        if offered is None or offered.label != entry["label"]:
            return entry
        formats = ls.greeting.can(*_ENTRIES, "documentationFormat")
        return {**entry, "documentation": answers.say_text(offered.about, formats)}

    @ls.feature("textDocument/signatureHelp", read_at)
    def signature(at: At) -> Json | None:
        snapshot = ls.readable(at.uri)
        if snapshot is None:
            return None
        found = find_signature(snapshot.compilation, ls.offset(snapshot, at.position))
        formats = ls.greeting.can("textDocument", "signatureHelp", "signatureInformation", "documentationFormat")
        return None if found is None else answers.say_signature(found, formats)
