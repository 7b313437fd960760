"""A resolved plan: every name looked up, every value checked, every record with its place in the text.

What could not be resolved has been reported and is left out; an incomplete record says what may be missing, so that no
later stage draws conclusions from half a session.
"""

import datetime
from collections.abc import Iterator, Mapping
from decimal import Decimal
from types import MappingProxyType

from gplang.model.gym import Gym
from gplang.model.names import Exercises
from gplang.model.session import Lift, Scheme, Session
from gplang.model.week import DayMove, Week
from gplang.quantities import (
    Maximum,
    OnMiss,
    Progress,
    Raise,
    Weight,
    WeightUnit,
)
from gplang.records import NamedTuple, dataclass, field, replace
from gplang.source import Location
from gplang.typed import TYPE_CHECKING, Any
from gplang.vocabulary import Day, Goal, Level, Role, Sensitivity

if TYPE_CHECKING:
    from gplang.model.changes import Drop, Replacement

UNKNOWN = ""
"""Among settings that were reported: a line of which not even the first word is known."""

_NOTHING: Mapping[Any, Any] = MappingProxyType({})


def _nothing() -> Mapping[Any, Any]:
    return _NOTHING


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
    they hold; `logged_maxima`, whose estimate from a log goes before them; `raises`, by which both grow; `loads`
    (starting loads). `training_share` is the share of each maximum, in per cent, that is its training max. `rounds` are
    the steps of loads by exercise id, `kit_rounds` by kit. `equipment` None means that everything is available;
    `groups` are names in lower case. `gym` is the one that the athlete names, `home` the one where the athlete trains
    on days that name none: the plan's, without an own one. `unsure` are the first words of lines that were reported,
    empty for an unknown one. `changes` are `swap`s and `drop`s and `moves` the days that are trained on others, in the
    order of the text; `skips` and `pauses` add to the plan's.
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
    logged_maxima: frozenset[str] = frozenset()
    training_share: Decimal | None = None
    raises: Mapping[str, Raise] = field(default_factory=_nothing)
    loads: Mapping[str, Weight] = field(default_factory=_nothing)
    equipment: frozenset[str] | None = None
    sensitive: tuple[Sensitivity, ...] = ()
    skips: tuple[datetime.date, ...] = ()
    pauses: tuple["Pause", ...] = ()
    changes: tuple["Drop | Replacement", ...] = ()
    moves: tuple[DayMove, ...] = ()
    groups: tuple[str, ...] = ()
    gym: Gym | None = None
    home: Gym | None = None
    unsure: frozenset[str] = frozenset()

    @property
    def differs(self) -> bool:
        """Whether she has other sessions, or other days, than the plan says."""
        return bool(self.skips or self.pauses or self.changes or self.moves)

    @property
    def kit(self) -> frozenset[str] | None:
        """The equipment that is there: the gym's where that tells it, else the athlete's own; None for everything."""
        home = self.home
        return self.equipment if home is None or home.equipment is None else home.equipment

    def may_lack(self, *settings: str) -> bool:
        """Return whether a line of one of these settings may have been lost."""
        return not self.unsure.isdisjoint((UNKNOWN, *settings))


def train_in(athlete: Athlete | None, gym: Gym | None) -> Athlete | None:
    """Return an athlete who trains in a gym; anybody is then one without a name."""
    if gym is None:
        return athlete
    return Athlete(gym.where, "", home=gym) if athlete is None else replace(athlete, home=gym)


class Event(NamedTuple):
    """What the plan works around: a match, a practice. `metres` are run fast; `hard` is hard work for the legs."""

    where: Location  # its name in its line
    name: str
    title: str | None = None
    minutes: int | None = None
    metres: int | None = None
    hard: bool = False


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
    role_on_miss: Mapping[Role, OnMiss] = field(default_factory=_nothing)  # what follows a miss in lines of a role
    lift_on_miss: Mapping[Lift, OnMiss] = field(default_factory=_nothing)  # and in lines of a lift
    named: Mapping[str, Location] = field(default_factory=_nothing)  # athletes and groups in `for`, by name
    athletes: tuple[Athlete, ...] = ()  # who trains, in the order of `for`, else of the text; empty: anybody
    exercises: Exercises = field(default_factory=Exercises)  # the file's own and imported ones
    schemes: Mapping[str, Scheme] = field(default_factory=_nothing)  # by name in lower case, imported ones too
    sessions: Mapping[str, Session] = field(default_factory=_nothing)  # by name in lower case, imported ones too
    weeks: tuple[Week, ...] = ()  # in the order of the text
    gym: Gym | None = None  # where it is trained, unless an athlete or a day names another
    gyms: Mapping[str, Gym] = field(default_factory=_nothing)  # by name in lower case, imported ones too
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
