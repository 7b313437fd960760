"""Our records converted to those of the Language Server Protocol."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from lsprotocol import types

from gplang.diagnostics import Diagnostic, Edit, Severity
from gplang.editor.actions import Remedy
from gplang.editor.agenda import Agenda
from gplang.editor.completion.complete import Suggestion
from gplang.editor.completion.suggestion import EntryKind
from gplang.editor.folding import Fold
from gplang.editor.hint_texts import Hint
from gplang.editor.search import Found
from gplang.editor.signature import Signature
from gplang.editor.symbols import Symbol, SymbolKind
from gplang.lsp.positions import Positions
from gplang.model.mentions import Mention
from gplang.source import Location, SourceText

SOURCE = "gpl"
"""Who speaks, in a list of what many servers say."""

UNUSED = frozenset({"E013", "E090"})
"""Findings on something that can be left out; editors show it faded."""

_SEVERITIES: Mapping[Severity, types.DiagnosticSeverity] = MappingProxyType(
    {
        Severity.ERROR: types.DiagnosticSeverity.Error,
        Severity.WARNING: types.DiagnosticSeverity.Warning,
        Severity.ADVICE: types.DiagnosticSeverity.Information,
    }
)

_KINDS: Mapping[EntryKind, types.CompletionItemKind] = MappingProxyType(
    {
        EntryKind.KEYWORD: types.CompletionItemKind.Keyword,
        EntryKind.ROLE: types.CompletionItemKind.Keyword,
        EntryKind.EXERCISE: types.CompletionItemKind.Function,
        EntryKind.SESSION: types.CompletionItemKind.Class,
        EntryKind.DAY: types.CompletionItemKind.EnumMember,
        EntryKind.VALUE: types.CompletionItemKind.Value,
        EntryKind.UNIT: types.CompletionItemKind.Unit,
        EntryKind.NAME: types.CompletionItemKind.Variable,
        EntryKind.FILE: types.CompletionItemKind.File,
        EntryKind.RULE: types.CompletionItemKind.Reference,
        EntryKind.SNIPPET: types.CompletionItemKind.Snippet,
    }
)

_SYMBOLS: Mapping[SymbolKind, types.SymbolKind] = MappingProxyType(
    {
        SymbolKind.PLAN: types.SymbolKind.Module,
        SymbolKind.ATHLETE: types.SymbolKind.Object,
        SymbolKind.GYM: types.SymbolKind.Namespace,
        SymbolKind.EXERCISE: types.SymbolKind.Function,
        SymbolKind.SCHEME: types.SymbolKind.Array,
        SymbolKind.SESSION: types.SymbolKind.Class,
        SymbolKind.WEEK: types.SymbolKind.Event,
        SymbolKind.SETTING: types.SymbolKind.Property,
        SymbolKind.LINE: types.SymbolKind.Method,
        SymbolKind.DAY: types.SymbolKind.EnumMember,
    }
)

PLAN_COMMANDS: Mapping[str, str] = MappingProxyType(
    {"gpl.preview": "Preview", "gpl.openSheet": "Open sheet", "gpl.buildCalendar": "Build calendar"}
)
"""What an editor may do with a plan, where it says that it can, and what its button says."""

UriOf = Callable[[str], str]
"""Returns the URI of a file that is shown under a path."""


def say_finding(finding: Diagnostic, places: Positions, uri_of: UriOf, page: str | None = None) -> types.Diagnostic:
    """Return a finding: the hint below the message, other places beside it, the code as a link to its page."""
    return types.Diagnostic(
        range=places.range_of(finding.where),
        severity=_SEVERITIES[finding.severity],
        code=finding.code,
        code_description=types.CodeDescription(href=page) if page else None,
        source=SOURCE,
        message=f"{finding.message}\n{finding.hint}" if finding.hint else finding.message,
        tags=[types.DiagnosticTag.Unnecessary] if finding.code in UNUSED else None,
        related_information=[
            types.DiagnosticRelatedInformation(
                location=say_location(label.where, places, uri_of), message=label.message or finding.name
            )
            for label in finding.related
        ]
        or None,
    )


def say_location(where: Location, places: Positions, uri_of: UriOf) -> types.Location:
    """Return a place with its file."""
    return types.Location(uri=uri_of(where.source.path), range=places.range_of(where))


def say_suggestion(suggestion: Suggestion, rank: int, source: SourceText, places: Positions) -> types.CompletionItem:
    """Return an entry of a completion list; editors sort by `rank`, and ask by it for what there is to say of one."""
    edit = types.TextEdit(range=places.range(source, suggestion.replace), new_text=suggestion.text)
    return types.CompletionItem(
        label=suggestion.label,
        kind=_KINDS[suggestion.kind],
        detail=suggestion.detail or None,
        data=rank if suggestion.about else None,
        sort_text=f"{rank:05}",
        filter_text=suggestion.filter or None,
        insert_text_format=types.InsertTextFormat.Snippet if suggestion.snippet else types.InsertTextFormat.PlainText,
        text_edit=edit,
    )


def say_text(markdown: str, formats: Sequence[types.MarkupKind | str] | None) -> types.MarkupContent | str:
    """Return a text in a form that an editor knows; Markdown reads well as it is where it knows no other."""
    if not formats:
        return markdown
    is_known = types.MarkupKind.Markdown in formats
    kind = types.MarkupKind.Markdown if is_known else types.MarkupKind.PlainText
    return types.MarkupContent(kind=kind, value=markdown)


def say_symbol(symbol: Symbol, source: SourceText, places: Positions) -> types.DocumentSymbol:
    """Return a part of the outline with what is in it."""
    return types.DocumentSymbol(
        name=symbol.name,
        detail=symbol.detail or None,
        kind=_SYMBOLS[symbol.kind],
        range=places.range(source, symbol.span),
        selection_range=places.range(source, symbol.name_span),
        children=[say_symbol(child, source, places) for child in symbol.children],
    )


def say_fold(fold: Fold) -> types.FoldingRange:
    """Return lines that can be folded away."""
    kind = types.FoldingRangeKind.Comment if fold.is_comment else types.FoldingRangeKind.Region
    return types.FoldingRange(start_line=fold.first - 1, end_line=fold.last - 1, kind=kind)


def say_hint(hint: Hint, source: SourceText, places: Positions) -> types.InlayHint:
    """Return a text that the editor shows between ours."""
    return types.InlayHint(
        position=places.position(source, hint.offset),
        label=hint.text,
        tooltip=hint.about or None,
        padding_left=True,
    )


def say_agenda(
    agenda: Agenda, source: SourceText, places: Positions, uri: str, offers: Collection[str]
) -> Iterator[types.CodeLens]:
    """Yield what stands above a header: dates and lengths, and the commands that this editor offers for a plan."""
    place = places.range(source, agenda.span)
    commands = [(command, title) for command, title in PLAN_COMMANDS.items() if command in offers]
    if agenda.text:
        does = "gpl.preview" if agenda.week and "gpl.preview" in offers else ""
        arguments = [uri, agenda.week] if does else None
        yield types.CodeLens(range=place, command=types.Command(title=agenda.text, command=does, arguments=arguments))
    for command, title in () if agenda.week else commands:
        yield types.CodeLens(range=place, command=types.Command(title=title, command=command, arguments=[uri]))


def say_found(found: Found, places: Positions, uri_of: UriOf) -> types.WorkspaceSymbol:
    """Return something that a file of the project defines."""
    symbol, source = found
    return types.WorkspaceSymbol(
        name=symbol.name,
        kind=_SYMBOLS[symbol.kind],
        location=types.Location(uri=uri_of(source.path), range=places.range(source, symbol.name_span)),
        container_name=f"{symbol.detail} – {source.path}" if symbol.detail else source.path,
    )


def say_highlight(mention: Mention, places: Positions) -> types.DocumentHighlight:
    """Return a place that names what the cursor is on."""
    kind = types.DocumentHighlightKind.Write if mention.defines else types.DocumentHighlightKind.Read
    return types.DocumentHighlight(range=places.range_of(mention.where), kind=kind)


def say_signature(signature: Signature, formats: Sequence[types.MarkupKind | str] | None) -> types.SignatureHelp:
    """Return what a line takes; an editor that counts in UTF-16 finds its parts: they are ASCII."""
    parts = [
        types.ParameterInformation(label=(each.start, each.end), documentation=say_text(each.about, formats))
        for each in signature.parts
    ]
    behind = len(parts) if signature.active is None else signature.active
    told = types.SignatureInformation(
        label=signature.label, documentation=say_text(signature.about, formats), parameters=parts
    )
    return types.SignatureHelp(signatures=[told], active_signature=0, active_parameter=behind)


def say_edits(edits: Iterable[Edit], places: Positions) -> list[types.TextEdit]:
    """Return edits of one text."""
    return [types.TextEdit(range=places.range_of(edit.where), new_text=edit.text) for edit in edits]


def say_workspace_edit(
    edits: Iterable[Edit], places: Positions, uri_of: UriOf, versions: Mapping[str, int | None] | None
) -> types.WorkspaceEdit:
    """Return edits of any number of texts; those with a version (by URI) hold for that version only.

    Without `versions` in the older form, for editors that know no other.
    """
    by_uri: dict[str, list[types.TextEdit]] = {}
    for edit in edits:
        by_uri.setdefault(uri_of(edit.where.source.path), []).extend(say_edits((edit,), places))
    if versions is None:
        return types.WorkspaceEdit(changes=by_uri)
    return types.WorkspaceEdit(
        document_changes=[
            types.TextDocumentEdit(
                text_document=types.OptionalVersionedTextDocumentIdentifier(uri=uri, version=versions.get(uri)),
                edits=list(of_uri),
            )
            for uri, of_uri in by_uri.items()
        ]
    )


def say_remedy(remedy: Remedy, edit: types.WorkspaceEdit, finding: types.Diagnostic) -> types.CodeAction:
    """Return a remedy; one that changes the training says so."""
    return types.CodeAction(
        title=f"{remedy.title} (changes the training)" if remedy.changes_training else remedy.title,
        kind=types.CodeActionKind.QuickFix,
        diagnostics=[finding],
        is_preferred=remedy.preferred or None,
        edit=edit,
    )
