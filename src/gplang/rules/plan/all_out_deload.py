"""A deload week takes a lift to the last repetition, or an `adjust` changes nothing.

A deload is there to recover: less of everything, and plenty in reserve. As many repetitions as possible, or none in
reserve, bring as much fatigue as a hard week; `adjust` changes loads and sets, but such a set stays what it is. `3x5+`
is closed in easy weeks by itself and is not reported, nor are swings, jumps and sprints.

An `adjust` that no line of its week feels does not make the week any easier: `adjust rir +2` where no line says an
effort, `adjust load -10%` where none has a load, or one for an exercise that the week does not train. It is reported in
weeks of every kind.

    gpl fail
    plan "No rest in it"
    session hips
      accessory  nordic-curl      3xmax
    week 1-3
      mon hips
    week 4 deload
      like 1
      adjust sets -1

    gpl pass
    plan "A lighter week"
    session hips
      accessory  nordic-curl      3xmax
        deload   2x4              @rir4
    week 1-3
      mon hips
    week 4 deload
      like 1
"""

from collections.abc import Iterable, Iterator
from functools import partial

from gplang.catalog import HARD_KINDS
from gplang.diagnostics import Label, Severity
from gplang.figures import name_weeks
from gplang.guide import Numbers
from gplang.lint.facts import count, takes_all
from gplang.lint.gather import MOST_LABELS
from gplang.lint.rule import Finding, rule
from gplang.lint.subjects import Known, TrainedPlan
from gplang.model.week import Adjust
from gplang.quantities import Measure
from gplang.scheduling.records import LoadForm, ScheduledExercise, ScheduledSession
from gplang.scheduling.turns import applies
from gplang.typed import TYPE_CHECKING
from gplang.vocabulary import Adjustable, Role, WeekKind

if TYPE_CHECKING:
    from gplang.source import Location

_FIXED = frozenset({LoadForm.BAR, LoadForm.LIGHT, LoadForm.MODERATE})
_WANTS = {
    Adjustable.SETS: "more than one set",
    Adjustable.REPS: "repetitions",
    Adjustable.LOAD: "a load",
    Adjustable.RIR: "an effort",
}
_ALL_OUT = "{weeks}: `{exercise}`{more} with nothing in reserve in a deload"
_IDLE_HERE = "`{adjust}` changes nothing: no line that it reaches has {wanted}"
_IDLE = "`{adjust}` changes nothing: it reaches no line of the week"


@rule(
    "P405",
    "all-out-deload",
    severity=Severity.ADVICE,
    guide=("G44", "G45"),
    since="0.1",
    needs=Known.THERE,
    messages=(_ALL_OUT, _IDLE_HERE, _IDLE),
)
def check(plan: TrainedPlan, numbers: Numbers) -> Iterator[Finding]:  # noqa: ARG001
    """Find sets in deload weeks that leave nothing in reserve, once for a plan, and adjusts that change nothing."""
    yield from _find_idle(plan)
    found: dict[Location, str] = {}
    weeks: set[int] = set()
    for each in plan.sessions:
        scheduled = each.scheduled
        if scheduled.kind is not WeekKind.DELOAD:
            continue
        parts = scheduled.lines, scheduled.exercises
        for where, exercise in plan.notes.once(_find_all_out, partial(_find_all_out, scheduled), *parts):
            found.setdefault(where, exercise)
            weeks.add(scheduled.week)
    if found:
        first, *more = found
        others = f" and {count(len(more), 'more lift')}" if more else ""
        yield Finding(
            first,
            _ALL_OUT.format(weeks=name_weeks(sorted(weeks)), exercise=found[first], more=others),
            "write what the deload asks for below the line, such as `deload 2x5 @rir4`, or `deload -` to leave it out",
            related=tuple(Label(where, "this one, too") for where in more[:MOST_LABELS]),
        )


def _find_all_out(scheduled: ScheduledSession) -> "list[tuple[Location, str]]":
    """Return the lines of a session that leave nothing in reserve, with what is done for them."""
    return [
        (line.exercise_where, done.exercise.id)
        for line, done in zip(scheduled.lines, scheduled.exercises, strict=True)
        if line.role is not Role.WARMUP and _is_all_out(done)
    ]


def _find_idle(plan: TrainedPlan) -> Iterator[Finding]:
    """Yield the adjusts that change no line of their weeks."""
    blocks = [week for week in plan.trainee.plan.weeks if week.adjusts]
    if not blocks:
        return
    by_week: dict[int, list[ScheduledSession]] = {number: [] for block in blocks for number in block.numbers}
    for each in plan.sessions:
        if each.scheduled.week in by_week:
            by_week[each.scheduled.week].append(each.scheduled)
    for block in blocks:
        sessions = [each for number in block.numbers for each in by_week[number]]
        for adjust in block.adjusts if sessions else ():
            if plan.trainee.athlete is not None and not (adjust.target is None or isinstance(adjust.target, Role)):
                continue  # somebody else may do the exercise
            if not any(_changes(adjust, done) for done in _reached(adjust, sessions)):
                message = _IDLE if next(_reached(adjust, sessions), None) is None else _IDLE_HERE
                yield Finding(
                    adjust.where,
                    message.format(adjust=_words(adjust), wanted=_WANTS[adjust.what]),
                    "adjust something else, or name the line's role or exercise",
                    needs=Known.ALL,
                )


def _words(adjust: Adjust) -> str:
    """Return an adjust as it is written."""
    target = "" if adjust.target is None else f"{adjust.target} "
    return f"adjust {target}{adjust.where.text}"


def _reached(adjust: Adjust, sessions: Iterable[ScheduledSession]) -> Iterator[ScheduledExercise]:
    """Yield what is done for the lines that an adjust reaches: none with a dose of its own for a deload."""
    for session in sessions:
        for line, done in zip(session.lines, session.exercises, strict=True):
            is_own = session.kind is WeekKind.DELOAD and line.deload is not None
            if not is_own and applies(adjust, line, done.exercise):
                yield done


def _changes(adjust: Adjust, done: ScheduledExercise) -> bool:
    """Return whether an adjust that reaches an exercise changes any of its sets."""
    if adjust.what is Adjustable.RIR:
        return any(group.effort is not None for group in done.groups)
    if adjust.what is Adjustable.LOAD:
        return any(group.load is not None and group.load.form not in _FIXED for group in done.groups)
    if adjust.what is Adjustable.REPS:
        return any(group.dose.measure is Measure.REPS and group.dose.low is not None for group in done.groups)
    return done.circuit is not None or adjust.change.amount > 0 or any(group.dose.sets > 1 for group in done.asked)


def _is_all_out(done: ScheduledExercise) -> bool:
    """Return whether an exercise of strength takes a set to the limit."""
    return done.exercise.kind in HARD_KINDS and any(
        takes_all(group) or (group.effort is not None and group.effort.low <= 0) for group in done.groups
    )
