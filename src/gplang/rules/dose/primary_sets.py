"""A main lift of a posterior session has too few or too many sets.

Three to five working sets are enough to get stronger, and leave something for the rest of the session. All sets of the
lift count, heavy and lighter ones: lines of one exercise are one lift, as a top set and its back-off sets. With a wave,
the mean of a cycle counts. Where a `progress` or a week's `adjust` leaves the range, the finding is reported there.

Optional sets can be too many, never too few. With `goal maintain`, half of the lower end is enough; with `goal rehab`
the rule reports nothing.

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
from gplang.lint.rule import Finding, rule
from gplang.lint.set_count import judge_sets
from gplang.lint.subjects import TrainedLine
from gplang.vocabulary import Goal, Role

_JUDGED = Role.PRIMARY
_SETS_OFF = "{sets}; a primary takes {range}"


@rule(
    "D201",
    "primary-sets",
    severity=Severity.WARNING,
    guide=("G26",),
    since="0.1",
    not_for=(Goal.REHAB,),
    messages=(_SETS_OFF,),
)
def check(line: TrainedLine, numbers: Numbers) -> Iterator[Finding]:
    """Count the sets of a primary."""
    return judge_sets(line, _JUDGED, numbers, _SETS_OFF)
