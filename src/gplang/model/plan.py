"""A resolved plan: every name looked up, every value checked, every record with its place in the text.

What could not be resolved has been reported and is left out; an incomplete record says what may be missing, so that no
later stage draws conclusions from half a session.
"""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from gplang.catalog import Exercise
from gplang.model.line_places import GroupPlaces, LinePlaces
from gplang.model.names import Exercises
from gplang.quantities import (
    Change,
    Dose,
    Effort,
    Load,
    Maximum,
    Progress,
    Raise,
    Ramp,
    Rest,
    Weight,
    WeightUnit,
)
from gplang.source import Location
from gplang.vocabulary import Adjustable, CircuitKind, Day, Focus, Goal, Level, Method, Role, Sensitivity, WeekKind

if TYPE_CHECKING:
    from gplang.model.changes import Drop, Replacement

UNKNOWN = ""
"""Among settings that were reported: a line of which not even the first word is known."""

_NOTHING: Mapping[Any, Any] = MappingProxyType({})


def _nothing() -> Mapping[Any, Any]:
    return _NOTHING


class SetGroup(NamedTuple):
    """Sets that share dose, effort and load, and rest and tempo where those of the line differ from group to group.

    `places` is None where the sets were derived from others, as for another exercise; `where` is then the place of
    those.
    """

    where: Location
    dose: Dose
    effort: Effort | None = None
    load: Load | None = None
    places: GroupPlaces | None = None
    rest: Rest | None = None
    tempo: str | None = None


class Anew(NamedTuple):
    """What a `swap`, an `or` or a `from week` prescribes anew; what it leaves as it was is None or empty."""

    where: Location  # the line that says so, without indentation and comment
    groups: tuple[SetGroup, ...] = ()
    rest: Rest | None = None
    tempo: str | None = None
    method: Method | None = None
    cue: str | None = None


class Substitute(NamedTuple):
    """An `or`: what may be done in place of an exercise, and the dose of its own, if it has one."""

    exercise: Exercise
    anew: Anew


class Later(NamedTuple):
    """A `from week`: what a line asks for from the first normal week on that is not before `week`."""

    week: int
    anew: Anew


class SetLine(NamedTuple):
    """One exercise of a session, as written in the plan. A part that was not written is None or empty."""

    where: Location  # the line, without indentation and comment
    role: Role  # primary, secondary …
    exercise: Exercise  # of the catalog, of the file or imported
    exercise_where: Location  # its name in the line
    groups: tuple[SetGroup, ...]  # in the order of the line; one at least, but none of a ramp
    label: str | None = None  # the superset label as written, `a1`
    rest: Rest | None = None  # between sets, in seconds; the first group's where groups have their own
    tempo: str | None = None  # written out: down, pause, up, pause (`3-1-1-0`), `x` for explosive; likewise
    method: Method | None = None  # how sets are done, such as drop sets
    cue: str | None = None  # one short text for the athlete
    progress: Progress | None = None  # the step of its own; None: that of its role, if there is one
    wave: tuple[tuple[SetGroup, ...], ...] = ()  # of successive weeks, in turn; without a group the line is out
    wave_once: bool = False  # whether the wave stays on its last dose
    deload: tuple[SetGroup, ...] | None = None  # what is done in `deload` weeks; empty: nothing
    scheme: str | None = None  # the name of the scheme that its wave comes from
    substitutes: tuple[Substitute, ...] = ()  # the `or`s, best first
    later: tuple[Later, ...] = ()  # the `from week`s, in the order of the weeks
    swapped: Location | None = None  # the line of the base whose exercise a `swap` replaced
    progress_where: Location | None = None  # where `progress` is written
    replaced: str | None = None  # the id of the exercise that the line was about before any `swap`
    ramp: Ramp | None = None  # the sets that lead up to the first working set of the exercise, instead of `groups`
    places: LinePlaces = LinePlaces()  # of its other parts; what a `swap` leaves as it was has none there
    unsure: bool = False  # a mistake in it or under it was reported: it may ask for something else
    optional: bool = False  # for who likes

    @property
    def choices(self) -> tuple[Exercise, ...]:
        """Its exercise, and what may be done in its place, best first."""
        return (self.exercise, *(each.exercise for each in self.substitutes))

    @property
    def doses(self) -> tuple[tuple[SetGroup, ...], ...]:
        """All sets that are written for its exercise: its own, those of its wave, and those of later weeks."""
        return (self.groups, *self.wave, *(each.anew.groups for each in self.later), self.deload or ())


class Circuit(NamedTuple):
    """Lines of a session that are done as a circuit: those with this letter in their labels.

    `rounds` is None where their number is open (AMRAP) or follows from the time (EMOM). `seconds` is the time of an
    AMRAP or EMOM, or the cap of a circuit for time; None without one. `rest` is between rounds.
    """

    where: Location
    letter: str
    kind: CircuitKind
    rounds: int | None = None
    rest: Rest | None = None
    seconds: int | None = None


