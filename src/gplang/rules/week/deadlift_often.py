"""Heavy deadlifts in more than one session a week.

Nothing loads more of the body at once than a deadlift, and nothing needs more recovery. Once a week it is worth its
price; on a second day, Romanian deadlifts and hip thrusts train glutes and hamstrings at a lower cost.

Deadlifts here are the hinges with high fatigue in the catalog: conventional, sumo, trap-bar, their paused and deficit
versions, pulls from blocks and pins. They are heavy with any working set of at most eight repetitions, unless it is
`@light` or `@bar`. In weeks that rotate sessions, each counts with its share of the rotation, so a day that alternates
heavy and other work counts as half.

    gpl fail
    plan "Twice a week off the floor"
    session hips posterior
      primary    deadlift          4x4   @rir2 rest 2-3min
    session full full
      primary    trap-bar-deadlift 3x5   @rir2
    week 1-8
      mon hips
      thu full

    gpl pass
    plan "Once is enough"
    session hips posterior
      primary    deadlift          4x4   @rir2 rest 2-3min
    session full full
      primary    rdl               3x5   @rir2
    week 1-8
      mon hips
      thu full
"""

from collections.abc import Iterator

from gplang.diagnostics import Label, Severity
from gplang.guide import Numbers
from gplang.lint.facts import is_deadlift, number, times
from gplang.lint.rule import Finding, rule
from gplang.lint.subjects import Known, TrainedLine, TrainedSession, TrainedWeek


@rule("W309", "deadlift-often", severity=Severity.ADVICE, guide=("G16",), since="0.1", needs=Known.THERE)
def check(week: TrainedWeek, numbers: Numbers) -> Iterator[Finding]:
    """Count the sessions with heavy deadlifts."""
    sessions = times(week, _has_heavy_deadlift)
    most = numbers.amount("sessions")
    if sessions > most:
        places = {line.line.exercise_where: line for line in week.lines if _is_heavy_deadlift(line)}
        yield Finding(
            week.where,
            f"heavy deadlifts in {number(sessions)} sessions a week; at most {number(most)}",
            "on the other days do `rdl` or `hip-thrust`, or keep deadlifts `@light`",
            related=tuple(Label(where, f"heavy `{line.exercise.id}`") for where, line in places.items()),
        )


def _has_heavy_deadlift(session: TrainedSession) -> bool:
    return any(_is_heavy_deadlift(line) for line in session.lines)


def _is_heavy_deadlift(line: TrainedLine) -> bool:
    return line.is_heavy and is_deadlift(line.exercise)
