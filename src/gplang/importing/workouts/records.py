"""What stands between a source and a log: its rows by what their cells are, the sets done, and whole workouts."""

import datetime
from collections.abc import Sequence
from decimal import Decimal

from gplang.quantities import LoadKind, Measure, Weight
from gplang.records import NamedTuple, StrEnum, dataclass, field

MOST_ROWS = 200_000
"""Rows of a source that are read: ten years of training have fewer."""

MOST_BYTES = 16 * 1_048_576
"""The largest source."""


class Fate(StrEnum):
    """What became of a row; each row has one."""

    SET = "in the log"
    KNOWN = "already there"
    BEFORE = "before the plan"
    STRANGE = "of no session of the plan"
    OTHERS = "of other athletes"
    REST = "rest timers"
    NOTE = "notes"
    EMPTY = "without anything done"
    REFUSED = "not understood"
    HEADING = "headings"
    BLANK = "blank"


ONE = {Fate.REST: "rest timer", Fate.NOTE: "note", Fate.HEADING: "heading"}
"""What a single row is called, where that differs."""


class Kind(StrEnum):
    """What a row of a source is about."""

    SET = "set"
    WARMUP = "warmup"
    FAILURE = "failure"
    REST = "rest"
    NOTE = "note"


class Line(NamedTuple):
    """A row of a source by what its cells are, numbers still as they are written; empty where nothing is said.

    `unit` is that of the load, `metres` how long one unit of `distance` is. `bodyweight`: the load is added to the
    body's weight; None where the source does not tell. `session` is the plan's own, where the source names it.
    """

    row: int
    date: datetime.date
    exercise: str
    time: datetime.time | None = None
    title: str = ""
    session: str = ""
    minutes: int | None = None
    kind: Kind = Kind.SET
    role: str | None = None
    sets: str = ""
    reps: str = ""
    seconds: str = ""
    distance: str = ""
    metres: Decimal = Decimal(1)
    load: str = ""
    unit: str | None = None
    bodyweight: bool | None = None
    per_side: bool = False
    rpe: str = ""
    rir: str = ""
    note: str = ""
    workout_note: str = ""


class Performed(NamedTuple):
    """Sets alike that were done one after the other, of an exercise by the words of the source; fields as in `Line`.

    `amount` is what each counts: repetitions, seconds or metres; `parts` are those of a complex, and it their sum.
    `word` is a load that is no number. `form`, `pain`: repetitions were lost to form, and how much it hurt.
    """

    exercise: str
    amount: int
    measure: Measure = Measure.REPS
    load: Weight | None = None
    reserve: Decimal | None = None
    warmup: bool = False
    role: str | None = None
    per_side: bool = False
    bodyweight: bool | None = None
    sets: int = 1
    word: LoadKind | None = None
    parts: tuple[int, ...] = ()
    form: bool = False
    pain: int | None = None


@dataclass(frozen=True, slots=True)
class Workout:
    """One workout: its sets in their order, and the numbers of their rows."""

    date: datetime.date
    time: datetime.time | None
    title: str
    session: str
    minutes: int | None
    sets: tuple[Performed, ...]
    notes: tuple[str, ...]
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Content:
    """All that was read of a source: its workouts by date, and what became of each row that is in none of them.

    `doubts` are pairs of a row and why it was not understood, or what of it was left out; `notes` concern the whole.
    """

    rows: int
    workouts: Sequence[Workout]
    fates: Sequence[Fate]
    doubts: Sequence[tuple[int, str]] = ()
    notes: Sequence[str] = field(default_factory=tuple)
