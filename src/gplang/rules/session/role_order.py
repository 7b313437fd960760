"""The lines of a session are not in the most effective order.

The most demanding work comes while you are fresh: warm-up, main lifts, secondaries, accessories, finisher. For the same
reason a heavy hinge that is an accessory goes before the other accessories. A ramp-up right in front of its lift
belongs to that lift, wherever it is, and a superset is judged as one, by its first line. In a posterior session S110
checks the finisher, so this rule does not.

In other sessions only lines for the same part of the body are compared: a bench press in front of the deadlifts takes
nothing from them. One line is reported: the first of those that would have to move.

The fix puts the lines in order, each with the comments right above it and the lines under it; notes stay where they
are, and supersets stay together. It is unsafe because it changes the order of the exercises. There is none for derived
sessions, whose lines stand in several blocks.

    gpl fail
    session hips posterior
      warmup     band-walk        2x12/side
      accessory  seated-leg-curl  3x10       @rir2
      primary    rdl              4x5        @rir2  rest 2-3min
      secondary  hip-thrust       3x8        @rir2
      accessory  sl-rdl           2x10/side  @rir2

    gpl fixed
    session hips posterior
      warmup     band-walk        2x12/side
      primary    rdl              4x5        @rir2  rest 2-3min
      secondary  hip-thrust       3x8        @rir2
      accessory  seated-leg-curl  3x10       @rir2
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
from itertools import pairwise

from gplang.catalog import Region
from gplang.diagnostics import Label, Severity
from gplang.guide import Numbers
from gplang.lint.facts import derived, is_inherited
from gplang.lint.order import ORDER, are_in_order, heads, misplaced, order_fixes, ranks
from gplang.lint.rule import Finding, rule
from gplang.lint.subjects import Known, TrainedLine, TrainedSession
from gplang.vocabulary import Role

_BEHIND = "{line} stands behind {other}"
_BEFORE = "{line} stands before {other}"


@rule(
    "S104",
    "role-order",
    severity=Severity.WARNING,
    guide=("G05",),
    since="0.1",
    needs=Known.THERE,
    messages=(_BEHIND, _BEFORE),
)
def check(session: TrainedSession, numbers: Numbers) -> Iterator[Finding]:  # noqa: ARG001
    """Compare the order of a session's lines with that of their roles."""
    posterior = session.is_posterior
    judged = [line for line in session.lines if not (posterior and line.role is Role.FINISHER)]
    if session.session.lost:  # of a superset, the line that gives it its place may be lost
        judged = [line for line in judged if line.line.label is None]
    if are_in_order(judged):
        return
    judged = judged if posterior else _of_a_region(judged)
    places = ranks(judged)
    if _is_in_order(places):
        return
    inherited = [line for line in judged if is_inherited(line, session)]
    if not _is_in_order(ranks(inherited)):
        judged, places = inherited, ranks(inherited)
    first, *others = misplaced(places)
    way, other = _find_rival(places, first)
    opens = heads(judged)
    line, rival = judged[first], judged[opens[other]]
    also = [judged[at] for at in others if opens[at] == at]
    related = [Label(rival.where, "this one"), *(Label(each.where, "out of order too") for each in also)]
    yield Finding(
        line.where,
        way.format(line=_title(line, rival), other=_title(rival, line)),
        _hint(line, rival),
        related=(*related, *derived(session)),
        fixes=order_fixes(session),
        yields_to=("S109",),
        needs=Known.ALL if posterior and line.exercise.knee_dominant else None,
    )


def _of_a_region(lines: Sequence[TrainedLine]) -> list[TrainedLine]:
    """Return the lines for the first part of the body whose lines are not in order; none if all are."""
    for region in Region:
        found = [line for line in lines if line.exercise.region is region]
        if len(found) > 1 and not _is_in_order(ranks(found)):
            return found
    return []


def _is_in_order(places: Sequence[int]) -> bool:
    return all(one <= other for one, other in pairwise(places))


def _find_rival(places: Sequence[int], at: int) -> tuple[str, int]:
    """Return what is wrong between a line and the first one that should stand on its other side, and that one."""
    for other in range(at):
        if places[other] > places[at]:
            return _BEHIND, other
    return _BEFORE, max(other for other in range(at, len(places)) if places[other] < places[at])


def _title(line: TrainedLine, other: TrainedLine) -> str:
    """Name a line by what decides its place: a role, or a heavy hinge among accessories."""
    what = "heavy hinge" if line.role is other.role and line.is_heavy_hinge else str(line.role)
    return f"{what} `{line.exercise.id}`"


def _hint(line: TrainedLine, rival: TrainedLine) -> str:
    if line.role is rival.role:
        return "of the accessories, do heavy hinges first, while you are fresh"
    return f"the order is {ORDER}"
