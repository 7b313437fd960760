"""Words that lack the space between them: `rdl3x8`, `@rir2rest`, `oftm`, `session"Lower"`, `unitlb`."""

from collections.abc import Iterator

from gplang.catalog import load_catalog
from gplang.quantities import WeightUnit
from gplang.source import Span
from gplang.statements.lists import ALL_STATEMENTS, IN_LOGS_ONLY
from gplang.syntax.lexer import split_words
from gplang.syntax.parser import is_kind

_VALUES = (
    "REP_MAX",
    "DOSE",
    "DURATION",
    "DISTANCE",
    "AT_WORD",
    "RAMP_DOSE",
    "DATE",
    "TIME",
    "WEIGHT",
    "STEP_SIZE",
    "CHANGE",
    "PERCENT",
)
_INNER = frozenset(
    (
        *(
            "rest",
            "tempo",
            "method",
            "optional",
            "ramp",
            "every",
            "like",
            "from",
            "week",
            "weeks",
            "session",
            "sessions",
            "after",
        ),
        *("sessions", "reps", "open", "once", "hold", "amrap", "emom", "for-time", "rounds"),
    )
)
"""Words within a line that open or end something."""

_SHORT = frozenset(("of", "to", "at", "on", "cap"))
"""Such words that other words begin or end with: they are glued to what can stand beside them."""

_IN_LOGS = frozenset(("as", "planned", "form", "pain", "for"))
"""The same in the lines of logs."""

_DAY_ENDS = ("day", "sday", "nesday", "rsday", "urday")
_NAMED = ("session", "athlete", "exercise")
_NAMING = ("id", "for", "in")
"""Short first words before a name: they are told from the beginning of another word by a hyphen or a number in it."""

_SKIPPING = ("wave", "deload", "step")
"""First words behind which a hyphen may stand for what is left out."""


_SHORTEST_NAME = 3
"""Letters of a name that a first word may be glued to: fewer are rather the ending of another word."""

_SHORTEST_KEYWORD = 4
"""Letters of a first word that is told by itself: shorter ones also begin other words."""


def find_cuts(code: str) -> Iterator[tuple[Span, str]]:
    """Yield words of a line that may be two, and how these are written: those that touch a quoted text first."""
    yield from _find_quotes(code)
    first = code.split(maxsplit=1)[0].lower() if code.strip() else ""
    may_meet = _may_meet_in_log if first in IN_LOGS_ONLY else _may_meet
    for number, match in enumerate(split_words(code)):
        word = match[0]
        if word.startswith('"') or load_catalog().find(word) is not None:
            continue
        for at in range(1, len(word)):
            left, right = word[:at], word[at:]
            if _may_start(left, right) if number == 0 else may_meet(left, right):
                yield Span(*match.span()), f"{left} {right}"


def _find_quotes(code: str) -> Iterator[tuple[Span, str]]:
    """Yield quotes that touch a word outside of their text."""
    inside = False
    for at, sign in enumerate(code):
        if sign != '"' or (inside and code[at - 1] == "\\"):
            continue
        before, after = code[:at].split(" ")[-1], code[at + 1 :]
        if not inside and before.strip(",|") == before != "":
            yield Span(at - len(before), at + 1), f'{before} "'
        if inside and after[:1].isalnum() | (after[:1] == "@"):
            yield Span(at, at + 2), f'" {after[0]}'
        inside = not inside


def _may_start(first: str, rest: str) -> bool:
    """Return whether a line may start with a word of the language and something glued to it."""
    if first.lower() in _NAMED and is_kind("NAME", rest):
        return rest not in ("s", first[-1:].lower())
    if is_kind("LABEL", rest) and is_kind("ROLE", first):
        return True
    if first.lower() == "unit" and rest.lower() in tuple(WeightUnit):
        return True
    if rest == "-":
        return first.lower() in _SKIPPING
    if rest[0] in ".:-;_" or rest.lower() in _DAY_ENDS:
        return False
    if first.lower() in _NAMING and is_kind("NAME", rest):
        return rest.lower() == "all" or not rest.isalpha()
    if first.lower() not in ALL_STATEMENTS:
        return is_kind("DAY", first) and is_kind("NAME", rest) and len(rest) >= _SHORTEST_NAME
    if len(first) < _SHORTEST_KEYWORD and not is_kind("DAY", first):
        return not rest[0].isalpha() or load_catalog().find(rest) is not None
    return not rest[0].isalpha() or len(rest) >= _SHORTEST_NAME


def split_name(word: str) -> str:
    """Return what a name consists of that holds a role, a label or sets beside an exercise; empty if it is one word."""
    for at in range(1, len(word)):
        left, right = word[:at], word[at:]
        opens = is_kind("ROLE", left) or is_kind("LABEL", left)
        if (opens and load_catalog().find(right)) or (is_kind("DOSE", right) and load_catalog().find(left)):
            return "" if load_catalog().find(word) is not None else f"{left} {right}"
    return ""


def _may_meet_in_log(left: str, right: str) -> bool:
    """Return whether two words of a line of a log may have lost the space between them."""
    if left.lower() in _IN_LOGS or right.lower() in _IN_LOGS:
        return left[-1].isalnum() and right[0].isalnum()
    if right.isdigit():
        return left[-1].isalpha() and is_kind("NAME", left)
    return (is_kind("DATE", left) and is_kind("NAME", right)) or _may_meet(left, right)


def _may_meet(left: str, right: str) -> bool:
    if left.lower() in _INNER or right.lower() in _INNER:
        return right[0] not in "-_" and left[-1] not in "-_"
    if left.lower() in _SHORT:
        beside = any(is_kind(kind, right) for kind in (*_VALUES, "INT", "LIMIT", "DAY", "SHARE"))
        return beside or load_catalog().find(right) is not None
    if right.lower() == "hard":
        return is_kind("DURATION", left)
    if right.lower() in _SHORT:
        return left[-1].isdigit() or left[-1] == "%" or any(is_kind(kind, left) for kind in _VALUES)
    if any(is_kind(kind, right) for kind in _VALUES):
        return left[-1].isalpha() and not left.startswith("@") and is_kind("NAME", left)
    if load_catalog().find(right) is not None:
        return is_kind("ROLE", left) or is_kind("LABEL", left) or load_catalog().find(left) is not None
    if right.lower() in _DAY_ENDS:
        return False
    return is_kind("DAY", left) and is_kind("NAME", right) and len(right) >= _SHORTEST_NAME
