"""The plans that `gpl init` makes: clean for every kit and all days, each in its own way."""

from collections.abc import Sequence
from datetime import date
from itertools import combinations, product

import pytest

import gplang
from gplang.catalog import load_catalog
from gplang.starter.data import read_table
from gplang.starter.days import deal_sessions, spread_days
from gplang.starter.plans import Wish, lacks_pulls, write_plan
from gplang.vocabulary import Day, Focus, Goal, Level

KITS: dict[str, frozenset[str] | None] = {
    **{name: frozenset(kit) for name, kit in read_table("weeks")["kits"].items()},
    "band": frozenset({"band"}),
    "dumbbell": frozenset({"dumbbell"}),
    "dumbbell and band": frozenset({"dumbbell", "band"}),
    "kettlebell": frozenset({"kettlebell"}),
    "gym": None,
}
CHOICES: tuple[Sequence[object], ...] = (range(1, 8), tuple(KITS), tuple(Goal), tuple(Level))
WEEKS = [days for number in range(1, 8) for days in combinations(tuple(Day), number)]

Choice = tuple[object, ...]


def pairwise() -> list[Choice]:
    """Return few choices in which any two values of different kinds meet."""
    every = {choice: pairs(choice) for choice in product(*CHOICES)}
    waiting = set().union(*every.values())
    chosen: list[Choice] = []
    while waiting:
        best = max(every, key=lambda choice: len(waiting & every[choice]))
        waiting -= every[best]
        chosen.append(best)
    return chosen


def pairs(choice: Choice) -> set[tuple[object, ...]]:
    return set(combinations(enumerate(choice), 2))


def wish(days: Sequence[Day], kit: str, goal: Goal, level: Level, weeks: int = 8) -> Wish:
    return Wish(days, KITS[kit], goal, level, weeks, date(2027, 1, 4), "Europe/Berlin", {})


def check(made: Wish) -> str:
    """Return the text of a plan that passes `gpl check` and `gpl fmt --check`, with what has to hold for all."""
    text = write_plan(made)
    assert [each for each in gplang.check(text) if each.severity.name != "ADVICE"] == [], text
    assert gplang.format(text) == text
    plan = gplang.loads(text).plan
    assert plan is not None
    built = gplang.schedule(plan)
    assert {each.day for each in built.sessions} == set(made.days)
    assert len(built.weeks) == made.weeks
    for session in built.sessions:
        done = [each.exercise for each in session.exercises if each.role.value != "warmup"]
        assert len(set(done)) == len(done) > 0, text
        assert made.kit is None or not any(each.lacks(made.kit) for each in done)
    return text


@pytest.mark.parametrize("choice", pairwise(), ids=lambda choice: "-".join(map(str, choice)))
def test_a_plan_is_clean(choice: tuple[int, str, Goal, Level]) -> None:
    number, *rest = choice
    check(wish(spread_days(number), *rest))


def test_any_days_will_do() -> None:
    several = [(kit, goal, level) for kit in KITS for goal in Goal for level in Level]
    for place, days in enumerate(WEEKS):
        check(wish(days, *several[place * 29 % len(several)]))


@pytest.mark.parametrize("days", WEEKS, ids=" ".join)
def test_two_nights_lie_between_days_for_the_legs(days: Sequence[Day]) -> None:
    dealt = deal_sessions(days)
    assert tuple(dealt) == days
    legs = [day.number for day, kind in dealt.items() if kind in {"full", "squat", "hips", "legs"}]
    assert legs
    assert all((later - day) % 7 >= 2 for day, later in zip(legs, [*legs[1:], legs[0]], strict=True) if day != later)


@pytest.mark.parametrize("kit", KITS)
def test_the_back_of_the_legs_has_a_day_where_something_heavy_is_there(kit: str) -> None:
    plan = gplang.loads(write_plan(wish((Day.MON, Day.THU), kit, Goal.STRENGTH, Level.INTERMEDIATE))).plan
    assert plan is not None
    foci = {session.focus for session in plan.sessions.values()}
    assert (Focus.POSTERIOR in foci) is (kit not in {"none", "band", "kettlebell"})


@pytest.mark.parametrize("number", range(1, 53))
def test_every_fifth_week_is_easy_but_for_the_last(number: int) -> None:
    plan = gplang.loads(write_plan(wish((Day.MON,), "none", Goal.STRENGTH, Level.NOVICE, number))).plan
    assert plan is not None
    easy = {week.number for week in gplang.schedule(plan).weeks if week.kind is not None}
    assert easy == set(range(5, number, 5))


def test_what_cannot_be_pulled_is_known() -> None:
    without = {kit for kit in KITS if lacks_pulls(wish((Day.MON,), kit, Goal.STRENGTH, Level.NOVICE))}
    assert without == {"none"}


def test_every_exercise_is_in_the_catalog() -> None:
    exercises = load_catalog().exercises
    for options in read_table("weeks")["slots"].values():
        assert [each for each in options if each.split()[0] not in exercises] == []


def test_a_novice_gets_nothing_that_is_hard_to_learn() -> None:
    for kit in KITS:
        text = write_plan(wish(tuple(Day), kit, Goal.STRENGTH, Level.NOVICE))
        assert "A503" not in {each.code for each in gplang.check(text)}


def test_maxima_stand_in_the_athletes_block() -> None:
    made = wish((Day.MON, Day.THU), "garage", Goal.STRENGTH, Level.NOVICE)._replace(maxima={"rdl": "100kg"})
    plan = gplang.loads(check(made)).plan
    assert plan is not None
    assert [each.name for each in plan.athletes] == ["me"]
    assert "max        rdl  100kg" in write_plan(made)
