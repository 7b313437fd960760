"""How many sets a lift of a posterior session has: what the rules on sets have in common."""

from collections.abc import Iterator

from gplang.diagnostics import Severity
from gplang.guide import Numbers
from gplang.lint.facts import all_sets, has_open_rounds, is_posterior
from gplang.lint.lifts import find_cause, is_far, off_sets, remedy, sets_off
from gplang.lint.rule import Finding
from gplang.lint.subjects import TrainedLine
from gplang.quantities import StepUnit
from gplang.vocabulary import Role


def judge_sets(
    line: TrainedLine,
    role: Role,
    numbers: Numbers,
    message: str,
    yields_to: tuple[str, ...] = (),
    *,
    lenient: bool = False,
) -> Iterator[Finding]:
    """Yield the finding on a lift of this role whose sets lie outside `numbers`' band `sets`.

    `message` is its format, with `{sets}` and `{range}`. If `lenient`, it is advice near the band.
    """
    if line.role is not role or not is_posterior(line) or not line.leads or has_open_rounds(line):
        return
    lift, band = line.lift, numbers.band("sets")
    if off := sets_off(lift, band):
        cause = find_cause(lift, lambda each: off_sets(each, band))
        yield Finding(
            cause.where,
            message.format(sets=all_sets(lift), range=band),
            remedy(cause, lift, StepUnit.SETS, band, f"do {band} sets"),
            Severity.ADVICE if lenient and not is_far(band, lift.fewest, lift.sets) else None,
            related=cause.related,
            yields_to=yields_to,
            gravity=off,
        )
