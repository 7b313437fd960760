"""The description of how a line is coloured, which all highlighters are made from.

The first word of a line tells which words may follow it. What each kind of word looks like comes from the
terminals of the parser's grammar, which words there are from the vocabulary.
"""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from gplang.highlight.shades import Shade
from gplang.syntax.tables import load_tables
from gplang.vocabulary import FILE_STATEMENTS, Block, Day, Role

WORD_END = r"(?![^\s,|#])"
"""Where a word ends. The parser has taken the comment off before it looks; a highlighter has not."""

WORD = r'[^\s,|"#]+'
"""Any other word, as a whole, so that no part of it is coloured."""

TEXT = r'"(?:[^"\\]|\\.)*(?:"|\\?$)'
"""A text; one that is never closed takes the rest of the line, as it does for the parser."""

COMMENT = "#.*"

SEPARATOR = "[,|]"

NUMBERS = (
    *("INT", "WEEKS", "DATES", "DATE", "TIME", "WEIGHT", "DURATION", "DISTANCE", "DOSE", "TEMPO_VALUE"),
    *("STEP", "LIMIT", "CHANGE"),
)
"""Kinds of words that are numbers, most of them with a unit."""

INNER = MappingProxyType(
    {
        Shade.NUMBER: (rf"(?<=[0-9])(?:(?!x)[a-z%]+(?:/side)?|/side){WORD_END}", Shade.UNIT),
        Shade.TEXT: (r'\\["\\]', Shade.ESCAPE),
        Shade.COMMENT: (r"#\s*gpl:\s*ignore(?:-file)?\b(?:\s*\[[^\]#]*\])?", Shade.DIRECTIVE),
    }
)
"""What stands out in words of a shade."""

_KEYWORD_SHADES = {"ROLE": Shade.ROLE, "DAY": Shade.DAY, "LABEL": Shade.LABEL, "ZONE": Shade.VALUE}
_ADDITIONS = ("OF", "REST", "TEMPO", "METHOD")
_PROGRESS = ("ROLE", "HOLD", "EVERY", "AT", "TO", "WEEK", "WEEKS_WORD", "REPS")
_METHOD = MappingProxyType({"METHOD": Shade.VALUE})
_LIKE = MappingProxyType({"LIKE": Shade.SESSION})
_CHANGES = ("swap", "drop", "wave", "or", "cue", "note")
_SETTINGS = (
    *("id", "goal", "level", "unit", "start", "round", "remind", "location", "skip", "pause"),
    *("equipment", "sensitive", "trains", "assists"),
)


class LineKind(NamedTuple):
    """Lines that begin with one of some words: the shade of that word, and what may follow it.

    `keywords` are the kinds of words that mean something only in such a line, `names` is what a name means there.
    A name that stands right behind the first word is `named`, one right behind a keyword what `behind` says.
    """

    title: str
    first: tuple[str, ...]
    shade: Shade
    keywords: tuple[str, ...] = ()
    names: Shade = Shade.VALUE
    named: Shade | None = None
    behind: Mapping[str, Shade] = MappingProxyType({})


LINES = (
    LineKind("file", FILE_STATEMENTS, Shade.FILE),
    LineKind("plan", (Block.PLAN, Block.WEEK), Shade.HEADER),
    LineKind("definition", (Block.ATHLETE, Block.EXERCISE), Shade.HEADER, named=Shade.DEFINED),
    LineKind("session", (Block.SESSION,), Shade.HEADER, ("LIKE",), named=Shade.DEFINED, behind=_LIKE),
    LineKind("exercise", tuple(Role), Shade.ROLE, ("LABEL", *_ADDITIONS), Shade.EXERCISE, behind=_METHOD),
    LineKind("change", _CHANGES, Shade.STATEMENT, ("ROLE", *_ADDITIONS), Shade.EXERCISE, behind=_METHOD),
    LineKind("progress", ("progress",), Shade.STATEMENT, _PROGRESS),
    LineKind("adjustment", ("adjust", "hold"), Shade.STATEMENT, ("ROLE", "WHAT"), Shade.EXERCISE),
    LineKind("rotation", ("rotate",), Shade.STATEMENT, ("ON", "DAY"), Shade.SESSION),
    LineKind("day", tuple(Day), Shade.DAY, ("REST", "AT"), Shade.SESSION),
    LineKind("like", ("like",), Shade.STATEMENT, names=Shade.EXERCISE),
    LineKind("load", ("max", "load", "alias"), Shade.SETTING, names=Shade.EXERCISE),
    LineKind("timezone", ("timezone",), Shade.SETTING, ("ZONE",)),
    LineKind("time", ("at",), Shade.SETTING, ("DAY",)),
    LineKind("setting", _SETTINGS, Shade.SETTING),
)
"""All kinds of lines; each first word of the language stands in one of them."""


def keyword_shade(kind: str) -> Shade:
    """Return the shade of a keyword that stands behind the first word."""
    return _KEYWORD_SHADES.get(kind, Shade.KEYWORD)


@lru_cache(maxsize=1)
def patterns() -> Mapping[str, str]:
    """Return the pattern of each kind of word, without what must follow it; case is to be ignored."""
    end = r"(?![^\s,|])"
    bare = {each.name: each.pattern for each in load_tables().terminals}
    for kind, pattern in bare.items():
        if pattern.startswith("(?i:"):
            bare[kind] = pattern[len("(?i:") : -1]
    return MappingProxyType({kind: pattern.removesuffix(end) for kind, pattern in bare.items()})


def number_pattern() -> str:
    """Return the pattern of all numbers."""
    return "|".join(patterns()[kind] for kind in NUMBERS)
