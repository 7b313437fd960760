"""The schedule of the compiler against one worked out on its own, from the reference page alone."""

from fractions import Fraction

from hypothesis import given, settings

import gplang
from gplang.quantities import Measure
from reckoning.doses import Row, Sets
from reckoning.drawing import plans
from reckoning.plans import Plan
from reckoning.weeks import Trained, reckon

MEASURES = {Measure.REPS: "", Measure.SECONDS: "s", Measure.METRES: "m"}


@settings(max_examples=200)
@given(plans())
def test_the_schedule_is_the_one_of_a_calculation_of_its_own(plan: Plan) -> None:
    loaded = gplang.loads(plan.text())
    assert loaded.errors == ()
    assert loaded.plan is not None
    schedule = gplang.schedule(loaded.plan)
    assert [told(each) for each in schedule.sessions] == [expected(each) for each in reckon(plan)]


def expected(session: Trained) -> object:
    return session


def told(session: gplang.ScheduledSession) -> Trained:
    """Return a session of the compiler as the calculation has it."""
    assert session.date is not None
    rows = tuple(Row(each.role.value, each.exercise.id, tuple(map(sets, each.groups))) for each in session.exercises)
    return Trained(session.date, session.week, session.session.name, rows)


def sets(group: gplang.ScheduledGroup) -> Sets:
    dose, load = group.dose, group.load
    return Sets(
        dose.fewest,
        dose.sets,
        dose.low,
        dose.high,
        MEASURES[dose.measure],
        dose.amrap and dose.low is not None,
        dose.per_side,
        group.effort and (Fraction(group.effort.low), Fraction(group.effort.high)),
        load.exact and (load.exact.low, load.exact.high) if load else None,
        load.rounded and (load.rounded.low, load.rounded.high) if load else None,
    )
