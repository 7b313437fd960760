"""Exercises that could take another's place: what rules offer to an athlete, and the fixes that put them there."""

from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from gplang.catalog import HARD_KINDS, Exercise, Kind, Level, Pattern, key, load_catalog, priority
from gplang.diagnostics import Fix
from gplang.lint.edits import add_substitute, exchange_exercise
from gplang.lint.prefer import by_merit, meet, role_demands, session_demands, taken
from gplang.lint.subjects import TrainedLine, Trainee
from gplang.quantities import LoadKind
from gplang.suggest import list_words
from gplang.vocabulary import Level as Experience
from gplang.vocabulary import Role, Sensitivity

if TYPE_CHECKING:
    from gplang.model.plan import Plan

MOST_OFFERED = 3
"""Exercises offered for one."""

_NORDIC = "G14"
_FINISHERS = "G34"
_ANY_EXERCISE = frozenset({LoadKind.LIGHT, LoadKind.MODERATE})
_EXPLOSIVE = frozenset({Kind.BALLISTIC, Kind.JUMP, Kind.SPRINT})


def is_sensitive(trainee: Trainee, place: Sensitivity) -> bool:
    """Tell whether the athlete is easily hurt there."""
    return trainee.athlete is not None and place in trainee.athlete.sensitive


def is_full_nordic(exercise: Exercise, plan: "Plan") -> bool:
    """Tell whether it is the catalog's Nordic without help; a version of the plan's own may have some."""
    return _is_nordic(exercise) and exercise.id not in plan.exercises


def suits(exercise: Exercise, trainee: Trainee) -> bool:
    """Tell whether an athlete has what an exercise needs, and none of the rules about athletes would object to it."""
    needs = _needs_of(trainee)
    return _suits(exercise, needs) and not (needs.is_novice and is_full_nordic(exercise, trainee.plan))


def find_suitable(trainee: Trainee) -> tuple[Exercise, ...]:
    """Return what an athlete has the kit for and no rule about athletes objects to, in the guide's order.

    The plan's own exercises are among it, and hide those of the catalog that go by one of their names.
    """
    needs = _needs_of(trainee)
    found = _find_in_catalog(needs)
    own = trainee.plan.exercises.values()
    if not own:
        return found
    catalog = load_catalog()
    named = [(name, catalog.find(name)) for exercise in own for name in exercise.names]
    hidden = {each.id for name, each in named if each is not None and key(each.id) == key(name)}
    fitting = (each for each in own if _suits(each, needs))
    return tuple(sorted([*fitting, *(each for each in found if each.id not in hidden)], key=priority))


class _Needs(NamedTuple):
    """What the choice of exercises for an athlete depends on; without `kit`, everything is there."""

    kit: frozenset[str] | None
    is_novice: bool
    weak_back: bool
    weak_knee: bool


def _needs_of(trainee: Trainee) -> _Needs:
    return _Needs(
        trainee.athlete.equipment if trainee.athlete is not None else None,
        trainee.level is Experience.NOVICE,
        is_sensitive(trainee, Sensitivity.LOWER_BACK),
        is_sensitive(trainee, Sensitivity.KNEE),
    )


@lru_cache(maxsize=100)
def _find_in_catalog(needs: _Needs) -> tuple[Exercise, ...]:
    known = load_catalog().exercises.values()
    fitting = (each for each in known if _suits(each, needs) and not (needs.is_novice and _is_nordic(each)))
    return tuple(sorted(fitting, key=priority))


def _suits(exercise: Exercise, needs: _Needs) -> bool:
    return (
        (needs.kit is None or not exercise.lacks(needs.kit))
        and not (needs.is_novice and exercise.technique is Level.HIGH)
        and not (needs.weak_back and exercise.spinal_load is Level.HIGH)
        and not (needs.weak_knee and exercise.knee_stress is Level.HIGH)
    )


def _is_nordic(exercise: Exercise) -> bool:
    return _NORDIC in exercise.guide and bool(exercise.scalings)


