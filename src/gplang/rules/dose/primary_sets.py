"""A main lift of a posterior session has too few or too many sets.

Three to five working sets are enough to grow stronger by, and leave something for the rest of the session. All sets of
the line count, heavy and lighter ones. With a wave, the mean of a cycle counts.

    gpl fail
    session hips posterior
      primary    rdl              6x5        @rir2 rest 2-3min

    gpl pass
    session hips posterior
      primary    rdl              1x3 @rir1, 4x5 @rir2 rest 2-3min
"""

from collections.abc import Iterator

from gplang.diagnostics import Severity
from gplang.guide import Numbers
from gplang.lint.facts import count, is_posterior
from gplang.lint.rule import Finding, rule
from gplang.lint.subjects import TrainedLine
from gplang.vocabulary import Role


@rule("D201", "primary-sets", severity=Severity.WARNING, guide=("G26",), since="0.1")
def check(line: TrainedLine, numbers: Numbers) -> Iterator[Finding]:
    """Count the sets of a primary."""
    band = numbers.band("sets")
    if is_posterior(line) and line.role is Role.PRIMARY and not band.covers(line.sets, line.sets):
        hint = f"do {band} sets"
        yield Finding(line.doses_where, f"{count(line.sets, 'set')}; a primary takes {band}", hint)
