"""Hard sets: what counts as one, and for which muscles."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from types import MappingProxyType

from gplang.catalog import Kind
from gplang.guide import VolumeModel
from gplang.schedule.records import LoadForm, ScheduledExercise, ScheduledGroup, Volume
from gplang.vocabulary import Role

_WORKING = frozenset({Role.PRIMARY, Role.SECONDARY, Role.ACCESSORY})
_COUNTING = frozenset({Kind.STRENGTH, Kind.ISOMETRIC, Kind.ECCENTRIC})
_EASY = frozenset({LoadForm.LIGHT, LoadForm.MODERATE})


def hard_sets(exercise: ScheduledExercise, model: VolumeModel) -> int:
    """Return how many hard sets an exercise brings; sets per side count once."""
    if exercise.role not in _WORKING or exercise.exercise.kind not in _COUNTING:
        return 0
    return sum(group.dose.sets for group in exercise.groups if _is_hard(group, model))


def weekly_volume(exercises: Iterable[ScheduledExercise], model: VolumeModel) -> Mapping[str, Volume]:
    """Return the hard sets by muscle, muscles in the order of the alphabet."""
    direct: dict[str, Fraction] = {}
    indirect: dict[str, Fraction] = {}
    for exercise in exercises:
        sets = hard_sets(exercise, model)
        if not sets:
            continue
        for muscle in exercise.exercise.trains:
            direct[muscle] = direct.get(muscle, Fraction(0)) + sets
        for muscle in exercise.exercise.assists:
            indirect[muscle] = indirect.get(muscle, Fraction(0)) + sets * model.assisted
    nothing = Fraction(0)
    muscles = sorted({*direct, *indirect})
    return MappingProxyType(
        {muscle: Volume(direct.get(muscle, nothing), indirect.get(muscle, nothing)) for muscle in muscles}
    )


def _is_hard(group: ScheduledGroup, model: VolumeModel) -> bool:
    if group.load is not None and group.load.form in _EASY:
        return False
    return group.effort is None or group.effort.low <= model.hard_rir
