"""Rosters: who trains a plan, and that an athlete of a roster trains as if the plan were written for her alone.

In gyms, too: those of the plan, of the athlete and of the day.
"""

from collections.abc import Iterable
from itertools import pairwise
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.marks_b import compile_files
from gplang import format as format_text
from gplang.backends.json import to_record
from gplang.compiler import Compilation
from gplang.guide import load_profile
from gplang.scheduling import build_schedule

GYMS = ("club", "garage", "hotel")
GYM_LINES = (
    ("equipment barbell rack bench dumbbell", "equipment dumbbell bench", "equipment none", "equipment barbell"),
    ("round 1.25kg", "round 5kg", "round 5lb"),
    ("round dumbbell 2kg", "round rdl 10kg"),
    (
        "bar 20kg\n  plates 25kg 20kg 15kg 10kg 5kg 2.5kg 1.25kg",
        "bar 15kg\n  plates 2x20kg 2x10kg 4x5kg",
        "bar 45lb\n  plates 45lb 25lb 10lb 5lb",
        "bar 20kg",
        "plates 4x25kg 2x10kg",
    ),
)
NAMES = ("anna", "ben", "cleo", "dora", "eva")
GROUPS = ("seniors", "juniors", "sprinters")
LINES = {
    "max rdl": ("max rdl 100kg", "max rdl 5x80kg", "max rdl 90kg\n  max rdl 95kg from week 2"),
    "max back-squat": ("max back-squat 120kg", "max back-squat 200lb", "max back-squat 110% of rdl"),
    "training-max back-squat": ("training-max back-squat 95kg",),
    "training-max": ("training-max 85%", "training-max 90%"),
    "raise rdl": ("raise rdl +5kg every 1 week", "raise rdl +2.5kg every 2 weeks to 100kg"),
    "load hip-thrust": ("load hip-thrust 60kg", "load hip-thrust 155lb"),
    "round dumbbell": ("round dumbbell 2kg",),
    "round": ("round 1.25kg", "round 5kg"),
    "unit": ("unit kg",),
    "level": ("level novice", "level advanced"),
    "at": ("at 7:00", "at 19:30"),
    "at mon": ("at mon 6:15",),
    "equipment": ("equipment barbell rack bench", "equipment dumbbell bench\n  equipment band", "equipment none"),
    "sensitive": ("sensitive knee", "sensitive lower-back"),
    "start": ("start 2027-02-01",),
    "remind": ("remind 1h", "remind 1d 30min"),
    "in": ("in club", "in garage", "in hotel"),
}
ADDED = ("swap rdl good-morning", "drop hip-thrust", "move mon tue", "skip 2027-01-07", "pause 2027-01-11")
DAYS_OFF = ("skip", "pause")
BODY = """session a lower
  primary back-squat 3x5 @80%, 2x5 @75% of tm
    progress +2.5kg every week
    or goblet-squat 3x8
  secondary rdl 3x8 @70%
    or db-rdl
  accessory hip-thrust 3x10
    progress +2.5kg every week
"""
WEEKS = "week 1-3\n  mon thu a\n"
HEAD = 'plan "Everybody\'s"\n  start 2027-01-04\n  timezone Europe/Berlin\n  training-max 90%\n'


class Person:
    """An athlete as drawn: her own lines by what they are about, whom she is like, and all that she then has."""

    def __init__(
        self, name: str, own: dict[str, str], groups: tuple[str, ...], added: list[str], base: "Person | None"
    ) -> None:
        self.name, self.own, self.base = name, own, base
        self.own_added = added
        before = [] if base is None else [each for each in base.added if not each.startswith(DAYS_OFF)]
        self.added = [*before, *added]
        self.written = groups
        self.groups = groups or (base.groups if base else ())
        inherited = dict(base.lines) if base else {}
        for word in own:
            if word.startswith("max "):
                inherited.pop(f"training-{word}", None)
        self.lines = {**inherited, **own}

    def block(self) -> str:
        like = f" like {self.base.name}" if self.base else ""
        return _block(f'athlete {self.name} "{self.name.title()}"{like}', self.own, self.written, self.own_added)

    def block_alone(self, but: str = "") -> str:
        lines = {word: line for word, line in self.lines.items() if word != but}
        return _block(f'athlete {self.name} "{self.name.title()}"', lines, self.groups, self.added)


