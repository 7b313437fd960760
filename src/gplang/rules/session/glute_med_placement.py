"""Abductions or band work stand where heavy work belongs.

Abductions and other activation work with a band are good in a warm-up, as an accessory, and as a light finisher: they
need attention more than weight. As primary or secondary they take the place of a lift that builds hip strength, on days
for the quads or the lower body too. Taken to the last repetition they tire what they should wake, whatever their role.

Exercises of your own count where they are `like` such an exercise.

    gpl fail
    session hips posterior
      warmup     band-walk        2x12/side
      primary    rdl              4x5        @rir2 rest 2-3min
      secondary  cable-abduction  3x10/side  @rir2
      accessory  seated-leg-curl  3x10       @rir2
      accessory  sl-rdl           2x10/side  @rir2

    gpl pass
    session hips posterior
      warmup     band-walk        2x12/side
      primary    rdl              4x5        @rir2 rest 2-3min
      secondary  hip-thrust       3x8        @rir2
      accessory  seated-leg-curl  3x10       @rir2
      accessory  cable-abduction  3x12/side  @rir2
"""

from collections.abc import Iterator

from gplang.catalog import Exercise, Kind
from gplang.diagnostics import Severity
from gplang.guide import Numbers
from gplang.lint.facts import name_of, takes_all
from gplang.lint.rule import Finding, rule
from gplang.lint.subjects import Known, TrainedLine
from gplang.scheduling.records import ScheduledGroup
from gplang.vocabulary import Focus, Role

_MAIN = frozenset({Role.PRIMARY, Role.SECONDARY})
_FOCUSES = frozenset({Focus.POSTERIOR, Focus.QUAD, Focus.LOWER})
_BAND = ("band",)
_TOO_HEAVY = "{exercise} as {role}"
_ALL_OUT = "{exercise} to the last repetition"


@rule(
    "S112",
    "glute-med-placement",
    severity=Severity.ADVICE,
    guide=("G22",),
    since="0.1",
    needs=Known.THERE,
    messages=(_TOO_HEAVY, _ALL_OUT),
)
def check(line: TrainedLine, numbers: Numbers) -> Iterator[Finding]:  # noqa: ARG001
    """Find abductions and band work in heavy roles."""
    if line.session.focus not in _FOCUSES or not _is_activation(line.exercise):
        return
    if line.role in _MAIN:
        hint = "do it in the warm-up, as an accessory, or as a light finisher"
        yield Finding(line.line.exercise_where, _TOO_HEAVY.format(exercise=name_of(line), role=line.role), hint)
    elif line.role is Role.ACCESSORY and (
        done := next((each for each in line.groups if _is_all_out(each.group)), None)
    ):
        message = _ALL_OUT.format(exercise=name_of(line))
        yield Finding(done.where, message, "keep two or more in reserve")


def _is_all_out(group: ScheduledGroup) -> bool:
    return takes_all(group) or (group.effort is not None and group.effort.low <= 0)


def _is_activation(exercise: Exercise) -> bool:
    return exercise.lateral or (exercise.kind is Kind.ACTIVATION and _BAND in exercise.equipment)
