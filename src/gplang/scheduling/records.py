"""A schedule: every session of one athlete, concrete and in order.

Amounts of load are exact fractions in the unit the athlete sees, next to the rounded amount that goes on the bar.
Ranges hold their lower and upper end, the same number twice for a single number. Texts are as written.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, time
from fractions import Fraction
from itertools import repeat

from gplang.catalog import Exercise
from gplang.guide import Amount, Profile
from gplang.logs.records import Log
from gplang.model.gym import Gym
from gplang.model.plan import Athlete, Event, Pause, Plan
from gplang.model.session import LineStages, SchemeName, Session, SetGroup, SetLine
from gplang.quantities import Dose, Effort, Maximum, OnMiss, Progress, Ramp, Rest, ShareOf, WeightUnit
from gplang.records import NamedTuple, StrEnum
from gplang.scheduling.reasons import Reason
from gplang.scheduling.recorded import Recorded, Status
from gplang.source import Location
from gplang.typed import TYPE_CHECKING
from gplang.vocabulary import CircuitKind, Day, Level, Method, Role, WeekKind

if TYPE_CHECKING:
    from gplang.scheduling.history import History


class Range(NamedTuple):
    """Two amounts, the lower one first."""

    low: Fraction
    high: Fraction

    def map(self, change: Callable[[Fraction], Fraction]) -> "Range":
        """Return both amounts changed, which must keep their order."""
        low = change(self.low)
        return Range(low, low if self.high is self.low else change(self.high))


class LoadForm(StrEnum):
    """The form of a scheduled load; `RELATIVE` says only how it differs from an earlier week's."""

    WEIGHT = "weight"
    PERCENT = "percent"
    BODYWEIGHT = "bodyweight"
    BAR = "bar"
    LIGHT = "light"
    MODERATE = "moderate"
    RELATIVE = "relative"


class ChangeUnit(StrEnum):
    """The unit of a change of a load."""

    KG = "kg"
    LB = "lb"
    PERCENT = "%"


class LoadChange(NamedTuple):
    """A signed change of a load; 0 means that it stays."""

    amount: Fraction
    unit: ChangeUnit


class Estimate(NamedTuple):
    """How a maximum was estimated: from several repetitions, or as a share of the maximum of the exercise `of`."""

    given: Maximum
    of: Exercise | None = None


class Loading(NamedTuple):
    """A bar as it is loaded, all in `unit`: `side` are the plates on each end, heaviest first, with their number."""

    bar: Fraction
    side: tuple[tuple[Fraction, int], ...]
    unit: WeightUnit

    @property
    def total(self) -> Fraction:
        """All of it."""
        return self.bar + 2 * sum((weight * count for weight, count in self.side), Fraction(0))


class Plates(NamedTuple):
    """How the two ends of a load are loaded, the same twice for a single one."""

    low: Loading
    high: Loading


class WrittenLoad(NamedTuple):
    """A load as it is written, in `unit`."""

    amounts: Range
    unit: WeightUnit


class ScheduledLoad(NamedTuple):
    """A load of one week.

    `exact` and `rounded` are in `unit`: the weight, or for `BODYWEIGHT` what is added to the body weight. `percent` is
    kept next to the weight it gave; without a known maximum `exact` is None. `share` is the base of the percentage,
    `of` the exercise whose maximum that is, and `estimate` how that was estimated, if it was; `grows`: it differs from
    week to week. `changes` are added to
    what is not known as a number: an unknown maximum, the bar, or (`RELATIVE`) the load of week `since`, or the usual
    load if that is None; `last_time`: nothing trained it since. `plates` are on the bar, where a gym has
    some. `written` is what a log has, where that is in another unit.
    """

    form: LoadForm
    unit: WeightUnit | None = None
    exact: Range | None = None
    rounded: Range | None = None
    percent: Range | None = None
    of: Exercise | None = None
    changes: tuple[LoadChange, ...] = ()
    since: int | None = None
    share: ShareOf = ShareOf.MAXIMUM
    estimate: Estimate | None = None
    grows: bool = False
    last_time: bool = False
    plates: Plates | None = None
    written: WrittenLoad | None = None

    def share_of_maximum(self, exercise: Exercise, training_max: Amount) -> Fraction | None:
        """Return how many per cent of the maximum of an exercise it is at most; None where that is not known.

        A training max is taken for `training_max` per cent of the maximum, and the maximum of another exercise for that
        of this one if both are the same movement, on one leg or two. Where the maximum grows (`raise`), so does the
        load: the share stays as it is written.
        """
        other = self.of
        if other is not None and (other.pattern, other.unilateral) != (exercise.pattern, exercise.unilateral):
            return None
        if self.percent is None or self.share not in (ShareOf.MAXIMUM, ShareOf.TRAINING_MAX):
            return None
        return self.percent.high if self.share is ShareOf.MAXIMUM else self.percent.high * training_max / 100


