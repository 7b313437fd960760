"""Hard sets: which sets count, and for which muscles."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import lru_cache
from types import MappingProxyType

from gplang.catalog import HARD_KINDS, Exercise
from gplang.guide import VolumeModel
from gplang.quantities import Measure
from gplang.records import NamedTuple
from gplang.scheduling.recorded import OtherWork
from gplang.scheduling.records import LoadForm, ScheduledExercise, ScheduledGroup, Volume
from gplang.vocabulary import WORKING_ROLES, CircuitKind

_EASY = frozenset({LoadForm.LIGHT, LoadForm.MODERATE, LoadForm.BAR})


class HardSets(NamedTuple):
    """Hard sets by muscle: those that train it, and those in which it assists; of both, those that may be left out."""

    direct: dict[str, int]
    indirect: dict[str, int]
    optional_direct: dict[str, int]
    optional_indirect: dict[str, int]

    def as_optional(self) -> "HardSets":
        """Return the hard sets of an optional session: all of them may be left out."""
        return HardSets(self.direct, self.indirect, self.direct, self.indirect)


class Count(NamedTuple):
    """Hard sets at most, and how many of them may be left out."""

    sets: int
    optional: int = 0


_NONE = Count(0)


def hard_sets(exercise: ScheduledExercise, model: VolumeModel) -> Count:
    """Return how many hard sets an exercise brings; sets per side count once."""
    if exercise.role not in WORKING_ROLES or exercise.exercise.kind not in HARD_KINDS:
        return _NONE
    if exercise.circuit is not None and exercise.circuit.kind is CircuitKind.AMRAP:
        return _NONE  # nobody knows how many rounds there will be
    sets = optional = 0
    for group in exercise.groups:
        if is_hard(group, exercise.exercise, model):
            sets += group.dose.sets
            optional += group.dose.optional
    return Count(sets, sets if exercise.optional else optional)


def count_hard_sets(exercises: Iterable[ScheduledExercise], model: VolumeModel) -> HardSets:
    """Return the hard sets of a session by muscle."""
    counts = HardSets({}, {}, {}, {})
    direct, indirect = counts.direct, counts.indirect
    for exercise in exercises:
        count = hard_sets(exercise, model)
        if not count.sets:
            continue
        trains, assists = exercise.exercise.in_hard_sets
        sets = count.sets
        for muscle in trains:
            direct[muscle] = direct.get(muscle, 0) + sets
        for muscle in assists:
            indirect[muscle] = indirect.get(muscle, 0) + sets
        if count.optional:
            _count(counts.optional_direct, trains, count.optional)
            _count(counts.optional_indirect, assists, count.optional)
    return counts


def count_done(exercises: Iterable[ScheduledExercise], other: Iterable[OtherWork], model: VolumeModel) -> HardSets:
    """Return the hard sets of a session as it was done, by muscle; what is not recorded was not done.

    A set without an effort is hard if the planned one is, so that light work stays light.
    """
    counts = HardSets({}, {}, {}, {})
    for exercise in exercises:
        if exercise.role in WORKING_ROLES and exercise.done:
            _count_sets(counts, exercise.done_with or exercise.exercise, _hard_done(exercise, model))
    for work in other:
        if work.exercise is not None and work.role in (None, *WORKING_ROLES):
            whole = work.exercise
            _count_sets(counts, whole, sum(each.dose.sets for each in work.groups if is_hard(each, whole, model)))
    return counts


def _hard_done(exercise: ScheduledExercise, model: VolumeModel) -> int:
    asked = [each for group in exercise.groups for each in [group] * group.dose.sets]
    done = [each for group in exercise.done or () for each in [group] * group.dose.sets]
    whole = exercise.done_with or exercise.exercise
    judged = (each if each.effort is not None or at >= len(asked) else asked[at] for at, each in enumerate(done))
    return sum(is_hard(each, whole, model) for each in judged)


def _count_sets(counts: HardSets, exercise: Exercise, sets: int) -> None:
    if sets and exercise.kind in HARD_KINDS:
        trains, assists = exercise.in_hard_sets
        _count(counts.direct, trains, sets)
        _count(counts.indirect, assists, sets)


_make_exact = lru_cache(maxsize=1_000)(Fraction)
"""Makes an exact number, the same one where it comes again: most are small, and come in many weeks."""


def weekly_volume(sessions: Iterable[HardSets], model: VolumeModel) -> Mapping[str, Volume]:
    """Return the hard sets of all sessions by muscle, in alphabetical order."""
    direct, indirect, optional, optional_indirect = total = HardSets({}, {}, {}, {})
    for counts in sessions:
        for mine, part in zip(total, counts, strict=True):
            if part:
                _add(mine, part)
    over, under = model.assisted.as_integer_ratio()
    whole = {sets: _make_exact(sets) for sets in {0, *direct.values()}}  # few numbers, for many muscles
    shares = {sets: _make_exact(sets * over, under) for sets in {0, *indirect.values(), *optional_indirect.values()}}
    has_optional = bool(optional or optional_indirect)
    return MappingProxyType(
        {
            muscle: Volume(
                whole[direct.get(muscle, 0)],
                shares[indirect.get(muscle, 0)],
                optional.get(muscle, 0) + shares[optional_indirect.get(muscle, 0)] if has_optional else shares[0],
            )
            for muscle in sorted(direct.keys() | indirect.keys())
        }
    )


def _count(counts: dict[str, int], muscles: Iterable[str], sets: int) -> None:
    for muscle in muscles:
        counts[muscle] = counts.get(muscle, 0) + sets


def _add(counts: dict[str, int], more: Mapping[str, int]) -> None:
    for muscle, sets in more.items():
        counts[muscle] = counts.get(muscle, 0) + sets


def is_hard(group: ScheduledGroup, exercise: Exercise, model: VolumeModel) -> bool:
    """Return whether sets of a strength exercise are hard sets."""
    if group.load is not None and group.load.form in _EASY:
        return False
    if group.effort is not None:
        return group.effort.low <= model.hard_rir
    return group.dose.amrap or not _is_easy_share(group, exercise, model)


def _is_easy_share(group: ScheduledGroup, exercise: Exercise, model: VolumeModel) -> bool:
    """Return whether few repetitions take a small share of the maximum: a ramp, or work for speed."""
    dose = group.dose
    if dose.measure is not Measure.REPS or dose.high is None or dose.high > model.easy_reps or group.load is None:
        return False
    share = group.load.share_of_maximum(exercise, model.training_max)
    return share is not None and share <= model.easy_percent
