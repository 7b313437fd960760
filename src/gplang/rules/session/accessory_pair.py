"""The accessories of a posterior session leave a part of the hips out.

Big lifts work the hamstrings at the hip and both legs together. Accessories add what they miss, with at least two
exercises: one bends the knee against resistance (a leg curl, Nordics), and one works a single leg or moves it to the
side (a single-leg Romanian deadlift, an abduction). One exercise that does both, such as a single-leg curl, counts as
both.

Only `accessory` lines count. If one of them is an exercise of your own without a known pattern, only their number is
judged.

    gpl fail
    session hips posterior
      warmup     band-walk        2x12/side
      primary    rdl              4x5        @rir2 rest 2-3min
      secondary  hip-thrust       3x8        @rir2
      accessory  back-extension   3x10       @rir2
      accessory  sl-rdl           2x10/side  @rir2

    gpl pass
    session hips posterior
      warmup     band-walk        2x12/side
      primary    rdl              4x5        @rir2 rest 2-3min
      secondary  hip-thrust       3x8        @rir2
      accessory  seated-leg-curl  3x10       @rir2
      accessory  sl-rdl           2x10/side  @rir2
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gplang.catalog import Exercise
from gplang.diagnostics import Severity
from gplang.guide import Numbers
from gplang.lint.facts import one_each
from gplang.lint.rule import Finding, rule
from gplang.lint.subjects import TrainedSession
from gplang.vocabulary import Focus, Role


class _Part(NamedTuple):
    missing: str
    remedy: str


_KNEE_END = _Part("bends the knee", "a leg curl or Nordics")
_STABILITY = _Part("is for one leg or the side of the hip", "`sl-rdl` or an abduction")


@rule(
    "S107", "accessory-pair", severity=Severity.WARNING, guide=("G32", "G08", "G10"), since="0.1", focus=Focus.POSTERIOR
)
def check(session: TrainedSession, numbers: Numbers) -> Iterator[Finding]:
    """Count the accessories, and look for knee flexion and single-leg work."""
    if not session.is_posterior:
        return
    found = [line.exercise for line in one_each(session.needed(Role.ACCESSORY))]
    least, missing = int(numbers.amount("least")), _missing(found)
    if len(found) >= least and not missing:
        return
    wanted = ", and ".join(part.remedy for part in missing) or "another one for the hips"
    yield Finding(session.where, _message(len(found), least, missing), f"add {wanted}")


def _missing(found: Sequence[Exercise]) -> list[_Part]:
    """Return the purposes that no exercise serves; none where an unknown exercise might."""
    if any(exercise.pattern is None for exercise in found):
        return []
    parts = [] if any(exercise.hamstring_dominant for exercise in found) else [_KNEE_END]
    return parts if any(exercise.single_leg or exercise.lateral for exercise in found) else [*parts, _STABILITY]


def _message(number: int, least: int, missing: Sequence[_Part]) -> str:
    if number < least:
        there = "1 accessory" if number == 1 else f"{number or 'no'} accessories"
        return f"{there}; a posterior session has at least {least}"
    return f"none of the {number} accessories {', and none '.join(part.missing for part in missing)}"
