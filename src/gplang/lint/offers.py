"""Exercises that the guide names for a place in a session: those that suit, and the fixes that write them there."""

from collections.abc import Iterable

from gplang.catalog import Exercise
from gplang.diagnostics import Fix
from gplang.lint.alternatives import exchange_fixes, find_suitable
from gplang.lint.subjects import TrainedLine, TrainedSession
from gplang.quantities import Measure


def fitting(names: Iterable[str], session: TrainedSession) -> tuple[Exercise, ...]:
    """Return those of some exercises of the catalog that a session lacks and that suit the athlete."""
    suitable = {exercise.id: exercise for exercise in find_suitable(session.trainee)}
    there = {line.exercise.id for line in session.lines if line.is_working}
    return tuple(suitable[name] for name in names if name in suitable and name not in there)


def replacements(line: TrainedLine, choices: Iterable[Exercise]) -> tuple[Fix, ...]:
    """Return the fixes that write another exercise in a line, one for each choice.

    None where its dose would not do (sets per side, timed ones), and none for lines of derived sessions.
    """
    doses = [done.group.dose for done in line.groups]
    if line.session.base is not None or any(dose.per_side or dose.measure is not Measure.REPS for dose in doses):
        return ()
    return exchange_fixes(line, choices)
