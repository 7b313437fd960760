"""Heavy deadlifts in more than one session a week.

Nothing loads more of the body at once than a deadlift, and nothing needs more recovery. Once a week it is worth its
price; on a second day, Romanian deadlifts and hip thrusts train glutes and hamstrings at a lower cost.

Deadlifts here are the hinges with high fatigue in the catalog: conventional, sumo, trap-bar, their paused and deficit
versions, pulls from blocks and pins. They are heavy with any working set of at most eight repetitions, unless it is
`@light` or `@bar`, or leaves four or more repetitions in reserve. With more repetitions they tire as much where a
written effort keeps two in reserve or fewer. A single heavy set, as novices pull it after their squats, counts on
posterior days only. In weeks that rotate sessions, each counts with its share of the rotation, so a day that alternates
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
from gplang.guide import Amount, Numbers
from gplang.lint.facts import is_deadlift, number
from gplang.lint.rule import Finding, rule
from gplang.lint.see import is_heavy
from gplang.lint.subjects import Known, TrainedLine, TrainedSession, TrainedWeek
from gplang.scheduling.volume import is_hard

_TOO_OFTEN = "{hard} deadlifts in {sessions} sessions a week; at most {most}"


@rule(
    "W309",
    "deadlift-often",
    severity=Severity.ADVICE,
    guide=("G16",),
    since="0.1",
    needs=Known.THERE,
    messages=(_TOO_OFTEN,),
)
def check(week: TrainedWeek, numbers: Numbers) -> Iterator[Finding]:
    """Count the sessions with heavy deadlifts."""
    most = numbers.amount("sessions")
    heavy = [(share.times, _heavy_deadlifts(share.session, numbers)) for share in week.shares]
    sessions = sum((times for times, lines in heavy if lines), 0)
    if sessions > most:
        lines = [line for _, each in heavy for line in each]
        places = {line.line.exercise_where: line for line in lines}
        what = "heavy" if all(line.is_heavy for line in lines) else "hard"
        yield Finding(
            week.where,
            _TOO_OFTEN.format(hard=what, sessions=number(sessions), most=number(most)),
            "on the other days do `rdl` or `hip-thrust`, or keep deadlifts `@light`",
            related=tuple(
                Label(where, f"{'heavy' if line.is_heavy else 'hard'} `{line.exercise.id}`")
                for where, line in places.items()
            ),
        )


def _heavy_deadlifts(session: TrainedSession, numbers: Numbers) -> list[TrainedLine]:
    """Return the lines with heavy deadlifts; of a session that is not posterior, none for so few sets as a `single`."""
    lines = [
        line for line in session.lines if line.is_working and line.exercise.loadable and is_deadlift(line.exercise)
    ]
    if not lines:
        return []
    sets = {line.where: _heavy_sets(line, numbers.amount("hard_rir")) for line in lines}
    if not session.is_posterior and sum(sets.values()) <= numbers.amount("single"):
        return []
    return [line for line in lines if sets[line.where]]


def _heavy_sets(line: TrainedLine, hard: Amount) -> int:
    """Return the sets of a line that are heavy or hard, of several doses those of the hardest."""
    terms, volume = line.trainee.profile.terms, line.trainee.profile.volume
    least = terms.amount("easy_rir")
    return max(
        sum(
            group.dose.sets
            for group in done.groups
            if (is_heavy(group, line.exercise, terms) and (group.effort is None or group.effort.low < least))
            or (group.effort is not None and group.effort.low <= hard and is_hard(group, line.exercise, volume))
        )
        for done in line.cycle
    )
