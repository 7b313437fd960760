"""Changes between two plans as records, their values typed.

Weeks are those of the new plan; of what fell away, those of the old one.
"""

from collections.abc import Iterable, Iterator

from gplang.changes.values import Difference, Thing
from gplang.diagnostics import Diagnostic
from gplang.model.plan import Athlete
from gplang.quantities import WeightUnit
from gplang.records import NamedTuple, StrEnum, dataclass, field
from gplang.scheduling.reasons import Reason
from gplang.typed import Protocol
from gplang.vocabulary import Role


class Topic(StrEnum):
    """What a change is about."""

    SETTING = "setting"
    WEEK = "week"
    SESSION = "session"
    EXERCISE = "exercise"
    VOLUME = "volume"
    EVENT = "event"


class ChangeKind(StrEnum):
    """What happened to it.

    `CONTENT` is what a new session consists of. `SHIFTED`: the line is what it was, but other weeks came before, so
    that its progression stands elsewhere. `ANSWERED`: the line is what it was, but what a log says is another thing.
    """

    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    RENAMED = "renamed"
    REPLACED = "replaced"
    REORDERED = "reordered"
    CONTENT = "content"
    SHIFTED = "shifted"
    ANSWERED = "answered"


class Facet(StrEnum):
    """Which part of a session or an exercise is another one."""

    TITLE = "title"
    FOCUS = "focus"
    LENGTH = "length"
    NOTE = "note"
    SKIPPED = "skipped"
    MISSED = "missed"
    SETS = "sets"
    DOSE = "dose"
    EFFORT = "effort"
    LOAD = "load"
    REST = "rest"
    TEMPO = "tempo"
    METHOD = "method"
    CUE = "cue"
    PROGRESSION = "progression"
    SUPERSET = "superset"
    CIRCUIT = "circuit"
    ROLE = "role"
    SUBSTITUTION = "substitution"
    OPTIONAL = "optional"
    GYM = "gym"


class Subject(NamedTuple):
    """What changed: equal subjects of several weeks are reported as one change.

    `facet` is a `Facet`, the word of a setting, or a muscle. `session` is a session's name, `title` what people call
    it. `name` is an exercise (of a setting its id) or a muscle, `before` what stood in its place; `several`: the
    session has the exercise more than once.
    """

    topic: Topic
    kind: ChangeKind
    facet: str = ""
    session: str | None = None
    title: str = ""
    role: Role | None = None
    name: str = ""
    before: str = ""
    several: bool = False


class Cause(NamedTuple):
    """Why a log changes a dose that it did not change before; `unit` is the athlete's."""

    reason: Reason
    unit: WeightUnit


class Value(NamedTuple):
    """What there was and what there is now, in `weeks`; None for nothing.

    `step` is the difference, where there is one. `special`: these weeks have a kind. `causes` are what a log has to do
    with it.
    """

    weeks: tuple[int, ...]
    old: Thing | None
    new: Thing | None
    step: Difference | None = None
    special: bool = False
    causes: tuple[Cause, ...] = ()


class HasWeeks(Protocol):
    """Something of some weeks."""

    @property
    def weeks(self) -> tuple[int, ...]:
        """Those weeks, in order."""


class Change(NamedTuple):
    """One change with all its weeks; `always`: in every week that it could be in."""

    subject: Subject
    weeks: tuple[int, ...]
    values: tuple[Value, ...]
    always: bool = True


class AthleteChanges(NamedTuple):
    """What changed for one athlete; `old` or `new` is None where there was, or is, nobody of that name.

    A plan without athletes has one item in which both are None.
    """

    old: Athlete | None
    new: Athlete | None
    changes: tuple[Change, ...]

    @property
    def name(self) -> str | None:
        """The athlete's name."""
        athlete = self.new or self.old
        return None if athlete is None else athlete.name

    @property
    def title(self) -> str:
        """What people call the athlete."""
        athlete = self.new or self.old
        return "" if athlete is None else athlete.title or athlete.name


class FindingChanges(NamedTuple):
    """Findings that only the new plan has, and those that only the old one had."""

    gained: tuple[Diagnostic, ...] = ()
    lost: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanChanges:
    """All that changed: for everybody the plan is or was for, and in the findings. `title` is the new plan's."""

    title: str
    athletes: tuple[AthleteChanges, ...]
    joined: tuple[Athlete, ...] = ()
    left: tuple[Athlete, ...] = ()
    findings: FindingChanges = field(default_factory=FindingChanges)

    @property
    def same_training(self) -> bool:
        """Whether nobody trains anything else than before, and no setting changed."""
        return not (self.joined or self.left or any(each.changes for each in self.athletes))

    @property
    def same(self) -> bool:
        """Whether there is nothing to report."""
        return self.same_training and not (self.findings.gained or self.findings.lost)


_Key = tuple[Thing | None, Thing | None, Difference | None, bool, tuple[Cause, ...]]


class Tally:
    """Collects changes week by week, until each can be reported once."""

    __slots__ = ("_found", "_possible")

    def __init__(self) -> None:
        self._found: dict[Subject, dict[_Key, list[int]]] = {}
        self._possible: dict[str, set[int]] = {}

    def trained(self, session: str, week: int) -> None:
        """Note that a week trains a session, so that `always` can be determined."""
        self._possible.setdefault(session, set()).add(week)

    def add(
        self,
        subject: Subject,
        week: int,
        old: Thing | None,
        new: Thing | None,
        step: Difference | None = None,
        *,
        special: bool = False,
        causes: tuple[Cause, ...] = (),
    ) -> None:
        """Note what a subject was and is in a week; more than once in a week counts once."""
        weeks = self._found.setdefault(subject, {}).setdefault((old, new, step, special, causes), [])
        if not weeks or weeks[-1] != week:
            weeks.append(week)

    def changes(self) -> Iterator[Change]:
        """Yield a change for every subject: by session in the order they are trained, else as they were noted."""
        order = {session: number for number, session in enumerate(self._possible)}
        noted = sorted(self._found.items(), key=lambda item: order.get(item[0].session or "", len(order)))
        for subject, found in noted:
            values = tuple(Value(tuple(weeks), *key) for key, weeks in found.items())
            weeks = merge_weeks(values)
            possible = self._possible.get(subject.session or "", set())
            yield Change(subject, weeks, values, possible.issubset(weeks))


def merge_weeks(values: Iterable[HasWeeks]) -> tuple[int, ...]:
    """Return all weeks of some values in order."""
    return tuple(sorted({week for value in values for week in value.weeks}))
