"""What a line asks for when another exercise takes its place: through `or` or through `swap`."""

from gplang.catalog import Exercise, Level
from gplang.model.plan import Athlete, train_in
from gplang.model.session import Anew, Later, SetGroup, SetLine, Substitute
from gplang.model.shares import has_best, settle_share
from gplang.quantities import Dose, Load, LoadKind, ShareOf
from gplang.records import replace
from gplang.vocabulary import Role, Sensitivity

_STAYING = frozenset({LoadKind.PERCENT, LoadKind.LIGHT, LoadKind.MODERATE})
"""Loads that mean the same with another exercise."""


def choose_exercise(line: SetLine, athlete: Athlete | None) -> Exercise:
    """Return the line's exercise, or that of the substitute which takes its place."""
    substitute = choose_substitute(line, athlete)
    return line.exercise if substitute is None else substitute.exercise


def choose_substitute(line: SetLine, athlete: Athlete | None) -> Substitute | None:
    """Return the first substitute that fits where equipment, a back or a knee forbids the line's exercise, else None.

    Equipment takes precedence: where everything that it allows is hard on a sensitive place, the first of that is
    chosen. The line's own exercise stays where none is possible.
    """
    athlete = train_in(athlete, line.gym)
    if athlete is None or not line.substitutes:
        return None
    choices = [
        (exercise, substitute)
        for exercise, substitute in ((line.exercise, None), *((each.exercise, each) for each in line.substitutes))
        if has_kit(exercise, athlete)
    ]
    sparing = (each for exercise, each in choices if line.role is Role.WARMUP or spares(exercise, athlete))
    return next(sparing, choices[0][1] if choices else None)


def has_kit(exercise: Exercise, athlete: Athlete) -> bool:
    """Return whether an athlete has what an exercise needs; without equipment lines everything is there."""
    return athlete.kit is None or not exercise.lacks(athlete.kit)


def spares(exercise: Exercise, athlete: Athlete) -> bool:
    """Return whether an exercise is gentle enough on an athlete's sensitive places."""
    sensitive = athlete.sensitive
    return not (exercise.spinal_load is Level.HIGH and Sensitivity.LOWER_BACK in sensitive) and not (
        exercise.knee_stress is Level.HIGH and Sensitivity.KNEE in sensitive
    )


def for_other_exercise(groups: tuple[SetGroup, ...], new: Exercise) -> tuple[SetGroup, ...]:
    """Return groups of sets for another exercise: sets, repetitions and effort stay, written loads are removed.

    A percentage is then of the new exercise's maximum, training max or best; that of a best goes where there is none.
    """
    return tuple(_for_other(each, new) for each in groups)


def _for_other(group: SetGroup, new: Exercise) -> SetGroup:
    load = _keep(group.load, new)
    bare = group.bare or (group.load is not None and load is None)
    return group._replace(dose=_for_parts(group.dose, new), load=load, places=None, bare=bare)


def _for_parts(dose: Dose, exercise: Exercise) -> Dose:
    """Return a complex's dose for another exercise: as many repetitions as all parts together."""
    return replace(dose, parts=()) if dose.parts and len(dose.parts) != len(exercise.parts) else dose


def later_for_other_exercise(later: tuple[Later, ...], new: Exercise) -> tuple[Later, ...]:
    """Return what is asked for later for another exercise: written loads go, and so do cues."""
    return tuple(each._replace(anew=_anew_for_other(each.anew, new)) for each in later)


def _anew_for_other(anew: Anew, new: Exercise) -> Anew:
    scheme = anew.scheme
    if scheme is not None:
        deload = scheme.deload and for_other_exercise(scheme.deload, new)
        scheme = scheme._replace(steps=tuple(for_other_exercise(step, new) for step in scheme.steps), deload=deload)
    return anew._replace(groups=for_other_exercise(anew.groups, new), cue=None, scheme=scheme)


def take_additions(groups: tuple[SetGroup, ...], anew: Anew) -> tuple[SetGroup, ...]:
    """Return groups of sets without a rest and a tempo of their own where a change gives the whole line one."""
    if anew.rest is not None:
        groups = tuple(group._replace(rest=None) for group in groups)
    return groups if anew.tempo is None else tuple(group._replace(tempo=None) for group in groups)


def _keep(load: Load | None, new: Exercise) -> Load | None:
    if load is None or load.kind not in _STAYING or (load.share is ShareOf.BEST and not has_best(new)):
        return None
    return settle_share(Load(load.kind, load.low, load.high, load.unit, share=load.share), new)