def _block(header: str, lines: dict[str, str], groups: tuple[str, ...], added: list[str]) -> str:
    parts = [header, *lines.values(), *([f"group {' '.join(groups)}"] if groups else []), *added]
    return "\n  ".join(parts) + "\n"


@st.composite
def people(draw: st.DrawFn) -> list[Person]:
    found: list[Person] = []
    for name in NAMES[: draw(st.integers(1, len(NAMES)))]:
        words = draw(st.lists(st.sampled_from(sorted(LINES)), unique=True, max_size=8))
        own = {word: draw(st.sampled_from(LINES[word])) for word in words}
        groups = tuple(draw(st.lists(st.sampled_from(GROUPS), unique=True, max_size=2)))
        added = draw(st.lists(st.sampled_from(ADDED), unique=True, max_size=2))
        found.append(Person(name, own, groups, added, draw(st.sampled_from([None, *found]))))
    return found


def write_weeks(days: Iterable[tuple[str, str]]) -> str:
    """Return three weeks of days, each in a gym if it names one."""
    lines = (f"  {day} a{f' in {gym}' if gym else ''}\n" for day, gym in days)
    return f"week 1-3\n{''.join(lines)}"


class Places(NamedTuple):
    """Gyms as drawn: their blocks, that of the plan, and those of the days; an empty name is none."""

    blocks: str
    plan: str
    days: tuple[tuple[str, str], ...]

    @property
    def head(self) -> str:
        return HEAD + (f"  in {self.plan}\n" if self.plan else "")

    def spelled_out(self, athlete: Person) -> str:
        """Return the weeks with the gym of each day, for an athlete who says nothing of it herself."""
        own = athlete.lines.get("in", "").removeprefix("in ")
        return write_weeks((day, gym or own or self.plan) for day, gym in self.days)


@st.composite
def places(draw: st.DrawFn) -> Places:
    blocks = []
    for name in GYMS:
        kinds = draw(st.lists(st.sampled_from(GYM_LINES), unique=True))
        lines = [draw(st.sampled_from(kind)) for kind in kinds]
        blocks.append("\n  ".join([f'gym {name} "The {name}"', *lines]) + "\n")
    some = st.sampled_from(["", *GYMS])
    days = draw(st.lists(st.sampled_from(["mon", "wed", "thu", "sat"]), unique=True, min_size=1))
    return Places("".join(blocks), draw(some), tuple((day, draw(some)) for day in days))


def compile_plan(files: dict[str, str]) -> Compilation:
    return next(each for each in compile_files(files) if each.source.path == "plan.gpl")


def trained_by(plan: Compilation, athlete: str) -> Any:
    """Return the whole schedule of an athlete, but for places in texts."""
    assert plan.plan is not None
    who = next(each for each in plan.plan.athletes if each.name == athlete)
    return _without_places(to_record(build_schedule(plan.plan, who, load_profile())[0]))


def _without_places(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_places(each) for key, each in value.items() if key != "span"}
    return [_without_places(each) for each in value] if isinstance(value, list) else value


