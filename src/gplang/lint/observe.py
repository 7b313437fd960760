"""From a plan to what rules look at: every line, session and week as an athlete trains it, each different one once.

Loads alone make no difference here: a line that only grows heavier from week to week is seen once, with its first
load. What loads do over the weeks is in the courses of the plan.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from gplang.guide import Profile
from gplang.lint.certain import is_lost
from gplang.lint.courses import Key, done_for_each, find_courses, key_in_gym
from gplang.lint.inheritance import Inheritance, relations_of
from gplang.lint.notes import Notes
from gplang.lint.see import see_session
from gplang.lint.see_lines import Cycle, DoneIn, SessionLines, whole_cycle
from gplang.lint.subjects import (
    Known,
    Subject,
    Trained,
    TrainedLine,
    TrainedPlan,
    TrainedSession,
    TrainedWeek,
    Trainee,
)
from gplang.lint.trained_weeks import find_normal_weeks, see_weeks
from gplang.model.days import weeks_by_number
from gplang.model.plan import Athlete, Plan
from gplang.model.session import Session, SetLine
from gplang.model.week import Week
from gplang.records import NamedTuple
from gplang.scheduling import Courses, build_schedule
from gplang.scheduling.estimate import estimate_minutes
from gplang.scheduling.history import History, trace_untrained
from gplang.scheduling.maxima import Maxima
from gplang.scheduling.records import Schedule, ScheduledSession
from gplang.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from gplang.lint.seen import SeenSessions
    from gplang.lint.trials import Trials
    from gplang.source import Location


class Sighting(NamedTuple):
    """Something to judge, the weeks in which it is so, and all those in which it might be otherwise.

    Both are empty for a session that no week trains.
    """

    subject: Subject
    weeks: frozenset[int] = frozenset()
    all_weeks: frozenset[int] = frozenset()

    @property
    def known(self) -> Known:
        """What is known of the subject."""
        return self.subject.known


class Observed(NamedTuple):
    """What is trained in normal weeks, and, line by line, in every week; `seen` is what was so before."""

    normal: tuple[Sighting, ...]
    every: tuple[Sighting, ...]
    seen: "SeenSessions | None" = None


def observe(
    plan: Plan,
    athlete: Athlete | None,
    profile: Profile,
    inheritance: Inheritance | None = None,
    trials: "Trials | None" = None,
    courses: Courses | None = None,
) -> Observed:
    """Return all that a plan has to be judged by, for one athlete.

    Who asks for several, or again, hands in the plan's `inheritance` and the `courses` that they share.
    """
    schedule, _ = build_schedule(plan, athlete, profile, courses)
    inheritance = inheritance or relations_of(plan)
    plan = schedule.plan
    trainee = Trainee(plan, athlete, schedule.level, profile, inheritance, Maxima(plan, athlete), trials)
    blocks = weeks_by_number(plan.weeks)
    plain = frozenset(number for number, week in blocks.items() if week.kind is None and not week.kind_unsure)
    normal = find_normal_weeks(plan, schedule, plain)
    seen = None
    if courses is not None and courses.remember:
        from gplang.lint.seen import recall  # who looks at a plan once needs nothing of that

        seen = recall(schedule, trainee, courses)
    notes = Notes() if seen is None else seen.notes
    sessions = _Sessions(schedule, plain, trainee, seen)
    trained = tuple([Trained(scheduled, sessions.see(scheduled)) for scheduled in schedule.sessions])
    weeks = tuple(see_weeks(normal, trained, trainee))
    whole = TrainedPlan(
        trainee,
        tuple(_on_sure_days(trained, blocks)),
        find_courses(trained, plain, schedule.history, notes, by_session=seen is not None),
        tuple(sorted(plain)),
        notes,
        _known_of(plan, blocks),
        schedule.events,
    )
    numbers = frozenset(week.number for week in schedule.weeks)
    return Observed(
        normal=(
            *_sessions_and_lines([each for each in trained if each.scheduled.week in plain]),
            *_group_weeks(week for week in weeks if week.number in normal),
            Sighting(whole, plain, plain),
        ),
        every=(*_lines_once(trained), *_group_weeks(weeks), Sighting(whole, numbers, numbers)),
        seen=seen,
    )


def _known_of(plan: Plan, blocks: Mapping[int, Week]) -> Known:
    """Return what is known of a plan's weeks and of their sessions."""
    if not all(week.numbers and not week.kind_unsure and not is_lost(week, blocks) for week in plan.weeks):
        return Known.THERE
    return Known.DAYS if any(session.broken for session in plan.all_sessions) else Known.ALL


