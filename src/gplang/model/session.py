"""A resolved session: its lines, and what they ask for."""

from collections.abc import Callable, Sequence

from gplang.catalog import Exercise
from gplang.model.gym import Gym
from gplang.model.line_places import GroupPlaces, LinePlaces
from gplang.quantities import (
    Dose,
    Effort,
    Load,
    OnMiss,
    Progress,
    Ramp,
    Rest,
)
from gplang.records import NamedTuple
from gplang.source import Location
from gplang.typed import TYPE_CHECKING
from gplang.vocabulary import CircuitKind, Focus, Method, Role

if TYPE_CHECKING:
    from gplang.typed import Protocol, TypeVar

    _Found = TypeVar("_Found")

    class Recall(Protocol):
        """Finds what follows from a session without its places, and from a detail: what is known, or worked out."""

        def __call__(self, session: "Session", detail: object, work_out: Callable[[], _Found], /) -> _Found:
            """Return what is known, else what is worked out."""

    class Remember(Protocol):
        """Returns how to recall what follows from sessions and from all that it is about."""

        def __call__(self, *about: object) -> Recall:
            """Return it for one question."""


class SetGroup(NamedTuple):
    """Sets that share dose, effort and load, and rest and tempo where those of the line differ from group to group.

    `places` is None where the sets were derived from others, as for another exercise; `where` is then the place of
    those. `bare`: a load that was written for another exercise was left out, and no other takes its place.
    """

    where: Location
    dose: Dose
    effort: Effort | None = None
    load: Load | None = None
    places: GroupPlaces | None = None
    rest: Rest | None = None
    tempo: str | None = None
    bare: bool = False


class SchemeName(NamedTuple):
    """What a scheme is called: its name, in lower case, and its title, None without one."""

    name: str
    title: str | None = None

    @property
    def told(self) -> str:
        """Its title, else its name."""
        return self.title or self.name


class Scheme(NamedTuple):
    """The doses of successive weeks, for all lines that name it.

    `steps` are as those of a wave: one without a group leaves the line out. `once`: the last one stays. `deload` is
    what is done in `deload` weeks, None where that is not written. `unsure`: a mistake in it was reported.

    Where a line takes it, its sets have the place of the words in that line, not that of the steps.
    """

    where: Location  # its name in its header
    called: SchemeName
    steps: tuple[tuple[SetGroup, ...], ...] = ()
    once: bool = False
    deload: tuple[SetGroup, ...] | None = None
    unsure: bool = False

    @property
    def first(self) -> tuple[SetGroup, ...]:
        """The first step that has sets."""
        return next((step for step in self.steps if step), ())

    @property
    def doses(self) -> tuple[tuple[SetGroup, ...], ...]:
        """All sets that are written in it."""
        return (*self.steps, self.deload or ())


class Anew(NamedTuple):
    """What a `swap`, an `or` or a `from week` prescribes anew; what it leaves as it was is None or empty.

    `groups` are the sets of the line, or with a `scheme` those of its first step.
    """

    where: Location  # the line that says so, without indentation and comment
    groups: tuple[SetGroup, ...] = ()
    rest: Rest | None = None
    tempo: str | None = None
    method: Method | None = None
    cue: str | None = None
    scheme: Scheme | None = None

    @property
    def doses(self) -> tuple[tuple[SetGroup, ...], ...]:
        """All sets that it writes: its own, or those of its scheme."""
        return (self.groups,) if self.scheme is None else self.scheme.doses


class Substitute(NamedTuple):
    """An `or`: what may be done in place of an exercise, and the dose of its own, if it has one."""

    exercise: Exercise
    anew: Anew


class Later(NamedTuple):
    """A `from week`: what a line asks for from the first normal week on that is not before `week`."""

    week: int
    anew: Anew


class LineStage(NamedTuple):
    """A stage of a line: its exercise, and its sets with the efforts and loads that they take from the line."""

    exercise: Exercise
    groups: tuple[SetGroup, ...]


class LineStages(NamedTuple):
    """What a line asks for, stage after stage; the first one until a log says otherwise.

    The next one comes after a miss or, where it `climbs`, once the last set reached what the stage asks for. A line
    that climbs names exercises in its stages, the first of which is that of the line. `own` are the sets that the line
    itself writes.
    """

    where: Location  # the line that says so, without indentation and comment
    steps: tuple[LineStage, ...]
    climbs: bool = False
    own: tuple[SetGroup, ...] = ()


