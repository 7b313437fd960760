"""A secondary lift of a posterior session has too few or too many repetitions.

The secondary complements the main lift with more repetitions over the full range of motion: six to ten, lighter than
the main lift and heavier than an accessory. Every set of the line is judged, with a wave those of one cycle. A range
of repetitions must lie inside as a whole; of `3x8+` the eight count, and `3xmax`, timed and measured sets are not
judged.

    gpl fail
    session hips posterior
      secondary  hip-thrust       3x12       @rir2

    gpl pass
    session hips posterior
      secondary  hip-thrust       3x8        @rir2
"""

from collections.abc import Iterator

from gplang.diagnostics import Severity
from gplang.guide import Numbers
from gplang.lint.facts import is_posterior, off_reps, reps_of, sets_of
from gplang.lint.rule import Finding, rule
from gplang.lint.subjects import TrainedLine, join
from gplang.vocabulary import Role


@rule("D206", "secondary-reps", severity=Severity.WARNING, guide=("G31",), since="0.1")
def check(line: TrainedLine, numbers: Numbers) -> Iterator[Finding]:
    """Look for sets whose repetitions lie outside."""
    if line.role is not Role.SECONDARY or not is_posterior(line):
        return
    band = numbers.band("reps")
    off = off_reps(line, band)
    if off:
        message = f"{sets_of(line, off, reps_of(off))}; a secondary takes {band}"
        yield Finding(join(each.where for each in off), message, f"do sets of {band} reps")
