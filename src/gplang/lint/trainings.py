"""How often a plan trains each line and exercise, and with how many repetitions a week."""

from collections.abc import Container, Iterable, Iterator, Mapping
from functools import partial

from gplang.catalog import HARD_KINDS, Kind
from gplang.lint.subjects import TrainedPlan
from gplang.model.plan import Plan
from gplang.model.progressions import Governing, governing
from gplang.model.session import SetLine
from gplang.quantities import Measure, Step
from gplang.records import NamedTuple
from gplang.scheduling.records import ScheduledExercise, ScheduledSession
from gplang.scheduling.turns import LineKey, key_of
from gplang.vocabulary import Role

_WARMUP, _REPS = Role.WARMUP, Measure.REPS
_COUNTED_KINDS = HARD_KINDS | {Kind.BALLISTIC, Kind.JUMP}

_Reps = tuple[tuple[str, int], ...]
"""The exercises of a session, line by line, with their repetitions."""


class Counting(NamedTuple):
    """A line that steps by session, with the step, and the places of its sessions among those of the plan."""

    line: SetLine
    found: Governing
    times: tuple[int, ...]


def counting_lines(plan: TrainedPlan) -> Iterator[Counting]:
    """Yield the lines that step by session, with the normal sessions that count."""
    times: dict[LineKey, list[int]] = {}
    lines: dict[LineKey, tuple[SetLine, Governing]] = {}
    known: dict[int, list[tuple[SetLine, Governing]]] = {}
    plain = frozenset(plan.plain_weeks)
    for at, (scheduled, _) in enumerate(plan.sessions):
        if scheduled.week not in plain or scheduled.optional:
            continue
        session = scheduled.session
        if id(session) not in known:
            steps = ((line, _by_session(line, plan.trainee.plan)) for line in session.lines)
            known[id(session)] = [(line, found) for line, found in steps if found is not None]
        for line, found in known[id(session)]:
            if any(line is each for each in scheduled.lines):
                key = key_of(line)
                lines.setdefault(key, (line, found))
                if not times.setdefault(key, []) or times[key][-1] != at:
                    times[key].append(at)
    for key, (line, found) in lines.items():
        yield Counting(line, found, tuple(times[key]))


def _by_session(line: SetLine, plan: Plan) -> Governing | None:
    """Return the progression of a line if it steps by session."""
    found = None if line.optional else governing(line, plan)
    return found if found and isinstance(found.progress, Step) and found.progress.sessions is not None else None


class _Done(NamedTuple):
    """The lines of a session that are worked on, each with its exercise, and the different exercises."""

    lines: tuple[tuple[LineKey, str], ...]
    exercises: tuple[str, ...]


def _done_in(scheduled: ScheduledSession) -> _Done:
    lines = [(key_of(line), done.exercise.id) for line, done in _working_lines(scheduled)]
    return _Done(tuple(lines), tuple(dict.fromkeys(exercise for _, exercise in lines)))


def _working_lines(scheduled: ScheduledSession) -> list[tuple[SetLine, ScheduledExercise]]:
    """Return the lines of a session but for warm-ups, and what is done for them."""
    pairs = zip(scheduled.lines, scheduled.exercises, strict=True)
    return [pair for pair in pairs if pair[0].role is not _WARMUP]


class Trainings:
    """How often a plan trains the exercises of its lines, counted when it is first asked."""

    def __init__(self, plan: TrainedPlan) -> None:
        self._plan = plan
        self._before: dict[LineKey, dict[int, int]] | None = None

    def before(self, line: SetLine, week: int) -> int:
        """Return how many sessions have trained a line's exercise when a week first trains the line.

        Those of weeks with a kind and optional ones are not counted.
        """
        if self._before is None:
            self._before = _number_trainings(self._plan)
        return self._before.get(key_of(line), {}).get(week, 0)


def _number_trainings(plan: TrainedPlan) -> dict[LineKey, dict[int, int]]:
    trained: dict[str, int] = {}
    found: dict[LineKey, dict[int, int]] = {}
    by_done: dict[int, list[tuple[dict[int, int], str]]] = {}
    plain = frozenset(plan.plain_weeks)
    for scheduled, _ in plan.sessions:
        week = scheduled.week
        done = plan.notes.once(_done_in, partial(_done_in, scheduled), scheduled.lines, scheduled.exercises)
        counts = by_done.get(id(done))
        if counts is None:
            counts = [(found.setdefault(key, {}), exercise) for key, exercise in done.lines]
            by_done[id(done)] = counts
        for weeks, exercise in counts:
            if week not in weeks:
                weeks[week] = trained.get(exercise, 0)
        if week in plain and not scheduled.optional:
            for exercise in done.exercises:
                trained[exercise] = trained.get(exercise, 0) + 1
    return found


def count_reps(plan: TrainedPlan) -> dict[int, Mapping[str, int]]:
    """Return the repetitions of each exercise in each normal week, but for what a rotation trains.

    Weeks that train the same number of them share one mapping.
    """
    rotations = {rotation.where for week in plan.trainee.plan.weeks for rotation in week.rotations}
    turning: set[str] = set()
    weeks: dict[int, list[_Reps]] = {number: [] for number in plan.plain_weeks}
    for scheduled, _ in plan.sessions:
        week, turns = scheduled.week, bool(rotations) and scheduled.where in rotations
        if week not in weeks and not turns:
            continue
        parts = scheduled.lines, scheduled.exercises
        reps = plan.notes.once(_count_session, partial(_count_session, scheduled), *parts)
        if turns:
            turning.update(exercise for exercise, _ in reps)
        else:
            weeks[week].append(reps)
    without = frozenset(turning)
    return {
        week: plan.notes.once((_add, without), partial(_add, sessions, without), *sessions)
        for week, sessions in weeks.items()
    }


def _add(sessions: Iterable[_Reps], without: Container[str]) -> dict[str, int]:
    total: dict[str, int] = {}
    for reps in sessions:
        for exercise, amount in reps:
            if exercise not in without:
                total[exercise] = total.get(exercise, 0) + amount
    return total


def _count_session(scheduled: ScheduledSession) -> _Reps:
    return tuple(
        [
            (done.exercise.id, _reps(done))
            for line, done in zip(scheduled.lines, scheduled.exercises, strict=True)
            if line.role is not _WARMUP and done.exercise.kind in _COUNTED_KINDS
        ]
    )


def find_fullest(plan: TrainedPlan, exercise: str, week: int) -> SetLine:
    """Return the line with most repetitions of an exercise in a week that trains it, of several the first."""
    lines = [pair for each, _ in plan.sessions if each.week == week for pair in _working_lines(each)]
    return max((pair for pair in lines if pair[1].exercise.id == exercise), key=lambda pair: _reps(pair[1]))[0]


def _reps(done: ScheduledExercise) -> int:
    reps = 0
    for group in done.groups:
        dose = group.dose
        if dose.measure is _REPS and dose.high is not None:
            reps += dose.sets * dose.high
    return reps
