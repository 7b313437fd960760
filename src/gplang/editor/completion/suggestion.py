"""What a completion list holds."""

from gplang.records import NamedTuple, StrEnum
from gplang.source import Span

NOWHERE = Span(0, 0)
"""The place of an entry that is put somewhere later."""


class EntryKind(StrEnum):
    """What a suggestion is; an editor shows a sign for it."""

    KEYWORD = "keyword"
    ROLE = "role"
    EXERCISE = "exercise"
    SESSION = "session"
    DAY = "day"
    VALUE = "value"
    UNIT = "unit"
    NAME = "name"
    FILE = "file"
    RULE = "rule"
    SNIPPET = "snippet"


class Suggestion(NamedTuple):
    """One entry of a completion list.

    `text` is put in the place of `replace`; for a `snippet` it has tab stops such as `${1:name}`. `detail` is short,
    `about` Markdown. An editor compares what is typed with `filter`, or with the label where that is empty. `names` are
    all the names it goes by, where these are more than the words of that.
    """

    label: str
    text: str
    replace: Span
    kind: EntryKind
    detail: str = ""
    about: str = ""
    snippet: bool = False
    filter: str = ""
    names: tuple[str, ...] = ()
