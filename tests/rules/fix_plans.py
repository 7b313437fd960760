"""Plans to try fixes on: sessions that follow the guide, made for other people than those who train them.

What they lack is kit, a sound back or knee, or experience. The same seed makes the same plan.
"""

from collections.abc import Iterator, Sequence
from random import Random

from gplang.catalog import HARD_KINDS, Exercise, Kind, Pattern, load_catalog
from gplang.formatter.source import format_source
from gplang.lint.facts import is_main_lift
from gplang.source import SourceText

KITS = {
    "all": "",
    "none": "none",
    "band": "band",
    "dumbbell": "dumbbell",
    "dumbbell and band": "dumbbell band",
    "kettlebell": "kettlebell",
    "home": "dumbbell kettlebell bench band ball",
    "garage": "barbell rack bench dumbbell plate box band pull-up-bar",
    "gym": "barbell rack bench dumbbell kettlebell plate box cable leg-curl leg-extension leg-press back-extension"
    " smith-machine lat-pulldown pull-up-bar band ball",
}
LEVELS = ("", "novice", "intermediate", "advanced")
GOALS = ("", "strength", "hypertrophy", "power")
PLACES = ("", "lower-back", "knee", "lower-back knee")
NAMES = ("anna", "ben", "cora")

_DAYS = {1: ("mon",), 2: ("mon", "thu"), 3: ("mon", "wed", "fri"), 4: ("mon", "tue", "thu", "fri")}
_PAIRS = {Pattern.HINGE: (Pattern.THRUST, Pattern.BACK_EXTENSION), Pattern.THRUST: (Pattern.HINGE,)}
_LEGS = {"quads", "glute-max", "hamstrings", "adductors"}


def make_plan(seed: str) -> str:
    """Return a plan, laid out."""
    text = _Maker(Random(seed)).plan()
    return format_source(SourceText("plan.gpl", text)).text


