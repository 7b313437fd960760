"""Maxima that hang on one another, as many as an athlete may give."""

import itertools

from gplang.guide import load_profile
from gplang.scheduling.expand import build_schedule
from scheduling.tables import compile_plan

MANY = 400


def test_a_long_chain_of_shares_is_followed_to_its_end() -> None:
    names = [f"lift{number}x" for number in range(MANY)]
    shares = [f"  max {name} 100% of {other}" for other, name in itertools.pairwise(names)]
    lines = [
        'plan "Chain"',
        f"  raise {names[0]} +5kg every week",
        "athlete anna",
        f"  max {names[0]} 100kg",
        *shares,
        *(f"exercise {name}" for name in names),
        "session a",
        f"  primary {names[-1]} 3x5 @50%",
        "week 1-3",
        "  mon a",
    ]
    plan = compile_plan("\n".join(lines))
    schedule, _ = build_schedule(plan, plan.athletes[0], load_profile())
    loads = [session.exercises[0].groups[0].load for session in schedule.sessions]
    assert [load.exact.low for load in loads if load is not None and load.exact is not None] == [50, 52.5, 55]
