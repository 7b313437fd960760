"""Exercises that the guide names for a place in a session: the suitable ones, and the fixes that write them."""

from collections.abc import Iterable

from gplang.catalog import Exercise
from gplang.diagnostics import Fix, Severity
from gplang.lint.alternatives import everybody, find_suitable, suits
from gplang.lint.exchange import exchange_fixes, find_way, pick
from gplang.lint.prefer import meet
from gplang.lint.subjects import TrainedLine, TrainedSession
from gplang.quantities import Measure
from gplang.vocabulary import Focus, Role


def fitting(names: Iterable[str], session: TrainedSession) -> tuple[Exercise, ...]:
    """Return the exercises of the catalog, from a list, that a session lacks and that suit the athlete.

    If some suit all athletes of the plan, only those. What a session starts from, and what starts from it, lacks them
    too; warm-ups do not count.
    """
    if session.trainee.trials is None:
        return ()
    suitable = {exercise.id: exercise for exercise in find_suitable(session.trainee)}
    around = session.trainee.inheritance.around(session.session)
    there = {name for name, places in around.items() if any(line.role is not Role.WARMUP for line in places.values())}
    trainees = everybody(session.trainee)
    found = (suitable[name] for name in names if name in suitable and name not in there)
    return tuple(meet(found, (lambda each: all(suits(each, one) for one in trainees),)))


def suits_all(exercise: Exercise, session: TrainedSession) -> bool:
    """Return whether an exercise suits everybody who trains a session."""
    return all(suits(exercise, one) for one in everybody(session.trainee))


def replacements(
    line: TrainedLine, choices: Iterable[Exercise], severity: Severity = Severity.WARNING
) -> tuple[Fix, ...]:
    """Return the fixes that write another exercise for a lift, one for each choice that the session lacks.

    No words may rest on them: a policy may leave them out. None where its dose would not do (sets per side, timed
    ones), and none for lines of derived sessions. None either where it is advice only and a rule about athletes reports
    the exercise, with better fixes.
    """
    trials = line.trainee.trials
    if trials is None or not trials.are_for_fixes:
        return ()
    doses = [done.group.dose for done in line.groups]
    if line.session.base is not None or any(dose.per_side or dose.measure is not Measure.REPS for dose in doses):
        return ()
    if line.session.focus is not Focus.POSTERIOR and not suits(line.exercise, line.trainee):
        return ()
    way = find_way(line, severity=severity, lift=True)
    return exchange_fixes(way, pick(way, choices))
