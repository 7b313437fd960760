"""Nearest names: what somebody who mistyped a word probably meant, and how to offer it."""

from collections.abc import Iterable
from itertools import islice

from gplang.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from difflib import SequenceMatcher

_LONGEST = 40
"""Words longer than this (in characters) are no typing slips; they get no suggestion."""

_LIKENESS = 0.68
"""How alike two words must be, from 0 to 1, for the one to be offered for the other."""

_VERY_LIKE = 0.8
"""How alike two words are that differ by a slip or two."""

_MOST_LETTERS_APART = 12
"""How much longer or shorter a word may be than the one it stands for: hyphens and endings."""

_MOST_CANDIDATES = 3_000
"""Words that are looked at: more than the catalog has names."""

_MOST_COMPARED = 50
"""Words that are compared in full, those that have most letters in common."""

_MARGIN = 0.15
"""How much less alike than the best a candidate may be to be offered beside it."""

SHORTEST_CERTAIN = 4
"""Letters of the shortest word in which a slip is certain."""

_SHORTEST_CERTAIN_NAME = 5
"""Letters of the shortest name in which a slip is certain: names are many."""

_SHORTEST_PART = 3
"""Letters of the part of a name in which a slip is certain: `lower-s` may be another session than `lower-a`."""

_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


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
    alike: list[tuple[float, str, str]] = []
    for candidate in dict.fromkeys(islice(candidates, _MOST_CANDIDATES)):
        if abs(len(candidate) - len(word)) > _MOST_LETTERS_APART:
            continue
        folded = _fold(candidate)
        if len(folded) == len(wanted) and sorted(folded) == letters:
            scored.append((1.0, candidate))
        elif (bound := _bound(matcher, wanted, folded)) >= _LIKENESS:
            alike.append((bound, candidate, folded))
    if len(alike) > _MOST_COMPARED:
        alike = sorted(alike, key=lambda each: (-each[0], each[1]))[:_MOST_COMPARED]
    for _, candidate, folded in alike:
        matcher.set_seq1(folded)
        likeness = max(matcher.ratio(), _LIKENESS if _is_one_slip(wanted, folded) else 0.0)
        if likeness >= _LIKENESS:
            scored.append((likeness, candidate))
    scored.sort(key=lambda pair: (-pair[0], pair[1]))
    return tuple(candidate for likeness, candidate in scored[:limit] if likeness >= scored[0][0] - _MARGIN)


def is_like(word: str, other: str) -> bool:
    """Return whether two words are so alike that one is the other with a slip or two."""
    from difflib import SequenceMatcher

    one, two = _fold(word), _fold(other)
    return sorted(one) == sorted(two) or SequenceMatcher(None, one, two, autojunk=False).ratio() >= _VERY_LIKE


def slipped(word: str, candidates: Iterable[str], shortest: int = SHORTEST_CERTAIN) -> str | None:
    """Return the one candidate that `word` is after one slip of the fingers; None if it may be several, or none.

    A slip is two letters swapped, one doubled, one left out, or the key beside the right one. Words shorter than
    `shortest` letters are too near to each other to tell.
    """
    typed = word.casefold()
    if not shortest - 1 <= len(word) <= _LONGEST or typed in (candidates := tuple(candidates)):
        return None
    near = [each for each in dict.fromkeys(candidates) if _is_one_slip(typed, each) or _is_swapped(typed, each)]
    fits = [each for each in near if len(each) >= shortest and _is_of_fingers(typed, each)]
    return fits[0] if len(fits) == 1 and (len(near) == 1 or _is_swapped(typed, fits[0])) else None


def split_known(word: str, first: Iterable[str], second: Iterable[str]) -> str | None:
    """Return the one way in which `word` is two known words without the space between them; None if it may be none."""
    typed, ends = word.casefold(), frozenset(second)
    found = {f"{each} {typed[len(each) :]}" for each in first if typed.startswith(each) and typed[len(each) :] in ends}
    return found.pop() if len(found) == 1 else None


def slipped_name(word: str, names: Iterable[str], shortest_part: int = _SHORTEST_PART) -> str | None:
    """Return the one name that `word` is after one slip of the fingers in a part of it that is long enough to tell."""
    right = slipped(word, names, _SHORTEST_CERTAIN_NAME)
    if right is None:
        return None
    same = next(
        (at for at, (one, two) in enumerate(zip(word.casefold(), right, strict=False)) if one != two), len(right)
    )
    same = min(same, len(right) - 1)
    part = right[:same].split("-")[-1] + right[same:].split("-")[0]
    return right if len(part) >= shortest_part else None


def _is_swapped(word: str, other: str) -> bool:
    at = next((at for at, (one, two) in enumerate(zip(word, other, strict=False)) if one != two), len(word))
    return (
        len(word) == len(other) and word[at : at + 2] == other[at : at + 2][::-1] and word[at + 2 :] == other[at + 2 :]
    )


def _is_of_fingers(word: str, right: str) -> bool:
    """Return whether one slip that turns `right` into `word` is one of fingers, not another ending or another word."""
    at = next((at for at, (one, two) in enumerate(zip(word, right, strict=False)) if one != two), len(right))
    if _is_swapped(word, right) or len(word) < len(right):
        return right != f"{word}s"
    if len(word) > len(right):
        return at > 0 and word[at] == word[at - 1]
    return word[at] in _beside(right[at])


def _beside(letter: str) -> str:
    """Return the keys beside a letter's on usual keyboards."""
    row = next((row for row in _KEYS if letter in row), "")
    at = row.find(letter)
    return row[max(at - 1, 0) : at] + row[at + 1 : at + 2]


def _bound(matcher: "SequenceMatcher[str]", wanted: str, other: str) -> float:
    """Return, quickly, how alike two words are at most, from 0 to 1; one wrong letter counts little."""
    matcher.set_seq1(other)
    bound = matcher.real_quick_ratio()
    if bound >= _LIKENESS:
        bound = matcher.quick_ratio()
    return bound if bound >= _LIKENESS or not _is_one_slip(wanted, other) else _LIKENESS


def list_words(words: tuple[str, ...], last: str = "or") -> str:
    """Write words as `a`, `b` or `c`."""
    quoted = [f"`{word}`" for word in words]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} {last} {quoted[-1]}"


def _fold(word: str) -> str:
    return word.casefold().replace("-", "").replace(" ", "")


def _is_one_slip(word: str, other: str) -> bool:
    """Return whether one letter typed wrong, left out or doubled turns `other` into `word`."""
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
