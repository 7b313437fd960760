"""Doses for a role and an exercise: the guide's numbers where it has some, usual ones where it is silent."""

from collections.abc import Iterable
from math import ceil

from gplang.catalog import Exercise, Kind, Pattern
from gplang.guide import Band, Profile
from gplang.quantities import Measure
from gplang.vocabulary import Role

_SETS = {Role.PRIMARY: "D201", Role.SECONDARY: "D205", Role.ACCESSORY: "D207"}
_REPS = {Role.PRIMARY: "D202", Role.SECONDARY: "D206", Role.ACCESSORY: "D208"}

_USUAL_REPS = (5, 6, 8, 10, 12, 15, 20, 25, 30)
_USUAL_RANGES = ((3, 5), (4, 6), (6, 8), (6, 10), (8, 12), (10, 15))
"""Repetitions that people write; those that lie in the guide's band are offered."""

_USUAL_SETS = {Role.WARMUP: Band(1, 2), Role.FINISHER: Band(2, 4)}
_USUAL_BANDS = {Role.WARMUP: Band(8, 12), Role.FINISHER: Band(10, 15)}
"""Sets and repetitions of roles of which the guide says none."""

_USUAL_COUNTS = {Measure.SECONDS: ("30s", "20s", "45s", "60s"), Measure.METRES: ("20m", "30m", "40m")}
_MINUTES = {Role.WARMUP: ("5min", "10min")}
_USUAL_MINUTES = ("10min", "5min", "15min", "20min")


def measures_of(exercise: Exercise | None) -> tuple[Measure, ...]:
    """Return what sets of an exercise are counted in, the usual one first."""
    if exercise is None:
        return (Measure.REPS,)
    if exercise.pattern in (Pattern.CARRY, Pattern.SLED) or exercise.kind is Kind.SPRINT:
        return (Measure.METRES, Measure.SECONDS)
    if exercise.kind is Kind.ISOMETRIC:
        return (Measure.SECONDS,)
    if exercise.pattern is Pattern.CARDIO:
        return (Measure.SECONDS, Measure.METRES, Measure.REPS)
    if exercise.kind is Kind.MOBILITY:
        return (Measure.REPS, Measure.SECONDS)
    return (Measure.REPS,)


def guide_doses(role: Role | None, exercise: Exercise | None, profile: Profile) -> tuple[str, ...]:
    """Return the doses of a role, the middle number of sets first; none where there is no role."""
    if role is None:
        return ()
    band = profile.numbers(_SETS[role]).band("sets") if role in _SETS else _USUAL_SETS[role]
    middle = (band.low + band.high) // 2
    sets = sorted(range(int(band.low), int(band.high) + 1), key=lambda each: (abs(each - middle), each))
    side = "/side" if exercise is not None and exercise.unilateral else ""
    is_cardio = exercise is not None and exercise.pattern is Pattern.CARDIO
    minutes = _MINUTES.get(role, _USUAL_MINUTES) if is_cardio else ()
    measures = measures_of(exercise)
    counts = (count for measure in measures for count in _counts(measure, role, exercise, profile))
    doses = (f"{count}x{each}{side}" for each in counts for count in sets)
    ranges = _ranges(role, exercise, profile) if Measure.REPS in measures else ()
    return (*minutes, *doses, *(f"{sets[0]}x{each}{side}" for each in ranges))


def _counts(measure: Measure, role: Role, exercise: Exercise | None, profile: Profile) -> Iterable[str]:
    """Return what a set is made of: usual counts and the ends of the band, those in its middle first."""
    if measure is not Measure.REPS:
        return _USUAL_COUNTS[measure]
    band = _band(role, exercise, profile)
    low, high, middle = ceil(band.low), int(band.high), (band.low + band.high) // 2
    counts = {low, high, *(each for each in _USUAL_REPS if band.covers(each, each))}
    return [str(each) for each in sorted(counts, key=lambda each: (abs(each - middle), each))]


def _ranges(role: Role, exercise: Exercise | None, profile: Profile) -> Iterable[str]:
    band = _band(role, exercise, profile)
    return [f"{low}-{high}" for low, high in _USUAL_RANGES if band.covers(low, high)]


def _band(role: Role, exercise: Exercise | None, profile: Profile) -> Band:
    """Return the repetitions of a role; an exercise's own range takes their place for accessories."""
    if role is Role.ACCESSORY and exercise is not None and exercise.reps is not None:
        return Band(*exercise.reps)
    return profile.numbers(_REPS[role]).band("reps") if role in _REPS else _USUAL_BANDS[role]
