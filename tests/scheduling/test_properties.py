"""What holds for every plan."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from gplang.guide import load_profile
from gplang.model.plan import Pause
from gplang.scheduling import build_schedule, with_overrides
from gplang.scheduling.records import Schedule, ScheduledSession
from scheduling.tables import compile_plan

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
HEAD = """plan "P"
  start 2026-01-05
  timezone Europe/Berlin
{extra}session a 60min
  primary rdl 4x5 @100kg
    progress +2.5kg every week
session b
  primary hip-thrust 4x5 @rir2
    progress +5kg every 2 weeks
    wave 4x5 | 3x3 | 2x2
"""
KINDS = ("", "deload", "test", "taper")

contents = st.lists(st.tuples(st.sampled_from(DAYS), st.sampled_from("ab")), unique_by=lambda slot: slot[0], min_size=1)


def schedule_of(text: str) -> Schedule:
    return build_schedule(compile_plan(text), None, load_profile())[0]


def body(numbers: str, kind: str, slots: list[tuple[str, str]], rotated: bool) -> str:
    ordered = sorted(slots, key=lambda slot: DAYS.index(slot[0]))
    if rotated:
        lines = f"  rotate a b on {' '.join(day for day, _ in ordered)}\n"
    else:
        lines = "".join(f"  {day} {session}\n" for day, session in ordered)
    return f"week {numbers} {kind}\n{lines}"


def told(session: ScheduledSession) -> tuple[object, ...]:
    return (session.week, session.day, session.session.name, session.occurrence, session.exercises, session.minutes)


@st.composite
def weeks(draw: st.DrawFn) -> str:
    count = draw(st.integers(1, 6))
    return "".join(
        body(str(number), draw(st.sampled_from(KINDS)), draw(contents), draw(st.booleans()))
        for number in range(1, count + 1)
    )


@given(weeks())
def test_no_session_is_lost_or_doubled(text: str) -> None:
    schedule = schedule_of(HEAD.format(extra="") + text)
    lines = text.splitlines()
    fixed = sum(line.split()[0] in DAYS for line in lines)
    turns = sum(len(line.partition(" on ")[2].split()) for line in lines if line.startswith("  rotate"))
    assert len(schedule.sessions) == fixed + turns
    assert len({session.date for session in schedule.sessions}) == fixed + turns


@given(weeks(), st.integers(-60, 60))
def test_moving_the_start_by_weeks_moves_all_dates_and_nothing_else(text: str, by: int) -> None:
    plan = compile_plan(HEAD.format(extra="") + text)
    before = build_schedule(plan, None, load_profile())[0]
    after = build_schedule(with_overrides(plan, start=date(2026, 1, 5) + timedelta(weeks=by)), None, load_profile())[0]
    assert [told(session) for session in after.sessions] == [told(session) for session in before.sessions]
    for old, new in zip(before.sessions, after.sessions, strict=True):
        assert old.date is not None
        assert new.date == old.date + timedelta(weeks=by)


@given(contents, st.booleans(), st.sets(st.integers(1, 6), min_size=1))
def test_a_list_of_weeks_is_the_weeks_written_out(
    slots: list[tuple[str, str]], rotated: bool, listed: set[int]
) -> None:
    others = sorted(set(range(1, 7)) - listed)
    rest = "".join(body(str(number), "deload", slots, False) for number in others)
    numbers = sorted(listed)
    together = body(", ".join(map(str, numbers)), "", slots, rotated) + rest
    apart = "".join(body(str(number), "", slots, rotated) for number in numbers) + rest
    assert [_row(one) for one in schedule_of(HEAD.format(extra="") + together).sessions] == [
        _row(one) for one in schedule_of(HEAD.format(extra="") + apart).sessions
    ]


def _row(session: ScheduledSession) -> tuple[object, ...]:
    doses = [(one.exercise.id, one.groups) for one in session.exercises]
    return (session.week, session.day, session.date, session.session.name, doses)


stretches = st.tuples(st.dates(date(2025, 12, 20), date(2026, 2, 15)), st.integers(0, 20))


@given(weeks(), st.lists(stretches, min_size=1, max_size=4))
def test_pauses_move_by_whole_weeks_and_drop_nothing(text: str, stretches: list[tuple[date, int]]) -> None:
    plan = compile_plan(HEAD.format(extra="") + text)
    spans = [(first, first + timedelta(days=days)) for first, days in stretches]
    paused = replace(plan, pauses=tuple(Pause(plan.where, first, last) for first, last in spans))
    before, after = (
        build_schedule(plan, None, load_profile())[0].sessions,
        build_schedule(paused, None, load_profile())[0].sessions,
    )
    assert [told(one) for one in after] == [told(one) for one in before]
    assert [one.date for one in after] == _moved([one.date for one in before if one.date], spans)
    assert not any(first <= one.date <= last for one in after if one.date for first, last in spans)


def _moved(dates: list[date], spans: list[tuple[date, date]]) -> list[date]:
    """Move dates in the plainest way: days that are off are sets, and sets that share a day are one."""
    off = [{first + timedelta(days=day) for day in range((last - first).days + 1)} for first, last in spans]
    while pair := next(((a, b) for a in off for b in off if a is not b and a & b), None):
        off = [each for each in off if each is not pair[0] and each is not pair[1]] + [pair[0] | pair[1]]
    for days in sorted(off, key=min):
        if days & set(dates):
            dates = [day + timedelta(weeks=-(-len(days) // 7)) if day >= min(days) else day for day in dates]
    return dates


def test_a_pause_before_an_athletes_own_start_moves_nothing() -> None:
    head = HEAD.format(extra="  pause 2026-01-12..2026-01-18\nathlete anna\n  start 2026-01-19\nathlete ben\n")
    plan = compile_plan(f"{head}week 1-2\n  mon a\n")
    dates = [[str(one.date) for one in build_schedule(plan, who, load_profile())[0].sessions] for who in plan.athletes]
    assert dates == [["2026-01-19", "2026-01-26"], ["2026-01-05", "2026-01-19"]]
