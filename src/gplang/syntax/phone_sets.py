"""Sets as people write them down between two of them: `rdl 80kg 5 5 5 4`, `did rdl 5/5/5/4 @80`, and what they mean."""

from collections.abc import Iterator
from itertools import groupby
from re import ASCII, IGNORECASE, Match
from re import compile as _compile

from gplang.catalog import load_catalog
from gplang.quantities import WeightUnit
from gplang.records import NamedTuple
from gplang.source import Span
from gplang.statements.lists import ALL_STATEMENTS
from gplang.syntax.lexer import split_words
from gplang.syntax.parser import is_kind
from gplang.syntax.slips import plain
from gplang.vocabulary import Role

_FLAGS = IGNORECASE | ASCII
_NUMBER = r"[0-9]{1,5}(?:[.,][0-9]{1,3})?"
_END = r"(?=[\s,;/)|@]|$)"
_PIECE = _compile(
    rf"(?P<weight>@?\s*(?:bw\s*)?[+-]?\s*{_NUMBER}\s*(?:kgs?|kilos?|k|lbs?|pounds?))(?=[\s,;/)|@x×*]|$)"
    rf"|(?P<feel>@?(?:bw|bodyweight|bar|light|moderate)){_END}"
    rf"|(?P<effort>@?(?:rir|rpe)\s*[0-9]+(?:[.,]5)?){_END}"
    rf"|(?P<bare>@\s*{_NUMBER}){_END}"
    rf"|(?P<dose>[0-9]+\s*[x×*]\s*[0-9]+(?:s|m|min)?(?:/side)?){_END}"
    rf"|(?P<times>[x×*]\s*[0-9]+(?:s|m|min)?(?:/side)?){_END}"
    rf"|(?P<count>[0-9]+(?:s|m|min)?(?:/side)?)(?=[\s,;/)|@-]|$)"
    r"|(?P<list>\s*[,/;]\s*|(?<=[0-9])-(?=[0-9]))"
    r"|(?P<space>\s+|(?:reps?|wdh)\b)",
    _FLAGS,
)
_TAIL = _compile(r"(?<=\s)(?:(?:form|pain\s+[0-9]+)(?:\s+|$))+$", _FLAGS)
_UNITS = {"k": "kg", "kgs": "kg", "kilo": "kg", "kilos": "kg", "lbs": "lb", "pound": "lb", "pounds": "lb"}
_WEIGHT = _compile(rf"@?(bw)?([+-]?)({_NUMBER})([a-z]*)", _FLAGS)
_ENOUGH = 3
"""Numbers in a row that can only be the repetitions of set after set: two may be sets and repetitions."""

_WORD_BY_WORD = {"dose", "weight", "feel", "effort"}
"""Pieces that stand, sets first, where the language has them too."""

_MUCH_MORE = 2
"""How many times the repetitions a number is that can only be the weight."""


class Meant(NamedTuple):
    """A stretch of a line, how it is written in the language, and whether nothing else can be meant."""

    span: Span
    right: str
    certain: bool


class _Piece(NamedTuple):
    kind: str
    text: str
    listed: bool
    """Whether a comma or a bar, not a space, stands before it."""


def find_meant(code: str, unit: WeightUnit | None) -> Iterator[Meant]:
    """Yield how a line of a session that was trained may be meant, the likeliest first.

    `unit` is that of the log's weights, if it has one.
    """
    head = _split_head(code)
    if head is None:
        return
    start, opening, at, certain = head
    tail = code[at:]
    if opening.split() != code[start:at].split():
        yield _trimmed(code, start, at, opening, certain=certain)
    end = _TAIL.search(tail)
    sets = tail[: end.start()] if end else tail
    if (meant := _read_sets(sets.rstrip(), unit)) is not None:
        right, is_clear = meant
        yield _trimmed(code, start, at + len(sets.rstrip()), opening + right, certain=certain and is_clear)


def _trimmed(code: str, start: int, end: int, right: str, *, certain: bool) -> Meant:
    """Leave the words out that stay."""
    same = 0
    for match in split_words(code[start:end]):
        if right[: match.end()] != code[start : start + match.end()] or right[match.end() : match.end() + 1] != " ":
            break
        same = match.end() + 1
    return Meant(Span(start + same, end), right[same:], certain)


def _split_head(code: str) -> tuple[int, str, int, bool] | None:
    """Return where the words before the sets begin, how they are written, where they end, and whether it is certain."""
    words = [*split_words(code)]
    start = words[0].start() if words else 0
    has_word = bool(words) and words[0][0].lower() == "did"
    rest = words[1:] if has_word else words
    role = rest[0][0].lower() if rest and rest[0][0].lower() in tuple(Role) else ""
    rest = rest[1:] if role else rest
    names: list[str] = []
    for word in rest:
        if not is_kind("NAME", word[0]) and not (word[0].startswith('"') and not names):
            break
        if word[0].lower() in ("as", "x", "bw", "form", "pain") and names:
            break
        names.append(word[0])
    if not names or (not has_word and not role and names[0].lower() in ALL_STATEMENTS):
        return None
    name = names[0]
    is_glued = not has_word and name.lower().startswith("did")
    if is_glued and load_catalog().find(name[3:]) is None:
        return None
    if is_glued:
        name = name[3:]
    elif len(names) > 1:
        name = "-".join(names).lower()
        if load_catalog().find(" ".join(names)) is None or not is_kind("NAME", name):
            return None
    behind = rest[len(names) :]
    at = behind[0].start() if behind else len(code)
    opening = " ".join(filter(None, ("did", role, name))) + " "
    return (start, opening, at, True) if behind else None


