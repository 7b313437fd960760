"""A deload week takes a lift to the last repetition.

A deload is there to recover: less of everything, and plenty in reserve. As many repetitions as possible, or none in
reserve, bring as much fatigue as a hard week; `adjust` changes loads and sets, but such a set stays what it is. `3x5+`
is closed in easy weeks by itself and is not reported, nor are swings, jumps and sprints.

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

from collections.abc import Iterator
from typing import TYPE_CHECKING

from gplang.catalog import HARD_KINDS
from gplang.diagnostics import Label, Severity
from gplang.figures import name_weeks
from gplang.guide import Numbers
from gplang.lint.facts import count, takes_all
from gplang.lint.gather import MOST_LABELS
from gplang.lint.rule import Finding, rule
from gplang.lint.subjects import Known, TrainedPlan
from gplang.scheduling.records import ScheduledExercise
from gplang.vocabulary import Role, WeekKind

if TYPE_CHECKING:
    from gplang.source import Location


@rule(
    "P405",
    "all-out-deload",
    severity=Severity.ADVICE,
    guide=("G44", "G45"),
    since="0.1",
    needs=Known.THERE,
)
def check(plan: TrainedPlan, numbers: Numbers) -> Iterator[Finding]:  # noqa: ARG001
    """Find sets in deload weeks that leave nothing in reserve; a plan is reported once."""
    found: dict[Location, str] = {}
    weeks: set[int] = set()
    for each in plan.sessions:
        scheduled = each.scheduled
        if scheduled.kind is not WeekKind.DELOAD:
            continue
        for line, done in zip(scheduled.lines, scheduled.exercises, strict=True):
            if line.role is not Role.WARMUP and _is_all_out(done):
                found.setdefault(line.exercise_where, done.exercise.id)
                weeks.add(scheduled.week)
    if found:
        first, *more = found
        others = f" and {count(len(more), 'more lift')}" if more else ""
        yield Finding(
            first,
            f"{name_weeks(sorted(weeks))}: `{found[first]}`{others} with nothing in reserve in a deload",
            "write what the deload asks for below the line, such as `deload 2x5 @rir4`, or `deload -` to leave it out",
            related=tuple(Label(where, "this one, too") for where in more[:MOST_LABELS]),
        )


def _is_all_out(done: ScheduledExercise) -> bool:
    """Return whether an exercise of strength takes a set to the limit."""
    return done.exercise.kind in HARD_KINDS and any(
        takes_all(group) or (group.effort is not None and group.effort.low <= 0) for group in done.groups
    )
