"""The description of how a line is coloured, which all highlighters are made from.

The first word of a line determines which words may follow it. What each kind of word looks like comes from the
terminals of the parser's grammar, which first words there are from the table of statements.
"""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from gplang.highlight.shades import Shade
from gplang.records import NamedTuple
from gplang.statements.record import Form
from gplang.statements.table import TABLE
from gplang.syntax.tables import load_tables
from gplang.vocabulary import Day

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
    *("STEP_SIZE", "LIMIT", "CHANGE", "REP_MAX", "PERCENT", "RAMP_DOSE"),
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
_ADDITIONS = ("OF", "SHARE", "RAMP", "SCHEME", "REST", "TEMPO", "METHOD", "OPTIONAL")
_DID = ("ROLE", "AS", "PLANNED", "FORM", "PAIN", "REST", "TEMPO", "METHOD")
_MAXIMUM = ("OF", "FROM", "EVERY", "WEEK", "WEEKS_WORD", "TO", "LOG")
_PROGRESS = (
    *("ROLE", "HOLD", "EVERY", "AT", "TO", "WEEK", "WEEKS_WORD", "SESSION", "SESSIONS_WORD", "REPS", "OPEN"),
    "AFTER",
)
_CIRCUIT = ("ROUNDS", "AMRAP", "EMOM", "FOR_TIME", "CAP", "REST")
_METHOD = MappingProxyType({"METHOD": Shade.VALUE, "SCHEME": Shade.VALUE})
_LABEL_OR_METHOD = MappingProxyType({"LABEL": Shade.EXERCISE, **_METHOD})
_DAY_RANGE = f"(?:{'|'.join(Day)})-(?:{'|'.join(Day)})"
_LIKE = MappingProxyType({"LIKE": Shade.SESSION})
_IN = MappingProxyType({"IN": Shade.VALUE})


class LineKind(NamedTuple):
    """Lines that begin with one of some words: the shade of that word, and what may follow it.

    `keywords` are the kinds of words that mean something only in such a line, `names` is what a name means there.
    A name that stands right behind the first word is `named`, one right behind a keyword what `behind` says.
    """

    title: str
    first: tuple[str, ...]
    shade: Shade
    keywords: tuple[str, ...]
    names: Shade
    named: Shade | None
    behind: Mapping[str, Shade]
    more: str = ""

    @property
    def named_pattern(self) -> str:
        """The pattern of a name right behind the first word, which no label is: an exercise may be called `ramp`."""
        letters = patterns()["LABEL"].replace("a-z", "A-Za-z")
        label = f"(?!{letters}{WORD_END})" if "LABEL" in self.keywords else ""
        return f"{label}{patterns()['NAME']}{WORD_END}"

    @property
    def first_words(self) -> str:
        """The pattern of the first words, those too that are more than one of them can list."""
        return "|".join(filter(None, (*self.first, self.more)))


def _lines(
    form: Form,
    shade: Shade,
    keywords: tuple[str, ...] = (),
    names: Shade = Shade.VALUE,
    named: Shade | None = None,
    behind: Mapping[str, Shade] = MappingProxyType({}),
    more: str = "",
) -> LineKind:
    """Describe the lines of a form; their first words come from the table of statements, `more` is a pattern."""
    words = dict.fromkeys(str(each.word) for each in TABLE if each.form is form)
    return LineKind(form.value, tuple(words), shade, keywords, names, named, behind, more)


LINES = (
    _lines(Form.FILE, Shade.FILE),
    _lines(Form.PLAN, Shade.HEADER),
    _lines(Form.DEFINITION, Shade.HEADER, named=Shade.DEFINED),
    _lines(Form.SCHEME, Shade.HEADER, ("ONCE",), named=Shade.DEFINED),
    _lines(Form.ATHLETE, Shade.HEADER, ("LIKE",), named=Shade.DEFINED),
    _lines(Form.SESSION, Shade.HEADER, ("LIKE",), named=Shade.DEFINED, behind=_LIKE),
    _lines(Form.EXERCISE, Shade.ROLE, ("LABEL", *_ADDITIONS), Shade.EXERCISE, Shade.EXERCISE, _LABEL_OR_METHOD),
    _lines(Form.CIRCUIT, Shade.STATEMENT, _CIRCUIT, Shade.LABEL),
    _lines(Form.CHANGE, Shade.STATEMENT, ("ROLE", "ONCE", "FROM", "WEEK", *_ADDITIONS), Shade.EXERCISE, behind=_METHOD),
    _lines(Form.FROM, Shade.STATEMENT, ("WEEK", *_ADDITIONS), Shade.EXERCISE, behind=_METHOD),
    _lines(Form.PROGRESS, Shade.STATEMENT, _PROGRESS, Shade.EXERCISE),
    _lines(Form.ADJUSTMENT, Shade.STATEMENT, ("ROLE", "WHAT"), Shade.EXERCISE),
    _lines(Form.ROTATION, Shade.STATEMENT, ("ON", "DAY", "REST", "AT"), Shade.SESSION),
    _lines(Form.DAY, Shade.DAY, ("DAY", "REST", "AT", "OPTIONAL", "IN"), Shade.SESSION, behind=_IN, more=_DAY_RANGE),
    _lines(Form.MOVE, Shade.SETTING, ("DAY", "FROM", "WEEK")),
    _lines(Form.PLACE, Shade.SETTING),
    _lines(Form.EVENT, Shade.SETTING, named=Shade.DEFINED),
    _lines(Form.LIKE, Shade.STATEMENT, names=Shade.EXERCISE),
    _lines(Form.LOAD, Shade.SETTING, names=Shade.EXERCISE),
    _lines(Form.MAXIMUM, Shade.SETTING, _MAXIMUM, Shade.EXERCISE),
    _lines(Form.TIMEZONE, Shade.SETTING, ("ZONE",)),
    _lines(Form.TIME, Shade.SETTING, ("DAY",)),
    _lines(Form.SETTING, Shade.SETTING),
    _lines(Form.DONE, Shade.HEADER, ("AS", "PLANNED", "FOR"), Shade.SESSION),
    _lines(Form.MISSED, Shade.HEADER, names=Shade.SESSION),
    _lines(Form.DID, Shade.STATEMENT, _DID, Shade.EXERCISE, behind=_METHOD),
    _lines(Form.PAIN, Shade.STATEMENT),
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
