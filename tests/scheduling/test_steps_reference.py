"""Steps, ranges, limits and rounding against a calculation of its own, which walks step by step as a lifter would."""

from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from gplang.quantities import Step
from gplang.scheduling.records import ScheduledExercise
from scheduling.tables import compile_plan, schedules

WEEKS = 12
POUND = Fraction(45359237, 100000000)
ROUND = {"kg": Fraction(5, 2), "lb": Fraction(5)}
WEIGHT = {"kg": Fraction(1), "lb": POUND}

Ends = tuple[Fraction, Fraction]


class Case(NamedTuple):
    """A load `low-high` in `unit` that steps by `amount` of `step_unit` to `limit` of `limit_unit`."""

    low: int
    width: int
    unit: str
    amount: Fraction
    step_unit: str
    limit: int | None
    limit_unit: str
    athlete: str

    def text(self) -> str:
        ends = f"{self.low}-{self.low + self.width}" if self.width else f"{self.low}"
        step = f"{'+' if self.amount > 0 else '-'}{_decimal(abs(self.amount))}{self.step_unit}"
        limit = "" if self.limit is None else f" to {self.limit}{self.limit_unit}"
        return (
            f'plan "P"\nathlete a\n  unit {self.athlete}\nsession s\n  primary rdl 4x5 @{ends}{self.unit}\n'
            f"    progress {step} every week{limit}\nweek 1-{WEEKS}\n  mon s\n"
        )


def _decimal(amount: Fraction) -> str:
    return f"{float(amount):.2f}".rstrip("0").rstrip(".")


def nearest(amount: Fraction, step: Fraction) -> Fraction:
    """Round half up by trying: the multiple that lies at most half a step away, the upper one of two."""
    multiple = Fraction(0)
    while multiple + step / 2 <= amount:
        multiple += step
    return multiple


def calculate(case: Case) -> list[Ends]:
    """Return the loads of all weeks as they go on the bar."""
    to_own = WEIGHT[case.unit] / WEIGHT[case.athlete]
    first = (case.low * to_own, (case.low + case.width) * to_own)
    plate = ROUND[case.athlete]
    limit = None if case.limit is None else reachable(case, plate)
    amount, every = case.amount, 1
    rounds = case.step_unit == "%" or case.unit != case.athlete
    if case.step_unit in WEIGHT and case.step_unit != case.athlete:
        amount, every = loadable(case, plate)
    lead = 1 if amount > 0 else 0
    found = []
    taken = first
    for week in range(WEEKS):
        if week and week % every == 0:
            taken = walk(taken, first, amount, case.step_unit == "%", limit, lead)
        moved = case.unit != case.athlete or (case.step_unit == "%" and taken != first)
        found.append(tuple(put_on(end, plate, limit, lead) if rounds and moved else end for end in taken))
    return found


def reachable(case: Case, plate: Fraction) -> Fraction:
    """Return the limit in the athlete's unit: one of another unit as the last load before it."""
    assert case.limit is not None
    exact = case.limit * WEIGHT[case.limit_unit] / WEIGHT[case.athlete]
    if case.limit_unit == case.athlete:
        return exact
    step = plate if exact >= plate else Fraction(1, 10)
    last = Fraction(0)
    while last + step <= exact:
        last += step
    return last if case.amount > 0 or last == exact else last + step


def loadable(case: Case, plate: Fraction) -> tuple[Fraction, int]:
    """Return a step that can be loaded, and every how many weeks it is taken."""
    exact = abs(case.amount) * WEIGHT[case.step_unit] / WEIGHT[case.athlete]
    weeks = max(1, int(nearest(plate / exact, Fraction(1))))
    amount = max(plate, nearest(weeks * exact, plate))
    return (amount if case.amount > 0 else -amount), weeks


def walk(now: Ends, first: Ends, amount: Fraction, shares: bool, limit: Fraction | None, lead: int) -> Ends:
    """Take one step, or as much of it as the leading end has room for."""
    steps = [end * amount / 100 if shares else amount for end in first]
    after = [end + step for end, step in zip(now, steps, strict=True)]
    stops = [] if limit is None else [limit]
    if amount < 0:
        stops.append(Fraction(0))
    for stop in stops:
        passed = after[lead] > stop if amount > 0 else after[lead] < stop
        if passed:
            beyond = now[lead] > stop if amount > 0 else now[lead] < stop
            part = 0 if beyond or not steps[lead] else (stop - now[lead]) / steps[lead]
            steps = [step * part for step in steps]
            after = [end + step for end, step in zip(now, steps, strict=True)]
    return after[0], after[1]


def put_on(amount: Fraction, plate: Fraction, limit: Fraction | None, lead: int) -> Fraction:
    """Round as plates are put on: less than the smallest step in tenths, never past the limit, never nothing."""
    step = plate if amount >= plate else Fraction(1, 10)
    rounded = nearest(amount, step)
    if limit is not None and lead and amount <= limit < rounded:
        rounded -= step
    if limit is not None and not lead and amount >= limit > rounded:
        rounded += step
    return max(rounded, Fraction(1, 10)) if amount else rounded