class ScheduledSet(NamedTuple):
    """One set: `dose` is that of this one set. `optional`: it is over the lower end of a range of sets."""

    dose: Dose
    effort: Effort | None
    load: ScheduledLoad | None
    optional: bool = False


class ScheduledGroup(NamedTuple):
    """Sets that share dose, effort and load; `rest` and `tempo` only where groups of the line have their own."""

    dose: Dose
    effort: Effort | None
    load: ScheduledLoad | None
    rest: Rest | None = None
    tempo: str | None = None

    def expand(self) -> Iterator[ScheduledSet]:
        """Yield the sets one by one; of a `3x5+` only the last one is open at the top."""
        last = ScheduledSet(self._one(self.dose.amrap), self.effort, self.load, self.dose.optional > 0)
        if not last.optional and (not self.dose.amrap or self.dose.low is None):
            yield from repeat(last, max(self.dose.sets, 1))
            return
        other = last._replace(optional=False)
        if self.dose.amrap and self.dose.low is not None:
            other = other._replace(dose=self._one(False))
        spare = other._replace(optional=True)
        for at in range(1, self.dose.sets):
            yield other if at <= self.dose.fewest else spare
        yield last

    def _one(self, amrap: bool) -> Dose:
        dose = self.dose
        return Dose(1, dose.low, dose.high, dose.measure, amrap, dose.per_side, parts=dose.parts)


class ScheduledCircuit(NamedTuple):
    """The circuit that an exercise is a station of, as it is done that week; fields as in `Circuit`."""

    letter: str
    kind: CircuitKind
    rounds: int | None
    rest: Rest | None
    seconds: int | None


class ScheduledExercise(NamedTuple):
    """One exercise of a session as it is done that week.

    `written` is the exercise of the line; it differs from `exercise` where the athlete lacks equipment. `progress` and
    `wave` are the rules behind the doses, for wording them; `unit` is the one the athlete sees. `wave_step` counts the
    doses of the wave from 1, 0 without one; `scheme` is the one that they come from. `stage` counts those of `stages`
    likewise. `on_miss` is what is written about a miss. `settled`: no further step can change the dose. `alone`: the
    session has no other exercise of this superset. `by_effort`: a written percentage was left out, since the athlete
    has no maximum for the substitute. `about`: the progression's weights are only approximate, since loads are rounded.
    `optional`: it may be left out. `ramp`: the sets lead up to the first working set of the exercise; `is_ramp_open` if
    its load is not known, so that theirs are not, either. `asked` are the sets behind the doses as they are written,
    `phase` is how many of the line's `from week`s have come. `has_own_dose`: they are those of an `or`. `done` is what
    a log has of it, empty if it was skipped, None where nothing is recorded, `done_with` the exercise if it was another
    one, `as_planned` that it holds no numbers; `reasons` tell why the text's dose was changed.
    """

    where: Location
    role: Role
    exercise: Exercise
    written: Exercise
    groups: tuple[ScheduledGroup, ...]
    label: str | None = None
    rest: Rest | None = None
    tempo: str | None = None
    method: Method | None = None
    cue: str | None = None
    progress: Progress | None = None
    wave: tuple[tuple[SetGroup, ...], ...] = ()
    wave_once: bool = False
    scheme: SchemeName | None = None
    unit: WeightUnit = WeightUnit.KG
    wave_step: int = 0
    settled: bool = False
    alone: bool = False
    by_effort: bool = False
    about: bool = False
    optional: bool = False
    ramp: Ramp | None = None
    is_ramp_open: bool = False
    asked: tuple[SetGroup, ...] = ()
    phase: int = 0
    has_own_dose: bool = False
    circuit: ScheduledCircuit | None = None
    stages: LineStages | None = None
    stage: int = 0
    on_miss: OnMiss | None = None
    done: tuple[ScheduledGroup, ...] | None = None
    done_with: Exercise | None = None
    as_planned: bool = False
    reasons: tuple[Reason, ...] = ()

    @property
    def place(self) -> str | None:
        """The superset label as displayed, `A1`; None where no other exercise shares the superset."""
        return None if self.label is None or self.alone else self.label.upper()

    @property
    def joint_rest(self) -> Rest | None:
        """The rest between all sets; None where groups have their own."""
        return self.rest if all(group.rest is None for group in self.groups) else None

    @property
    def joint_tempo(self) -> str | None:
        """The tempo of all sets; None where groups have their own."""
        return self.tempo if all(group.tempo is None for group in self.groups) else None

    @property
    def sets(self) -> Iterator[ScheduledSet]:
        """All sets one by one, in order."""
        for group in self.groups:
            yield from group.expand()