class SetLine(NamedTuple):
    """One exercise of a session, as written in the plan. A part that was not written is None or empty."""

    where: Location  # the line, without indentation and comment
    role: Role  # primary, secondary …
    exercise: Exercise  # of the catalog, of the file or imported
    exercise_where: Location  # its name in the line
    groups: tuple[SetGroup, ...]  # of the line, of the scheme's first step or of the first stage; none of a ramp
    label: str | None = None  # the superset label as written, `a1`
    rest: Rest | None = None  # between sets, in seconds; the first group's where groups have their own
    tempo: str | None = None  # written out: down, pause, up, pause (`3-1-1-0`), `x` for explosive; likewise
    method: Method | None = None  # how sets are done, such as drop sets
    cue: str | None = None  # one short text for the athlete
    progress: Progress | None = None  # the step of its own; None: that of its role, if there is one
    wave: tuple[tuple[SetGroup, ...], ...] = ()  # of successive weeks, in turn; without a group the line is out
    wave_once: bool = False  # whether the wave stays on its last dose
    deload: tuple[SetGroup, ...] | None = None  # what is done in `deload` weeks; empty: nothing
    scheme: SchemeName | None = None  # the scheme that its wave comes from
    has_scheme_deload: bool = False  # whether `deload` is that of the scheme
    substitutes: tuple[Substitute, ...] = ()  # the `or`s, best first
    later: tuple[Later, ...] = ()  # the `from week`s, in the order of the weeks
    swapped: Location | None = None  # the line of the base whose exercise a `swap` replaced
    progress_where: Location | None = None  # where `progress` is written
    stages: LineStages | None = None  # the doses that follow one another as a log says
    on_miss: OnMiss | None = None  # what follows a miss; None: what the plan says of its exercise or its role
    replaced: str | None = None  # the id of the exercise that the line was about before any `swap`
    ramp: Ramp | None = None  # the sets that lead up to the first working set of the exercise, instead of `groups`
    places: LinePlaces = LinePlaces()  # of its other parts; what a `swap` leaves as it was has none there
    unsure: bool = False  # a mistake in it or under it was reported: it may ask for something else
    optional: bool = False  # for who likes
    gym: Gym | None = None  # where it is trained, if the day says so

    @property
    def choices(self) -> tuple[Exercise, ...]:
        """Its exercise, and what may be done in its place, best first."""
        return (self.exercise, *(each.exercise for each in self.substitutes))

    @property
    def doses(self) -> tuple[tuple[SetGroup, ...], ...]:
        """All sets that are written for its exercise: its own, those of its wave, and those of later weeks."""
        later = [dose for each in self.later for dose in each.anew.doses] if self.later else ()
        return (self.groups, *self.wave, *later, self.deload or ())

    @property
    def written_groups(self) -> tuple[SetGroup, ...]:
        """The sets that stand on the line, whose place its stages may take."""
        return self.groups if self.stages is None else self.stages.own

    @property
    def later_stages(self) -> tuple[LineStage, ...]:
        """The stages behind the first one, whose sets are those of the line."""
        return () if self.stages is None else self.stages.steps[1:]


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

    `bare`: it is a single word, no role, in a session without a base, and changes no other line.
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
    lines: Sequence[SetLine] = ()  # in the order of the text
    notes: tuple[str, ...] = ()  # texts for the athlete, in order
    circuits: tuple[Circuit, ...] = ()  # which of its lines are circuits, in order of their letters
    base: str | None = None  # the name behind `like`; None for a session of its own; its own if a week changes it
    lost: tuple[LostLine, ...] = ()  # its lines that were reported, those of its base included
    header_unsure: bool = False  # its header was reported, or its base is unknown: focus and length may differ
    gym: Gym | None = None  # where it is trained, if the day says so

    def trained_in(self, gym: Gym | None) -> "Session":
        """Return the session as it is trained in a gym, line by line."""
        if gym is None:
            return self
        return self._replace(gym=gym, lines=tuple(line._replace(gym=gym) for line in self.lines))

    @property
    def broken(self) -> bool:
        """Whether its lines or its purpose may differ from what was read."""
        return bool(self.lost) or self.header_unsure


def _work_out(session: Session, detail: object, work_out: "Callable[[], _Found]", /) -> "_Found":  # noqa: ARG001
    return work_out()


def forget(*about: object) -> "Recall":  # noqa: ARG001
    """Return how to find what follows from sessions where nothing is remembered: it is worked out each time."""
    return _work_out
