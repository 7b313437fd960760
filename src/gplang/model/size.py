"""How large a plan gets once expanded, told before anything is expanded."""

from collections.abc import Iterable
from fractions import Fraction

from gplang.model.days import KnownOpenings, Opening, openings_of, weeks_by_number
from gplang.model.plan import Plan, Session, SetGroup, SetLine, Week
from gplang.model.scope import Scope
from gplang.quantities import MOST_SETS, Change, Step, StepUnit
from gplang.vocabulary import Adjustable

MOST_EXPANDED_SETS = 500_000
"""Sets of a plan: over all weeks and athletes."""


def check_size(plan: Plan, scope: Scope) -> None:
    """Report (E050) a plan that expands to too many sets."""
    sets = count_sets(plan)
    if sets > MOST_EXPANDED_SETS:
        message = f"{sets:,} sets over all weeks and athletes; at most {MOST_EXPANDED_SETS:,}"
        scope.report("E050", plan.where, message, "split the plan into several")


def count_sets(plan: Plan) -> int:
    """Return how many sets a plan can hold at most, steps and adjustments taken, over all weeks and athletes."""
    by_number = weeks_by_number(plan.weeks)
    known: dict[int, int] = {}
    openings: KnownOpenings = {}
    total = 0
    for week in by_number.values():
        if id(week) not in known:
            known[id(week)] = _week_sets(openings_of(week, by_number, openings), week, plan)
        total += known[id(week)]
    return total * max(1, len(plan.athletes))


def _week_sets(openings: Iterable[Opening], week: Week, plan: Plan) -> int:
    """Count a week, with the days that it copies; a rotation's turn counts as its longest session."""
    choices = [_choices(opening) for opening in openings]
    names = {name for names in choices for name in names}
    sizes = {name: _session_sets(plan.sessions[name], week, plan) for name in names}
    return sum(max(sizes[name] for name in names) for names in choices if names)


def _choices(opening: Opening) -> tuple[str, ...]:
    """Return the sessions that may be trained on a day."""
    if opening.rotation is not None:
        return opening.rotation.sessions
    return (opening.slot.session,) if opening.slot and opening.slot.session else ()


def _session_sets(session: Session, week: Week, plan: Plan) -> int:
    growing = [each.change for each in week.adjusts if each.what is Adjustable.SETS and each.change.amount > 0]
    total = 0
    for line in session.lines:
        stepped = _stepped(line, plan)
        doses = (line.groups, *line.wave) if line.wave else (line.groups,)
        total += max([_most_sets(groups, stepped, growing) for groups in doses])
    return total


def _stepped(line: SetLine, plan: Plan) -> Fraction | int:
    """Return how many sets a line gains at most in all weeks of a plan."""
    progress = line.progress or plan.role_progress.get(line.role)
    if isinstance(progress, Step) and progress.unit is StepUnit.SETS and progress.amount > 0:
        return Fraction(progress.amount) * sum(len(each.numbers) for each in plan.weeks)
    return 0


def _most_sets(groups: tuple[SetGroup, ...], stepped: Fraction | int, growing: list[Change]) -> int:
    """Return the most sets that one dose of a line can come to; a step adds to its last group."""
    return sum([_grown(group, stepped if group is groups[-1] else 0, growing) for group in groups])


def _grown(group: SetGroup, stepped: Fraction | int, growing: list[Change]) -> int:
    """Return the most sets that a group can come to."""
    if not stepped and not growing:
        return group.dose.sets
    sets = group.dose.sets + stepped
    for change in growing:
        amount = Fraction(change.amount)
        sets = sets * (100 + amount) / 100 if change.percent else sets + amount
    return min(round(sets), MOST_SETS)
