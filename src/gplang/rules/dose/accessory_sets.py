"""An accessory of a posterior session has too few or too many sets.

Accessories fill in what the big lifts miss. Two to four sets each are enough for that, and leave time for a second one.
All lines of one exercise count together; with a wave, the mean of a cycle. Where a `progress` or a week's `adjust`
leaves the range, the finding is reported there. Knee-dominant work that S109 reports is not judged: there the exercise
is the problem, not the number of sets. It is advice near the range, and a warning from half or double of it on.

Optional sets can be too many, never too few. With `goal maintain`, half of the lower end is enough; with `goal rehab`
the rule reports nothing.

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
from gplang.lint.rule import Finding, rule
from gplang.lint.set_count import judge_sets
from gplang.lint.subjects import TrainedLine
from gplang.vocabulary import Goal, Role

_JUDGED = Role.ACCESSORY
_SETS_OFF = "{sets}; an accessory takes {range}"


@rule(
    "D207",
    "accessory-sets",
    severity=Severity.WARNING,
    guide=("G33",),
    since="0.1",
    not_for=(Goal.REHAB,),
    messages=(_SETS_OFF,),
)
def check(line: TrainedLine, numbers: Numbers) -> Iterator[Finding]:
    """Count the sets of an accessory."""
    return judge_sets(line, _JUDGED, numbers, _SETS_OFF, yields_to=("S109",), lenient=True)
