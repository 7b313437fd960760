"""How often a plan trains each line and exercise, and with how many repetitions a week."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from gplang.catalog import HARD_KINDS, Kind
from gplang.lint.subjects import TrainedPlan
from gplang.model.plan import Plan
from gplang.model.progressions import Governing, governing
from gplang.model.session import SetLine
from gplang.quantities import Measure, Step
from gplang.scheduling.records import ScheduledExercise
from gplang.scheduling.turns import LineKey, key_of
from gplang.vocabulary import Role

_COUNTED_KINDS = HARD_KINDS | {Kind.BALLISTIC, Kind.JUMP}


class Counting(NamedTuple):
    """A line that steps by session, with the step, and the places of its sessions among those of the plan."""

    line: SetLine
    found: Governing
    times: tuple[int, ...]


def counting_lines(plan: TrainedPlan) -> Iterator[Counting]:
    """Yield the lines that step by session, with the normal sessions that count."""
    times: dict[LineKey, list[int]] = {}
    lines: dict[LineKey, tuple[SetLine, Governing | None]] = {}
    plain = frozenset(plan.plain_weeks)
    for at, (scheduled, _) in enumerate(plan.sessions):
        if scheduled.week not in plain or scheduled.optional:
            continue
        for line in scheduled.lines:
            key = key_of(line)
            if key not in lines:
                lines[key] = line, _by_session(line, plan.trainee.plan)
            if not times.setdefault(key, []) or times[key][-1] != at:
                times[key].append(at)
    for key, (line, found) in lines.items():
        if found is not None:
            yield Counting(line, found, tuple(times[key]))


def _by_session(line: SetLine, plan: Plan) -> Governing | None:
    """Return the progression of a line if it steps by session."""
    found = None if line.optional else governing(line, plan)
    return found if found and isinstance(found.progress, Step) and found.progress.sessions is not None else None


class WeekReps(NamedTuple):
    """The repetitions of an exercise in a week, and the line with most of them."""

    reps: int
    line: SetLine
    most: int


def number_trainings(plan: TrainedPlan) -> dict[tuple[LineKey, int], int]:
    """Return, for each line and week, how many sessions have trained its exercise when the week first trains it.

    Those of weeks with a kind and optional ones are not counted.
    """
    trained: Counter[str] = Counter()
    found: dict[tuple[LineKey, int], int] = {}
    plain = frozenset(plan.plain_weeks)
    for each in plan.sessions:
        done = _working(each.scheduled.lines, each.scheduled.exercises)
        today = {exercise.exercise.id for _, exercise in done}
        for line, exercise in done:
            found.setdefault((key_of(line), each.scheduled.week), trained[exercise.exercise.id])
        if each.scheduled.week in plain and not each.scheduled.optional:
            trained.update(today)
    return found


def count_reps(plan: TrainedPlan) -> dict[str, dict[int, WeekReps]]:
    """Return the repetitions of each exercise in each week; nothing for what a rotation trains, week by week."""
    rotations = {rotation.where for week in plan.trainee.plan.weeks for rotation in week.rotations}
    turning: set[str] = set()
    found: dict[str, dict[int, WeekReps]] = {}
    for each in plan.sessions:
        scheduled = each.scheduled
        for line, done in _working(scheduled.lines, scheduled.exercises):
            if done.exercise.kind not in _COUNTED_KINDS:
                continue
            if scheduled.where in rotations:
                turning.add(done.exercise.id)
            weeks = found.setdefault(done.exercise.id, {})
            own = sum(_reps(done))
            before = weeks.get(scheduled.week, WeekReps(0, line, 0))
            leader = (line, own) if own > before.most else (before.line, before.most)
            weeks[scheduled.week] = WeekReps(before.reps + own, *leader)
    return {exercise: weeks for exercise, weeks in found.items() if exercise not in turning}


def _working(
    lines: tuple[SetLine, ...], exercises: tuple[ScheduledExercise, ...]
) -> list[tuple[SetLine, ScheduledExercise]]:
    return [each for each in zip(lines, exercises, strict=True) if each[0].role is not Role.WARMUP]


def _reps(done: ScheduledExercise) -> Iterator[int]:
    for group in done.groups:
        if group.dose.measure is Measure.REPS and group.dose.high is not None:
            yield group.dose.sets * group.dose.high
