"""What nothing changes is the same object in every week, and what changes is not."""

from gplang.guide import load_profile
from gplang.scheduling import build_schedule
from scheduling.tables import compile_plan

PLAN = """plan "P"
session a
  warmup hip-airplane 1x9
  primary rdl 4x5 @100kg
    progress +2.5kg every 2 weeks to 102.5kg
session b
  accessory lying-leg-curl 3x10 @rir1
week 1-6
  mon a
  tue b
  fri b
week 7 deload
  like 1
  adjust sets -50%
week 8
  like 1
"""


def test_what_stays_is_one_object() -> None:
    sessions = build_schedule(compile_plan(PLAN), None, load_profile())[0].sessions
    long = [one.exercises for one in sessions if one.session.name == "a"]
    short = [one.exercises for one in sessions if one.session.name == "b"]
    assert len({id(exercises[0]) for exercises in long}) == 1
    assert [exercises is long[0] for exercises in long] == [True, True, False, False, False, False, False, False]
    assert len({id(exercises) for exercises in long}) == 3
    assert long[-1] is long[2]
    assert len({id(exercises) for exercises in short}) == 2
    assert short[-1] is short[0]
