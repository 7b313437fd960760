"""The lines of a session, for the kit, the goal and the level of a lifter."""

from collections.abc import Iterator, Sequence

from gplang.catalog import Exercise, load_catalog, load_weights
from gplang.catalog.exercise import Level as Demand
from gplang.quantities import WeightUnit
from gplang.records import NamedTuple
from gplang.starter.data import read_table
from gplang.vocabulary import Goal, Level, Role

_FEWEST_LINES = 4
"""Lines of a session beside its warm-up; where fewer can be done, others for the trunk join them."""
_STEPS = {
    WeightUnit.KG: {"dumbbell": "2kg", "kettlebell": "4kg"},
    WeightUnit.LB: {"dumbbell": "5lb", "kettlebell": "10lb"},
}
STEP = {WeightUnit.KG: "2.5kg", WeightUnit.LB: "5lb"}
"""The step of what has none of its own."""
_MOST_REPS = 20
_MOST_LIGHT_SETS = 4
"""Sets of a lift that takes no heavy load: it comes with more repetitions."""
_POSTERIOR_SECONDARY = (6, 8)
"""Repetitions of a second lift for the hips that takes no heavy load, to begin with."""
_MOST_POSTERIOR_SECONDARY = 10
_ONLY_FOR_POWER = frozenset({"jump", "swing"})
_STANDING = frozenset({Goal.MAINTAIN, Goal.REHAB})
"""Goals that have no steps."""


class Lifter(NamedTuple):
    """Who trains, with what, and what for; `kit` is all there is, `None` where there is everything."""

    kit: frozenset[str] | None
    goal: Goal
    level: Level
    unit: WeightUnit = WeightUnit.KG

    def can_do(self, exercise: Exercise) -> bool:
        """Tell whether the kit is there for an exercise, and the lifter ready for it."""
        if self.kit is not None and exercise.lacks(self.kit):
            return False
        hard = exercise.technique is Demand.HIGH or exercise.id in read_table("weeks")["levels"]["not-for-novices"]
        return self.level is not Level.NOVICE or not hard


class Line(NamedTuple):
    """A line of a session: its role, its exercise and what it says."""

    role: Role
    exercise: Exercise
    texts: Sequence[str]


def choose_lines(kind: str, lifter: Lifter, *, whole: bool) -> list[Line]:
    """Return the lines of a kind of session; `whole`: with those for the upper body, since it has no day of its own."""
    table = read_table("weeks")["sessions"][kind]
    wanted = [each.split() for each in (*table["lines"], *(table.get("with-upper", ()) if whole else ()))]
    found = _find_exercises(wanted, lifter)
    posterior = is_posterior(kind, lifter)
    if posterior:
        found = _put_heavy_first(found)
    if table["focus"] == "upper" and sum(role is not Role.WARMUP for role, *_ in found) < _FEWEST_LINES:
        taken = {exercise for _, exercise, _ in found}
        more = [each.split() for each in read_table("weeks")["otherwise"]["lines"]]
        found += [each for each in _find_exercises(more, lifter) if each[1] not in taken]
    found.sort(key=lambda each: list(Role).index(each[0]))
    lines = [_write(role, exercise, reps, lifter, posterior=posterior) for role, exercise, reps in found]
    return [*_lead_up(lines)]


def is_posterior(kind: str, lifter: Lifter) -> bool:
    """Tell whether a kind of session is a day for the back of the legs: that takes a heavy hinge or thrust."""
    heavy = (
        exercise.loadable for slot in ("hinge", "thrust") for exercise, _ in _options(slot) if lifter.can_do(exercise)
    )
    focus = read_table("weeks")["sessions"][kind].get("focus")
    return focus == "posterior" and lifter.goal is not Goal.REHAB and any(heavy)


_Found = tuple[Role, Exercise, str]


def _find_exercises(wanted: Sequence[Sequence[str]], lifter: Lifter) -> list[_Found]:
    """Return the best exercise for each purpose, each once; purposes that nothing fits are left out."""
    found: list[_Found] = []
    for role, slot in wanted:
        if slot in _ONLY_FOR_POWER and lifter.goal is not Goal.POWER:
            continue
        taken = {exercise for _, exercise, _ in found}
        fit = ((each, reps) for each, reps in _options(slot) if lifter.can_do(each) and each not in taken)
        best = next(fit, None)
        if best is not None:
            found.append((Role(role), *best))
    return found