def _on_sure_days(trained: Iterable[Trained], blocks: Mapping[int, Week]) -> Iterator[Trained]:
    """Yield the sessions that are trained on their days for sure.

    A lost day may be one that is copied from another week, and behind it turns may be others.
    """
    lost = {number: week for number, week in blocks.items() if is_lost(week, blocks)}
    first = min(lost, default=None)
    turns = {rotation.where for week in blocks.values() for rotation in week.rotations}
    for each in trained:
        number, where = each.scheduled.week, each.scheduled.where
        is_own = number not in lost or any(slot.where == where for slot in lost[number].slots)
        if is_own and (first is None or number < first or where not in turns):
            yield each


def observe_sessions(
    plan: Plan, sessions: Sequence[Session], profile: Profile, trials: "Trials | None" = None
) -> Observed:
    """Return sessions that no week trains, and their lines, as they are written."""
    trainee = Trainee(plan, None, plan.level, profile, relations_of(plan), Maxima(plan, None), trials)
    history = trace_untrained(plan, sessions)
    seen = [Sighting(_see_written(session, trainee, history)) for session in sessions]
    lines = tuple(
        Sighting(line) for each in seen if isinstance(each.subject, TrainedSession) for line in each.subject.lines
    )
    return Observed((*seen, *lines), lines)


def _see_written(session: Session, trainee: Trainee, history: History) -> TrainedSession:
    """Return a session that no week trains; its length is that of the first step of its waves."""
    cycles = [whole_cycle(line, (), history) for line in session.lines]
    exercises = [cycle[0].done for cycle in cycles]
    lines = SessionLines(session, (done.exercise.id for done in exercises), trainee, history).see(cycles)
    return see_session(session, lines, estimate_minutes(exercises, trainee.profile.time), trainee)


class _Sessions:
    """The sessions of a schedule with what they are made of; equal ones are one and the same."""

    def __init__(
        self, schedule: Schedule, plain: frozenset[int], trainee: Trainee, kept: "SeenSessions | None" = None
    ) -> None:
        """`kept` are those of an earlier version."""
        self._kept = kept
        self._trainee = trainee if kept is None else trainee._replace(trials=None)
        self._history = schedule.history
        self._plain = plain
        self._cycles = _cycles(schedule, plain)
        self._lines: dict[tuple[int, bool], SessionLines] = {}
        self._known: dict[tuple[object, ...], TrainedSession] = {}
        self._seen: dict[tuple[object, ...], TrainedSession] = {}

    def see(self, scheduled: ScheduledSession) -> TrainedSession:
        """Return a session as rules look at it: in a week with a kind without the past of its doses."""
        is_plain = scheduled.week in self._plain
        adjusted = scheduled.week if is_plain and self._history.adjusts(scheduled.week) else None
        known = (id(scheduled.session), is_plain, adjusted, self._history.kinds(scheduled))
        found = self._known.get(known)
        if found is None:
            see = partial(self._look, scheduled, is_plain)
            kept = self._kept
            found = self._known[known] = see() if kept is None else kept.find(scheduled.session, known, see)
        return found

    def _look(self, scheduled: ScheduledSession, is_plain: bool) -> TrainedSession:
        session, key = scheduled.session, (id(scheduled.session), is_plain)
        week = scheduled.week if is_plain else None
        done = [each and DoneIn(week, each) for each in done_for_each(scheduled)]
        cycles = [self._cycle(line, each, is_plain) for line, each in zip(session.lines, done, strict=True)]
        if key not in self._lines:
            exercises = (cycle[0].done.exercise.id for cycle in cycles)
            self._lines[key] = SessionLines(session, exercises, self._trainee.at(session.gym), self._history)
        seen = self._lines[key].see(cycles)
        same = (id(session), *map(id, seen))
        if same not in self._seen:
            self._seen[same] = see_session(session, seen, scheduled.estimated_minutes, self._trainee.at(session.gym))
        return self._seen[same]

    def _cycle(self, line: SetLine, done: DoneIn | None, is_plain: bool) -> Cycle:
        """Return the doses of a line: those of its whole wave; of a line that the week leaves out, too."""
        if is_plain and (line.wave if done is None else done.done.wave):
            cycle = self._cycles.get((key_in_gym(line), 0 if done is None else done.done.phase))
            if cycle is not None:
                return cycle
        return whole_cycle(line, (), self._history) if done is None else (done,)


