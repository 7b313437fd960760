"""How long a session takes by its sets, rests and tempos; the cases of calendars and sheets show whole sessions."""

import pytest

import gplang


def minutes(dose: str) -> int:
    plan = gplang.loads(f'plan "Time"\nsession a\n  accessory rdl {dose} rest 60s\nweek 1\n  mon a\n').plan
    assert plan is not None
    return gplang.schedule(plan).sessions[0].estimated_minutes


@pytest.mark.parametrize(("explosive", "seconds"), [("x-x-x", "1-1-1"), ("2-x-2-X", "2-1-2-1")])
def test_an_explosive_part_of_a_repetition_takes_a_second(explosive: str, seconds: str) -> None:
    assert minutes(f"10x100 tempo {explosive}") == minutes(f"10x100 tempo {seconds}")


def test_a_slower_tempo_takes_longer() -> None:
    assert minutes("10x100 tempo 3-1-3-1") > minutes("10x100 tempo 1-1-1-1")


def test_each_group_rests_for_itself() -> None:
    assert minutes("30x1 rest 5min, 30x1") - minutes("30x1, 30x1") == 30 * (5 - 1)