_REGIONS = (
    frozenset({Pattern.HINGE, Pattern.THRUST, Pattern.BACK_EXTENSION}),
    frozenset({Pattern.SQUAT, Pattern.LUNGE, Pattern.KNEE_EXTENSION}),
    frozenset({Pattern.HORIZONTAL_PUSH, Pattern.VERTICAL_PUSH}),
    frozenset({Pattern.HORIZONTAL_PULL, Pattern.VERTICAL_PULL}),
    frozenset({Pattern.ANTI_EXTENSION, Pattern.ANTI_ROTATION, Pattern.TRUNK}),
)
"""Patterns that move alike."""


def find_alike(line: TrainedLine) -> list[Exercise]:
    """Return what could be done for a line's exercise and suits the athlete, best first.

    The same pattern and kind of work comes first, then patterns that move alike, then the same muscles; in each, what
    becomes the line's role, then the guide's order. Muscles in common are a must where the
    exercise has any; what warms up does so in a warm-up's place. The technique asked for is at most one step more.
    """
    wanted, demands = line.exercise, tuple(role_demands(line))
    ranked: list[tuple[tuple[int, int], Exercise]] = []
    for each in find_suitable(line.trainee):
        likeness = _likeness(each, wanted)
        if likeness is None or not is_learnt(each, wanted):
            continue
        if each.warms or not wanted.warms or line.role is not Role.WARMUP:
            ranked.append(((likeness, sum(not meets(each) for meets in demands)), each))
    return [each for _, each in sorted(ranked, key=lambda found: found[0])]


def _likeness(each: Exercise, wanted: Exercise) -> int | None:
    """Return how far an exercise is from another: 0 for much alike; None if it could not stand for it."""
    same_pattern = each.pattern is wanted.pattern
    if each.id == wanted.id or (wanted.trains and set(wanted.trains).isdisjoint(each.trains)):
        return None
    if not is_same_work(each, wanted):
        return 2 if same_pattern else None
    if same_pattern:
        return 0
    if not wanted.trains or (each.pattern is Pattern.OLYMPIC and wanted.pattern is not None):
        return None
    return 1 if any({each.pattern, wanted.pattern} <= region for region in _REGIONS) else 3


def is_learnt(each: Exercise, wanted: Exercise) -> bool:
    """Tell whether an exercise asks for hardly more technique than another: one step at most."""
    steps = tuple(Level)
    return steps.index(each.technique) <= steps.index(wanted.technique) + 1


def is_same_work(one: Exercise, other: Exercise) -> bool:
    """Tell whether two exercises are both strength work, both explosive, or else of one kind."""
    kinds = {one.kind, other.kind}
    return len(kinds) == 1 or kinds <= HARD_KINDS or kinds <= _EXPLOSIVE


def find_finishers(line: TrainedLine) -> list[Exercise]:
    """Return what the guide names for finishers and suits the athlete, for a finisher of the legs; else nothing."""
    wanted = line.exercise
    is_for_legs = wanted.posterior or wanted.knee_dominant or wanted.pattern is Pattern.SLED
    if line.role is not Role.FINISHER or not is_for_legs:
        return []
    return [each for each in find_suitable(line.trainee) if _FINISHERS in each.guide]


def everybody(trainee: Trainee) -> tuple[Trainee, ...]:
    """Return all athletes of a plan; in one without athletes, anybody."""
    plan = trainee.plan
    found = (each for each in plan.athletes if not each.broken)
    return tuple(trainee._replace(athlete=each, level=each.level or plan.level) for each in found) or (trainee,)


def pick(line: TrainedLine, choices: Iterable[Exercise], *, strict: bool = False) -> tuple[Exercise, ...]:
    """Return the first few of some exercises, without those that the session has already.

    If there are any, those that suit every athlete of the plan and go with the rest of the session. What becomes the
    line's role goes first; if `strict`, only that.
    """
    there = taken(line)
    left = choose_for_all(line, (each for each in choices if each.id not in there))
    demands = role_demands(line, gentle=strict)
    return tuple(meet(left, demands) if strict else by_merit(left, demands))[:MOST_OFFERED]


