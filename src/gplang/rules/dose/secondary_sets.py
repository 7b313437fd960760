"""A secondary lift of a posterior session has too few or too many sets.

Three or four sets add to what the main lift began and leave room for the accessories. All sets of the line count. With
a wave, the mean of a cycle counts.

    gpl fail
    session hips posterior
      secondary  hip-thrust       6x8        @rir2

    gpl pass
    session hips posterior
      secondary  hip-thrust       3x8        @rir2
"""

from collections.abc import Iterator

from gplang.diagnostics import Severity
from gplang.guide import Numbers
from gplang.lint.facts import count, is_posterior
from gplang.lint.rule import Finding, rule
from gplang.lint.subjects import TrainedLine
from gplang.vocabulary import Role


@rule("D205", "secondary-sets", severity=Severity.WARNING, guide=("G31",), since="0.1")
def check(line: TrainedLine, numbers: Numbers) -> Iterator[Finding]:
    """Count the sets of a secondary."""
    if line.role is not Role.SECONDARY or not is_posterior(line):
        return
    band = numbers.band("sets")
    if not band.covers(line.sets, line.sets):
        message = f"{count(line.sets, 'set')}; a secondary takes {band}"
        yield Finding(line.doses_where, message, f"do {band} sets")
