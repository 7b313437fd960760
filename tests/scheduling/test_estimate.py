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


def minutes_of(*lines: str) -> int:
    plan = gplang.loads("\n".join(['plan "Time"', "session a", *lines, "week 1", "mon a"])).plan
    assert plan is not None
    return gplang.schedule(plan).sessions[0].estimated_minutes


@pytest.mark.parametrize("how", ["amrap 90min", "emom 90min", "for-time 3 rounds cap 90min"])
def test_a_written_time_of_a_circuit_is_its_time(how: str) -> None:
    assert minutes_of(f"circuit A {how}", "accessory A1 rdl 1x5", "accessory A2 dip 1x500") == 90


def test_a_circuit_rests_between_its_rounds() -> None:
    stations = ("accessory A1 kb-swing 1x10", "accessory A2 dip 1x10")
    assert minutes_of("circuit A 10 rounds rest 5min", *stations) - minutes_of("circuit A 10 rounds", *stations) == 45


def test_each_group_rests_for_itself() -> None:
    assert minutes("30x1 rest 5min, 30x1") - minutes("30x1, 30x1") == 30 * (5 - 1)


@pytest.mark.parametrize(
    ("line", "about"),
    [
        ("finisher run 4000m", 30),
        ("finisher row-erg 2000m", 15),
        ("finisher sprint 3000m", 10),
        ("finisher walk 4000m", 70),
        ("finisher swim 600m", 10),
        ("finisher farmer-carry 600m", 10),
        ("finisher sled-push 600m", 10),
    ],
)
def test_a_metre_is_run_faster_than_it_is_walked_or_carried(line: str, about: int) -> None:
    assert minutes_of(line) == about