class ScheduledSession(NamedTuple):
    """One session on its day.

    `occurrence` counts the sessions of this name within the week from 1, skipped ones too. `date` is None without a
    start, `time` (local) for an all-day session; `start` and `end` need both and have a UTC offset where the zone is
    known. Lengths are in minutes. `lines` are those behind the exercises: all but those that a week leaves out. `gym`
    is where it is trained, if anybody says so. `recorded` is what a log has of it.
    """

    where: Location
    session: Session
    week: int
    occurrence: int
    day: Day
    date: date | None
    time: time | None
    start: datetime | None
    end: datetime | None
    estimated_minutes: int
    exercises: tuple[ScheduledExercise, ...]
    kind: WeekKind | None = None
    optional: bool = False
    lines: tuple[SetLine, ...] = ()
    gym: Gym | None = None
    status: Status = Status.PLANNED
    recorded: Recorded | None = None

    @property
    def minutes(self) -> int:
        """The stated length, else the estimate."""
        return self.estimated_minutes if self.session.minutes is None else self.session.minutes


class ScheduledEvent(NamedTuple):
    """An event on its day, as a session has it; `start` needs a time, `end` a length, too."""

    where: Location
    event: Event
    week: int
    occurrence: int
    day: Day
    date: date | None
    time: time | None
    start: datetime | None
    end: datetime | None


class Volume(NamedTuple):
    """Hard sets for one muscle in one week: `direct` ones, and `indirect` ones as weighted.

    They are the most; of both together, `optional` may be left out.
    """

    direct: Fraction = Fraction(0)
    indirect: Fraction = Fraction(0)
    optional: Fraction = Fraction(0)

    @property
    def total(self) -> Fraction:
        """Both together."""
        return self.direct + self.indirect

    @property
    def least(self) -> Fraction:
        """Both together without those that may be left out."""
        return self.total - self.optional


class ScheduledWeek(NamedTuple):
    """One week of the plan; `volume` is by muscle, those without a hard set left out.

    `first` and `last` are the days on which it trains first and last; where it never does, those of its seven days.
    None without a start.
    """

    number: int
    kind: WeekKind | None
    label: str | None
    volume: Mapping[str, Volume]
    first: date | None = None
    last: date | None = None


class Schedule(NamedTuple):
    """All sessions of a plan for one athlete; a setting is the athlete's, or else the plan's."""

    plan: Plan  # what was scheduled
    athlete: Athlete | None  # None: for anybody
    level: Level | None  # None where neither says one
    unit: WeightUnit  # in which all loads are
    start: date | None  # the first day of week 1; None: nothing has a date
    timezone: str | None  # an IANA name; None: times are local, wherever
    reminders: tuple[int, ...]  # minutes before a session
    sessions: tuple[ScheduledSession, ...]  # by date and time where known, else by week and day
    weeks: tuple[ScheduledWeek, ...]  # all of them, from 1, those without a session too
    profile: Profile  # has the numbers that time and hard sets are counted by
    history: "History"  # how each dose came to be
    pauses: tuple[Pause, ...] = ()  # those that move sessions, by date, overlapping ones as one
    events: tuple[ScheduledEvent, ...] = ()  # what the plan works around, by week and day
    extra: tuple[Recorded, ...] = ()  # sessions that were trained beside the planned ones, by date
    log: Log | None = None  # what it answers to

    @property
    def first_day(self) -> date | None:
        """The day of the first session; None without a start or a session."""
        return self.sessions[0].date if self.sessions else None
