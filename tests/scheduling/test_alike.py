"""What is worked out once for all that ask for the same is what each would have alone."""

from pathlib import Path

import pytest

import gplang
from gplang.guide import load_profile
from gplang.scheduling import build_all, build_schedule
from gplang.scheduling.estimate import estimate_minutes
from gplang.scheduling.volume import count_hard_sets, weekly_volume
from shipped import EXAMPLES

ROOT = Path(__file__).parents[2]
PLANS = sorted([*EXAMPLES, *(ROOT / "tests" / "programs").glob("*.gpl")])


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_what_athletes_share_is_what_each_has_alone(path: Path) -> None:
    plan = gplang.load(path).plan
    if plan is None:
        return
    profile = load_profile()
    for athlete, (shared, _) in zip(plan.athletes, build_all(plan, plan.athletes, profile), strict=True):
        alone, _ = build_schedule(plan, athlete, profile)
        assert (shared.sessions, shared.weeks) == (alone.sessions, alone.weeks)


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_a_session_takes_as_long_as_its_own_exercises(path: Path) -> None:
    plan = gplang.load(path).plan
    if plan is None:
        return
    for schedule, _ in build_all(plan, plan.athletes or (None,), load_profile()):
        for session in schedule.sessions:
            assert session.estimated_minutes == estimate_minutes(session.exercises, schedule.profile.time)


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_a_week_has_the_hard_sets_of_its_own_sessions(path: Path) -> None:
    plan = gplang.load(path).plan
    if plan is None:
        return
    for schedule, _ in build_all(plan, plan.athletes or (None,), load_profile()):
        model = schedule.profile.volume
        for week in schedule.weeks:
            sessions = [each for each in schedule.sessions if each.week == week.number]
            counts = [(each, count_hard_sets(each.exercises, model)) for each in sessions]
            own = weekly_volume([count.as_optional() if each.optional else count for each, count in counts], model)
            assert week.volume == own
