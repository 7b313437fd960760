"""Invalid words, and what was probably meant.

It is used only when a word did not parse, so it may be generous.
"""

from collections.abc import Callable, Iterable
from re import ASCII, IGNORECASE, Match, fullmatch
from re import compile as _compile
from unicodedata import category, normalize

from gplang.suggest import nearest, slipped
from gplang.syntax.slip_table import SLIPS, Slip
from gplang.syntax.tokens import Problem, Token

IsKind = Callable[[str, str], bool]
"""Returns whether a text is a word of a kind."""


_SETS = ("DOSE", "DURATION", "DISTANCE", "AT_WORD")
_COUNTED, _UNCOUNTED = ("rir", "rpe"), ("light", "moderate")
_AT_WORDS = ("@bw", "@bar", "@light", "@moderate", "@rir2", "@rpe8")
_THOUSAND = _compile(r",[0-9]{3}(?![0-9])")
"""A comma that may stand for thousands."""

_LOOKALIKES = str.maketrans("×✕*хХ–—−‐‑“”„«»", "xxxxx-----" + '"' * 5)


def explain_word(token: Token, wanted: Iterable[str], is_kind: IsKind) -> Problem | None:
    """Explain a word where one of the kinds `wanted` is expected; None if nothing is known."""
    kinds = tuple(wanted)
    return (
        _lookalike(token, kinds, is_kind)
        or _decimal_comma(token)
        or _quote(token)
        or _glued(token, is_kind)
        or _underscored(token, kinds, is_kind)
        or _slipped(token, kinds)
        or _unknown_at(token, kinds)
    )


def plain(text: str) -> str:
    """Return a word with look-alike characters (full-width digits, ×, dashes, curly quotes) replaced by ASCII."""
    visible = "".join(each for each in text if category(each) != "Cf")
    return normalize("NFKC", visible).translate(_LOOKALIKES)


def _lookalike(token: Token, kinds: tuple[str, ...], is_kind: IsKind) -> Problem | None:
    right = plain(token.text)
    if right == token.text:
        return None
    if any(is_kind(kind, right) for kind in kinds):
        message = f"`{token.text}` has characters that only look right"
        return Problem("E001", token.span, message, f"write `{right}`", right, certain=True)
    if right.startswith('"'):
        return Problem("E001", token.span, "curly quotes", 'texts stand in straight quotes: "…"')
    corrected = Token(token.kind, right, token.span)
    return explain_word(corrected, kinds, is_kind)


def _decimal_comma(token: Token) -> Problem | None:
    if token.kind != "DECIMAL_COMMA":
        return None
    right = token.text.replace(",", ".")
    certain = _THOUSAND.search(token.text) is None
    message = f"`{token.text}` has a decimal comma"
    return Problem("E001", token.span, message, f"write `{right}`", right, certain=certain)


def _quote(token: Token) -> Problem | None:
    if token.kind == "OPEN_QUOTE":
        if token.text.count('"') > 1:
            hint = 'put a space behind the closing quote; a quote inside a text is `\\"`'
            return Problem("E001", token.span, "text goes on right behind a closing quote", hint)
        return Problem("E001", token.span, "this quote is never closed", 'a text ends with `"` on its own line')
    at = token.text.find('"')
    if at < 0 or token.kind == "STRING":
        return None
    return Problem("E001", token.span, f'`{token.text}` holds a stray `"`', "a text in quotes is a word of its own")


def _glued(token: Token, is_kind: IsKind) -> Problem | None:
    """`4x5@rir2`, `@rir2@75%`: words that lack the space between them."""
    first, *others = token.text.split("@")
    parts = [part for part in (first, *(f"@{other}" for other in others)) if part]
    if len(parts) < 2 or not all(any(is_kind(kind, part) for kind in _SETS) for part in parts):
        return None
    right = " ".join(parts)
    return Problem("E001", token.span, f"`{token.text}` is {len(parts)} words", f"write `{right}`", right, certain=True)


def _underscored(token: Token, kinds: tuple[str, ...], is_kind: IsKind) -> Problem | None:
    """`hip_thrust`: a name with underscores."""
    right = token.text.replace("_", "-").lower()
    if "NAME" not in kinds or "_" not in token.text or not is_kind("NAME", right):
        return None
    hint = f"names join their words with hyphens: `{right}`"
    return Problem("E001", token.span, f"`{token.text}` is no name", hint, right, certain=True)


def _slipped(token: Token, kinds: tuple[str, ...]) -> Problem | None:
    for slip in SLIPS:
        if slip.wanted in kinds and (match := fullmatch(slip.pattern, token.text, IGNORECASE | ASCII)):
            return _tell(slip, match, token)
    return None


def _tell(slip: Slip, match: Match[str], token: Token) -> Problem:
    right = match.expand(slip.right) if slip.right else None
    certain = right is not None and slip.certain
    return Problem(slip.code, token.span, match.expand(slip.message), match.expand(slip.hint), right, certain=certain)


def _unknown_at(token: Token, kinds: tuple[str, ...]) -> Problem | None:
    if "AT_WORD" not in kinds or not token.text.startswith("@"):
        return None
    message = f"`{token.text}` is neither an effort nor a load"
    parts = fullmatch(r"@([a-z]+)([0-9][0-9.-]*)?", token.text, IGNORECASE | ASCII)
    words = [f"@{each}" for each in (_COUNTED if parts and parts[2] else _UNCOUNTED)]
    right = slipped(f"@{parts[1]}", words) if parts else None
    if parts and right is not None:
        right += parts[2] or ""
        return Problem("E003", token.span, message, f"did you mean `{right}`?", right, certain=True)
    close = nearest(token.text, _AT_WORDS, 1)
    hint = f"did you mean `{close[0]}`?" if close else "such as `@rir2`, `@rpe8`, `@100kg`, `@75%`, `@bw`, `@moderate`"
    return Problem("E003", token.span, message, hint)
