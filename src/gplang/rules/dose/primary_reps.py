"""Most sets of a posterior session's main lift have too few or too many repetitions.

Main lifts are there for strength: heavy enough to leave it at eight repetitions, light enough to get three good ones.
One lighter or heavier set beside them does no harm, so the rule speaks where more than half of the sets lie outside. A
range of repetitions must lie inside as a whole; of `3x5+` the five count, and `3xmax`, timed and measured sets are not
judged. With a wave, all sets of one cycle are judged together.

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
from gplang.lint.facts import is_posterior, off_reps, reps_of, sets_of
from gplang.lint.rule import Finding, rule
from gplang.lint.subjects import TrainedLine, join
from gplang.vocabulary import Role


@rule("D202", "primary-reps", severity=Severity.WARNING, guide=("G27",), since="0.1")
def check(line: TrainedLine, numbers: Numbers) -> Iterator[Finding]:
    """Compare the sets whose repetitions lie outside with all sets."""
    if line.role is not Role.PRIMARY or not is_posterior(line):
        return
    band = numbers.band("reps")
    off = off_reps(line, band)
    if sum(each.group.dose.sets for each in off) <= numbers.amount("share") * line.sets * len(line.cycle):
        return
    message = f"{sets_of(line, off, reps_of(off))}; a primary takes {band}"
    yield Finding(join(each.where for each in off), message, f"do sets of {band} reps")