amounts = st.integers(1, 40).map(lambda quarters: Fraction(quarters, 4))


@st.composite
def cases(draw: st.DrawFn) -> Case:
    up = draw(st.booleans())
    amount = draw(amounts)
    case = Case(
        low=draw(st.integers(1, 150)),
        width=draw(st.one_of(st.just(0), st.integers(1, 30))),
        unit=draw(st.sampled_from(("kg", "lb"))),
        amount=amount if up else -amount,
        step_unit=draw(st.sampled_from(("kg", "lb", "%"))),
        limit=draw(st.one_of(st.none(), st.integers(1, 250))),
        limit_unit=draw(st.sampled_from(("kg", "lb"))),
        athlete=draw(st.sampled_from(("kg", "lb"))),
    )
    assume(case.limit is None or is_ahead(case, case.limit))
    return case


def is_ahead(case: Case, limit: int) -> bool:
    """Tell whether a limit lies where the steps lead; another one is refused."""
    leading = (case.low + case.width if case.amount > 0 else case.low) * WEIGHT[case.unit]
    return (limit * WEIGHT[case.limit_unit] - leading) * case.amount > 0


@given(cases())
@example(Case(80, 20, "kg", Fraction(5), "%", 107, "kg", "kg"))
@example(Case(80, 20, "kg", Fraction(-5), "%", 71, "kg", "kg"))
@example(Case(80, 20, "kg", Fraction(5), "%", 107, "kg", "lb"))
@example(Case(85, 0, "kg", Fraction(5, 2), "kg", None, "kg", "lb"))
@example(Case(5, 5, "kg", Fraction(-5, 2), "kg", None, "kg", "kg"))
@example(Case(1, 0, "kg", Fraction(1, 4), "kg", None, "kg", "lb"))
def test_loads_are_those_of_an_independent_calculation(case: Case) -> None:
    (schedule,) = schedules(compile_plan(case.text()))
    assert [bar_of(session.exercises[0]) for session in schedule.sessions] == calculate(case)


def bar_of(exercise: ScheduledExercise) -> Ends:
    load = exercise.groups[0].load
    assert load is not None
    assert load.rounded is not None
    return load.rounded.low, load.rounded.high


@given(cases())
def test_a_step_of_weight_that_is_told_is_the_step_on_the_bar(case: Case) -> None:
    (schedule,) = schedules(compile_plan(case.text()))
    done = [session.exercises[0] for session in schedule.sessions]
    step = done[0].progress
    assert isinstance(step, Step)
    if case.step_unit == "%" or case.step_unit == case.athlete:
        return
    assert step.unit == case.athlete
    bars = [bar_of(each) for each in done]
    whole = [bar for bar in bars if bar[0] >= ROUND[case.athlete]]
    steps = {after[1] - before[1] for before, after in pairwise(whole)}
    if case.limit is None and len(whole) == len(bars):
        assert steps <= {Fraction(0), Fraction(step.amount)}


@given(st.integers(1, 6), st.integers(0, 4), st.sampled_from(("+", "-")), st.integers(0, 10), st.booleans())
def test_efforts_move_as_a_whole_to_their_limit(low: int, width: int, sign: str, limit: int, limited: bool) -> None:
    high = low + width
    assume(not limited or (limit > high if sign == "+" else limit < low))
    to = f" to {limit}" if limited else ""
    text = f'plan "P"\nsession s\n  primary rdl 4x5 @rir{low}-{high}\n    progress {sign}1rir every week{to}\n'
    if not width:
        text = text.replace(f"{low}-{high}", f"{low}")
    (schedule,) = schedules(compile_plan(f"{text}week 1-{WEEKS}\n  mon s\n"))
    expected = []
    for _ in range(WEEKS):
        expected.append((low, high))
        if sign == "+" and not (limited and high >= limit):
            low, high = min(low + 1, 10), min(high + 1, 10)
        if sign == "-" and not (limited and low <= limit):
            low, high = max(low - 1, 0), max(high - 1, 0)
    efforts = [session.exercises[0].groups[0].effort for session in schedule.sessions]
    assert [(effort.low, effort.high) for effort in efforts if effort is not None] == expected


@pytest.mark.parametrize(("unit", "said"), [("kg", Fraction(1)), ("lb", Fraction(22, 10))])
def test_a_small_load_is_never_nothing(unit: str, said: Fraction) -> None:
    text = f'plan "P"\n  unit {unit}\nsession s\n  accessory lateral-raise 3x15 @1kg\nweek 1\n  mon s\n'
    (schedule,) = schedules(compile_plan(text))
    assert bar_of(schedule.sessions[0].exercises[0]) == (said, said)
