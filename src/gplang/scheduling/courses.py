"""Lines and sessions through the weeks of a plan, each distinct one computed once.

Unchanged parts are the same object from week to week, so an identity check shows what can be skipped.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from gplang.guide import Profile
from gplang.model.circuits import letter_of
from gplang.model.plan import Athlete, Plan
from gplang.model.ramps import find_target
from gplang.model.session import Session, SetLine
from gplang.model.substitutes import choose_exercise
from gplang.model.week import Week
from gplang.records import NamedTuple, replace
from gplang.scheduling.alike import Alike
from gplang.scheduling.circuits import close_ranks, find_station
from gplang.scheduling.counters import Counting
from gplang.scheduling.line_courses import DoneLine, DoneWeeks, Kinds, LineCourse, Turns
from gplang.scheduling.precedence import Settings
from gplang.scheduling.ramps import lead_up
from gplang.scheduling.records import ScheduledExercise
from gplang.scheduling.tracks import Track, track_line
from gplang.scheduling.turns import LineKey, Moment, Turn, key_of
from gplang.scheduling.volume import HardSets
from gplang.typed import Any, TypeVar

_Answer = TypeVar("_Answer")


class Workout(NamedTuple):
    """A session's exercises in a week with the lines behind them, its length in minutes and its hard sets.

    `kinds` identify, line by line, what the length and the hard sets depend on: everything but the weights.
    """

    exercises: tuple[ScheduledExercise, ...]
    kinds: tuple[int, ...]
    minutes: int
    hard_sets: HardSets
    lines: tuple[SetLine, ...]


class SessionCourse:
    """A session through the weeks; those that ask for the same, weights aside, are `alike` for all who train it."""

    def __init__(self, lines: tuple[LineCourse, ...], profile: Profile, alike: Alike | None = None) -> None:
        self.lines = lines
        self.trained = tuple([line.track.trained for line in lines])
        self.has_optional = any(line.track.trained.line.optional for line in lines)
        self.has_counters = any(line.track.counter is not None for line in lines)
        self._profile = profile
        self.always_asks = any(line.track.trained.line.ramp is None and not line.track.is_ever_out for line in lines)
        """Whether no week leaves all of its lines out."""
        self._has_ramps = any(line.track.trained.line.ramp for line in lines)
        self._changed: dict[ScheduledExercise, ScheduledExercise] = {}
        self._known: dict[tuple[int, ...], Workout] = {}
        self._weeks: dict[int, list[tuple[LineCourse, DoneWeeks]]] = {}
        """What the lines are in the weeks, by the identity of their turns."""
        self._alike = alike or Alike()

    def begin_version(self) -> None:
        """Forget what rests on turns."""
        self._weeks = {}
        for line in self.lines:
            line.begin_version()

    def counting(self, week: Week, turns: Mapping[int, Turn], optional: bool) -> Iterator[Counting]:
        """Yield the lines whose steps have a counter, but for those that are left out at these turns."""
        for line in self.lines:
            track = line.track
            if track.counter is not None and not track.leaves_out(week, turns[track.trained.number]):
                phases = len(turns[track.trained.number].begun)
                yield Counting(track.trained, track.counter, phases, optional or track.trained.line.optional)

    def in_week(self, number: int, week: Week, turns: Turns, place: int = 0) -> Workout:
        """Return the session as it is at a place in week `number` with these turns of its lines."""
        found = []
        here = turns[number]
        known = self._weeks.get(id(turns))
        if known is None:
            known = self._weeks[id(turns)] = [(line, line.weeks(turns)) for line in self.lines]
        for line, weeks in known:
            done = weeks.get((number, place) if line.by_session else number)
            if done is None and line.by_session:
                turn = here.get((line.number, place)) or here[line.number]
                done = weeks[number, place] = line.at_turn(week, turn)
            elif done is None:
                done = weeks[number] = line.at_turn(week, here[line.number])
            found.append(done)
        same = tuple(map(id, found))
        workout = self._known.get(same)
        if workout is None:
            workout = self._known[same] = self._work_out(found)
        return workout

    def work_out(self, asked: Iterable[tuple[LineCourse, Moment, bool]]) -> Workout:
        """Return the session with its lines, in order, at these moments; those that are left out say so."""
        found = []
        for line, moment, is_out in asked:
            exercise = line.at(moment)
            found.append(DoneLine(exercise, line.kind(exercise), is_out))
        return self._work_out(found)

    def _without_idle_ramps(self, kept: list[tuple[LineCourse, DoneLine]]) -> list[tuple[LineCourse, DoneLine]]:
        """Leave out the ramps up to lines that are left out."""
        every = [course.track.trained.line for course in self.lines]
        there = [course.track.trained.line for course, _ in kept]
        idle = [each for each in there if each.ramp and find_target(each, every) is not None]
        idle = [each for each in idle if find_target(each, there) is None]
        return [pair for pair in kept if not any(pair[0].track.trained.line is each for each in idle)]

    def _with_ramps(
        self, lines: Sequence[LineCourse], found: list[DoneLine]
    ) -> tuple[Sequence[LineCourse], list[DoneLine]]:
        """Return the lines with the sets of the ramps, but for ramps without any.

        What is alike in several weeks is the same object.
        """
        tracks = [line.track for line in lines]
        roundings = [track.rounding for track in tracks]
        done = lead_up(
            [track.trained.line for track in tracks], [each.exercise for each in found], roundings, self._profile
        )
        led_up = [*self._anew(lines, found, done)]
        kept = [at for at, each in enumerate(done) if each.groups or each.ramp is None]
        if len(kept) == len(done):
            return lines, led_up
        lines, led_up = [lines[at] for at in kept], [led_up[at] for at in kept]
        return lines, [*self._anew(lines, led_up, close_ranks([each.exercise for each in led_up]))]

    def _anew(
        self, lines: Iterable[LineCourse], found: Iterable[DoneLine], changed: Iterable[ScheduledExercise]
    ) -> Iterator[DoneLine]:
        """Yield what is done of lines in the light of the others."""
        for line, before, after in zip(lines, found, changed, strict=True):
            if after == before.exercise:
                yield before
                continue
            known = self._changed.setdefault(after, after)
            yield DoneLine(known, line.kind(known))

    def _work_out(self, found: list[DoneLine]) -> Workout:
        courses: Sequence[LineCourse] = self.lines
        if any(done.is_out for done in found):
            kept = [(line, done) for line, done in zip(self.lines, found, strict=True) if not done.is_out]
            if self._has_ramps:
                kept = self._without_idle_ramps(kept)
            courses, found = [line for line, _ in kept], [done for _, done in kept]
            found = [*self._anew(courses, found, close_ranks([done.exercise for done in found]))]
        if self._has_ramps:
            courses, found = self._with_ramps(courses, found)
        lines = tuple([line.track.trained.line for line in courses])
        exercises = tuple([done.exercise for done in found])
        kinds = tuple([done.kind for done in found])
        minutes, sets = self._alike.measure(exercises, kinds, self._profile)
        return Workout(exercises, kinds, minutes, sets, lines)


class _Memory:
    """What is known of one athlete from version to version of a plan that keeps its `frame`: all but its sessions and
    weeks.

    `courses` are those of sessions, by their identity; `others` is for what others make of sessions.
    """

    def __init__(self, frame: Plan, athlete: Athlete | None) -> None:
        self.frame = frame
        self.athlete = athlete
        self.courses: dict[int, tuple[Session, SessionCourse]] = {}
        self.others: dict[str, Any] = {}


class Courses:
    """The courses of a plan's sessions for all its athletes; equal lines and sessions are shared."""

    def __init__(self, *, remember: bool = False) -> None:
        """With `remember`, versions of one plan are scheduled that differ in sessions and weeks alone."""
        self.remember = remember
        self._memories: list[_Memory] = []
        self._lines: dict[object, LineCourse] = {}
        self._firsts: dict[object, tuple[object, LineCourse]] = {}
        """Of lines that differ in their doses alone, those of the first who trains them."""
        self._sessions: dict[object, SessionCourse] = {}
        self._kinds: Kinds = {}
        self._alike = Alike()
        self._answers: dict[object, Any] = {}
        self._numbers: dict[LineKey, int] = {}

    @property
    def session_count(self) -> int:
        """How many courses of sessions there are."""
        return len(self._sessions)

    def begin_version(self) -> None:
        """Forget what rests on a plan as a whole: what comes is another version of it, with many equal lines."""
        self._answers = {}
        for session in self._sessions.values():
            session.begin_version()

    def memory_of(self, plan: Plan, athlete: Athlete | None) -> "_Memory":
        """Return what is remembered of an athlete, or of anybody, in plans like this one but for sessions and weeks."""
        frame = replace(plan, sessions={}, weeks=())
        for known in self._memories:
            if known.athlete == athlete and known.frame == frame:
                return known
        self._memories.append(_Memory(frame, athlete))
        return self._memories[-1]

    def once(self, question: object, answer: Callable[[], _Answer]) -> _Answer:
        """Return what is the same for several people, worked out for the first of them.

        Whatever the question names by its identity, the answer or these courses hold.
        """
        if question not in self._answers:
            self._answers[question] = answer()
        found: _Answer = self._answers[question]
        return found

    def of_sessions(
        self, sessions: Iterable[Session], settings: Settings, profile: Profile
    ) -> dict[int, SessionCourse]:
        """Return the courses of sessions, by their identity, for one athlete; `profile` is always the same."""
        known = self.memory_of(settings.plan, settings.athlete).courses if self.remember else {}
        found: dict[int, SessionCourse] = {}
        for name, session in {id(each): each for each in sessions}.items():
            if name in known:
                found[name] = known[name][1]
                continue
            lines = tuple(self._line(track, settings) for track in _tracks(session, self._numbers, settings))
            same = tuple(map(id, lines))
            if same not in self._sessions:
                self._sessions[same] = SessionCourse(lines, profile, self._alike)
            found[name] = self._sessions[same]
            known[name] = session, found[name]
        return found

    def _line(self, track: Track, settings: Settings) -> LineCourse:
        """Return the course of a line; the step and the progression follow from the line and the rounding."""
        number, line, exercise = track.trained
        own = id(settings.athlete) if track.grows or any(each.grows for each in track.later) else None
        all_doses = (track.doses, *(each.doses for each in track.later))
        place = (track.alone, track.station and track.station.key)
        doses = (all_doses, place, track.by_effort, track.rounding, own, track.deload)
        same = (id(line), number, exercise.id, settings.unit, settings.round)
        first = self._firsts.get(same)
        if first is None:
            first = self._firsts[same] = (doses, LineCourse(track, settings, self._kinds))
        if first[0] == doses:  # exact numbers are slow to hash
            return first[1]
        if (same, doses) not in self._lines:
            self._lines[same, doses] = LineCourse(track, settings, self._kinds)
        return self._lines[same, doses]


def _tracks(session: Session, numbers: dict[LineKey, int], settings: Settings) -> Iterator[Track]:
    """Yield the tracks of a session's lines; a line that an earlier session also has keeps its number."""
    supersets = [letter_of(line) for line in session.lines]
    exercises = [choose_exercise(line, settings.athlete) for line in session.lines] if session.circuits else []
    for line, superset in zip(session.lines, supersets, strict=True):
        number = numbers.setdefault(key_of(line), len(numbers))
        alone = superset is not None and supersets.count(superset) == 1
        station = find_station(session, line, exercises) if session.circuits else None
        yield track_line(line, settings, number, alone, station)
