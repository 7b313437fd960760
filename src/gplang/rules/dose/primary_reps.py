"""Most sets of a posterior session's main lift have too few or too many repetitions.

Main lifts are there for strength: heavy enough that eight repetitions are the most, light enough for three good ones.
One lighter or heavier set besides does no harm, so the rule reports a lift only if more than half of its sets lie
outside. A range of repetitions must lie inside as a whole; of `3x5+` the five count, and `3xmax` is not judged. Sets of
a hinge or thrust for time or metres are outside: nobody holds a heavy one for a minute. Lines of one exercise are
judged together, as a top set and its back-off sets, and with a wave all sets of one cycle. Where a `progress` or a
week's `adjust` leaves the range, the finding is reported there.

With `goal maintain`, half of the lower end is enough; with `goal rehab` the rule reports nothing.

    gpl fail
    session hips posterior
      primary    rdl              4x12       @rir2 rest 2-3min

    gpl pass
    session hips posterior
      primary    rdl              4x6        @rir2 rest 2-3min
"""

from collections.abc import Iterator

from gplang.diagnostics import Severity
from gplang.guide import Numbers
from gplang.lint.facts import is_main_lift, is_posterior, reps_of, sets_of
from gplang.lint.lifts import Lift, SetsDone, find_cause, is_more_than, most_off, off_reps, remedy
from gplang.lint.rule import Finding, rule
from gplang.lint.subjects import TrainedLine
from gplang.quantities import Measure, StepUnit
from gplang.vocabulary import Goal, Role

_JUDGED = Role.PRIMARY
_REPS_OFF = "{sets}; a primary takes {range}{unit}"


@rule(
    "D202",
    "primary-reps",
    severity=Severity.WARNING,
    guide=("G27",),
    since="0.1",
    not_for=(Goal.REHAB,),
    messages=(_REPS_OFF,),
)
def check(line: TrainedLine, numbers: Numbers) -> Iterator[Finding]:
    """Compare the number of sets with repetitions outside the range with the number of all sets."""
    if line.role is not _JUDGED or not is_posterior(line) or not line.leads:
        return
    lift, band, share = line.lift, numbers.band("reps"), numbers.amount("share")

    def most_outside(each: Lift) -> list[SetsDone]:
        off = off_reps(each, band)
        if is_main_lift(line.exercise):
            off += [sets for sets in each.groups if sets.group.dose.measure is not Measure.REPS]
        return off if is_more_than(share, off, each) else []

    off = most_outside(lift)
    if off:
        cause = find_cause(lift, most_outside)
        unit = "" if all(sets.group.dose.measure is Measure.REPS for sets in off) else " reps"
        yield Finding(
            cause.where,
            _REPS_OFF.format(sets=sets_of(lift, off, reps_of(off)), range=band, unit=unit),
            remedy(cause, lift, StepUnit.REPS, band, f"do sets of {band} reps"),
            related=cause.related,
            gravity=most_off(band, off_reps(lift, band)),
        )
