"""An accessory of a posterior session has too few or too many sets.

Accessories fill in what the big lifts miss. Two to four sets each are enough for that, and leave time for a second one.
All sets of the line count; with a wave, the mean of a cycle. The rule is silent on knee-dominant work that S109 speaks
of: there the exercise is the matter, not the number of sets.

    gpl fail
    session hips posterior
      accessory  seated-leg-curl  5x10       @rir2

    gpl pass
    session hips posterior
      accessory  seated-leg-curl  3x10       @rir2
"""

from collections.abc import Iterator

from gplang.diagnostics import Severity
from gplang.guide import Numbers
from gplang.lint.facts import count, is_posterior
from gplang.lint.rule import Finding, rule
from gplang.lint.subjects import TrainedLine
from gplang.vocabulary import Role


@rule("D207", "accessory-sets", severity=Severity.WARNING, guide=("G33",), since="0.1")
def check(line: TrainedLine, numbers: Numbers) -> Iterator[Finding]:
    """Count the sets of an accessory."""
    if line.role is not Role.ACCESSORY or not is_posterior(line):
        return
    band = numbers.band("sets")
    if not band.covers(line.sets, line.sets):
        message = f"{count(line.sets, 'set')}; an accessory takes {band}"
        yield Finding(line.doses_where, message, f"do {band} sets", yields_to=("S109",))
