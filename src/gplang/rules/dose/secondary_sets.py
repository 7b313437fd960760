"""A secondary lift of a posterior session has too few or too many sets.

Three or four sets build on the main lift and leave room for the accessories. All sets of the lift count: lines of one
exercise are one lift. With a wave, the mean of a cycle counts. Where a `progress` or a week's `adjust` leaves the
range, the finding is reported there.

Optional sets can be too many, never too few. With `goal maintain`, half of the lower end is enough; with `goal rehab`
the rule reports nothing.

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
from gplang.lint.rule import Finding, rule
from gplang.lint.set_count import judge_sets
from gplang.lint.subjects import TrainedLine
from gplang.vocabulary import Goal, Role

_JUDGED = Role.SECONDARY
_SETS_OFF = "{sets}; a secondary takes {range}"


@rule(
    "D205",
    "secondary-sets",
    severity=Severity.WARNING,
    guide=("G31",),
    since="0.1",
    not_for=(Goal.REHAB,),
    messages=(_SETS_OFF,),
)
def check(line: TrainedLine, numbers: Numbers) -> Iterator[Finding]:
    """Count the sets of a secondary."""
    return judge_sets(line, _JUDGED, numbers, _SETS_OFF)
