"""The schedule of the compiler against one worked out on its own, from the reference page alone."""

import json
from datetime import UTC, datetime
from fractions import Fraction

from hypothesis import given, settings

import gplang
from gplang.quantities import Measure
from reckoning.doses import Row, Sets
from reckoning.drawing import plans
from reckoning.plans import Plan
from reckoning.weeks import Trained, reckon

STAMP = datetime(2027, 1, 1, tzinfo=UTC)
MEASURES = {Measure.REPS: "", Measure.SECONDS: "s", Measure.METRES: "m"}


@settings(max_examples=200)
@given(plans())
def test_the_schedule_is_the_one_of_a_calculation_of_its_own(plan: Plan) -> None:
    assert list(map(told, schedule_of(plan.text()).sessions)) == reckon(plan)


@settings(max_examples=40)
@given(plans())
def test_any_plan_is_laid_out_once_keeps_its_meaning_and_builds(plan: Plan) -> None:
    text = gplang.format(plan.text())
    assert gplang.format(text) == text
    schedule = schedule_of(text)
    assert list(map(told, schedule.sessions)) == list(map(told, schedule_of(plan.text()).sessions))
    document = json.loads(gplang.build(schedule, "json", stamp=STAMP))
    assert [each["date"] for each in document["sessions"]] == [str(each.date) for each in schedule.sessions]
    calendar = gplang.build(schedule, "ics", stamp=STAMP).decode()
    assert calendar.count("BEGIN:VEVENT") == len(schedule.sessions)
    sheet = gplang.build(schedule, "md", stamp=STAMP).decode()
    assert all(str(each.date) in sheet for each in schedule.sessions)


def schedule_of(text: str) -> gplang.Schedule:
    loaded = gplang.loads(text)
    assert loaded.errors == ()
    assert loaded.plan is not None
    return gplang.schedule(loaded.plan)


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
