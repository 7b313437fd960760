"""A session is too much for one day.

The guide's posterior day has at most 17 hard sets: five of a main lift, four each of a secondary and two accessories.
Anything more is done tired and does more good on another day of the week. A hard set is a working set with at most four
repetitions in reserve, neither light nor moderate; those of exercises that train glutes or hamstrings count, each set
once.

In sessions of every focus the time is judged as well: by the length that the header states, or by 90 minutes, a
convention, where it states none. The estimate comes from sets, repetitions, tempo and rest; people differ, so it has to
be more than a fifth over.

    gpl fail
    session hips posterior
      warmup     band-walk        2x12/side
      primary    rdl              5x5        @rir2 rest 2-3min
      secondary  hip-thrust       4x8        @rir2
      secondary  back-extension   4x8        @rir2
      accessory  seated-leg-curl  4x10       @rir2
      accessory  sl-rdl           3x10/side  @rir2

    gpl pass
    session hips posterior
      warmup     band-walk        2x12/side
      primary    rdl              5x5        @rir2 rest 2-3min
      secondary  hip-thrust       4x8        @rir2
      accessory  seated-leg-curl  4x10       @rir2
      accessory  sl-rdl           3x10/side  @rir2
"""

from collections.abc import Iterator
from math import ceil

from gplang.diagnostics import Severity
from gplang.guide import Numbers, divide
from gplang.lint.facts import count, number
from gplang.lint.rule import Finding, rule
from gplang.lint.subjects import Known, TrainedSession

_TOO_MANY = "{sets} of posterior work; a day holds {most}"
_UNSTATED = "about {minutes} min of training; over {limit} min a length should be stated"
_TOO_LONG = "about {minutes} min of training; {stated} min are stated"


@rule(
    "S113",
    "marathon-session",
    severity=Severity.ADVICE,
    guide=("G11",),
    since="0.1",
    needs=Known.THERE,
    messages=(_TOO_MANY, _UNSTATED, _TOO_LONG),
)
def check(session: TrainedSession, numbers: Numbers) -> Iterator[Finding]:
    """Compare hard sets and minutes with the limits of a day."""
    sets, most = session.posterior_sets, numbers.amount("sets")
    if session.is_posterior and sets > most:
        message = _TOO_MANY.format(sets=count(sets, "hard set"), most=number(most))
        hint = f"move {count(-(-(sets - most) // 1), 'set')} to another day"
        yield Finding(session.where, message, hint, about="sets")
    stated = session.session.minutes
    limit = int(numbers.amount("minutes")) if stated is None else stated
    percent = 100 + numbers.amount("grace_percent")
    if session.minutes > _as_rounded(ceil(divide(limit * percent, 100)), session.trainee.profile.time.round_minutes):
        message = _UNSTATED if stated is None else _TOO_LONG
        message = message.format(minutes=session.minutes, limit=limit, stated=stated)
        hint = f"take something out, or state what it takes in the header: `{session.minutes}min`"
        yield Finding(session.where, message, hint, about="minutes")


def _as_rounded(minutes: int, step: int) -> int:
    """Return a length rounded up as estimates are, so that rounding alone never makes a session too long."""
    return -(-minutes // step) * step