@given(people(), places(), st.randoms(use_true_random=False), st.lists(st.sampled_from([*GROUPS, *NAMES]), unique=True))
def test_each_athlete_of_a_roster_trains_as_if_the_plan_were_hers_alone(
    drawn: list[Person], where: Places, order: Any, wanted: list[str]
) -> None:
    groups = {group for each in drawn for group in each.groups}
    known = [name for name in wanted if name in groups or name in [each.name for each in drawn]]
    blocks = [each.block() for each in drawn]
    order.shuffle(blocks)
    roster = f"{where.blocks}{''.join(blocks)}"
    told = f"  for {' '.join(known)}\n" if known else "  for all\n"
    body = f"{BODY}{write_weeks(where.days)}"
    whole = f'use "squad.gpl"\n{where.head}{told}{body}'
    plan = compile_plan({"squad.gpl": roster, "plan.gpl": whole})
    for text in (roster, whole):
        assert format_text(format_text(text)) == format_text(text)
    assert plan.plan is not None
    names = [each.name for each in plan.plan.athletes]
    assert set(names) == {
        each.name for each in drawn if not known or each.name in known or set(known).intersection(each.groups)
    }
    assert len(set(names)) == len(names)
    for person in drawn:
        if person.name in names:
            trained = trained_by(plan, person.name)
            alone = compile_plan({"plan.gpl": f"{where.blocks}{where.head}{person.block_alone()}{body}"})
            assert trained == trained_by(alone, person.name)
            block = person.block_alone(but="in")
            days = compile_plan({"plan.gpl": f"{where.blocks}{HEAD}{block}{BODY}{where.spelled_out(person)}"})
            assert trained["sessions"] == trained_by(days, person.name)["sessions"]


SQUAD = """athlete anna
  group seniors
athlete ben
  group juniors seniors
athlete cleo
  group juniors
"""
PLAN = 'use "squad.gpl"\nplan "P"\n{}athlete dora\n  group juniors\nsession a\n  primary rdl 3x5\nweek 1\n  mon a\n'


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("", "dora"),
        ("  for all\n", "anna ben cleo dora"),
        ("  for seniors\n", "anna ben"),
        ("  for juniors\n", "ben cleo dora"),
        ("  for cleo seniors anna\n", "cleo anna ben"),
        ("  for juniors\n  for anna ben\n", "ben cleo dora anna"),
        ("  for DORA, Ben\n", "dora ben"),
    ],
)
def test_athletes_stand_in_the_order_of_for_and_of_the_text(written: str, names: str) -> None:
    plan = compile_plan({"squad.gpl": SQUAD, "plan.gpl": PLAN.format(written)})
    assert plan.plan is not None
    assert " ".join(each.name for each in plan.plan.athletes) == names
    assert not plan.has_errors


def test_a_new_test_is_one_edit_for_all_plans() -> None:
    plans = {f"{name}.gpl": f'use "squad.gpl"\nplan "{name}"\n  for anna\n{BODY}{WEEKS}' for name in ("plan", "other")}
    for weight, load in ((100, 70), (120, 85)):
        files = {"squad.gpl": f"athlete anna\n  max back-squat 100kg\n  max rdl {weight}kg\n", **plans}
        for compilation in compile_files(files):
            if compilation.plan is not None:
                rdl = trained_by(compilation, "anna")["sessions"][0]["exercises"][1]
                assert rdl["sets"][0]["load"]["rounded"]["min"] == load


def test_a_long_row_of_athletes_who_are_like_another_is_read() -> None:
    """Each with something of her own, so that what adds up is cut, and told once."""
    names = [f"a{number}" for number in range(900)]
    blocks = [f"athlete {now} like {before}\n  drop hip-thrust\n" for before, now in pairwise(names)]
    squad = f"athlete {names[0]}\n  max rdl 100kg\n{''.join(blocks)}"
    for who in (names[300], names[-1]):
        plan = compile_plan({"squad.gpl": squad, "plan.gpl": f'use "squad.gpl"\nplan "P"\n  for {who}\n{BODY}{WEEKS}'})
        assert [each.code for each in plan.diagnostics if each.code not in ("E022",)] == ["E050"]
        rdl = trained_by(plan, who)["sessions"][0]["exercises"][1]
        assert rdl["sets"][0]["load"]["rounded"]["min"] == 70
