"""The week gives glutes and hamstrings no day of their own and too little elsewhere, only that day, or more than two.

Most lifters make progress with one day for the back of the legs and some light work for it on another day; those who
recover well can take two such days. Without one, the hips only get what the squats leave them, and three leave no room
between them.

The rule checks weeks that have a lower-body session and counts sessions with the focus posterior. Work elsewhere is any
exercise that trains glutes or hamstrings in another session, however light; a warm-up does not count. In weeks that
rotate sessions, each counts with its share of the rotation. Without a posterior day the rule says what the week lacks,
where glutes or hamstrings have fewer hard sets than they need; it reports nothing where they lack a single set and
nothing else, in a week with a `swap` or `drop` of its own, which knows what it leaves out, or where a lower session
names no focus, since it may be that day.

With `goal maintain` and `goal rehab`, only too many posterior sessions are reported.

    gpl fail
    plan "Once, and then nothing"
    session hips posterior
      primary    rdl              4x5   @rir2 rest 2-3min
      secondary  hip-thrust       3x8   @rir2
    session legs quad
      primary    back-squat       4x5   @rir2
    week 1-8
      mon hips
      thu legs

    gpl pass
    plan "Once, and a little more"
    session hips posterior
      primary    rdl              4x5   @rir2 rest 2-3min
      secondary  hip-thrust       3x8   @rir2
    session legs quad
      primary    back-squat       4x5   @rir2
      accessory  seated-leg-curl  2x12  @rir3
    week 1-8
      mon hips
      thu legs
"""

from collections.abc import Iterator

from gplang.diagnostics import Severity
from gplang.guide import Amount, Numbers
from gplang.lint.facts import MUSCLE_NAMES, count, is_on_one_leg, number, times
from gplang.lint.rule import Finding, rule
from gplang.lint.subjects import GLUTES, HAMSTRINGS, Known, TrainedWeek
from gplang.vocabulary import Goal, Role


@rule("W304", "posterior-frequency", severity=Severity.ADVICE, guide=("G39",), since="0.1", settings=("goal",))
def check(week: TrainedWeek, numbers: Numbers) -> Iterator[Finding]:
    """Count the week's posterior sessions, and look for posterior work in the others."""
    most = numbers.amount("sessions")
    posterior = times(week, lambda session: session.is_posterior)
    told = count(posterior, "posterior session")
    if posterior > most:
        hint = f"keep {number(most)}, and do only light work for glutes and hamstrings on other days"
        yield Finding(week.where, f"{told} a week; at most {number(most)}", hint, about="many", needs=Known.THERE)
        return
    if week.trainee.plan.goal in (Goal.MAINTAIN, Goal.REHAB):
        return
    posterior = times(week, lambda session: session.is_posterior, needed=True)
    told = count(posterior, "posterior session")
    if not posterior:
        lower = [share.session.session for share in week.shares if share.session.is_lower]
        lacks = _lacks(week, numbers.amount("sets"), numbers.amount("close_sets"))
        if lacks and lower and not week.week.changes and all(session.focus is not None for session in lower):
            hint = "add it to the lower sessions, or give glutes and hamstrings a day of their own (focus `posterior`)"
            yield Finding(week.where, f"no posterior session, and {', '.join(lacks)}", hint, about="none")
    elif posterior <= 1 and not _has_work_elsewhere(week):
        hint = "add a few light sets on another day, such as of `seated-leg-curl` or `hip-thrust`"
        message = f"{told} a week, and no work for glutes or hamstrings elsewhere"
        yield Finding(week.where, message, hint, about="alone", yields_to=("W308",))


def _lacks(week: TrainedWeek, least: Amount, close: Amount) -> list[str]:
    """Return what glutes and hamstrings lack in a week, numbers first; nothing if both have the `least` hard sets.

    Nothing either where all they lack is the sets from `close` on.
    """
    few = [
        f"{MUSCLE_NAMES[muscle]} {number(week.least[muscle])} of {count(least, 'hard set')}"
        for muscle in (GLUTES, HAMSTRINGS)
        if week.least[muscle] < least
    ]
    is_close = all(week.least[muscle] >= close for muscle in (GLUTES, HAMSTRINGS))
    lines = [line for line in week.needed_lines if line.role is not Role.WARMUP]
    if not few or any(line.exercise.pattern is None for line in lines):
        return [] if is_close else few
    missing = [
        *(["no knee flexion"] if not any(line.exercise.hamstring_dominant for line in lines) else []),
        *(["nothing on one leg"] if not any(map(is_on_one_leg, lines)) else []),
    ]
    return [] if is_close and not missing else [*few, *missing]


def _has_work_elsewhere(week: TrainedWeek) -> bool:
    return any(
        line.exercise.posterior and line.role is not Role.WARMUP
        for share in week.shares
        if not share.session.is_posterior
        for line in share.session.lines
    )
