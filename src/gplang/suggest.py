"""Nearest names: what somebody who mistyped a word probably meant, and how to offer it."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from difflib import SequenceMatcher

_LONGEST = 40
"""Words longer than this (in characters) are no typing slips; they get no suggestion."""

_LIKENESS = 0.68
"""How alike two words must be, from 0 to 1, for the one to be offered for the other."""

_MOST_LETTERS_APART = 12
"""How much longer or shorter a word may be than the one it stands for: hyphens and endings."""

_MARGIN = 0.15
"""How much less alike than the best a candidate may be to be offered beside it."""


def nearest(word: str, candidates: Iterable[str], limit: int = 3) -> tuple[str, ...]:
    """Return up to `limit` candidates that `word` resembles, the likeliest first.

    Case and hyphens do not count; swapped neighbours and missing letters count little.
    """
    if not word or len(word) > _LONGEST:
        return ()
    from difflib import SequenceMatcher

    wanted = _fold(word)
    letters = sorted(wanted)
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(wanted)
    scored: list[tuple[float, str]] = []
    for candidate in dict.fromkeys(candidates):
        if abs(len(candidate) - len(word)) > _MOST_LETTERS_APART:
            continue
        folded = _fold(candidate)
        likeness = _likeness(matcher, wanted, letters, folded)
        if likeness >= _LIKENESS:
            scored.append((likeness, candidate))
    scored.sort(key=lambda pair: (-pair[0], pair[1]))
    return tuple(candidate for likeness, candidate in scored[:limit] if likeness >= scored[0][0] - _MARGIN)


def _likeness(matcher: "SequenceMatcher[str]", wanted: str, letters: list[str], other: str) -> float:
    """Tell how alike two words are, from 0 to 1: swapped letters count nothing, one wrong letter little."""
    if len(other) == len(wanted) and sorted(other) == letters:
        return 1.0
    matcher.set_seq1(other)
    slip = _LIKENESS if _is_one_slip(wanted, other) else 0.0
    if matcher.real_quick_ratio() < _LIKENESS or matcher.quick_ratio() < _LIKENESS:
        return slip
    return max(matcher.ratio(), slip)


def list_words(words: tuple[str, ...], last: str = "or") -> str:
    """Write words as `a`, `b` or `c`."""
    quoted = [f"`{word}`" for word in words]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} {last} {quoted[-1]}"


def _fold(word: str) -> str:
    return word.casefold().replace("-", "").replace(" ", "")


def _is_one_slip(word: str, other: str) -> bool:
    """Tell whether one letter typed wrong, left out or doubled turns `other` into `word`."""
    if abs(len(word) - len(other)) > 1 or min(len(word), len(other)) < 2:
        return False
    start = 0
    while start < min(len(word), len(other)) and word[start] == other[start]:
        start += 1
    return (
        word[start + 1 :] == other[start + 1 :]
        or word[start:] == other[start + 1 :]
        or word[start + 1 :] == other[start:]
    )
