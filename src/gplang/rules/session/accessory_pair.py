"""The accessories of a posterior session leave a part of the hips out.

Big lifts work the hamstrings at the hip and both legs together. Accessories add what they miss, with at least two
exercises: one bends the knee against resistance (a leg curl, Nordics), and one works a single leg or moves it to the
side (a single-leg Romanian deadlift, an abduction). One exercise that does both, such as a single-leg curl, counts as
both.

Only `accessory` lines count. Sets for each side (`3x10/side`) make any exercise for hips and legs one for a single leg.
If one of them is an exercise of your own without a known pattern, only their number is judged. Where only the knee is
left out, and another posterior session of the same weeks has an accessory that bends it, it is advice. Where several
posterior sessions of the plan leave the knee out, it is said once, of the first of them.

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

from gplang.diagnostics import Label, Severity
from gplang.guide import Numbers
from gplang.lint.alternatives import name_exercises
from gplang.lint.facts import is_on_one_leg, one_each
from gplang.lint.gather import MOST_LABELS
from gplang.lint.offers import fitting
from gplang.lint.rule import Finding, rule
from gplang.lint.subjects import TrainedLine, TrainedSession
from gplang.model.session import Session, SetLine
from gplang.records import NamedTuple
from gplang.vocabulary import Focus, Role

_CURLS = ("seated-leg-curl", "lying-leg-curl", "nordic-curl", "slider-curl", "ball-curl", "hamstring-walkout")
_MOST_OFFERS = 2


class _Part(NamedTuple):
    missing: str
    remedy: str


_KNEE_END = _Part("bends the knee", "a leg curl or Nordics")
_STABILITY = _Part("is for one leg or the side of the hip", "`sl-rdl` or an abduction")
_TOO_FEW = "{accessories}; a posterior session has at least {least}"
_NONE = "none of the {count} accessories {purposes}"


@rule(
    "S107",
    "accessory-pair",
    looks_around=True,
    severity=Severity.WARNING,
    guide=("G32", "G08", "G10"),
    since="0.1",
    focus=Focus.POSTERIOR,
    messages=(_TOO_FEW, _NONE),
)
def check(session: TrainedSession, numbers: Numbers) -> Iterator[Finding]:
    """Count the accessories, and look for knee flexion and single-leg work."""
    if not session.is_posterior:
        return
    lines = session.needed(Role.ACCESSORY)
    found = one_each(lines)
    least, missing = int(numbers.amount("least")), _missing(lines)
    alike = _find_alike(session) if _KNEE_END in missing else []
    if alike and alike[0].name != session.session.name:
        missing.remove(_KNEE_END)  # said of the first of them
        alike = []
    if len(found) >= least and not missing:
        return
    wanted = ", and ".join(_remedy(part, session) for part in missing) or "another one for the hips"
    is_elsewhere = len(found) >= least and missing == [_KNEE_END] and _is_bent_elsewhere(session, alike)
    yield Finding(
        session.where,
        _message(len(found), least, missing),
        f"add {wanted}",
        Severity.ADVICE if is_elsewhere else None,
        related=tuple(Label(each.where, "nor does any bend it here") for each in alike[1 : MOST_LABELS + 1]),
    )


def _remedy(part: _Part, session: TrainedSession) -> str:
    """Return what to add: for the knee, where it is known what there is to train with, what that allows."""
    athlete = session.trainee.athlete
    if part is not _KNEE_END or athlete is None or athlete.equipment is None:
        return part.remedy
    offers = fitting(_CURLS, session)[:_MOST_OFFERS]
    return name_exercises(offers) if offers else part.remedy


def _find_alike(session: TrainedSession) -> list[Session]:
    """Return the posterior sessions of the plan's weeks that leave the knee out, in order: this one and others."""
    plan, name = session.trainee.plan, session.session.name
    trained = {each for week in plan.weeks for each in week.session_names}
    if name not in trained:
        return []
    return [
        each
        for each in plan.sessions.values()
        if each.name == name
        or (each.focus is Focus.POSTERIOR and each.name in trained and not any(map(_may_bend_the_knee, each.lines)))
    ]


def _may_bend_the_knee(line: SetLine) -> bool:
    is_known = line.exercise.pattern is not None
    return line.role is Role.ACCESSORY and not line.optional and (line.exercise.hamstring_dominant or not is_known)


def _missing(lines: Sequence[TrainedLine]) -> list[_Part]:
    """Return the purposes that no line serves; none where an unknown exercise might."""
    if any(line.exercise.pattern is None for line in lines):
        return []
    parts = [] if any(line.exercise.hamstring_dominant for line in lines) else [_KNEE_END]
    return parts if any(is_on_one_leg(line) or line.exercise.lateral for line in lines) else [*parts, _STABILITY]


def _is_bent_elsewhere(session: TrainedSession, alike: Sequence[Session]) -> bool:
    """Return whether each week of a session, or of those alike, has another whose accessories bend the knee."""
    plan, name = session.trainee.plan, session.session.name
    these = {name, *(each.name for each in alike)}
    weeks = [week.session_names for week in plan.weeks if not these.isdisjoint(week.session_names)]
    bending = {
        other.name
        for other in plan.all_sessions
        if other.focus is Focus.POSTERIOR and other.name != name and any(map(_bends_the_knee, other.lines))
    }
    return bool(weeks) and all(not bending.isdisjoint(names) for names in weeks)


def _bends_the_knee(line: SetLine) -> bool:
    return line.role is Role.ACCESSORY and line.exercise.hamstring_dominant and not line.optional


def _message(number: int, least: int, missing: Sequence[_Part]) -> str:
    if number < least:
        there = "1 accessory" if number == 1 else f"{number or 'no'} accessories"
        return _TOO_FEW.format(accessories=there, least=least)
    return _NONE.format(count=number, purposes=", and none ".join(part.missing for part in missing))
