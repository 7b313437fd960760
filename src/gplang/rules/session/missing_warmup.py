"""A posterior session opens without a warm-up for the hips.

Glutes, hamstrings and the muscles that hold the hip work better awake, and a few easy hinges groove the pattern before
the bar is heavy. Band walks, bridges, cat-camels, hamstring walkouts or a hinge with the empty bar all do; a bike or a
press does not.

The fix opens the session with band walks. It is unsafe because it adds work.

    gpl fail
    session hips posterior
      warmup     bike             5min
      primary    rdl              4x5        @rir2 rest 2-3min
      secondary  hip-thrust       3x8        @rir2
      accessory  seated-leg-curl  3x10       @rir2
      accessory  sl-rdl           2x10/side  @rir2

    gpl pass
    session hips posterior
      warmup     band-walk        2x12/side
      primary    rdl              4x5        @rir2 rest 2-3min
      secondary  hip-thrust       3x8        @rir2
      accessory  seated-leg-curl  3x10       @rir2
      accessory  sl-rdl           2x10/side  @rir2
"""

from collections.abc import Iterator

from gplang.diagnostics import Fix, Severity
from gplang.guide import Numbers
from gplang.lint.edits import insert_below
from gplang.lint.facts import warms
from gplang.lint.rule import Finding, rule
from gplang.lint.subjects import TrainedSession
from gplang.vocabulary import Role

_LINE = "  warmup     band-walk  2x12/side"


@rule("S101", "missing-warmup", severity=Severity.WARNING, guide=("G23",), since="0.1")
def check(session: TrainedSession, numbers: Numbers) -> Iterator[Finding]:  # noqa: ARG001
    """Look for one warm-up line that warms the hips."""
    if not session.is_posterior or any(warms(line) for line in session.of(Role.WARMUP)):
        return
    what = "whose warm-up leaves the hips cold" if session.of(Role.WARMUP) else "without a warm-up"
    hint = "open with band walks, bridges or a hinge with the empty bar"
    fix = Fix("open with `warmup band-walk 2x12/side`", (insert_below(session.where, _LINE),))
    yield Finding(session.where, f"a posterior session {what}", hint, fixes=(fix,))