def _cycles(schedule: Schedule, plain: frozenset[int]) -> dict[tuple[Key, int], Cycle]:
    """Return the doses of every line with a wave, step by step, as weeks first train them, else as written.

    Each `from week` may begin another wave.
    """
    cycles: dict[tuple[Key, int], tuple[SetLine, dict[int, DoneIn]]] = {}
    for scheduled in schedule.sessions:
        if scheduled.week in plain:
            for line, done in zip(scheduled.lines, scheduled.exercises, strict=True):
                if done.wave:
                    _, known = cycles.setdefault((key_in_gym(line), done.phase), (line, {}))
                    known.setdefault(done.wave_step, DoneIn(scheduled.week, done))
    return {key: whole_cycle(line, known.values(), schedule.history) for key, (line, known) in cycles.items()}


def _weeks_of_sessions(trained: Iterable[Trained]) -> list[tuple[TrainedSession, set[int]]]:
    """Return each different session with the weeks that train it so."""
    found: dict[int, tuple[TrainedSession, set[int]]] = {}
    for each in trained:
        found.setdefault(id(each.session), (each.session, set()))[1].add(each.scheduled.week)
    return list(found.values())


def _sessions_and_lines(trained: Iterable[Trained]) -> Iterator[Sighting]:
    """Yield each different session, and each different line, with its weeks."""
    sessions = _weeks_of_sessions(trained)
    by_name: dict[str, set[int]] = {}
    lines: dict[int, tuple[TrainedLine, set[int]]] = {}
    by_place: dict[Location, set[int]] = {}
    for session, weeks in sessions:
        by_name.setdefault(session.session.name, set()).update(weeks)
        for line in session.lines:
            lines.setdefault(id(line), (line, set()))[1].update(weeks)
            by_place.setdefault(line.where, set()).update(weeks)
    for session, weeks in sessions:
        yield Sighting(session, frozenset(weeks), frozenset(by_name[session.session.name]))
    for line, weeks in lines.values():
        yield Sighting(line, frozenset(weeks), frozenset(by_place[line.where]))


def _lines_once(trained: Iterable[Trained]) -> Iterator[Sighting]:
    """Yield each line once for each exercise that is done for it, whatever the dose, in all weeks.

    It might be otherwise in every week of its sessions: a `swap` may begin in some week, or a day have a gym.
    """
    lines: dict[object, tuple[TrainedLine, set[int], set[str]]] = {}
    by_name: dict[str, set[int]] = {}
    for session, weeks in _weeks_of_sessions(trained):
        name = session.session.name
        by_name.setdefault(name, set()).update(weeks)
        for line in session.lines:
            key = (line.where, line.role, line.exercise.id, line.line.gym)
            _, seen, names = lines.setdefault(key, (line, set(), set()))
            seen.update(weeks)
            names.add(name)
    for line, weeks, names in lines.values():
        yield Sighting(line, frozenset(weeks), frozenset().union(*(by_name[name] for name in names)))


def _group_weeks(weeks: Iterable[TrainedWeek]) -> Iterator[Sighting]:
    """Yield the weeks, those of one block that train the same together."""
    found = tuple(weeks)
    numbers = frozenset(week.number for week in found)
    same: dict[object, tuple[TrainedWeek, set[int]]] = {}
    for week in found:
        key = (id(week.week), *((id(share.session), share.times, share.optional) for share in week.shares))
        same.setdefault(key, (week, set()))[1].add(week.number)
    for week, together in same.values():
        yield Sighting(week, frozenset(together), numbers)
