"""Hard sets: what counts as one, and for which muscles."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import NamedTuple

from gplang.catalog import HARD_KINDS
from gplang.guide import VolumeModel
from gplang.scheduling.records import LoadForm, ScheduledExercise, ScheduledGroup, Volume
from gplang.vocabulary import WORKING_ROLES

_EASY = frozenset({LoadForm.LIGHT, LoadForm.MODERATE})


class HardSets(NamedTuple):
    """Hard sets by muscle: those that train it, and those in which it assists."""

    direct: dict[str, int]
    indirect: dict[str, int]


def hard_sets(exercise: ScheduledExercise, model: VolumeModel) -> int:
    """Return how many hard sets an exercise brings; sets per side count once."""
    if exercise.role not in WORKING_ROLES or exercise.exercise.kind not in HARD_KINDS:
        return 0
    return sum([group.dose.sets for group in exercise.groups if _is_hard(group, model)])


def count_hard_sets(exercises: Iterable[ScheduledExercise], model: VolumeModel) -> HardSets:
    """Return the hard sets of a session by muscle."""
    counts = HardSets({}, {})
    for exercise in exercises:
        sets = hard_sets(exercise, model)
        if not sets:
            continue
        for muscle in exercise.exercise.trains:
            counts.direct[muscle] = counts.direct.get(muscle, 0) + sets
        for muscle in exercise.exercise.assists:
            counts.indirect[muscle] = counts.indirect.get(muscle, 0) + sets
    return counts


def weekly_volume(sessions: Iterable[HardSets], model: VolumeModel) -> Mapping[str, Volume]:
    """Return the hard sets of all sessions by muscle, muscles in the order of the alphabet."""
    direct: dict[str, int] = {}
    indirect: dict[str, int] = {}
    for counts in sessions:
        _add(direct, counts.direct)
        _add(indirect, counts.indirect)
    return MappingProxyType(
        {
            muscle: Volume(Fraction(direct.get(muscle, 0)), indirect.get(muscle, 0) * model.assisted)
            for muscle in sorted(direct.keys() | indirect.keys())
        }
    )


def _add(counts: dict[str, int], more: Mapping[str, int]) -> None:
    for muscle, sets in more.items():
        counts[muscle] = counts.get(muscle, 0) + sets


def _is_hard(group: ScheduledGroup, model: VolumeModel) -> bool:
    if group.load is not None and group.load.form in _EASY:
        return False
    return group.effort is None or group.effort.low <= model.hard_rir