class LostLine(NamedTuple):
    """A line of a session that could not be read: its role and its exercise's id, None where not even that is known.

    `bare`: it is a single word, in a session without a base, and changes no other line.
    """

    role: Role | None = None
    exercise: str | None = None
    bare: bool = False

    def may_be(self, role: Role, exercise: str) -> bool:
        """Return whether the line may be about an exercise in a role."""
        return not self.bare and self.role in (None, role) and self.exercise in (None, exercise)


class Lift(NamedTuple):
    """The lines that a plan's progression for an exercise is about: in a role, or in all but warm-ups for None."""

    role: Role | None
    exercise: str


class Session(NamedTuple):
    """A training session; a derived one with its changes applied."""

    where: Location  # its header
    name: str  # as defined
    title: str | None = None  # None: the name stands for it
    focus: Focus | None = None  # None where none is written
    minutes: int | None = None  # the stated length; None: it is estimated
    lines: tuple[SetLine, ...] = ()  # in the order of the text
    notes: tuple[str, ...] = ()  # texts for the athlete, in order
    circuits: tuple[Circuit, ...] = ()  # which of its lines are circuits, in order of their letters
    base: str | None = None  # the name behind `like`; None for a session of its own; its own if a week changes it
    lost: tuple[LostLine, ...] = ()  # its lines that were reported, those of its base included
    header_unsure: bool = False  # its header was reported, or its base is unknown: focus and length may differ

    @property
    def broken(self) -> bool:
        """Whether its lines or its purpose may differ from what was read."""
        return bool(self.lost) or self.header_unsure


class Clock(NamedTuple):
    """The training times of a plan or an athlete: a default, and by weekday."""

    default: datetime.time | None = None
    by_day: Mapping[Day, datetime.time] = _NOTHING

    def on(self, day: Day) -> datetime.time | None:
        """Return the time of day for a weekday, None for all-day."""
        return self.by_day.get(day, self.default)

    def before(self, other: "Clock") -> "Clock":
        """Return this clock, completed by another; this one takes precedence."""
        days = {day: found for day in Day if (found := self.on(day)) is not None}
        return Clock(self.default or other.default, MappingProxyType({**other.by_day, **days}))


@dataclass(frozen=True, slots=True)
class Athlete:
    """An athlete who trains the plan; None where the plan's own setting applies.

    By exercise id: `maxima` (one-repetition maxima) and `training_maxima`, each in the order of the weeks from which on
    they hold; `raises`, by which both grow; `loads` (starting loads). `training_share` is the share of each maximum, in
    per cent, that is its training max. `rounds` are the steps of loads by exercise id, `kit_rounds` by kit. `equipment`
    None means that everything is available. `unsure` are the first words of lines that were reported, empty for an
    unknown one.
    """

    where: Location
    name: str
    title: str | None = None
    level: Level | None = None
    unit: WeightUnit | None = None
    round: Weight | None = None
    start: datetime.date | None = None
    timezone: str | None = None
    clock: Clock | None = None
    reminders: tuple[int, ...] | None = None
    rounds: Mapping[str, Weight] = field(default_factory=_nothing)
    kit_rounds: Mapping[str, Weight] = field(default_factory=_nothing)
    maxima: Mapping[str, tuple[Maximum, ...]] = field(default_factory=_nothing)
    training_maxima: Mapping[str, tuple[Maximum, ...]] = field(default_factory=_nothing)
    training_share: Decimal | None = None
    raises: Mapping[str, Raise] = field(default_factory=_nothing)
    loads: Mapping[str, Weight] = field(default_factory=_nothing)
    equipment: frozenset[str] | None = None
    sensitive: tuple[Sensitivity, ...] = ()
    unsure: frozenset[str] = frozenset()

    def may_lack(self, *settings: str) -> bool:
        """Return whether a line of one of these settings may have been lost."""
        return not self.unsure.isdisjoint((UNKNOWN, *settings))


class Slot(NamedTuple):
    """A day of a week: a session, or rest where `session` is None; `time` overrides the plan's.

    A line of several days makes as many slots, all with its `where`.
    """

    where: Location
    day: Day
    session: str | None
    time: datetime.time | None = None
    optional: bool = False


class Rotation(NamedTuple):
    """Sessions that alternate on some days, continuing where the same list stopped; None is an empty turn."""

    where: Location
    sessions: tuple[str | None, ...]
    days: tuple[Day, ...]
    time: datetime.time | None = None

    @property
    def trained(self) -> tuple[str, ...]:
        """The sessions, without the empty turns."""
        return tuple(name for name in self.sessions if name is not None)


class Event(NamedTuple):
    """What the plan works around: a match, a practice. `metres` are run fast; `hard` is hard work for the legs."""

    where: Location  # its name in its line
    name: str
    title: str | None = None
    minutes: int | None = None
    metres: int | None = None
    hard: bool = False


