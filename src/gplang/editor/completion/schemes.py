"""Schemes behind the word `scheme`, those of the file itself first."""

from collections.abc import Iterator

from gplang.editor.completion.suggestion import EntryKind, Suggestion
from gplang.editor.context import Context
from gplang.editor.scheme_cards import render_scheme


def complete_schemes(context: Context) -> Iterator[Suggestion]:
    """Yield the schemes that a line can take, with their steps."""
    source = context.compilation.source
    for each in sorted(context.schemes.values(), key=lambda each: each.where.source is not source):
        name, title = each.called
        yield Suggestion(name, name, context.replace, EntryKind.NAME, title or "", render_scheme(each, ()))
