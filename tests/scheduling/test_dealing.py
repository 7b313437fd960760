"""Which line of a session the sets of a record are of, and what follows: warm-ups warm up, and lighter work is work."""

import pytest

from logged import schedule_with

PLAN = """plan "Hips"
  start 2026-01-05
session hips
  warmup  rdl 2x5 @40kg
  primary rdl 3x5 @80kg
    progress +2.5kg every session
week 1-2
  mon hips
"""

LOG = 'log "Hips"\n  of "plan.gpl"\ndone 2026-01-05 hips\n  did rdl {sets}\n'

DEALT = [
    ("3x5 @80kg", None, "3x5", "82.5"),
    ("1x5 @40kg, 1x3 @60kg, 3x5 @80kg", "1x5 1x3", "3x5", "82.5"),
    ("1x5 @40kg, 3x5 @77.5kg", "1x5", "3x5", "80"),
    ("2x5 @77.5kg, 1x3 @75kg", None, "2x5 1x3", "80"),
    ("2x5 @80kg, 1x4 @80kg", None, "2x5 1x4", "80"),
]


@pytest.mark.parametrize(("sets", "warm", "working", "then"), DEALT, ids=[sets for sets, *_ in DEALT])
def test_sets_are_dealt_to_the_lines_of_their_exercise(sets: str, warm: str | None, working: str, then: str) -> None:
    first, second = schedule_with(PLAN, LOG.format(sets=sets)).sessions
    done = [
        None if each.done is None else " ".join(f"{group.dose.sets}x{group.dose.low}" for group in each.done)
        for each in first.exercises
    ]
    assert done == [warm, working]
    load = second.exercises[1].groups[0].load
    assert load is not None
    assert load.rounded is not None
    assert load.rounded.high == load.rounded.low
    assert f"{float(load.rounded.high):g}" == then
