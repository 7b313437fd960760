"""A posterior session opens without a warm-up for the hips.

Glutes, hamstrings and the hip stabilisers work better once activated, and a few easy hinges groove the pattern before
the bar is heavy. Band walks, bridges, cat-camels, hamstring walkouts or a light hinge all count; a bike or a press does
not.

A hinge, a thrust or a swing is light in a set with the empty bar, with `@light`, without a load, or with a percentage
of at most 60 % of a maximum. How light a written weight is depends on the lifter, so a ramp-up that begins with one
does not count. One repetition wakes nothing: a line counts from five repetitions, ten seconds or five metres on.

The fix opens the session with band walks, or with bridges where an athlete has no band. It is unsafe because it adds
work.

    gpl fail
    session hips posterior
      warmup     bike             5min
      primary    rdl              4x5        @rir2  rest 2-3min
      secondary  hip-thrust       3x8        @rir2
      accessory  seated-leg-curl  3x10       @rir2
      accessory  sl-rdl           2x10/side  @rir2

    gpl fixed
    session hips posterior
      warmup     band-walk        2x12/side
      warmup     bike             5min
      primary    rdl              4x5        @rir2  rest 2-3min
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

from collections.abc import Iterable, Iterator

from gplang.catalog import load_catalog
from gplang.diagnostics import Fix, Severity
from gplang.guide import Numbers
from gplang.lint.edits import insert_below
from gplang.lint.facts import name_of, warms
from gplang.lint.layout import write_line
from gplang.lint.offers import suits_all
from gplang.lint.rule import Finding, rule
from gplang.lint.subjects import TrainedLine, TrainedSession
from gplang.quantities import Measure
from gplang.vocabulary import Focus, Role

_OPENERS = {"band-walk": "2x12/side", "glute-bridge": "2x12"}
"""What wakes the hips, with a dose; the last one suits everybody."""

_LEAST = {Measure.REPS: "reps", Measure.SECONDS: "seconds", Measure.METRES: "metres"}
_NONE = "a posterior session without a warm-up"
_OTHER = "a posterior session whose warm-up neither wakes the hips nor has a light hinge"
_TOO_LITTLE = "a posterior session whose warm-up is too little to wake the hips: {exercise}"


@rule(
    "S101",
    "missing-warmup",
    severity=Severity.WARNING,
    guide=("G23",),
    since="0.1",
    focus=Focus.POSTERIOR,
    messages=(_NONE, _OTHER, _TOO_LITTLE),
)
def check(session: TrainedSession, numbers: Numbers) -> Iterator[Finding]:
    """Look for one warm-up line that warms the hips."""
    warmups = session.needed(Role.WARMUP)
    if not session.is_posterior:
        return
    warming = [line for line in warmups if warms(line)]
    if any(_is_enough(line, numbers) for line in warming):
        return
    message = _OTHER if warmups else _NONE
    if warming:
        message = _TOO_LITTLE.format(exercise=name_of(warming[0]))
    known = load_catalog().exercises
    name, dose = next(each for each in _OPENERS.items() if suits_all(known[each[0]], session))
    line = write_line(Role.WARMUP, name, dose, session)
    fix = Fix(f"open with `warmup {name} {dose}`", (insert_below(session.where, line),))
    what_to_do = _what_to_do(warmups, "band walks or bridges" if name == "band-walk" else "bridges")
    is_in_week = session.session.base == session.session.name  # a week dropped the warm-up that the text has
    yield Finding(session.where, message, what_to_do, fixes=() if is_in_week else (fix,))


def _is_enough(line: TrainedLine, numbers: Numbers) -> bool:
    """Return whether a line has as much as it takes; nobody knows that of a ramp or of an open dose."""
    if line.line.ramp is not None:
        return True
    done: dict[Measure, int] = {}
    for group in (each.group for each in line.groups):
        if group.dose.high is None:
            return True
        done[group.dose.measure] = done.get(group.dose.measure, 0) + group.dose.sets * group.dose.high
    return any(amount >= numbers.amount(_LEAST[measure]) for measure, amount in done.items())


def _what_to_do(warmups: Iterable[TrainedLine], openers: str) -> str:
    ramp_up = next((line for line in warmups if line.exercise.warms_with), None)
    if ramp_up is None:
        return f"open with {openers.replace(' or ', ', ')} or a hinge with the empty bar"
    return f"open with {openers}, or begin {name_of(ramp_up)} at `@{ramp_up.exercise.warms_with}`"
