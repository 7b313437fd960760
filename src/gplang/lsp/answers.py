"""Our records as the JSON of the Language Server Protocol."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from types import MappingProxyType

from gplang.diagnostics import Diagnostic, Edit, Severity
from gplang.editor.completion.suggestion import EntryKind, Suggestion
from gplang.editor.symbols import Symbol, SymbolKind
from gplang.lsp.greeting import QUICK_FIX
from gplang.lsp.positions import Positions
from gplang.source import Location, SourceText
from gplang.typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from gplang.editor.actions import Remedy
    from gplang.editor.agenda import Agenda
    from gplang.editor.folding import Fold
    from gplang.editor.hint_texts import Hint
    from gplang.editor.search import Found
    from gplang.editor.signature import Signature
    from gplang.model.mentions import Mention

SOURCE = "gpl"
"""Who speaks, in a list of what many servers say."""

UNUSED = frozenset({"E013", "E090"})
"""Findings on something that can be left out; editors show it faded."""

_SEVERITIES: Mapping[Severity, int] = MappingProxyType({Severity.ERROR: 1, Severity.WARNING: 2, Severity.ADVICE: 3})

_UNNECESSARY = 1
_PLAIN, _SNIPPET = 1, 2
_READ, _WRITE = 2, 3

_KINDS: Mapping[EntryKind, int] = MappingProxyType(
    {
        EntryKind.KEYWORD: 14,
        EntryKind.ROLE: 14,
        EntryKind.EXERCISE: 3,  # a function
        EntryKind.SESSION: 7,  # a class
        EntryKind.DAY: 20,  # a member of an enumeration
        EntryKind.VALUE: 12,
        EntryKind.UNIT: 11,
        EntryKind.NAME: 6,  # a variable
        EntryKind.FILE: 17,
        EntryKind.RULE: 18,  # a reference
        EntryKind.SNIPPET: 15,
    }
)

_SYMBOLS: Mapping[SymbolKind, int] = MappingProxyType(
    {
        SymbolKind.PLAN: 2,  # a module
        SymbolKind.ATHLETE: 19,  # an object
        SymbolKind.GYM: 3,  # a namespace
        SymbolKind.EXERCISE: 12,  # a function
        SymbolKind.SCHEME: 18,  # an array
        SymbolKind.SESSION: 5,  # a class
        SymbolKind.WEEK: 24,  # an event
        SymbolKind.SETTING: 7,  # a property
        SymbolKind.LINE: 6,  # a method
        SymbolKind.DAY: 22,  # a member of an enumeration
    }
)

PLAN_COMMANDS: Mapping[str, str] = MappingProxyType(
    {"gpl.preview": "Preview", "gpl.openSheet": "Open sheet", "gpl.buildCalendar": "Build calendar"}
)
"""What an editor may do with a plan, where it says that it can, and what its button says."""

Json = dict[str, Any]

UriOf = Callable[[str], str]
"""Returns the URI of a file that is shown under a path."""


def say_finding(finding: Diagnostic, places: Positions, uri_of: UriOf, page: str | None = None) -> Json:
    """Return a finding: the hint below the message, other places beside it, the code as a link to its page."""
    said: Json = {
        "range": places.range_of(finding.where),
        "severity": _SEVERITIES[finding.severity],
        "code": finding.code,
        "source": SOURCE,
        "message": f"{finding.message}\n{finding.hint}" if finding.hint else finding.message,
    }
    if page:
        said["codeDescription"] = {"href": page}
    if finding.code in UNUSED:
        said["tags"] = [_UNNECESSARY]
    if related := finding.related:
        said["relatedInformation"] = [
            {"location": say_location(label.where, places, uri_of), "message": label.message or finding.name}
            for label in related
        ]
    return said


def say_location(where: Location, places: Positions, uri_of: UriOf) -> Json:
    """Return a place with its file."""
    return {"uri": uri_of(where.source.path), "range": places.range_of(where)}


def say_suggestion(suggestion: Suggestion, rank: int, source: SourceText, places: Positions) -> Json:
    """Return an entry of a completion list; editors sort by `rank`, and ask by it for what there is to say of one."""
    edit = {"range": places.range(source, suggestion.replace), "newText": suggestion.text}
    more = {"detail": suggestion.detail, "filterText": suggestion.filter}
    return {
        "label": suggestion.label,
        "kind": _KINDS[suggestion.kind],
        **{key: value for key, value in more.items() if value},
        **({"data": rank} if suggestion.about else {}),
        "sortText": f"{rank:05}",
        "insertTextFormat": _SNIPPET if suggestion.snippet else _PLAIN,
        "textEdit": edit,
    }


def say_text(markdown: str, formats: object) -> Json | str:
    """Return a text in a form that an editor knows; Markdown reads well as it is where it knows no other."""
    if not isinstance(formats, list) or not formats:
        return markdown
    return {"kind": "markdown" if "markdown" in formats else "plaintext", "value": markdown}


def say_symbol(symbol: Symbol, source: SourceText, places: Positions) -> Json:
    """Return a part of the outline with what is in it."""
    return {
        "name": symbol.name,
        **({"detail": symbol.detail} if symbol.detail else {}),
        "kind": _SYMBOLS[symbol.kind],
        "range": places.range(source, symbol.span),
        "selectionRange": places.range(source, symbol.name_span),
        "children": [say_symbol(child, source, places) for child in symbol.children],
    }


def say_fold(fold: "Fold") -> Json:
    """Return lines that can be folded away."""
    return {"startLine": fold.first - 1, "endLine": fold.last - 1, "kind": "comment" if fold.is_comment else "region"}


def say_hint(hint: "Hint", source: SourceText, places: Positions) -> Json:
    """Return a text that the editor shows between ours."""
    about = {"tooltip": hint.about} if hint.about else {}
    return {"position": places.position(source, hint.offset), "label": hint.text, **about, "paddingLeft": True}


def say_agenda(
    agenda: "Agenda", source: SourceText, places: Positions, uri: str, offers: Collection[str]
) -> Iterator[Json]:
    """Yield what stands above a header: dates and lengths, and the commands that this editor offers for a plan."""
    place = places.range(source, agenda.span)
    commands = [(command, title) for command, title in PLAN_COMMANDS.items() if command in offers]
    if agenda.text:
        does = "gpl.preview" if agenda.week and "gpl.preview" in offers else ""
        arguments = {"arguments": [uri, agenda.week]} if does else {}
        yield {"range": place, "command": {"title": agenda.text, "command": does, **arguments}}
    for command, title in () if agenda.week else commands:
        yield {"range": place, "command": {"title": title, "command": command, "arguments": [uri]}}


def say_found(found: "Found", places: Positions, uri_of: UriOf) -> Json:
    """Return something that a file of the project defines."""
    symbol, source = found
    return {
        "name": symbol.name,
        "kind": _SYMBOLS[symbol.kind],
        "location": {"uri": uri_of(source.path), "range": places.range(source, symbol.name_span)},
        "containerName": f"{symbol.detail} – {source.path}" if symbol.detail else source.path,
    }


def say_highlight(mention: "Mention", places: Positions) -> Json:
    """Return a place that names what the cursor is on."""
    return {"range": places.range_of(mention.where), "kind": _WRITE if mention.defines else _READ}


def say_signature(signature: "Signature", formats: object) -> Json:
    """Return what a line takes; an editor that counts in UTF-16 finds its parts: they are ASCII."""
    parts = [
        {"label": [each.start, each.end], "documentation": say_text(each.about, formats)} for each in signature.parts
    ]
    behind = len(parts) if signature.active is None else signature.active
    told = {
        "label": signature.label,
        "documentation": say_text(signature.about, formats),
        "parameters": parts,
        "activeParameter": None,
    }
    return {"signatures": [told], "activeSignature": 0, "activeParameter": behind}


def say_edits(edits: Iterable[Edit], places: Positions) -> list[Json]:
    """Return edits of one text."""
    return [{"range": places.range_of(edit.where), "newText": edit.text} for edit in edits]


def say_workspace_edit(
    edits: Iterable[Edit], places: Positions, uri_of: UriOf, versions: Mapping[str, int | None] | None
) -> Json:
    """Return edits of any number of texts; those with a version (by URI) hold for that version only.

    Without `versions` in the older form, for editors that know no other.
    """
    by_uri: dict[str, list[Json]] = {}
    for edit in edits:
        by_uri.setdefault(uri_of(edit.where.source.path), []).extend(say_edits((edit,), places))
    if versions is None:
        return {"changes": by_uri}
    return {
        "documentChanges": [
            {"textDocument": {"uri": uri, "version": versions.get(uri)}, "edits": of_uri}
            for uri, of_uri in by_uri.items()
        ]
    }


def say_remedy(remedy: "Remedy", edit: Json, finding: Json) -> Json:
    """Return a remedy; one that changes the training says so."""
    return {
        "title": f"{remedy.title} (changes the training)" if remedy.changes_training else remedy.title,
        "kind": QUICK_FIX,
        "diagnostics": [finding],
        **({"isPreferred": True} if remedy.preferred else {}),
        "edit": edit,
    }
