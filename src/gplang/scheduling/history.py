"""The origin of a schedule's doses: the written sets, the steps, the wave, the adjusts, the rounding.

Everything is computed on demand, and most of it the schedule has computed already.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from gplang.model.days import weeks_by_number
from gplang.model.plan import Plan
from gplang.model.session import Session, SetLine
from gplang.model.week import Adjust, Week
from gplang.records import Enum, NamedTuple
from gplang.scheduling.circuits import find_station
from gplang.scheduling.line_courses import LineCourse, Turns
from gplang.scheduling.precedence import Settings, settle
from gplang.scheduling.records import ScheduledExercise, ScheduledSession
from gplang.scheduling.stages import Stage
from gplang.scheduling.tracks import track_line
from gplang.scheduling.turns import Moment


class Eased(Enum):
    """Who writes what is done in `deload` weeks."""

    BY_LINE = "line"
    BY_SCHEME = "scheme"


class Origin(NamedTuple):
    """The origin of a line's dose in a week.

    `steps` are those taken of its progression, since the week that last wrote what they change.
    `stages` are the sets as they are written for `done.exercise`, after the steps and after each adjust of the week;
    their loads are exact and rounded. `settings` are the athlete's. `eased` says who wrote the dose, where it is the
    one for `deload` weeks.
    """

    line: SetLine
    done: ScheduledExercise
    steps: int
    stages: tuple[Stage, ...]
    settings: Settings
    eased: Eased | None = None


class History:
    """The history of one athlete's doses, by line and week."""

    __slots__ = ("_answered", "_kinds", "_lines", "_settings", "_turns", "_weeks")

    def __init__(
        self,
        settings: Settings,
        lines: Iterable[LineCourse],
        turns: Turns,
        kinds: Mapping[int, tuple[int, ...]],
        answered: Mapping[int, Moment] = MappingProxyType({}),
    ) -> None:
        """`kinds` are those of what sessions ask for, by the identity of their exercises.

        `answered` are the moments of exercises that answer to a log, by their identity.
        """
        self._answered = answered
        self._settings = settings
        self._weeks: Mapping[int, Week] = weeks_by_number(settings.plan.weeks)
        self._lines: dict[int, LineCourse] = {id(course.track.trained.line): course for course in lines}
        self._turns = turns
        self._kinds = kinds

    def kinds(self, scheduled: ScheduledSession) -> tuple[int, ...]:
        """Return numbers for all that a session asks for but its loads, line by line."""
        return self._kinds[id(scheduled.exercises)]

    def adjusts(self, week: int) -> tuple[Adjust, ...]:
        """Return all adjusts of a week."""
        return self._weeks[week].adjusts

    def moment(self, line: SetLine, week: int, done: ScheduledExercise | None = None) -> Moment:
        """Return what the dose of a line in a week depends on: equal moments have equal histories.

        Where the sessions of a week have different ones, it is that of what was `done`, else the first.
        """
        return self._moment(self._lines[id(line)], week, self._weeks[week].adjusts, done)

    def as_written(self, line: SetLine, wave_step: int = 0, phase: int = 0) -> ScheduledExercise:
        """Return a line before any step is taken, with a dose of its wave counted from 0."""
        return self._lines[id(line)].at(Moment(0, wave_step, (), phase=phase))

    def without_adjusts(self, line: SetLine, week: int) -> ScheduledExercise | None:
        """Return a line's exercise in a week without its adjusts; None where none of them reaches it."""
        if not self._weeks[week].adjusts or not self.moment(line, week).adjusts:
            return None
        course = self._lines[id(line)]
        return course.at(self._moment(course, week, ()))

    def dose_stages(self, line: SetLine, week: int, done: ScheduledExercise | None = None) -> tuple[Stage, ...]:
        """Return the stages of a line's doses in a week, ignoring loads: as written, then after each change."""
        return self._lines[id(line)].dose_stages(self.moment(line, week, done))

    def of(self, line: SetLine, week: int, done: ScheduledExercise | None = None) -> Origin:
        """Return the origin of a line's dose in a week; `done` tells which, where sessions have different ones."""
        course, moment = self._lines[id(line)], self.moment(line, week, done)
        by_scheme = course.track.at(moment.phase).prescribed.has_scheme_deload
        eased = None if not moment.deload else Eased.BY_SCHEME if by_scheme else Eased.BY_LINE
        settings = self._settings
        if moment.known is not None:
            settings = settings._replace(maxima=settings.maxima.with_known(moment.known))
        return Origin(line, course.at(moment), moment.steps, course.stages(moment), settings, eased)

    def _moment(
        self, course: LineCourse, week: int, adjusts: tuple[Adjust, ...], done: ScheduledExercise | None = None
    ) -> Moment:
        if done is not None and id(done) in self._answered:
            return self._answered[id(done)]._replace(adjusts=adjusts)
        block, turns, number = self._weeks[week], self._turns[week], course.track.trained.number
        turn = turns[number]
        if course.by_session and done is not None:
            others = (other for key, other in turns.items() if isinstance(key, tuple) and key[0] == number)
            turn = next((each for each in others if course.at_turn(block, each).exercise is done), turn)
        return course.moment(block.kind, adjusts, turn)


def trace_untrained(plan: Plan, sessions: Iterable[Session]) -> History:
    """Return the history of sessions that no week trains: their lines are as written, for anybody."""
    settings = settle(plan, None)
    tracks = (
        track_line(line, settings, station=find_station(session, line, [each.exercise for each in session.lines]))
        for session in sessions
        for line in session.lines
    )
    return History(settings, (LineCourse(track, settings) for track in tracks), {}, {})
