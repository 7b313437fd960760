"""How large a plan gets once expanded, told before anything is expanded."""

from collections.abc import Mapping

from gplang.model.days import openings_of, weeks_by_number
from gplang.model.plan import Plan, Session, Week
from gplang.model.scope import Scope

MOST_SETS = 500_000
"""Sets of a plan: over all weeks and athletes."""


def check_size(plan: Plan, scope: Scope) -> None:
    """Report (E050) a plan that expands to too many sets."""
    sets = count_sets(plan)
    if sets > MOST_SETS:
        message = f"{sets:,} sets over all weeks and athletes; at most {MOST_SETS:,}"
        scope.report("E050", plan.where, message, "split the plan into several")


def count_sets(plan: Plan) -> int:
    """Return how many sets a plan holds at most, written doses taken, over all weeks and athletes."""
    sizes = {name: _session_sets(session) for name, session in plan.sessions.items()}
    by_number = weeks_by_number(plan.weeks)
    known: dict[int, int] = {}
    total = 0
    for week in by_number.values():
        if id(week) not in known:
            known[id(week)] = _week_sets(week, by_number, sizes)
        total += known[id(week)]
    return total * max(1, len(plan.athletes))


def _session_sets(session: Session) -> int:
    return sum(
        max(sum(group.dose.sets for group in step) for step in (line.groups, *line.wave)) for line in session.lines
    )


def _week_sets(week: Week, by_number: Mapping[int, Week], sizes: Mapping[str, int]) -> int:
    """Count a week, with the days that it copies; a rotation's turn counts as its longest session."""
    total = 0
    for opening in openings_of(week, by_number):
        if opening.slot is not None:
            total += sizes[opening.slot.session] if opening.slot.session else 0
        elif opening.rotation is not None:
            total += max(sizes[name] for name in opening.rotation.sessions)
    return total
