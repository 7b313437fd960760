"""The week gives glutes and hamstrings no day of their own, only that one, or more than two.

Most lifters make progress with one day for the back of the legs and some light work for it on another day; those who
recover well can take two such days. Without one, the hips only get what the squats leave them, and three leave no room
between them.

The rule checks weeks that have a lower-body session and counts sessions with the focus posterior. Work elsewhere is any
exercise that trains glutes or hamstrings in another session, however light; a warm-up does not count. In weeks that
rotate sessions, each counts with its share of the rotation. Without a posterior day the rule reports nothing where a
lower session names no focus, since it may be that day.

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
from gplang.guide import Numbers
from gplang.lint.facts import count, number, times
from gplang.lint.rule import Finding, rule
from gplang.lint.subjects import Known, TrainedWeek
from gplang.vocabulary import Goal, Role


@rule("W304", "posterior-frequency", severity=Severity.ADVICE, guide=("G39",), since="0.1")
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
        if lower and all(session.focus is not None for session in lower):
            hint = "give glutes and hamstrings a day of their own: a session with the focus `posterior`"
            yield Finding(week.where, "lower sessions, but no posterior one", hint, about="none")
    elif posterior <= 1 and not _has_work_elsewhere(week):
        hint = "add a few light sets on another day, such as of `seated-leg-curl` or `hip-thrust`"
        message = f"{told} a week, and no work for glutes or hamstrings elsewhere"
        yield Finding(week.where, message, hint, about="alone", yields_to=("W308",))


def _has_work_elsewhere(week: TrainedWeek) -> bool:
    return any(
        line.exercise.posterior and line.role is not Role.WARMUP
        for share in week.shares
        if not share.session.is_posterior
        for line in share.session.lines
    )
