"""The statements of the language: one record per line, values read, names as written.

Spans count from the start of the line.
"""

from datetime import time

from gplang.quantities import Change, Dose, Effort, Load, Maximum, OnMiss, Progress, Raise, Ramp, Rest, ShareOf
from gplang.records import NamedTuple
from gplang.source import Span
from gplang.syntax.tokens import Node
from gplang.typed import TYPE_CHECKING, Any
from gplang.vocabulary import Adjustable, CircuitKind, Day, Focus, Method, Role, WeekKind

if TYPE_CHECKING:
    from gplang.syntax.log_ast import LogStatement


class Group(NamedTuple):
    """Sets with one dose; `of` is the exercise whose maximum a percentage takes.

    `rest` and `tempo` are there where the line gives several of them.
    `share` is the word that says what a percentage is of.
    """

    dose: Node[Dose]
    effort: Node[Effort] | None = None
    load: Node[Load] | None = None
    of: Node[str] | None = None
    share: Node[ShareOf] | None = None
    rest: Node[Rest] | None = None
    tempo: Node[str] | None = None


class Prescription(NamedTuple):
    """What follows an exercise: its groups of sets, its ramp or its scheme, and each addition at most once."""

    groups: tuple[Group, ...] = ()
    rest: Node[Rest] | None = None
    tempo: Node[str] | None = None
    method: Node[Method] | None = None
    cue: Node[str] | None = None
    optional: Node[bool] | None = None
    ramp: Node[Ramp] | None = None
    scheme: Node[str] | None = None


class Header(NamedTuple):
    """The line that opens a plan, an athlete, a gym, an exercise, a scheme or a session.

    `name` is None for a plan, or where it is missing. `base` is the session that `like` names.
    `once`: the last step of a scheme stays.
    """

    name: Node[str] | None = None
    title: Node[str] | None = None
    base: Node[str] | None = None
    focus: Node[Focus] | None = None
    minutes: Node[int] | None = None
    once: Node[bool] | None = None


class WeekHeader(NamedTuple):
    """`week 1-3, 5-7 deload "Build"`: first and last number of each stretch."""

    numbers: tuple[Node[tuple[int, int]], ...]
    kind: Node[WeekKind] | None = None
    label: Node[str] | None = None


class Setting(NamedTuple):
    """A word and its values: names and texts as `str`, others as typed values."""

    values: tuple[Node[Any], ...]


class ClockSetting(NamedTuple):
    """`at 18:00`, `at sat 10:00`."""

    day: Node[Day] | None
    time: Node[time]


class MaxSetting(NamedTuple):
    """`max rdl 140kg from week 5`, `max rdl 35% of deadlift`, `training-max rdl 130kg`; `of` is the other exercise."""

    exercise: Node[str]
    maximum: Node[Maximum]
    of: Node[str] | None


class LoggedMax(NamedTuple):
    """`max rdl from log`: the log's estimate."""

    exercise: Node[str]


class RaiseSetting(NamedTuple):
    """`raise rdl +5kg every 3 weeks to 180kg`."""

    exercise: Node[str]
    growth: Node[Raise]


class ProgressLine(NamedTuple):
    """A progression, for the exercise line above or, in a plan, for a role, an exercise, or both."""

    role: Node[Role] | None
    progress: Node[Progress]
    exercise: Node[str] | None = None


class OnMissLine(NamedTuple):
    """What follows a miss, for the exercise line above or, in a plan, for a role, an exercise, or both."""

    role: Node[Role] | None
    on_miss: Node[OnMiss]
    exercise: Node[str] | None = None


class ExerciseLine(NamedTuple):
    """An exercise of a session. `stray` are words after its name that belong to nothing."""

    role: Node[Role]
    label: Node[str] | None
    exercise: Node[str]
    stray: tuple[Node[str], ...]
    prescription: Prescription


