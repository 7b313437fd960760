"""How large a plan gets once expanded, told before anything is expanded."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from gplang.model.plan import Plan, Session, Week
from gplang.model.scope import Scope

if TYPE_CHECKING:
    from gplang.vocabulary import Day

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
    by_number = {number: week for week in reversed(plan.weeks) for number in week.numbers}
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
    """Count a week, with the days that it copies through `like` and does not write itself."""
    chain = [week]
    while (like := chain[-1].like) is not None and like in by_number and by_number[like] not in chain:
        chain.append(by_number[like])
    days: dict[Day, int] = {}
    for each in reversed(chain):
        own: dict[Day, int] = {slot.day: 0 for slot in each.slots}
        for slot in each.slots:
            own[slot.day] += sizes[slot.session] if slot.session else 0
        for rotation in each.rotations:
            for day in rotation.days:
                own[day] = own.get(day, 0) + max(sizes[name] for name in rotation.sessions)
        days.update(own)
    return sum(days.values())
