"""What stands between a source and a plan: rows as they were read, and what each of them asks for."""

from collections.abc import Mapping, Sequence

from gplang.records import NamedTuple, StrEnum, dataclass, field

MOST_ROWS = 5_000
"""Rows of a source that are read; a longer one is refused."""

MOST_COLUMNS = 300
"""Columns of a table."""


class ImportRefusedError(Exception):
    """A source of which nothing can be read: why, in one line, and the remedy."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class Row(NamedTuple):
    """A row of a table, or a line of a text: its number from 1, and its cells.

    `faults` says by column (from 0) why a cell's text is not what somebody wrote. `hidden`: the spreadsheet hides it.
    """

    number: int
    cells: tuple[str, ...]
    hidden: bool = False
    faults: Mapping[int, str] = {}

    @property
    def text(self) -> str:
        """All that the row says, in one line."""
        return " | ".join(cell for cell in self.cells if cell)


class Table(NamedTuple):
    """The rows of a source; `word` is what one is called there, `title` what the plan may be called."""

    rows: Sequence[Row]
    word: str = "row"
    title: str = ""


class DayKey(NamedTuple):
    """Which training day of a week: its weekday if it is said, its number if it has one, and its title.

    That of a `deload` week is a day of its own.
    """

    weekday: str | None = None
    number: int | None = None
    title: str = ""
    deload: bool = False

    @property
    def identity(self) -> tuple[str | None, int | None, str, bool]:
        """What makes two days the same in all weeks."""
        return self.weekday, self.number, self.title.casefold(), self.deload


_NO_DAY = DayKey()


@dataclass(frozen=True, slots=True)
class Group:
    """Sets alike, in the language's own words: `dose` is `3x5`, `effort` `@rir2`, `load` `@100kg`."""

    dose: str
    effort: str = ""
    load: str = ""

    @property
    def text(self) -> str:
        """The group as it is written."""
        return " ".join(word for word in (self.dose, self.effort, self.load) if word)


@dataclass(frozen=True, slots=True)
class Reading:
    """What was understood of the words about one exercise; all in the language's own words."""

    groups: tuple[Group, ...] = ()
    rest: str | None = None
    tempo: str | None = None
    method: str | None = None
    cue: str | None = None
    optional: bool = False

    @property
    def sets(self) -> str:
        """The groups of sets as they are written."""
        return ", ".join(group.text for group in self.groups)


class Doubt(NamedTuple):
    """Why words cannot be said."""

    reason: str


class Kind(StrEnum):
    """What became of a row."""

    LINE = "line"
    COMMENT = "comment"
    HEADING = "heading"
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class Entry:
    """What one row asks for: an exercise, by the words of the source, on a day.

    `weeks` are those that it is for; empty: all. `progress` is a line for below it.
    """

    row: Row
    exercise: str
    reading: Reading
    day: DayKey = _NO_DAY
    weeks: tuple[int, ...] = ()
    role: str | None = None
    label: str | None = None
    progress: str | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a row, with the reason if it is a comment; `remarks` are what a line could not take along."""

    row: Row
    kind: Kind
    reason: str = ""
    remarks: tuple[str, ...] = ()
    day: DayKey | None = None
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Content:
    """All that was read of a source: a verdict for each row, in order, and what the weeks are called."""

    word: str
    title: str
    verdicts: Sequence[Verdict]
    labels: Mapping[int, str] = field(default_factory=dict)
    notes: Sequence[str] = ()
    progress: Mapping[str, str] = field(default_factory=dict)
    """What all lines of an exercise share, by its words in the source."""


class Counts(NamedTuple):
    """The rows of a source, by what became of them; they add up to `rows`."""

    rows: int
    lines: int
    comments: int
    headings: int
    blank: int

    def describe(self, word: str) -> str:
        """Return the counts in words; `word` is what a row is called."""
        parts = (
            f"{self.lines} in the plan",
            f"{self.comments} as {'a comment' if self.comments == 1 else 'comments'}",
            f"{self.headings} {'heading' if self.headings == 1 else 'headings'}",
            f"{self.blank} blank",
        )
        return f"{self.rows} {word}{'s' * (self.rows != 1)}: {', '.join(parts)}"


@dataclass(frozen=True, slots=True)
class Imported:
    """A plan that was made from a source: its text, the counts, and what there is to tell, in the order of the rows.

    `doubts` are pairs of a row and why it, or a part of it, could not be said; `notes` are what was decided.
    """

    text: str
    word: str
    counts: Counts
    doubts: Sequence[tuple[int, str]] = ()
    notes: Sequence[str] = ()