def pick_alike(line: TrainedLine, whom: Iterable[Trainee] = ()) -> tuple[Exercise, ...]:
    """Return the first few exercises that could be done for a line's, without those that the session has already.

    They suit the athlete, and all others in `whom`.
    """
    there, others = taken(line), tuple(whom)
    alike = (*find_finishers(line), *find_alike(line))
    free = (each for each in dict.fromkeys(alike) if each.id not in there)
    fitting = [each for each in free if all(suits(each, other) for other in others)]
    return tuple(meet(fitting, session_demands(line)))[:MOST_OFFERED]


def choose_for_all(line: TrainedLine, choices: Iterable[Exercise]) -> list[Exercise]:
    """Keep of some exercises those that suit every athlete of the plan and go with the rest of the session."""
    trainees = everybody(line.trainee)
    return meet(choices, (lambda each: all(suits(each, one) for one in trainees), *session_demands(line)))


def name_exercises(choices: Iterable[Exercise]) -> str:
    """Write exercises as `a`, `b` or `c`; empty for none."""
    names = tuple(each.id for each in choices)
    return list_words(names) if names else ""


def name_done(line: TrainedLine) -> str:
    """Write what is done on a line; an `or` with what it stands for."""
    done, written = line.exercise.id, line.line.exercise.id
    return f"`{done}`" if done == written else f"`{done}`, done for `{written}`,"


# ---- fixes


def exchange_fixes(line: TrainedLine, choices: Iterable[Exercise]) -> tuple[Fix, ...]:
    """Return a fix for each choice that writes it in place of the line's exercise.

    There is none where the text is another file's or is broken, where the exercise comes from an `or`, and where a
    derived session changes the line by its exercise's name.
    """
    if not _may_edit(line) or line.exercise.id != line.line.exercise.id or _is_changed_elsewhere(line):
        return ()
    for_all = " for everybody" if len(line.trainee.plan.athletes) > 1 else ""
    fixes = []
    for choice in choices:
        percent = _is_max_known(line, choice)
        lost = _tell_lost(line, keep_percent=percent)
        title = f"put `{choice.id}` in place of `{line.exercise.id}`{for_all}{lost}"
        edits = exchange_exercise(line.line, choice, keep_percent=percent)
        fixes.append(Fix(title, edits, in_hint=not lost))
    return tuple(fixes)


def substitute_fixes(line: TrainedLine, choices: Iterable[Exercise], whom: str = "") -> tuple[Fix, ...]:
    """Return a fix for each choice that adds it as an `or`, for those alone who lack the equipment."""
    if not _may_edit(line):
        return ()
    whose = f" for {whom}" if whom else ""
    return tuple(Fix(f"add `or {choice.id}`{whose}", add_substitute(line.line, choice)) for choice in choices)


def _is_max_known(line: TrainedLine, exercise: Exercise) -> bool:
    """Tell whether all athletes of a plan have a maximum of an exercise, so that a percentage has a meaning."""
    athletes = line.trainee.plan.athletes
    return bool(athletes) and all(exercise.id in each.maxima for each in athletes)


def _tell_lost(line: TrainedLine, *, keep_percent: bool) -> str:
    """Tell what of a line does not hold for another exercise."""
    kept = _ANY_EXERCISE | {LoadKind.PERCENT} if keep_percent else _ANY_EXERCISE
    groups = (*line.line.groups, *(group for step in line.line.wave for group in step))
    loads = [group.load for group in groups if group.load is not None]
    parts = {
        "load": any(load.kind not in kept for load in loads),
        "`of`": keep_percent and any(load.of for load in loads),
        "cue": line.line.cue is not None,
    }
    lost = [name for name, is_lost in parts.items() if is_lost]
    return f", without its {' and '.join(filter(None, (', '.join(lost[:-1]), lost[-1])))}" if lost else ""


def _may_edit(line: TrainedLine) -> bool:
    return not line.session.broken and line.where.source is line.trainee.plan.where.source


def _is_changed_elsewhere(line: TrainedLine) -> bool:
    """Tell whether a derived session goes by the line's exercise: to drop, swap or replace it, or with this line."""
    inheritance = line.trainee.inheritance
    return line.where in inheritance.lost or (line.line.swapped is None and line.where in inheritance.overriding)
