"""What changes hold: values as they are trained, which only outputs put into words.

Values with the same wording are equal. Loads keep the rounded weight, and their origin only where that is unknown.
"""

from collections.abc import Sequence
from datetime import date, time
from fractions import Fraction

from gplang.catalog import Exercise
from gplang.figures import short, tenths
from gplang.model.session import SchemeName, SetGroup
from gplang.quantities import Dose, Effort, Hold, Load, Maximum, OnMiss, Progress, Raise, Rest, StepUnit, Weight
from gplang.records import NamedTuple
from gplang.scheduling.records import (
    LoadChange,
    LoadForm,
    Range,
    ScheduledCircuit,
    ScheduledExercise,
    ScheduledGroup,
    ScheduledLoad,
)
from gplang.vocabulary import Day, Method, WeekKind

LAST_WEEK = 0
"""The `since` of a load that is told by last week's, whichever week it stands in."""


class Moment(NamedTuple):
    """When in its week a session is; `time` is None for an all-day session."""

    day: Day
    time: time | None


class Days(NamedTuple):
    """Days off, first to last."""

    first: date
    last: date


class Reminders(NamedTuple):
    """Minutes before a session, the longest first."""

    minutes: tuple[int, ...]


class Names(NamedTuple):
    """Exercises or pieces of equipment."""

    names: tuple[str, ...]


class Tests(NamedTuple):
    """The maxima of an exercise, in the order of the weeks from which on they hold."""

    given: tuple[Maximum, ...]


class Notes(NamedTuple):
    """The notes of a session."""

    lines: tuple[str, ...]


class WeekName(NamedTuple):
    """What a week is called."""

    label: str | None
    kind: WeekKind | None


class Slot(NamedTuple):
    """A session in its week, by its name and by what people call it."""

    session: str
    title: str
    moment: Moment


class EventFacts(NamedTuple):
    """An event of a plan, whenever it is."""

    title: str
    minutes: int | None
    metres: int | None
    hard: bool


class WeekContent(NamedTuple):
    """What a week is called and trains."""

    name: WeekName
    slots: tuple[Slot, ...]


class Length(NamedTuple):
    """How long a session takes."""

    minutes: int
    estimated: bool


class Tempo(NamedTuple):
    """Down, pause, up, pause in seconds; `x` is explosive."""

    text: str


class Groups(NamedTuple):
    """Sets as they are done in one week."""

    groups: tuple[ScheduledGroup, ...]


class Work(NamedTuple):
    """All that an exercise asks for in one week."""

    groups: tuple[ScheduledGroup, ...]
    rest: Rest | None
    tempo: str | None
    method: Method | None


class Written(NamedTuple):
    """Sets as a wave writes them."""

    dose: Dose
    effort: Effort | None
    load: Load | None


class Stage(NamedTuple):
    """A stage of a line: its exercise, and its sets as they are written."""

    exercise: str
    name: str
    groups: tuple[Written, ...]


class Progression(NamedTuple):
    """How an exercise goes on; `about`: its steps are met only roughly; `wave_once`: a wave stays on its last step.

    `scheme` is the one that the wave comes from. `stages` follow one another as a log says, `climbs`: upwards;
    `on_miss` is what is written about a miss.
    """

    progress: Progress | None
    wave: tuple[tuple[Written, ...], ...]
    about: bool
    wave_once: bool = False
    scheme: SchemeName | None = None
    stages: tuple[Stage, ...] = ()
    climbs: bool = False
    on_miss: OnMiss | None = None


class Substitution(NamedTuple):
    """The exercise that is written where the athlete does another; `by_effort`: its percentage was left out."""

    exercise: str
    name: str
    by_effort: bool