class EventDay(NamedTuple):
    """A day of a week on which an event is; without a `time` it takes the day."""

    where: Location
    day: Day
    event: str
    time: datetime.time | None = None


class Adjust(NamedTuple):
    """A week's adjustment of doses: signed, in per cent or absolute (a load then has its unit).

    `target` is a role, an exercise id, or None for primary, secondary and accessory lines.
    """

    where: Location
    what: Adjustable
    change: Change
    target: Role | str | None = None


class HoldBack(NamedTuple):
    """`hold`: no step this week for a role, an exercise (its id), or, with None, anything."""

    where: Location
    target: Role | str | None = None


class Week(NamedTuple):
    """One week block: the weeks it describes and their contents. `like` is a week's number.

    `changes` are its `swap`s and `drop`s, `changed` the sessions that these and its `notes` make others of, by name.
    `broken`: a day of it was reported, so it may have other sessions. `doses_unsure`: a line was that says what is done
    in them. `kind_unsure`: its header was, so its kind is not known.
    """

    where: Location
    numbers: tuple[int, ...]
    kind: WeekKind | None = None
    label: str | None = None
    like: int | None = None
    like_where: Location | None = None
    slots: tuple[Slot, ...] = ()
    rotations: tuple[Rotation, ...] = ()
    adjusts: tuple[Adjust, ...] = ()
    holds: tuple[HoldBack, ...] = ()
    changes: tuple["Drop | Replacement", ...] = ()
    notes: tuple[str, ...] = ()
    changed: Mapping[str, Session] = _NOTHING
    broken: bool = False
    kind_unsure: bool = False
    doses_unsure: bool = False
    events: tuple[EventDay, ...] = ()


class Pause(NamedTuple):
    """Days off, first to last: sessions from the first day on move by whole weeks, if one falls into them."""

    where: Location
    first: datetime.date
    last: datetime.date

    @property
    def weeks(self) -> int:
        """Its length in weeks, rounded up."""
        return -(-((self.last - self.first).days + 1) // 7)


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan with everything it uses. A setting that is missing is None; an athlete's own takes precedence."""

    where: Location  # its header
    title: str  # as written
    id: str  # its identity in calendars
    goal: Goal | None = None  # what is trained for
    level: Level | None = None  # of whoever has no level of their own
    start: datetime.date | None = None  # the first day of week 1
    timezone: str | None = None  # an IANA name, `Europe/Berlin`
    clock: Clock = field(default_factory=Clock)  # times of day; empty: sessions are all-day
    unit: WeightUnit = WeightUnit.KG  # in which loads are shown
    round: Weight | None = None  # loads go to multiples of it; None: by the unit
    rounds: Mapping[str, Weight] = field(default_factory=_nothing)  # the same for some exercises, by id
    kit_rounds: Mapping[str, Weight] = field(default_factory=_nothing)  # and for loads of some kit
    training_share: Decimal | None = None  # the per cent of each maximum that are its training max
    raises: Mapping[str, Raise] = field(default_factory=_nothing)  # how maxima grow, by exercise id
    reminders: tuple[int, ...] = ()  # minutes before a session
    location: str | None = None  # of all sessions
    skips: tuple[datetime.date, ...] = ()  # days on which nothing is trained
    pauses: tuple[Pause, ...] = ()  # in the order of the text
    role_progress: Mapping[Role, Progress] = field(default_factory=_nothing)  # steps that hold for all lines of a role
    role_progress_where: Mapping[Role, Location] = field(default_factory=_nothing)  # where these are written
    lift_progress: Mapping[Lift, Progress] = field(default_factory=_nothing)  # steps that all lines of a lift share
    lift_progress_where: Mapping[Lift, Location] = field(default_factory=_nothing)  # where these are written
    athletes: tuple[Athlete, ...] = ()  # in the order of the text; empty: the plan is for anybody
    exercises: Exercises = field(default_factory=Exercises)  # the file's own and imported ones
    sessions: Mapping[str, Session] = field(default_factory=_nothing)  # by name in lower case, imported ones too
    weeks: tuple[Week, ...] = ()  # in the order of the text
    events: Mapping[str, Event] = field(default_factory=_nothing)  # what it works around, by name in lower case
    unsure: frozenset[str] = frozenset()  # first words of settings that were reported; `athlete`: one lost its name

    def may_lack(self, *settings: str) -> bool:
        """Return whether a line of one of these settings may have been lost."""
        return not self.unsure.isdisjoint((UNKNOWN, *settings))

    def session_in(self, week: Week, name: str) -> Session:
        """Return a session of this name as a week changes it."""
        return week.changed.get(name) or self.sessions[name]

    @property
    def all_sessions(self) -> Iterator[Session]:
        """The sessions as they are written, then as weeks change them."""
        yield from self.sessions.values()
        for week in self.weeks:
            yield from week.changed.values()
