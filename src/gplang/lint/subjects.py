"""What rules look at: lines, sessions, weeks and plans as one athlete trains them.

Amounts of sets are exact: a line with a wave counts the mean of one cycle, a session of a rotation the share of
a week that it takes.
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from gplang.catalog import Exercise
from gplang.guide import Amount, Profile
from gplang.lint.inheritance import Inheritance
from gplang.lint.lifts import Lift, join
from gplang.lint.notes import Notes
from gplang.model.gym import Gym
from gplang.model.plan import Athlete, Plan, train_in
from gplang.model.session import Session, SetLine
from gplang.model.week import Week
from gplang.records import IntEnum, NamedTuple
from gplang.scheduling.maxima import Maxima
from gplang.scheduling.records import ScheduledEvent, ScheduledExercise, ScheduledGroup, ScheduledSession
from gplang.source import Location
from gplang.typed import TYPE_CHECKING
from gplang.vocabulary import Focus, Level, Role

if TYPE_CHECKING:
    from gplang.lint.trials import Trials

POSTERIOR = Focus.POSTERIOR  # in Python 3.11, looking a member up by its class costs as much as a call
GLUTES, HAMSTRINGS, QUADS = "glute-max", "hamstrings", "quads"
LEGS = (GLUTES, HAMSTRINGS, QUADS)
"""The muscles that the guide's weekly numbers are about."""


class Known(IntEnum):
    """How much is known of a rule's subject, where a line of it could not be read.

    `THERE`: what can be read is as it stands, and there may be more. `DAYS`: so it is, and each day has all its
    sessions, of which some may hold more. `ALL`: nothing is missing. `NOTHING`: not even what it is for.
    """

    NOTHING = 0
    THERE = 1
    DAYS = 2
    ALL = 3


class Trainee(NamedTuple):
    """Who trains what, and by which numbers: `athlete` is None for anybody, `level` the one that holds.

    `maxima` are the athlete's. `trials` give the outcome of other lines; without them no replacement for an exercise is
    offered. `gym` is one that a day names; who trains there has its equipment, and without an athlete no name.
    """

    plan: Plan
    athlete: Athlete | None
    level: Level | None
    profile: Profile
    inheritance: Inheritance
    maxima: Maxima
    trials: "Trials | None" = None
    gym: Gym | None = None

    def at(self, gym: Gym | None) -> "Trainee":
        """Return who trains in a gym that a day names: its equipment is what is there."""
        return self if gym is None else self._replace(athlete=train_in(self.athlete, gym), gym=gym)


class GroupDone(NamedTuple):
    """Sets of one dose, and where the dose is written."""

    where: Location
    group: ScheduledGroup


class TrainedLine(NamedTuple):
    """An exercise line as it is trained.

    `role` is what it is for, `exercise` what the athlete does for it. `is_working`: its sets are working sets. `cycle`
    are its doses: one, or with a wave those of one cycle. `hard_sets` counts those of one session, `least_sets` them
    without those that may be left out. `is_heavy`: at least one of its sets is. `lift` is what it is a part of, with
    the session's other lines of the same exercise and role; `own` is its part of that.
    """

    line: SetLine
    session: Session
    role: Role
    is_working: bool
    exercise: Exercise
    cycle: tuple[ScheduledExercise, ...]
    hard_sets: Amount
    least_sets: Amount
    is_heavy: bool
    trainee: Trainee
    lift: Lift
    own: Lift

    @property
    def where(self) -> Location:
        """The line."""
        return self.line.where

    @property
    def known(self) -> Known:
        """What is known of its lift: lines that could not be read may be a part of it."""
        exercises = (self.exercise.id, self.line.exercise.id)
        lost = any(each.may_be(self.line.role, exercise) for each in self.session.lost for exercise in exercises)
        return Known.THERE if lost else Known.ALL

    @property
    def leads(self) -> bool:
        """Whether it is the first line of its lift."""
        return self.lift.parts[0] is self.own.parts[0]

    @property
    def is_heavy_hinge(self) -> bool:
        """Whether it is a hinge with heavy sets."""
        return self.is_heavy and self.exercise.pattern == "hinge"

    @property
    def sets(self) -> Amount:
        """Its sets, at most; with a wave, the mean of a cycle."""
        total = sum(group.dose.sets for done in self.cycle for group in done.groups)
        return total if len(self.cycle) == 1 else Fraction(total, len(self.cycle))

    @property
    def fewest(self) -> Amount:
        """Its sets, at least; with a wave, the mean of a cycle."""
        total = sum(group.dose.fewest for done in self.cycle for group in done.groups)
        return total if len(self.cycle) == 1 else Fraction(total, len(self.cycle))

    @property
    def groups(self) -> Iterator[GroupDone]:
        """All its groups of sets, with a wave those of one cycle, each with the place of its dose."""
        for done in self.cycle:
            for written, group in zip(done.asked, done.groups, strict=False):
                yield GroupDone(written.where, group)

    @property
    def doses_where(self) -> Location:
        """Where its doses stand: from the first group of sets to the last, those of the wave if there is one."""
        done = self.cycle[0]
        groups = [group for step in done.wave for group in step] or done.asked
        return join([group.where for group in groups]) if groups else self.line.where


