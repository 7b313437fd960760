"""Small questions that several rules ask, and the words that several rules use."""

from collections.abc import Callable

from gplang.guide import Amount
from gplang.lint.subjects import GLUTES, HAMSTRINGS, QUADS, TrainedLine, TrainedSession, TrainedWeek
from gplang.schedule.records import LoadForm
from gplang.vocabulary import Focus

MUSCLE_NAMES = {GLUTES: "glutes", HAMSTRINGS: "hamstrings", QUADS: "quads"}
"""What the judged muscles are called in messages."""

_ANY_LIFT = frozenset({LoadKind.PERCENT, LoadKind.LIGHT, LoadKind.MODERATE})
"""Loads that mean the same with another exercise."""


def is_posterior(line: TrainedLine) -> bool:
    """Tell whether a line belongs to a session with focus posterior."""
    return line.session.focus is Focus.POSTERIOR


def warms(line: TrainedLine) -> bool:
    """Tell whether a line wakes glutes, hamstrings or hip stabilisers, or grooves the hinge."""
    exercise = line.exercise
    if exercise.warms_with is None:
        return exercise.warms
    return exercise.warms or any(
        done.group.load is not None and done.group.load.form is LoadForm.BAR for done in line.groups
    )


def number(amount: Amount) -> str:
    """Return an exact amount as people write it, with at most one decimal place: `4`, `9.5`, `6.7`."""
    tenths = round(amount * 10)
    return f"{tenths // 10}" if tenths % 10 == 0 else f"{tenths // 10}.{tenths % 10}"


def count(amount: Amount, noun: str) -> str:
    """Return an amount with its noun: `1 set`, `4 sets`, `9.5 sets`."""
    return f"{number(amount)} {noun}{'' if amount == 1 else 's'}"


def is_deadlift(exercise: Exercise) -> bool:
    """Tell whether an exercise is a hinge that tires as much as a deadlift."""
    return exercise.pattern is Pattern.HINGE and exercise.fatigue is Level.HIGH


def is_main_lift(exercise: Exercise) -> bool:
    """Tell whether an exercise is a hinge or a thrust made for heavy loads."""
    return exercise.loadable and exercise.pattern in (Pattern.HINGE, Pattern.THRUST)


def one_each(lines: Iterable[TrainedLine]) -> list[TrainedLine]:
    """Return the first line of each exercise."""
    first: dict[str, TrainedLine] = {}
    for line in lines:
        first.setdefault(line.exercise.id, line)
    return [*first.values()]


def name_of(line: TrainedLine) -> str:
    """Return what is done for a line, for messages, and what for where the athlete has a substitute."""
    done, written = line.exercise.id, line.line.exercise.id
    return f"`{done}`" if done == written else f"`{done}`, done for `{written}`,"


def derived(session: TrainedSession) -> tuple[Label, ...]:
    """Return the name of a derived session as a related place: its lines may stand in another session."""
    return (Label(session.where, "in this session"),) if session.session.base is not None else ()


def has_posterior_day(week: TrainedWeek) -> bool:
    """Tell whether the plan, in this week or another, has a session with focus posterior."""
    return Focus.POSTERIOR in week.plan_focuses


def times(week: TrainedWeek, which: Callable[[TrainedSession], bool]) -> Amount:
    """Return how often a week trains sessions of some sort; with rotations, the mean of one turn."""
    return sum((share.times for share in week.shares if which(share.session)), 0)


def replacements(line: TrainedLine, names: Iterable[str]) -> tuple[Fix, ...]:
    """Return the fixes that write another exercise in a line, one for each name.

    None where more would have to change: a load in weight, substitutes, another session that inherits the line.
    """
    written = line.line
    if line.session.base is not None or written.substitutes or line.exercise.id != written.exercise.id:
        return ()
    groups = [*written.groups, *(group for step in written.wave for group in step)]
    if any(group.load is not None and (group.load.kind not in _ANY_LIFT or group.load.of) for group in groups):
        return ()
    where = written.exercise_where
    return tuple(Fix(f"do `{name}` instead of `{written.exercise.id}`", (Edit(where, name),)) for name in names)


def fitting(names: Iterable[str], session: TrainedSession) -> tuple[str, ...]:
    """Return those of some exercises of the catalog that a session lacks and the athlete has the kit for."""
    kit = session.trainee.athlete.equipment if session.trainee.athlete is not None else None
    there = {line.exercise.id for line in session.lines if line.is_working}
    exercises = load_catalog().exercises
    return tuple(name for name in names if name not in there and (kit is None or not exercises[name].lacks(kit)))


def any_of(names: Sequence[str]) -> str:
    """Write exercises as a choice: `rdl`, `hip-thrust` or `deadlift`, each in backquotes."""
    quoted = [f"`{name}`" for name in names]
    return " or ".join(filter(None, (", ".join(quoted[:-1]), *quoted[-1:])))
