"""Exercises that could replace another: which suit an athlete, and which are similar."""

from collections.abc import Iterable
from functools import lru_cache

from gplang.catalog import HARD_KINDS, Exercise, Kind, Level, Pattern, load_catalog, priority
from gplang.lint.prefer import role_demands
from gplang.lint.subjects import TrainedLine, Trainee
from gplang.model.plan import train_in
from gplang.records import NamedTuple
from gplang.scheduling.maxima import Maxima
from gplang.suggest import list_words
from gplang.typed import TYPE_CHECKING
from gplang.vocabulary import Level as Experience
from gplang.vocabulary import Role, Sensitivity

if TYPE_CHECKING:
    from gplang.model.plan import Plan

_NORDIC = "G14"
_FINISHERS = "G34"
_EXPLOSIVE = frozenset({Kind.BALLISTIC, Kind.JUMP, Kind.SPRINT})


def is_sensitive(trainee: Trainee, place: Sensitivity) -> bool:
    """Return whether the athlete is sensitive there."""
    return trainee.athlete is not None and place in trainee.athlete.sensitive


def is_full_nordic(exercise: Exercise, plan: "Plan") -> bool:
    """Return whether it is a Nordic of the catalog, or like one, without help; an own one may have some."""
    return _is_nordic(exercise) and not plan.exercises.is_own(exercise)


def suits(exercise: Exercise, trainee: Trainee) -> bool:
    """Return whether an athlete has what an exercise needs, and no rule about athletes would report it."""
    needs = _needs_of(trainee)
    return _suits(exercise, needs) and not (needs.is_novice and is_full_nordic(exercise, trainee.plan))


def choose_unlike(trainees: Iterable[Trainee]) -> tuple[Trainee, ...]:
    """Return athletes of a plan, one for each group whom the same exercises suit."""
    return tuple({_needs_of(each): each for each in trainees}.values())


def find_suitable(trainee: Trainee) -> tuple[Exercise, ...]:
    """Return the exercises that an athlete has the equipment for and no rule about athletes reports, in the guide's
    order.

    The plan's own exercises are included, and hide those of the catalog with one of their names.
    """
    needs = _needs_of(trainee)
    found = _find_in_catalog(needs)
    own = trainee.plan.exercises
    if not own:
        return found
    fitting = (each for each in own.values() if _suits(each, needs))
    return tuple(sorted([*fitting, *(each for each in found if not own.hides(each))], key=priority))


class _Needs(NamedTuple):
    """What the choice of exercises for an athlete depends on; without `kit`, everything is there."""

    kit: frozenset[str] | None
    is_novice: bool
    weak_back: bool
    weak_knee: bool


def _needs_of(trainee: Trainee) -> _Needs:
    return _Needs(
        trainee.athlete.kit if trainee.athlete is not None else None,
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
    is_as_hard = exercise.hamstring_dominant and exercise.kind is Kind.STRENGTH and exercise.technique is Level.MODERATE
    return (_NORDIC in exercise.guide and bool(exercise.scalings)) or is_as_hard


_REGIONS = (
    frozenset({Pattern.HINGE, Pattern.THRUST, Pattern.BACK_EXTENSION}),
    frozenset({Pattern.SQUAT, Pattern.LUNGE, Pattern.KNEE_EXTENSION}),
    frozenset({Pattern.HORIZONTAL_PUSH, Pattern.VERTICAL_PUSH}),
    frozenset({Pattern.HORIZONTAL_PULL, Pattern.VERTICAL_PULL}),
    frozenset({Pattern.ANTI_EXTENSION, Pattern.ANTI_ROTATION, Pattern.TRUNK}),
)
"""Patterns that move alike."""


def find_alike(line: TrainedLine) -> list[Exercise]:
    """Return alternatives to a line's exercise that suit the athlete, best first.

    The same pattern and kind of work comes first, then similar patterns, then the same muscles; within each, those that
    suit the line's role, then the guide's order. Common muscles are required where the exercise has any; a warm-up is
    replaced by a warm-up. The technique demand is at most one step higher.
    """
    wanted, demands = line.exercise, tuple(role_demands(line))
    ranked: list[tuple[tuple[int, int], Exercise]] = []
    for each in find_suitable(line.trainee):
        likeness = likeness_of(each, wanted)
        if likeness is None or not is_learnt(each, wanted):
            continue
        if each.warms or not wanted.warms or line.role is not Role.WARMUP:
            ranked.append(((likeness, sum(not meets(each) for meets in demands)), each))
    return [each for _, each in sorted(ranked, key=lambda found: found[0])]


def likeness_of(each: Exercise, wanted: Exercise) -> int | None:
    """Return the distance between two exercises: 0 for the same pattern and kind of work, 1 for patterns that move
    alike, 2 for the same pattern with another kind of work, 3 for the same muscles; None if one cannot replace the
    other.
    """
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
    """Return whether an exercise demands hardly more technique than another: one step at most."""
    steps = tuple(Level)
    return steps.index(each.technique) <= steps.index(wanted.technique) + 1


def is_same_work(one: Exercise, other: Exercise) -> bool:
    """Return whether two exercises are both strength work, both explosive, or else of one kind."""
    kinds = {one.kind, other.kind}
    return len(kinds) == 1 or kinds <= HARD_KINDS or kinds <= _EXPLOSIVE


def find_finishers(line: TrainedLine) -> list[Exercise]:
    """Return the guide's finishers that suit the athlete, for a finisher of the legs; else nothing."""
    wanted = line.exercise
    is_for_legs = wanted.posterior or wanted.knee_dominant or wanted.pattern is Pattern.SLED
    if line.role is not Role.FINISHER or not is_for_legs:
        return []
    return [each for each in find_suitable(line.trainee) if _FINISHERS in each.guide]


def everybody(trainee: Trainee) -> tuple[Trainee, ...]:
    """Return all athletes of a plan; in one without athletes, anybody."""
    plan = trainee.plan
    found = (each for each in plan.athletes if not each.unsure)
    here = ((train_in(each, trainee.gym), each.level or plan.level) for each in found)
    return tuple(trainee._replace(athlete=each, level=level, maxima=Maxima(plan, each)) for each, level in here) or (
        trainee,
    )


def name_exercises(choices: Iterable[Exercise]) -> str:
    """Return exercises as `a`, `b` or `c`; empty for none."""
    names = tuple(each.id for each in choices)
    return list_words(names) if names else ""


def name_done(line: TrainedLine) -> str:
    """Return the name of what is done on a line; an `or` with the exercise that it replaces."""
    done, written = line.exercise.id, line.line.exercise.id
    return f"`{done}`" if done == written else f"`{done}`, done for `{written}`,"
