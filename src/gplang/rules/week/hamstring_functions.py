"""A week trains the hamstrings at only one of their two ends.

Hamstrings extend the hip and bend the knee, and neither trains the other well. The week needs a hinge that loads them
at long muscle length, such as a Romanian deadlift or a good morning, and work that bends the knee, such as a leg curl
or a Nordic. A conventional deadlift is a hinge, but does not load them at long length.

The rule checks plans with a posterior day, every week with a lower-body session; hard sets count, in weeks that rotate
sessions those of the whole rotation. It reports nothing where one of the plan's own exercises trains hamstrings and is
like none of the catalog, since it might be either, nor in a week with a posterior session that S107 (accessory-pair)
reports, which asks for the same.

    gpl fail
    plan "Only at the knee"
    session hips posterior
      primary    deadlift         4x5        @rir2 rest 2-3min
      secondary  back-extension   3x8        @rir2
      accessory  seated-leg-curl  3x10       @rir2
      accessory  sl-hip-thrust    3x10/side  @rir2
    week 1-8
      mon hips

    gpl pass
    plan "At the hip and at the knee"
    session hips posterior
      primary    rdl              4x5        @rir2 rest 2-3min
      secondary  back-extension   3x8        @rir2
      accessory  seated-leg-curl  3x10       @rir2
      accessory  sl-hip-thrust    3x10/side  @rir2
    week 1-8
      mon hips
"""

from collections.abc import Iterator

from gplang.catalog import Exercise, Length, Pattern
from gplang.diagnostics import Severity
from gplang.guide import Numbers
from gplang.lint.facts import apart, has_posterior_day
from gplang.lint.rule import Finding, rule
from gplang.lint.subjects import HAMSTRINGS, TrainedWeek
from gplang.vocabulary import Focus

_S107 = ("S107",)
_NO_HINGE = "no hinge that loads the hamstrings at long length{optional}"
_NO_CURL = "no knee flexion for the hamstrings{optional}"


@rule(
    "W306",
    "hamstring-functions",
    severity=Severity.WARNING,
    guide=("G07", "G10"),
    since="0.1",
    focus=Focus.POSTERIOR,
    messages=(_NO_HINGE, _NO_CURL),
)
def check(week: TrainedWeek, numbers: Numbers) -> Iterator[Finding]:  # noqa: ARG001
    """Look for a hinge at long muscle length, and for knee flexion."""
    if not has_posterior_day(week) or not any(share.session.is_lower for share in week.shares):
        return
    done = [line.exercise for line in week.needed_lines if line.least_sets]
    spare = [line.exercise for line in week.lines if line.hard_sets]
    if any(exercise.pattern is None and HAMSTRINGS in exercise.trains for exercise in done):
        return
    if not any(map(_is_long_hinge, done)):
        message = _NO_HINGE.format(optional=apart(any(map(_is_long_hinge, spare))))
        hint = "add a Romanian deadlift (`rdl`, `db-rdl`, `sl-rdl`) or a good morning"
        yield Finding(week.where, message, hint, about="hip", yields_to=_S107)
    if not any(exercise.hamstring_dominant for exercise in done):
        optional = any(exercise.hamstring_dominant for exercise in spare)
        message = _NO_CURL.format(optional=apart(optional))
        hint = "add a leg curl (`seated-leg-curl`, `slider-curl`) or a `nordic-curl`"
        yield Finding(week.where, message, hint, about="knee", yields_to=_S107)


def _is_long_hinge(exercise: Exercise) -> bool:
    return exercise.pattern is Pattern.HINGE and exercise.length is Length.LONG