class TrainedSession(NamedTuple):
    """A session as it is trained; `volume` are its hard sets by muscle, `minutes` is the estimate.

    `least` are its hard sets without those that may be left out: for rules about too little. `taxes_legs`: legs and
    hips must recover from it.
    """

    session: Session
    lines: tuple[TrainedLine, ...]
    volume: Mapping[str, Amount]
    least: Mapping[str, Amount]
    minutes: int
    is_lower: bool
    taxes_legs: bool
    trainee: Trainee

    @property
    def where(self) -> Location:
        """Its name in its header."""
        return self.session.where

    @property
    def known(self) -> Known:
        """What is known of its lines."""
        return known_of(self.session)

    @property
    def is_posterior(self) -> bool:
        """Whether its focus is posterior."""
        return self.session.focus is POSTERIOR

    def of(self, *roles: Role) -> tuple[TrainedLine, ...]:
        """Return its lines of these roles, in order."""
        return tuple(line for line in self.lines if line.line.role in roles)

    def needed(self, *roles: Role) -> tuple[TrainedLine, ...]:
        """Return its lines of these roles that are not optional, in order: for rules about too little."""
        return tuple(line for line in self.of(*roles) if not line.line.optional)

    @property
    def posterior_sets(self) -> Amount:
        """Hard sets of exercises that train glute max or hamstrings, each set once."""
        return sum((line.hard_sets for line in self.lines if line.exercise.posterior), 0)


def known_of(session: Session) -> Known:
    """Return what is known of a session."""
    return Known.NOTHING if session.header_unsure else Known.THERE if session.lost else Known.ALL


class Share(NamedTuple):
    """A session of a week, how often the week trains it, and the line of the week that says so.

    A rotation's session that takes two of three turns is trained two thirds of a time.
    """

    session: TrainedSession
    times: Amount
    where: Location
    optional: bool = False


class TrainedWeek(NamedTuple):
    """A week as it is trained; `plan_focuses` are those of all sessions in the plan's normal weeks.

    `sets` are its hard sets for `LEGS`, `least` them without those that may be left out. `known` is what is known of
    its days and their sessions.
    """

    number: int
    week: Week
    shares: tuple[Share, ...]
    sets: Mapping[str, Amount]
    least: Mapping[str, Amount]
    plan_focuses: frozenset[Focus]
    trainee: Trainee
    known: Known = Known.ALL

    @property
    def where(self) -> Location:
        """Its header."""
        return self.week.where

    @property
    def lines(self) -> Iterator[TrainedLine]:
        """All lines of its sessions."""
        return (line for share in self.shares for line in share.session.lines)

    @property
    def needed_lines(self) -> Iterator[TrainedLine]:
        """All lines that neither are optional nor stand in an optional session: for rules about too little."""
        shares = (share for share in self.shares if not share.optional)
        return (line for share in shares for line in share.session.lines if not line.line.optional)


class Trained(NamedTuple):
    """One session on its day."""

    scheduled: ScheduledSession
    session: TrainedSession


class Course(NamedTuple):
    """One line through the weeks without a kind that train it: their numbers, and what is done in each.

    `weeks` is empty for a line that is left out whenever its session is trained.
    `plain` is what would be done in the weeks that adjust it if they did not. `lift` are all lines that some session
    has for the same exercise and role, this one (0) among them: how far behind it they are in the courses of the plan.
    """

    line: SetLine
    weeks: tuple[tuple[int, ScheduledExercise], ...]
    plain: Mapping[int, ScheduledExercise]
    lift: tuple[int, ...]


class TrainedPlan(NamedTuple):
    """A plan as one athlete trains it (None: anybody).

    `sessions` are all that take place, in order. `courses` are the lines of its sessions through the weeks.
    `plain_weeks` are those without a kind. `known` is what is known of its weeks and sessions. `notes` are for what
    rules find out about one of its sessions, or one of its courses.
    """

    trainee: Trainee
    sessions: tuple[Trained, ...]
    courses: tuple[Course, ...]
    plain_weeks: tuple[int, ...]
    notes: Notes
    known: Known = Known.ALL
    events: tuple[ScheduledEvent, ...] = ()

    @property
    def different(self) -> dict[int, TrainedSession]:
        """Its sessions by their identity, each once: most weeks train the same ones."""
        return {id(each.session): each.session for each in self.sessions}


Subject = TrainedLine | TrainedSession | TrainedWeek | TrainedPlan
"""What a rule looks at."""
