"""A secondary lift of a posterior session has too few or too many repetitions.

The secondary complements the main lift with more repetitions over the full range of motion: six to ten, lighter than
the main lift and heavier than an accessory. Every set of the line is judged, with a wave those of one cycle. A range of
repetitions must lie inside as a whole; of `3x8+` the eight count, and `3xmax`, timed and measured sets are not judged.
Where a `progress` or a week's `adjust` leaves the range, the finding is reported there. It is advice near the range,
and a warning from half or double of it on. An exercise's own range in the catalog goes first; exercises of your own
that are like none of the catalog are not judged, nor are abductions and band work that S112 reports.

With `goal maintain`, half of the lower end is enough, and so it is with `goal power`, for fives and triples that are
moved fast; with `goal rehab` the rule reports nothing.

    gpl fail
    session hips posterior
      secondary  hip-thrust       3x12       @rir2

    gpl pass
    session hips posterior
      secondary  hip-thrust       3x8        @rir2
"""

from collections.abc import Iterator

from gplang.diagnostics import Severity
from gplang.guide import Band, Numbers
from gplang.lint.facts import is_posterior, reps_of, sets_of
from gplang.lint.lifts import find_cause, is_far, most_off, off_reps, remedy
from gplang.lint.rule import Finding, rule
from gplang.lint.subjects import TrainedLine
from gplang.quantities import StepUnit
from gplang.vocabulary import Goal, Role

_JUDGED = Role.SECONDARY
_REPS_OFF = "{sets}; {lift} takes {range}"


@rule(
    "D206",
    "secondary-reps",
    severity=Severity.WARNING,
    guide=("G31",),
    since="0.1",
    not_for=(Goal.REHAB,),
    messages=(_REPS_OFF,),
)
def check(line: TrainedLine, numbers: Numbers) -> Iterator[Finding]:
    """Find sets with repetitions outside the range."""
    if line.role is not _JUDGED or not is_posterior(line) or line.exercise.pattern is None:
        return
    own = line.exercise.reps
    band = numbers.band("reps") if own is None else Band(*own)
    off = off_reps(line.own, band)
    if off:
        who = "a secondary" if own is None else f"`{line.exercise.id}`"
        cause = find_cause(line.own, lambda each: off_reps(each, band))
        yield Finding(
            cause.where,
            _REPS_OFF.format(sets=sets_of(line.own, off, reps_of(off)), lift=who, range=band),
            remedy(cause, line.own, StepUnit.REPS, band, f"do sets of {band} reps"),
            None if any(is_far(band, each.group.dose.low, each.group.dose.high) for each in off) else Severity.ADVICE,
            related=cause.related,
            yields_to=("S112",),
            gravity=most_off(band, off),
        )