def _options(slot: str) -> Iterator[tuple[Exercise, str]]:
    exercises = load_catalog().exercises
    for each in read_table("weeks")["slots"][slot]:
        name, _, reps = each.partition(" ")
        yield exercises[name], reps


def _put_heavy_first(found: list[_Found]) -> list[_Found]:
    """Let the hinge and the thrust change places where only the thrust is heavy."""
    places = [number for number, (role, *_) in enumerate(found) if role in {Role.PRIMARY, Role.SECONDARY}]
    heaviest = sorted((found[place] for place in places), key=lambda each: not each[1].loadable)
    changed = list(found)
    for place, (_, exercise, reps) in zip(places, heaviest, strict=True):
        changed[place] = (found[place][0], exercise, reps)
    return changed


def _lead_up(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines, with light sets of the first main lift at the end of the warm-up."""
    led = False
    for line in lines:
        if line.role is Role.PRIMARY and line.exercise.loadable and not led:
            led = True
            yield Line(Role.WARMUP, line.exercise, (f"warmup {line.exercise.id} 2x5 @light",))
        yield line


# ---- what a line says


def _write(role: Role, exercise: Exercise, reps: str, lifter: Lifter, *, posterior: bool) -> Line:
    tables = read_table("weeks")
    side = "/side" if exercise.unilateral else ""
    start = f"{role} {exercise.id}"
    if role is Role.WARMUP:
        return Line(role, exercise, (f"{start} 1x{reps or 12}{side}",))
    if reps.endswith("min"):
        return Line(role, exercise, (f"{start} {reps} @light",))
    rest = f"rest {tables['rests'][role]}"
    if role is Role.FINISHER:
        return Line(role, exercise, (f"{start} 3x12{side} @moderate {rest}",))
    sets = tables["sets"].get(lifter.goal, tables["sets"][lifter.level])[role]
    if not exercise.loadable:
        sets = min(sets, _MOST_LIGHT_SETS)
    if reps.endswith("s"):
        return Line(role, exercise, (f"{start} {sets}x{reps}{side} {rest}",))
    if exercise.pattern == "jump":
        return Line(role, exercise, (f"{start} {sets}x{reps} {rest}", "progress +1rep every 3 weeks to 5"))
    low, high = _find_reps(role, exercise, reps, lifter, posterior=posterior)
    effort = tables["doses"][lifter.goal][role].split()[1]
    texts = [f"{start} {sets}x{low}-{high}{side} {effort} {rest}"]
    if role is not Role.ACCESSORY and lifter.goal not in _STANDING:
        most = _MOST_POSTERIOR_SECONDARY if posterior and role is Role.SECONDARY else _MOST_REPS
        texts.append(_write_progress(exercise, high, most, lifter))
    return Line(role, exercise, texts)


def _find_reps(role: Role, exercise: Exercise, reps: str, lifter: Lifter, *, posterior: bool) -> tuple[int, int]:
    """Return the repetitions of a set: those for the role, or those that suit the exercise."""
    doses = read_table("weeks")["doses"][lifter.goal]
    usual = doses[role if exercise.loadable else Role.ACCESSORY].split()[0]
    if posterior and role is Role.SECONDARY and not exercise.loadable:
        return _POSTERIOR_SECONDARY
    low, high = map(int, (reps or usual).split("-"))
    least, most = exercise.reps or (low, high)
    return max(low, least), max(min(high, most), least)


def _write_progress(exercise: Exercise, high: int, most: int, lifter: Lifter) -> str:
    """Return how a lift goes on: with more weight where it has one to choose, else with more repetitions."""
    weights = load_weights()
    there = [each for each in exercise.find_load_kit(weights) if lifter.kit is None or each in lifter.kit]
    if exercise.loadable or there:
        step = STEP[lifter.unit]
        return f"progress +{_STEPS[lifter.unit].get(there[0], step) if there else step} at {high} reps"
    return f"progress +1rep every 2 weeks to {max(exercise.reps[1] if exercise.reps else most, high + 1)}"
