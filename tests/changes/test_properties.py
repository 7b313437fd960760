"""What holds for every two plans."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from changes.plans import CASES, compare_case, compare_texts, find_changes, plan_of
from gplang.backends.json import to_record
from gplang.changes.findings import compare_findings
from gplang.changes.page import build_page
from gplang.changes.records import ChangeKind, PlanChanges
from gplang.figures import name_weeks
from gplang.scheduling.calendar import days_off
from gplang.scheduling.records import Schedule
from scheduling.tables import compile_plan, schedules
from work import growth

TEXTS = sorted({(case / f"{name}.gpl").read_text(encoding="utf-8") for case in CASES for name in ("old", "new")})

HEAD = """plan "P"
  start 2026-01-05
{setting}session a 60min
  primary rdl {dose} @rir2 @100kg
    progress +2.5kg every week
  accessory nordic-curl 3x5
session b
  primary hip-thrust 4x5 @rir2
    progress +5kg every 2 weeks
    wave 4x5 | 3x3 | 2x2
"""

EMPTY_WEEK = HEAD.format(setting="", dose="4x5") + "week 1\nweek 2 deload\n  mon b\n"


@st.composite
def plans(draw: st.DrawFn) -> str:
    setting = draw(st.sampled_from(["", "  at 18:00\n", "  skip 2026-01-12\n", "  pause 2026-01-14\n", "  unit lb\n"]))
    text = HEAD.format(setting=setting, dose=draw(st.sampled_from(["4x5", "5x5", "1x3, 3x5"])))
    for week in range(1, draw(st.integers(1, 5)) + 1):
        kind = draw(st.sampled_from(["", "deload", '"Push"']))
        slots = draw(st.lists(st.sampled_from(["a", "b"]), max_size=3))
        days = "".join(f"  {day} {name}\n" for day, name in zip(("mon", "wed", "fri"), slots, strict=False))
        text += f"week {week} {kind}\n{days}" + draw(st.sampled_from(["", "  adjust sets -40%\n", "  hold\n"]))
    return text


def said(value: Any) -> Any:
    """Return a record without what no coach would see: places in the text, and loads before they are rounded."""
    if isinstance(value, dict):
        hidden = {"span", "exact", "percent", "changes", "change", "since_week", "estimated_minutes"}
        return {key: said(each) for key, each in value.items() if key not in hidden}
    return [said(each) for each in value] if isinstance(value, list) else value


def records(text: str) -> list[Any]:
    """Return what the outputs say of a plan; days off that no session meets are on the printed sheet only."""
    return [(said(to_record(schedule)), *idle_days(schedule)) for schedule in schedules(compile_plan(text))]


def idle_days(schedule: Schedule) -> tuple[object, ...]:
    skips, pauses = days_off(schedule)
    return skips, [(each.first, each.last) for each in pauses]


def mirrored(changes: PlanChanges) -> Iterator[tuple[object, ...]]:
    """Yield what changed, however it is called from the other side."""
    for each in changes.athletes:
        for change in each.changes:
            if change.subject.kind is not ChangeKind.CONTENT:
                yield (each.name, change.subject.topic, len(change.weeks))


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_a_plan_is_what_it_is(text: str) -> None:
    changes = compare_texts(text, text)
    assert changes.same
    assert not build_page(changes).parts


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_comments_and_layout_are_no_change(text: str) -> None:
    other = re.sub(r"(?m)^ +", "\t", text).replace("\n", "  # said\n").replace("session", "SESSION ")
    assert compare_texts(text, other).same


@given(plans(), plans())
@example(EMPTY_WEEK, EMPTY_WEEK.replace("session a", "  pause 2026-01-14\nsession a"))
@example(EMPTY_WEEK, EMPTY_WEEK.replace("session a", "  skip 2026-01-05\nsession a"))
def test_nothing_is_told_just_where_the_schedules_say_the_same(one: str, other: str) -> None:
    assert compare_texts(one, other).same_training == (records(one) == records(other))


@given(plans(), plans())
def test_what_is_told_one_way_is_told_the_other_way(one: str, other: str) -> None:
    there, back = compare_texts(one, other), compare_texts(other, one)
    assert there.same_training == back.same_training
    assert build_page(there).parts or there.same


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_gained_one_way_is_lost_the_other_way(case: Path) -> None:
    found = find_changes(case)
    back = compare_findings(found.gained, found.lost)
    assert (back.gained, back.lost) == (found.lost, found.gained)


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_changes_lie_within_the_plan(case: Path) -> None:
    last = max(len(schedules(plan_of(case, name))[0].weeks) for name in ("old", "new"))
    for each in compare_case(case).athletes:
        for change in each.changes:
            assert set(change.weeks) <= set(range(1, last + 1))
            assert change.weeks == tuple(sorted({week for value in change.values for week in value.weeks}))


def test_weeks_are_joined() -> None:
    assert name_weeks((3,)) == "week 3"
    assert name_weeks((1, 2, 3, 5, 8, 9)) == "weeks 1–3, 5, 8–9"


def ten_years(weeks: int, block: str, load: str) -> str:
    days = "".join(f"  {day} s{number}\n" for number, day in enumerate(("mon", "tue", "wed", "thu", "fri", "sat")))
    lines = "".join(f"  accessory {name} 3x8 @{load}\n    progress +1kg every week\n" for name in ("rdl", "hip-thrust"))
    sessions = "".join(f"session s{number}\n{lines}" for number in range(6))
    half = weeks // 2
    rest = f"week {half} deload\n  like 1\n" if "{before}" in block else ""
    return f'plan "P"\n{sessions}{block.format(last=weeks, half=half, before=half - 1, after=half + 1)}\n{days}{rest}'


@pytest.mark.parametrize("block", ["week 1-{last}", "week 1-{before}, {after}-{last}", "week 1-{half}"])
def test_a_plan_of_ten_years_is_compared_in_one_pass(block: str) -> None:
    def compare(weeks: int) -> None:
        old, new = ten_years(weeks, "week 1-{last}", "60kg"), ten_years(weeks, block, "65kg")
        assert len(build_page(compare_texts(old, new)).parts[0].sections) <= 9

    assert growth(compare, 40) < 2.5
