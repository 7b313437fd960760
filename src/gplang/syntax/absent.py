"""First words that people try although they do not exist, and what to write instead."""

from gplang.source import Span
from gplang.syntax.tokens import Problem

_LINK = 'write the address behind `#`, or into a text: `note "…"`, `cue "…"`'
_LINKS = frozenset({"link", "links", "url", "href", "video", "youtube"})


def explain_absent(word: str, span: Span) -> Problem | None:
    """Return the explanation of a word such as `link`; None for any other."""
    if word.casefold().rstrip(":") not in _LINKS:
        return None
    return Problem("E003", span, f"`{word}`: a plan holds no links", _LINK)