class CircuitLine(NamedTuple):
    """`circuit A 4 rounds rest 2min`: `seconds` is the time of an AMRAP or EMOM, or the cap of a circuit for time."""

    letter: Node[str]
    kind: Node[CircuitKind]
    rounds: Node[int] | None = None
    rest: Node[Rest] | None = None
    seconds: Node[int] | None = None


class SchemeStep(NamedTuple):
    """A step of a scheme; without groups the line is left out."""

    groups: tuple[Group, ...]


class Wave(NamedTuple):
    """The doses of successive weeks; one without groups leaves the line out. `once`: the last one stays."""

    steps: tuple[tuple[Group, ...], ...]
    once: bool = False


class StageStep(NamedTuple):
    """A stage: its sets, and the exercise that it begins with; without one it goes on with that of the stage before."""

    exercise: Node[str] | None
    groups: tuple[Group, ...]


class Stages(NamedTuple):
    """The doses that follow one another as the log says."""

    steps: tuple[StageStep, ...]


class Deload(NamedTuple):
    """What is done in `deload` weeks; without groups the line is left out."""

    groups: tuple[Group, ...]


class Or(NamedTuple):
    """What may be done in place of the exercise above, with a dose of its own or with none."""

    exercise: Node[str]
    prescription: Prescription


class From(NamedTuple):
    """What the line above asks for from a week on."""

    week: Node[int]
    prescription: Prescription


class Swap(NamedTuple):
    """In a derived session, a week or an athlete: another exercise for one that is there; `since` is a week."""

    role: Node[Role] | None
    old: Node[str]
    new: Node[str]
    prescription: Prescription
    since: Node[int] | None = None


class Target(NamedTuple):
    """`drop`, `hold`: a role, an exercise, both, or (for `hold`) neither; `since` is a week."""

    role: Node[Role] | None
    exercise: Node[str] | None
    since: Node[int] | None = None


class MoveLine(NamedTuple):
    """`move mon tue sun mon from week 5`: pairs of days, from and to; `since` is a week."""

    days: tuple[tuple[Node[Day], Node[Day]], ...]
    since: Node[int] | None = None


class DayLine(NamedTuple):
    """Days of a week, word by word (`mon`, `wed-fri`), each day once; `session` is None for rest."""

    days: tuple[Node[tuple[Day, ...]], ...]
    session: Node[str] | None
    time: Node[time] | None = None
    optional: Node[bool] | None = None
    gym: Node[str] | None = None


class RotateLine(NamedTuple):
    """Sessions, None for rest, that alternate on days, each day once."""

    sessions: tuple[Node[str | None], ...]
    days: tuple[Node[tuple[Day, ...]], ...]
    time: Node[time] | None = None


class EventLine(NamedTuple):
    """What the plan works around: a match, a practice; its length is in minutes."""

    name: Node[str]
    title: Node[str] | None = None
    minutes: Node[int] | None = None
    metres: Node[int] | None = None
    hard: Node[bool] | None = None


class AdjustLine(NamedTuple):
    """A week's change of doses."""

    target: Target
    what: Node[Adjustable]
    change: Node[Change]


Statement = (
    Header
    | WeekHeader
    | Setting
    | ClockSetting
    | MaxSetting
    | LoggedMax
    | RaiseSetting
    | ProgressLine
    | OnMissLine
    | ExerciseLine
    | CircuitLine
    | SchemeStep
    | Wave
    | Stages
    | Deload
    | Or
    | From
    | Swap
    | Target
    | MoveLine
    | DayLine
    | RotateLine
    | EventLine
    | AdjustLine
)


class Parsed(NamedTuple):
    """One line, understood as far as possible.

    `keyword` is its first word (the one meant, if it was misspelt), None for an unknown one. `word` is
    where the first word stands. `problems` is a tuple of `Problem`; with any, the line is `broken`.
    """

    keyword: str | None
    word: Span
    statement: "Statement | LogStatement | None"
    problems: tuple[Any, ...] = ()

    @property
    def broken(self) -> bool:
        """Whether anything of the line was reported."""
        return bool(self.problems)
