"""The schedule of the compiler against one worked out on its own, from the reference page alone."""

import json
from datetime import UTC, datetime
from fractions import Fraction

from hypothesis import given, note

import gplang
from gplang.quantities import Measure
from reckoning.doses import Row, Sets
from reckoning.drawing import few, plans
from reckoning.plans import Plan
from reckoning.weeks import Trained, reckon, reckon_events

STAMP = datetime(2027, 1, 1, tzinfo=UTC)
MEASURES = {Measure.REPS: "", Measure.SECONDS: "s", Measure.METRES: "m"}


@few(80)
@given(plans())
def test_the_schedule_is_the_one_of_a_calculation_of_its_own(plan: Plan) -> None:
    note(plan.text())
    loaded = load(plan.text())
    for athlete in plan.athletes:
        schedule = gplang.schedule(loaded, athlete.name)
        assert list(map(told, schedule.sessions)) == reckon(plan, athlete)
        assert sorted((each.date, each.event.name) for each in schedule.events) == reckon_events(plan)


@few(16)
@given(plans())
def test_any_plan_is_laid_out_once_keeps_its_meaning_and_builds(plan: Plan) -> None:
    text = gplang.format(plan.text())
    assert gplang.format(text) == text
    laid_out, written = load(text), load(plan.text())
    for athlete in plan.athletes:
        schedule = gplang.schedule(laid_out, athlete.name)
        assert list(map(told, schedule.sessions)) == list(map(told, gplang.schedule(written, athlete.name).sessions))
    document = json.loads(gplang.build(schedule, "json", stamp=STAMP))
    assert [each["date"] for each in document["sessions"]] == [str(each.date) for each in schedule.sessions]
    calendar = gplang.build(schedule, "ics", stamp=STAMP).decode()
    assert calendar.count("BEGIN:VEVENT") == len(schedule.sessions) + len(schedule.events)
    sheet = gplang.build(schedule, "md", stamp=STAMP).decode()
    assert all(str(each.date) in sheet for each in schedule.sessions)


def load(text: str) -> gplang.Plan:
    loaded = gplang.loads(text)
    assert loaded.errors == ()
    assert loaded.plan is not None
    return loaded.plan


def told(session: gplang.ScheduledSession) -> Trained:
    """Return a session of the compiler as the calculation has it."""
    assert session.date is not None
    return Trained(session.date, session.week, session.session.name, tuple(map(row, session.exercises)))


def row(done: gplang.ScheduledExercise) -> Row:
    circuit = done.circuit and (done.circuit.letter, done.circuit.rounds, minutes(done.circuit.seconds))
    return Row(done.role.value, done.exercise.id, tuple(map(sets, done.groups)), circuit)


def minutes(seconds: int | None) -> int | None:
    return None if seconds is None else seconds // 60


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
        dose.parts,
    )
