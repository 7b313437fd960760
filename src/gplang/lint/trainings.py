"""How often a plan trains each line and exercise, and with how many repetitions a week."""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping

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
    trained: Counter[str] = Counter()
    found: dict[LineKey, dict[int, int]] = {}
    by_line: dict[int, dict[int, int]] = {}
    plain = frozenset(plan.plain_weeks)
    for scheduled, _ in plan.sessions:
        week, lines = scheduled.week, _working_lines(scheduled)
        for line, done in lines:
            weeks = by_line.get(id(line))
            if weeks is None:
                weeks = by_line[id(line)] = found.setdefault(key_of(line), {})
            if week not in weeks:
                weeks[week] = trained[done.exercise.id]
        if week in plain and not scheduled.optional:
            trained.update({done.exercise.id for _, done in lines})
    return found


def count_reps(plan: TrainedPlan) -> dict[int, Mapping[str, int]]:
    """Return the repetitions of each exercise in each normal week, but for what a rotation trains.

    Weeks that train the same number of them share one mapping.
    """
    rotations = {rotation.where for week in plan.trainee.plan.weeks for rotation in week.rotations}
    turning: set[str] = set()
    known: dict[int, _Reps] = {}
    weeks: dict[int, list[_Reps]] = {number: [] for number in plan.plain_weeks}
    for scheduled, _ in plan.sessions:
        week, turns = scheduled.week, bool(rotations) and scheduled.where in rotations
        if week not in weeks and not turns:
            continue
        reps = known.get(id(scheduled.exercises))
        if reps is None:
            reps = known[id(scheduled.exercises)] = _count_session(scheduled)
        if turns:
            turning.update(exercise for exercise, _ in reps)
        else:
            weeks[week].append(reps)
    sums: dict[tuple[_Reps, ...], Mapping[str, int]] = {}
    found: dict[int, Mapping[str, int]] = {}
    for week, sessions in weeks.items():
        key = tuple(sessions)
        if key not in sums:
            sums[key] = _add(sessions, turning)
        found[week] = sums[key]
    return found


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
