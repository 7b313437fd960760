"""What goes with an exercise that is replaced, and how the fixes say it, and for whom they are."""

from collections.abc import Iterable

from gplang.catalog import Exercise
from gplang.lint.rewrite import ANY_EXERCISE
from gplang.lint.subjects import TrainedLine
from gplang.quantities import LoadKind


def name_people(names: Iterable[str]) -> str:
    """Return names as `anna, ben and cem`."""
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last


def is_max_known(line: TrainedLine, exercise: Exercise) -> bool:
    """Return whether all athletes of a plan have a maximum of an exercise, as a percentage needs."""
    athletes = line.trainee.plan.athletes
    return bool(athletes) and all(exercise.id in each.maxima for each in athletes)


def can_lose_loads(lines: Iterable[TrainedLine], new: Exercise) -> bool:
    """Return whether all loads that do not apply to another exercise can be taken out: those of a scheme cannot."""
    groups = [(line, group) for line in lines for step in line.line.doses for group in step]
    return all(
        group.load is None
        or group.places is not None
        or group.load.kind in _kept_loads(keep_percent=is_max_known(line, new))
        for line, group in groups
    )


def _kept_loads(*, keep_percent: bool) -> frozenset[LoadKind]:
    """Return the kinds of loads that stay with another exercise."""
    return ANY_EXERCISE | {LoadKind.PERCENT} if keep_percent else ANY_EXERCISE


def tell_lost(lines: Iterable[TrainedLine], *, keep_percent: bool) -> str:
    """Return in words the parts of some lines that do not apply to another exercise."""
    written = [each.line for each in lines]
    kept = _kept_loads(keep_percent=keep_percent)
    groups = [group for line in written for step in line.doses for group in step]
    loads = [group.load for group in groups if group.load is not None]
    parts = {
        "load": any(load.kind not in kept for load in loads),
        "`of`": keep_percent and any(load.of for load in loads),
        "cue": any(line.cue is not None for line in written),
    }
    lost = [name for name, is_lost in parts.items() if is_lost]
    return f", without its {' and '.join(filter(None, (', '.join(lost[:-1]), lost[-1])))}" if lost else ""
