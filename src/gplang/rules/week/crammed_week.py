"""Nearly all of the week's work for glutes and hamstrings is in one session.

Sets spread over the week are better sets: the last ones of a very long session are done tired, and the muscle then
waits a week for the next. Where there is a second lower-body session, it can take some of them.

The rule adds up the hard sets for glutes and for hamstrings, as `gpl volume` counts them, and looks for a session with
more than 90 per cent of them (advice), or with 95 or more (a warning), in weeks of two or more lower-body sessions. A
session that is trained twice a week counts as two. In weeks that rotate sessions, each counts with its share of the
rotation. With `goal maintain` and `goal rehab` it reports nothing: the few sets that they take fit into one session.

    gpl fail
    plan "Everything on Monday"
    session hips posterior
      primary    rdl              5x5        @rir2 rest 2-3min
      secondary  hip-thrust       4x8        @rir2
      accessory  seated-leg-curl  4x10       @rir2
      accessory  sl-rdl           4x8/side   @rir2
    session legs quad
      primary    leg-extension    4x10       @rir2
    week 1-8
      mon hips
      thu legs

    gpl pass
    plan "Some of it on Thursday"
    session hips posterior
      primary    rdl              5x5        @rir2 rest 2-3min
      secondary  hip-thrust       4x8        @rir2
      accessory  sl-rdl           4x8/side   @rir2
    session legs quad
      primary    leg-extension    4x10       @rir2
      accessory  seated-leg-curl  4x10       @rir2
    week 1-8
      mon hips
      thu legs
"""

from collections.abc import Iterator
from fractions import Fraction

from gplang.diagnostics import Label, Severity
from gplang.guide import Amount, Numbers
from gplang.lint.facts import number, times
from gplang.lint.rule import Finding, rule
from gplang.lint.subjects import GLUTES, HAMSTRINGS, TrainedSession, TrainedWeek
from gplang.vocabulary import Goal, Role

_SEVERAL = 2
"""Sessions among which sets can be spread."""
_CRAMMED = "{percent} % of the sets for glutes and hamstrings in `{session}`; at most {most} %"


@rule(
    "W308",
    "crammed-week",
    severity=Severity.ADVICE,
    guide=("G11",),
    since="0.1",
    not_for=(Goal.MAINTAIN, Goal.REHAB),
    messages=(_CRAMMED,),
)
def check(week: TrainedWeek, numbers: Numbers) -> Iterator[Finding]:
    """Look for one session with nearly all of the week's sets."""
    total = week.sets[GLUTES] + week.sets[HAMSTRINGS]
    if not total or times(week, lambda session: session.is_lower) < _SEVERAL:
        return
    fullest = max((share.session for share in week.shares), key=lambda session: _sets_at_once(week, session))
    at_once, most = _sets_at_once(week, fullest), numbers.amount("percent")
    if 100 * at_once > most * total:
        percent = Fraction(100 * at_once) / total
        name = fullest.session.name
        yield Finding(
            week.where,
            _CRAMMED.format(percent=number(percent), session=name, most=number(most)),
            _hint(week, fullest),
            Severity.WARNING if percent >= numbers.amount("most_percent") else None,
            related=(Label(fullest.where, "so many of them here"),),
            about=name,
        )


def _sets_at_once(week: TrainedWeek, session: TrainedSession) -> Amount:
    """Return the sets of one visit to a session, or of the part of a visit that a week gives it."""
    visits = sum((share.times for share in week.shares if share.session is session), 0)
    return min(1, visits) * (session.volume.get(GLUTES, 0) + session.volume.get(HAMSTRINGS, 0))


def _hint(week: TrainedWeek, fullest: TrainedSession) -> str:
    """Return which exercise could move where: the last accessory, to the lower session with the fewest sets."""
    others = [share.session for share in week.shares if share.session.is_lower and share.session is not fullest]
    emptiest = min(others, key=lambda session: _sets_at_once(week, session), default=None)
    where = "another session" if emptiest is None else f"`{emptiest.session.name}`"
    spare = [line.exercise.id for line in fullest.of(Role.ACCESSORY) if line.hard_sets and line.exercise.posterior]
    what = f", such as `{spare[-1]}`," if spare else ""
    return f"move some of them{what} to {where}"