class _Maker:
    """Draws what a plan is made of, one choice after the other."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.catalog = tuple(sorted(load_catalog().exercises.values(), key=lambda each: each.id))

    def plan(self) -> str:
        days = self.draw((1, 2, 2, 3, 4))
        sessions = self.sessions(days)
        names = list(sessions)
        shown = [f"  {day} {names[at % len(names)]}" for at, day in enumerate(_DAYS[days])]
        lines = ['plan "Fixes"', *self.maybe("goal", GOALS), *self.maybe("level", LEVELS)]
        if self.chance(0.1):
            lines.append("  progress secondary +1rep every 2 weeks to 10")
        lines += [line for name in self.athletes() for line in self.athlete(name)]
        for name, text in sessions.items():
            lines += ["", *text]
            if self.chance(0.1):
                lines += ["", *self.derived(name)]
                if not any(each.startswith("  sat") for each in shown):
                    shown.append(f"  sat {name}-more")
        return "\n".join([*lines, "", "week 1-8", *sorted(shown), ""])

    # ---- who trains

    def athletes(self) -> tuple[str, ...]:
        return self.draw(((), NAMES[:1], NAMES[:1], NAMES[:1], NAMES[:2], NAMES[:3]))

    def athlete(self, name: str) -> Iterator[str]:
        yield ""
        yield f"athlete {name}"
        yield from self.maybe("level", LEVELS)
        yield from self.maybe("equipment", tuple(KITS.values()))
        yield from self.maybe("sensitive", PLACES)
        if self.chance(0.3):
            yield "  max rdl 120kg"
            yield "  max deadlift 140kg"

    # ---- what is trained

    def sessions(self, days: int) -> dict[str, list[str]]:
        weeks = {
            1: (self.hips,),
            2: (self.legs, self.hips),
            3: (self.legs, self.upper, self.hips),
            4: (self.legs, self.upper, self.hips, self.upper),
        }
        made: dict[str, list[str]] = {}
        for make in weeks[days]:
            made.setdefault(make.__name__, make())
        return made

    def hips(self) -> list[str]:
        main = self.exercise(is_main_lift)
        done = [main]
        lines = ["session hips posterior", *self.warmup(main), *self.lift("primary", main, "3-5", "3-8")]
        if self.chance(0.2):
            lines += self.add("primary", done, is_main_lift, "3-4", "3-8")
        beside = _PAIRS[main.pattern or Pattern.HINGE]
        lines += self.add("secondary", done, lambda each: each.pattern in beside and _is_strength(each), "3-4", "6-10")
        lines += self.add("accessory", done, lambda each: each.hamstring_dominant and _is_strength(each), "2-4", "8-12")
        lines += self.add("accessory", done, lambda each: each.single_leg or each.lateral, "2-4", "8-12")
        if self.chance(0.4):
            lines += self.add("accessory", done, _is_strength, "2-3", "8-12")
        if self.chance(0.3):
            lines += self.add("finisher", done, lambda each: "G34" in each.guide, "2-3", "10-15")
        return lines

    def legs(self) -> list[str]:
        done: list[Exercise] = []
        lines = ["session legs quad"]
        if self.chance(0.5):
            lines += self.add("warmup", done, lambda each: each.warms, "1-2", "8-12")
        lines += self.add("primary", done, lambda each: each.pattern is Pattern.SQUAT and each.loadable, "3-5", "3-8")
        lines += self.add("secondary", done, lambda each: each.knee_dominant and _is_strength(each), "3-4", "6-10")
        for _ in range(self.draw((1, 2, 3))):
            lines += self.add("accessory", done, _is_for_legs, "2-4", "8-12")
        return lines

    def upper(self) -> list[str]:
        done: list[Exercise] = []
        lines = ["session upper upper"]
        for role in ("primary", "secondary", "accessory", "accessory"):
            heavy = role == "primary"
            lines += self.add(role, done, lambda each, heavy=heavy: _is_upper(each, heavy), "3-4", "6-10")
        return lines

    def derived(self, name: str) -> Iterator[str]:
        yield f"session {name}-more like {name}"
        yield from self.lift("accessory", self.exercise(_is_for_legs), "2-3", "8-12")

    # ---- lines

    def warmup(self, main: Exercise) -> list[str]:
        lines = self.add("warmup", [], lambda each: each.warms, "1-2", "8-12")
        if self.chance(0.4):
            ramp = f"  warmup {main.id} {self.draw(('1x8 @bar, 1x5 @50%', '2x5 @50%', '1x8', '1x5 @40kg'))}"
            return self.draw(([*lines, ramp], [ramp, *lines], [ramp] if main.warms_with else [*lines, ramp]))
        return lines

    def add(self, role: str, done: list[Exercise], wanted: object, sets: str, reps: str) -> list[str]:
        known = {each.id for each in done}
        chosen = self.exercise(lambda each: each.id not in known and wanted(each))  # type: ignore[operator]
        done.append(chosen)
        return self.lift(role, chosen, sets, reps)

    def lift(self, role: str, exercise: Exercise, sets: str, reps: str) -> list[str]:
        count, dose = self.number(sets), self.dose(exercise, reps)
        line = f"  {role} {exercise.id} {count}x{dose}"
        if role == "primary":
            line += self.draw((" @rir2", " @rir1-2", " @rir2 @100kg", " @rir2 @75%", " @rir2 @bw"))
            line += " rest 2-3min"
        elif role in ("secondary", "accessory"):
            line += self.draw((" @rir2", "", " @rir2 @20kg", " @light", " @rpe8"))
        if self.chance(0.1):
            line += ' "Slow on the way down"'
        lines = [line]
        if role in ("primary", "secondary") and self.chance(0.2):
            lines.append("    progress +2.5kg every week to 140kg")
        elif role == "primary" and self.chance(0.1):
            lines.append("    wave 4x6 @rir2 | 4x5 @rir2 | 4x4 @rir1")
        if role == "primary" and self.chance(0.15):
            lines.append(f"  {role} {exercise.id} 1x{dose} @rir3 rest 2-3min")
        if self.chance(0.1):
            lines.append(f"    or {self.exercise(lambda each: each.pattern is exercise.pattern).id}")
        return lines

    def dose(self, exercise: Exercise, reps: str) -> str:
        side = "/side" if exercise.unilateral and self.chance(0.8) else ""
        if exercise.kind is Kind.ISOMETRIC or exercise.pattern is Pattern.CARDIO:
            return f"{self.draw((20, 30, 45))}s{side}"
        if exercise.pattern in (Pattern.CARRY, Pattern.SLED, Pattern.SPRINT):
            return f"20m{side}"
        low, high = map(int, reps.split("-"))
        if exercise.reps is not None and high > 10:
            low, high = exercise.reps
        return f"{self.random.randint(low, min(high, low + 7))}{side}"

    # ---- chance

    def exercise(self, wanted: object) -> Exercise:
        return self.draw([each for each in self.catalog if wanted(each)])  # type: ignore[operator]

    def maybe(self, word: str, values: Sequence[str]) -> list[str]:
        value = self.draw(values)
        return [f"  {word} {value}"] if value else []

    def number(self, span: str) -> int:
        low, high = map(int, span.split("-"))
        return self.random.randint(low, high)

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def draw(self, values: Sequence):  # type: ignore[type-arg,no-untyped-def]
        return values[self.random.randrange(len(values))]


def _is_strength(exercise: Exercise) -> bool:
    return exercise.posterior and exercise.kind in HARD_KINDS and exercise.pattern is not Pattern.OLYMPIC


def _is_for_legs(exercise: Exercise) -> bool:
    return not _LEGS.isdisjoint(exercise.trains) and exercise.kind in HARD_KINDS


def _is_upper(exercise: Exercise, heavy: bool) -> bool:
    upper = (Pattern.HORIZONTAL_PUSH, Pattern.VERTICAL_PUSH, Pattern.HORIZONTAL_PULL, Pattern.VERTICAL_PULL)
    return exercise.pattern in upper and exercise.kind in HARD_KINDS and (not heavy or exercise.loadable)