def _read_sets(text: str, unit: WeightUnit | None) -> tuple[str, bool] | None:
    """Return sets in the language's notation, and whether nothing else can be meant; None for what is no such list."""
    pieces = _read_pieces(text)
    if not pieces or (pieces[0].kind == "dose" and {piece.kind for piece in pieces} <= _WORD_BY_WORD):
        return None
    pieces, certain = _find_weight(pieces)
    groups: list[str] = []
    for weight, counts in _segments(pieces):
        if not counts:
            return None
        load, is_known = _load(weight, unit)
        doses = [*_doses(counts)]
        certain &= is_known and _is_clear(counts, weighted=weight is not None)
        efforts = [piece.text for piece in counts if piece.kind == "effort"]
        certain &= not efforts or len(doses) == 1
        words = [f"{dose} {load}".rstrip() for dose in doses]
        if len(efforts) > 1 or not words:
            return None
        groups += [*words[:-1], " ".join([words[-1], *efforts])]
    singles = [counts for _, counts in _segments(pieces) if len(counts) == 1 and counts[0].kind == "count"]
    is_lone = len(singles) == 1 and len(groups) == 1
    if not any(weight for weight, _ in _segments(pieces)) and len(pieces) < _ENOUGH:
        return None
    return ", ".join(groups), certain and not is_lone


def _read_pieces(text: str) -> list[_Piece] | None:
    pieces: list[_Piece] = []
    at, listed = 0, False
    text = plain(text) if not text.isascii() else text
    while at < len(text):
        match = _PIECE.match(text, at)
        if match is None or match.end() == at:
            return None
        kind = str(match.lastgroup)
        if kind == "list":
            listed = True
        elif kind != "space":
            pieces.append(_Piece(kind, _tidy(kind, match), listed))
            listed = False
        at = match.end()
    return pieces


def _tidy(kind: str, match: Match[str]) -> str:
    text = "".join(match[0].lower().split()).replace("×", "x").replace("*", "x")
    if kind == "times":
        return text[1:]
    if kind == "effort":
        return "@" + text.removeprefix("@").replace(",", ".")
    if kind == "feel":
        return "@" + text.removeprefix("@").replace("bodyweight", "bw")
    return text


def _find_weight(pieces: list[_Piece]) -> tuple[list[_Piece], bool]:
    """Take the first of plain numbers for the weight where it is much more than the others: `80 5 5 5 4`."""
    first, *others = pieces
    counts = [int(piece.text) for piece in others if piece.kind in ("count", "times") and piece.text.isdigit()]
    is_alone = first.kind == "count" and first.text.isdigit() and len(counts) == len(others) >= 1
    if not is_alone or int(first.text) <= _MUCH_MORE * max(counts) or others[0].listed:
        return pieces, True
    return [_Piece("bare", first.text, listed=False), *others], False


def _segments(pieces: list[_Piece]) -> list[tuple[_Piece | None, list[_Piece]]]:
    """Return each weight with the sets that are done with it: those behind it if a weight comes first, else before."""
    loads = ("weight", "bare", "feel")
    is_first = pieces[0].kind in loads
    found: list[tuple[_Piece | None, list[_Piece]]] = []
    held: list[_Piece] = []
    for piece in pieces:
        if piece.kind not in loads:
            if piece.kind == "effort" and not is_first and not held and found:
                found[-1][1].append(piece)
                continue
            (found[-1][1] if is_first and found else held).append(piece)
        elif is_first:
            found.append((piece, []))
        else:
            found.append((piece, held))
            held = []
    return [*found, (None, held)] if held else found


def _doses(counts: list[_Piece]) -> Iterator[str]:
    """Yield groups of sets: doses as they are, equal counts in a row as one."""
    for key, same in groupby(counts, key=lambda piece: (piece.kind == "dose", piece.text)):
        pieces = [piece for piece in same if piece.kind != "effort"]
        if key[0]:
            yield from (piece.text for piece in pieces)
        elif pieces:
            yield f"{len(pieces)}x{pieces[0].text}"


def _is_clear(counts: list[_Piece], *, weighted: bool) -> bool:
    """Return whether numbers can only be the repetitions of set after set."""
    numbers = [piece for piece in counts if piece.kind != "effort"]
    kinds = {piece.kind for piece in numbers}
    are_listed = all(piece.listed for piece in numbers[1:])
    if kinds == {"dose"} or not any(piece.text.isdigit() for piece in numbers):
        return True
    if kinds == {"times"}:
        return len(numbers) != _ENOUGH - 1 or are_listed
    return kinds == {"count"} and (len(numbers) >= _ENOUGH or (weighted and are_listed))


def _load(weight: _Piece | None, unit: WeightUnit | None) -> tuple[str, bool]:
    """Return a load as it is written, and whether its unit is known."""
    if weight is None or weight.kind == "feel":
        return ("" if weight is None else weight.text), True
    match = _WEIGHT.fullmatch(weight.text)
    assert match
    body, sign, number, written = match.groups()
    number = number.replace(",", ".")
    name = _UNITS.get(written, written)
    if body or sign:
        return f"@bw{sign or '+'}{number}{name}", True
    return f"@{number}{name or unit or WeightUnit.KG}", bool(name or unit)
