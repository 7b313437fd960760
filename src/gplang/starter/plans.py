"""A plan for the days, the kit, the goal and the level that somebody has."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from gplang.catalog import load_catalog
from gplang.formatter.source import format_source
from gplang.quantities import WeightUnit
from gplang.records import NamedTuple
from gplang.source import SourceText
from gplang.starter.data import read_table
from gplang.starter.days import deal_sessions
from gplang.starter.lines import STEP, Lifter, choose_lines, is_posterior
from gplang.vocabulary import Day, Goal, Level, Role

_EASY_EVERY = 5
"""Every such week is an easy one, but for the last."""
_PULLS = frozenset({"horizontal-pull", "vertical-pull"})
_MAIN = frozenset({Role.PRIMARY, Role.SECONDARY})
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven")


class Wish(NamedTuple):
    """What a plan is to be; `kit` is all there is to train with, `None` where there is everything.

    `maxima` are the athlete's best by exercise, as weights are written; without `unit`, it is kg, and not said.
    """

    days: Sequence[Day]
    kit: frozenset[str] | None
    goal: Goal
    level: Level
    weeks: int
    start: date
    timezone: str
    maxima: Mapping[str, str]
    unit: WeightUnit | None = None

    @property
    def name(self) -> str:
        """The name of the plan, and of its file."""
        return f"{self.goal}-{len(self.days)}day"

    @property
    def lifter(self) -> Lifter:
        """Who trains, with what, and what for."""
        return Lifter(self.kit, self.goal, self.level, self.unit or WeightUnit.KG)


def write_plan(wish: Wish) -> str:
    """Return the text of a plan, as `gpl fmt` lays it out."""
    kinds = deal_sessions(wish.days)
    whole = not any(_is_upper(kind) for kind in kinds.values())
    text = "\n".join(
        [
            *_open(wish),
            *_list_settings(wish),
            *(line for kind in dict.fromkeys(kinds.values()) for line in _write_session(kind, wish, whole=whole)),
            *_list_weeks(wish, kinds),
        ]
    )
    return format_source(SourceText(f"{wish.name}.gpl", text + "\n")).text


def lacks_pulls(wish: Wish) -> bool:
    """Tell whether there is nothing to pull with."""
    can = (each for each in load_catalog().exercises.values() if wish.kit is None or not each.lacks(wish.kit))
    return all(each.pattern not in _PULLS for each in can)


def _is_upper(kind: str) -> bool:
    return bool(read_table("weeks")["sessions"][kind]["focus"] == "upper")


# ---- the parts of the text


def _open(wish: Wish) -> Iterator[str]:
    yield f"# {_say_days(wish).capitalize()} for {_say_goal(wish)}, made by `gpl init`."
    yield "#"
    yield "# Choose loads that leave what is written behind @: with @rir2 you could have done two repetitions more."
    dose = f"@rir2 @{'135lb' if wish.unit is WeightUnit.LB else '60kg'}"
    yield f"# Write them there, as in `{dose}`; or keep a log (`gpl log add`), and `gpl today` tells what is next."
    yield "gpl 1"
    yield ""


def _say_days(wish: Wish) -> str:
    number = len(wish.days)
    return f"{_NUMBERS[number]} day{'s' if number > 1 else ''} a week"


def _say_goal(wish: Wish) -> str:
    return {Goal.MAINTAIN: "keeping what is there", Goal.REHAB: "coming back"}.get(wish.goal, str(wish.goal))


def _list_settings(wish: Wish) -> Iterator[str]:
    yield f'plan "{str(wish.goal).capitalize()}, {_say_days(wish)}"'
    yield f"  id {wish.name}"
    yield f"  goal {wish.goal}"
    yield f"  level {wish.level}"
    yield f"  start {wish.start.isoformat()}"
    yield f"  timezone {wish.timezone}"
    if wish.unit is not None:
        yield f"  unit {wish.unit}"
    yield f"  round {STEP[wish.lifter.unit]}"
    yield ""
    yield "athlete me"
    yield f"  level {wish.level}"
    if wish.kit is not None:
        yield f"  equipment {' '.join(sorted(wish.kit)) or 'none'}"
    for exercise, weight in wish.maxima.items():
        yield f"  max {exercise} {weight}"
    yield ""


def _write_session(kind: str, wish: Wish, *, whole: bool) -> Iterator[str]:
    table = read_table("weeks")["sessions"][kind]
    focus = table["focus"]
    if focus == "posterior" and not is_posterior(kind, wish.lifter):
        focus = "lower"
    if whole and focus == "lower":
        focus = "full"
    lines = choose_lines(kind, wish.lifter, whole=whole)
    title = table["title"] if any(each.role in _MAIN for each in lines) else table.get("otherwise", table["title"])
    yield f'session {kind} "{title}" {focus}'
    for line in lines:
        first, *below = line.texts
        yield f"  {first}"
        yield from (f"    {each}" for each in below)
    yield ""


def _list_weeks(wish: Wish, kinds: Mapping[Day, str]) -> Iterator[str]:
    easy = _find_easy_weeks(wish)
    yield f"week {_write_numbers(sorted(set(range(1, wish.weeks + 1)) - easy))}"
    yield from (f"  {day} {kind}" for day, kind in kinds.items())
    if easy:
        yield ""
        yield "# Fewer sets, and more in reserve: to be fresh for what comes."
        yield f"week {_write_numbers(sorted(easy))} deload"
        yield from ("  like 1", "  adjust sets -40%", "  adjust rir +2")


def _find_easy_weeks(wish: Wish) -> set[int]:
    if wish.goal in {Goal.MAINTAIN, Goal.REHAB}:
        return set()
    return set(range(_EASY_EVERY, wish.weeks, _EASY_EVERY))


def _write_numbers(numbers: Sequence[int]) -> str:
    """Return numbers of weeks as they are written: 1-4, 6-8."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}-{run[-1]}" if run[1:] else str(run[0]) for run in runs)
