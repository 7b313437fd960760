"""Rules for the comments that suppress them."""

import re
from collections.abc import Iterator

from gplang.compiler import Compilation
from gplang.editor.cards import rule_cards
from gplang.editor.completion.suggestion import EntryKind, Suggestion
from gplang.editor.context import line_at
from gplang.lint.ignores import NEVER_IGNORED
from gplang.source import Span
from gplang.syntax.limits import LONGEST_LINE
from gplang.syntax.line import split_comment

_IN_BRACKETS = re.compile(
    r"#\s*gpl:\s*ignore(?:-file)?\s*\[(?P<others>[^\]\n#]*[\s,])?(?P<word>[^\]\s,#]*)$", re.IGNORECASE
)
_OPENING = re.compile(r"#\s*(?P<word>g(?:pl?)?|gpl:\s*[a-z-]*)$", re.IGNORECASE)
_FORMS = {"gpl: ignore[…]": "gpl: ignore[$1]", "gpl: ignore-file[…]": "gpl: ignore-file[$1]"}


def complete_rules(compilation: Compilation, offset: int) -> Iterator[Suggestion]:
    """Yield the rules that the ignore comment at an offset can name; nothing in other comments."""
    line = line_at(compilation, offset)
    typed = line.where.text[: max(offset - line.where.span.start, 0)]
    start = split_comment(typed)
    if len(typed) > LONGEST_LINE or start == len(typed):
        return
    if opening := _OPENING.fullmatch(typed, start):
        place = Span(*opening.span("word")).shift(line.where.span.start)
        for label, text in _FORMS.items():
            yield Suggestion(label, text, place, EntryKind.SNIPPET, "suppress a rule", snippet=True)
    elif brackets := _IN_BRACKETS.search(typed, start):
        place = Span(*brackets.span("word")).shift(line.where.span.start)
        named = (brackets["others"] or "").upper()
        for card in rule_cards().values():
            if card.code not in NEVER_IGNORED and card.code not in named:
                filtered = f"{card.code} {card.name}"
                yield Suggestion(card.code, card.code, place, EntryKind.RULE, card.name, card.summary, filter=filtered)
