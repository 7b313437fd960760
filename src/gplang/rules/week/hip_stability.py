"""A week has no hip stability work: no single-leg work, or none for the side of the hip.

Two legs under a bar never show whether one hip drops or a knee falls in. Single-leg work does, and trains the side of
the hip that prevents it; band walks and abductions train that directly.

The rule checks plans with a posterior day, every week with a lower-body session. Single-leg work is a hinge, thrust,
back extension, squat, lunge or leg curl done one side at a time, in any role but a warm-up; without any it is a
warning. Work for the side of the hip is an abduction or a band walk, and there a warm-up is enough; without any it is
advice. In weeks that rotate sessions the whole rotation counts. The rule reports nothing where one of the plan's own
exercises trains the legs or hips and is like none of the catalog, since it might be either, nor in a week with a
posterior session that S107 (accessory-pair) reports; and of the side of the hip not where S101 (missing-warmup) offers
band walks. Sets for each side (`3x10/side`) make any exercise for hips and legs single-leg work.

    gpl fail
    plan "Always on two legs"
    session hips posterior
      warmup     band-walk        2x12/side
      primary    rdl              4x5        @rir2 rest 2-3min
      secondary  hip-thrust       3x8        @rir2
      accessory  seated-leg-curl  3x10       @rir2
      accessory  cable-abduction  3x12/side  @rir2
    week 1-8
      mon hips

    gpl pass
    plan "One leg at a time"
    session hips posterior
      warmup     band-walk        2x12/side
      primary    rdl              4x5        @rir2 rest 2-3min
      secondary  hip-thrust       3x8        @rir2
      accessory  seated-leg-curl  3x10       @rir2
      accessory  sl-rdl           3x10/side  @rir2
    week 1-8
      mon hips
"""

from collections.abc import Iterator

from gplang.catalog import Exercise, load_catalog
from gplang.diagnostics import Severity
from gplang.guide import Numbers
from gplang.lint.facts import apart, has_posterior_day, is_on_one_leg
from gplang.lint.offers import suits_all
from gplang.lint.rule import Finding, rule
from gplang.lint.subjects import LEGS, TrainedLine, TrainedWeek
from gplang.vocabulary import Focus, Role

_HIPS = frozenset({*LEGS, "glute-med"})
_S107 = ("S107",)
_NO_SINGLE_LEG = "no single-leg work for the lower body{optional}"
_NO_LATERAL = "no lateral hip work{optional}"


@rule(
    "W307",
    "hip-stability",
    severity=Severity.WARNING,
    guide=("G08", "G10"),
    since="0.1",
    focus=Focus.POSTERIOR,
    messages=(_NO_SINGLE_LEG, _NO_LATERAL),
)
def check(week: TrainedWeek, numbers: Numbers) -> Iterator[Finding]:  # noqa: ARG001
    """Look for single-leg work, and for work for the side of the hip."""
    if not has_posterior_day(week) or not any(share.session.is_lower for share in week.shares):
        return
    lines = [*week.needed_lines]
    if not any(map(_may_be_single, lines)):
        message = _NO_SINGLE_LEG.format(optional=apart(any(map(_may_be_single, week.lines))))
        hint = "add one, such as `sl-rdl`, `bulgarian-split-squat` or `step-up`"
        yield Finding(week.where, message, hint, about="single-leg", yields_to=_S107)
    if not any(map(_may_be_lateral, lines)):
        message = _NO_LATERAL.format(optional=apart(any(map(_may_be_lateral, week.lines))))
        hint = "add an abduction, or `band-walk` to a warm-up"
        partners = _S107 if _lacks_bands(week) else (*_S107, "S101")
        yield Finding(week.where, message, hint, Severity.ADVICE, about="lateral", yields_to=partners)


def _lacks_bands(week: TrainedWeek) -> bool:
    """Return whether S101 cannot offer band walks, so that a warm-up mends nothing for the side of the hip."""
    walk = load_catalog().exercises["band-walk"]
    return not all(suits_all(walk, share.session) for share in week.shares if share.session.is_posterior)


def _may_be_single(line: TrainedLine) -> bool:
    return line.role is not Role.WARMUP and _may_be(line.exercise, is_on_one_leg(line))


def _may_be_lateral(line: TrainedLine) -> bool:
    return _may_be(line.exercise, line.exercise.lateral)


def _may_be(exercise: Exercise, sure: bool) -> bool:
    """Return whether an exercise is of the wanted kind, or may be as far as is known."""
    return sure or (exercise.pattern is None and not _HIPS.isdisjoint(exercise.trains))
