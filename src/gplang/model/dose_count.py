"""How many different doses a plan has for one athlete, counted before anything is expanded."""

from collections import Counter
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import partial
from math import ceil

from gplang.model.days import KnownOpenings, openings_of
from gplang.model.plan import Plan
from gplang.model.progressions import governing
from gplang.model.session import Anew, Session, SetLine, forget
from gplang.model.week import Week
from gplang.quantities import LOAD_UNITS, Step, StepUnit
from gplang.typed import TYPE_CHECKING
from gplang.vocabulary import Adjustable

if TYPE_CHECKING:
    from gplang.model.session import Remember

_MOST_EFFORT = 10
"""Repetitions in reserve at most: how far steps of an effort can go."""


def count_doses(plan: Plan, weeks: Mapping[int, Week], openings: KnownOpenings, remember: "Remember" = forget) -> int:
    """Return an upper bound on the different doses of a plan's weeks; amounts of load make no difference.

    Weeks that adjust their doses in the same way share them.
    """
    alike: dict[object, tuple[int, Counter[int]]] = {}
    sessions: dict[int, Session] = {}
    for week in weeks.values():
        key = _changes_of(week)
        count, times = alike.get(key, (0, Counter()))
        held = [plan.session_in(week, name) for name in _trained(week, weeks, openings)]
        sessions.update((id(session), session) for session in held)
        times.update(map(id, held))
        alike[key] = (count + 1, times)
    known: dict[tuple[int, int, int], int] = {}
    recall = remember("doses", *steps_of(plan))
    total = 0
    for count, times in alike.values():
        for number, often in times.items():
            asked = (number, count, often)
            if asked not in known:
                session = sessions[number]
                known[asked] = recall(session, (count, often), partial(_count, session, plan, count, often))
            total += known[asked]
    return total


def steps_of(plan: Plan) -> tuple[object, ...]:
    """Return the progressions that a plan sets for its lines, without their places."""
    return tuple(plan.role_progress.items()), tuple(plan.lift_progress.items())


def _count(session: Session, plan: Plan, weeks: int, times: int) -> int:
    return sum([_versions(line, plan, weeks, times) for line in session.lines])


def _changes_of(week: Week) -> tuple[object, ...]:
    """Return what distinguishes a week's doses; rules distinguish adjusts of normal weeks by their place."""
    adjusts = [adjust for adjust in week.adjusts if adjust.what is not Adjustable.LOAD]
    if week.kind is None:
        return (True, *adjusts)
    return (False, *((adjust.what, adjust.change, adjust.target) for adjust in adjusts))


def _trained(week: Week, weeks: Mapping[int, Week], openings: KnownOpenings) -> Iterable[str]:
    for opening in openings_of(week, weeks, openings):
        if opening.rotation is not None:
            yield from opening.rotation.trained
        elif opening.slot is not None and opening.slot.session is not None:
            yield opening.slot.session


def _versions(line: SetLine, plan: Plan, weeks: int, times: int) -> int:
    """Return how many doses a line has in a number of weeks and sessions: those of its wave, or those of its steps.

    Each of its `from week`s may lead to as many.
    """
    found = governing(line, plan)
    step = None if found is None else found.progress
    stepped = 1
    if found is not None and isinstance(step, Step) and step.interval is not None and step.unit not in LOAD_UNITS:
        most = times if step.weeks is None or found.lift is not None else weeks
        reached = _steps_to_limit(line, step, most) if not line.later else most
        taken = most if found.lift is not None else most // step.interval
        stepped = min(most, 1 + min(taken, reached))
    own = len(line.wave) or stepped
    if line.stages is not None:
        own = len(line.stages.steps)
    if not line.substitutes and not line.later:
        return own + (line.deload is not None)
    for each in line.substitutes:
        own = max(own, _cycle_of(each.anew))
    later = sum([_cycle_of(each.anew) or stepped for each in line.later])
    return own + (line.deload is not None) + min(max(weeks, times), later)


def _cycle_of(anew: Anew) -> int:
    return 0 if anew.scheme is None else len(anew.scheme.steps)


def _steps_to_limit(line: SetLine, step: Step, most: int) -> int:
    """Return the number of steps after which nothing changes any more."""
    if not step.amount:
        return 0
    if step.unit is StepUnit.RIR:
        far = Decimal(_MOST_EFFORT)
    elif step.limit is None:
        return most
    else:
        ways = (step.limit - start if step.amount > 0 else start - step.limit for start in _starts(line, step))
        far = max([Decimal(0), *ways])
    return ceil(far / abs(step.amount))


def _starts(line: SetLine, step: Step) -> Iterable[int]:
    """Yield the start of the steps: for a range, the end that reaches the limit first."""
    if step.unit is StepUnit.SETS:
        yield sum(group.dose.sets if step.amount > 0 else group.dose.fewest for group in line.groups)
        return
    for group in line.groups:
        leading = group.dose.high if step.amount > 0 else group.dose.low
        if leading is not None:
            yield leading