Thing = (
    str
    | date
    | Fraction
    | Weight
    | Dose
    | Effort
    | Rest
    | ScheduledLoad
    | ScheduledCircuit
    | Moment
    | Days
    | Reminders
    | Names
    | Raise
    | Tests
    | Notes
    | WeekName
    | WeekContent
    | Length
    | Tempo
    | Groups
    | Work
    | Progression
    | Substitution
    | EventFacts
)
"""What there was, or is. Texts are those of the plan, or words of its vocabulary."""


class Amount(NamedTuple):
    """A signed difference; `unit` is None for hard sets."""

    amount: Fraction
    unit: StepUnit | None


class Shift(NamedTuple):
    """How much later something is: so many weeks, and days of the same sign; `first` is where the start moved to."""

    weeks: int
    days: int = 0
    first: date | None = None


class Moved(NamedTuple):
    """By how many weeks a pause moved those of `weeks`, and moves them now; `last` is the date of the last session.

    None where there was, or is, no such pause.
    """

    weeks: tuple[int, ...]
    old: int | None
    new: int | None
    last: date | None


Difference = Amount | Shift | Moved
"""The difference between the old and the new value, where there is one."""


def settle_load(load: ScheduledLoad, week: int, own: Exercise | None) -> ScheduledLoad:
    """Return a load of week `week` reduced to its wording; `own` is the exercise of its line."""
    if load.form is LoadForm.RELATIVE:
        since = LAST_WEEK if load.since is not None and load.since == week - 1 else load.since
        if load.last_time:
            return ScheduledLoad(load.form, changes=_changes(load), last_time=True)
        return ScheduledLoad(load.form, changes=_changes(load), since=since)
    if load.rounded is not None and load.unit is not None and load.form is not LoadForm.BAR:
        form = load.form if load.form is LoadForm.BODYWEIGHT else LoadForm.WEIGHT
        return ScheduledLoad(form, load.unit, rounded=load.rounded)
    if load.percent is None:
        return ScheduledLoad(load.form, changes=_changes(load))
    of = None if own is not None and load.of is not None and load.of.id == own.id else load.of
    percent = Range(tenths(load.percent.low), tenths(load.percent.high))
    return ScheduledLoad(load.form, percent=percent, of=of, changes=_changes(load), share=load.share)


def settle_groups(groups: Sequence[ScheduledGroup], week: int, own: Exercise) -> tuple[ScheduledGroup, ...]:
    """Return sets of week `week` with their loads reduced to their wording."""
    return tuple(
        group if group.load is None else group._replace(load=settle_load(group.load, week, own)) for group in groups
    )


def work_of(line: ScheduledExercise, week: int) -> Work:
    """Return all that an exercise asks for in week `week`."""
    return Work(settle_groups(line.groups, week, line.exercise), line.joint_rest, line.joint_tempo, line.method)


def progression_of(line: ScheduledExercise) -> Progression | None:
    """Return how an exercise goes on; None if nothing is said."""
    if line.progress is None and not line.wave and line.stages is None and line.on_miss is None:
        return None
    wave = tuple(map(_written, line.wave))
    about = line.about and not isinstance(line.progress, Hold)
    steps = () if line.stages is None else line.stages.steps
    stages = tuple(Stage(each.exercise.id, each.exercise.name, _written(each.groups)) for each in steps)
    climbs = line.stages is not None and line.stages.climbs
    return Progression(line.progress, wave, about, line.wave_once, line.scheme, stages, climbs, line.on_miss)


def _written(groups: tuple[SetGroup, ...]) -> tuple[Written, ...]:
    return tuple(Written(one.dose, one.effort, one.load) for one in groups)


def substitution_of(line: ScheduledExercise) -> Substitution | None:
    """Return what an exercise replaces; None where it is the written one."""
    if line.exercise.id == line.written.id:
        return None
    return Substitution(line.written.id, line.written.name, line.by_effort)


def _changes(load: ScheduledLoad) -> tuple[LoadChange, ...]:
    return tuple(change._replace(amount=short(change.amount)) for change in load.changes if change.amount)
