"""How many repetitions a dose leaves in reserve: by the effort that is written, or by its share of the maximum."""

from fractions import Fraction
from functools import lru_cache
from itertools import pairwise

from gplang.catalog import Exercise
from gplang.guide import Amount, RepsTable
from gplang.guide.numbers import divide
from gplang.lint.maxima import find_best
from gplang.lint.subjects import TrainedLine, Trainee
from gplang.quantities import Measure
from gplang.scheduling.draft import exactly
from gplang.scheduling.records import LoadForm, ScheduledGroup, ScheduledLoad
from gplang.scheduling.volume import is_hard


def reps_at(percent: Amount, table: RepsTable) -> int:
    """Return how many repetitions to the limit a share of the maximum allows, linear between the table's rows."""
    over, under = percent.as_integer_ratio()
    if over > table[0][0] * under:
        return 0
    for (upper, fewest), (lower, most) in pairwise(table):
        if over >= lower * under:
            return fewest + (upper * under - over) * (most - fewest) // ((upper - lower) * under)
    return table[-1][1]


@lru_cache(maxsize=1_000)
def most_for(reps: int, table: RepsTable) -> Amount | None:
    """Return the largest share of the maximum, in whole per cent, that allows so many repetitions; None below all."""
    return next(
        (percent for percent in range(table[0][0], table[-1][0] - 1, -1) if reps_at(percent, table) >= reps), None
    )


def share_of(load: ScheduledLoad | None, exercise: Exercise, trainee: Trainee) -> Fraction | None:
    """Return how many per cent of the maximum a load is at most, as the plan begins; None where that is not known.

    A share of another exercise's maximum says little of this one, unless it is easy.
    """
    if load is None:
        return None
    share = load.share_of_maximum(exercise, trainee.profile.terms.amount("training_max"))
    if share is not None:
        own = load.of is None or load.of.id == exercise.id
        return share if own or share <= trainee.profile.volume.easy_percent else None
    if load.form is not LoadForm.WEIGHT or load.exact is None or trainee.athlete is None:
        return None
    best = find_best(trainee, exercise.id)
    return load.exact.high * 100 / best.amount if best is not None and best.unit is load.unit else None


def reserve_of(group: ScheduledGroup, exercise: Exercise, trainee: Trainee) -> Amount | None:
    """Return the repetitions that sets leave in reserve at least; None where nobody knows.

    An effort that is written goes before the share of the maximum.
    """
    if group.effort is not None:
        return exactly(group.effort.low)
    dose = group.dose
    if dose.amrap:
        return 0
    if dose.measure is not Measure.REPS or dose.high is None:
        return None
    share = share_of(group.load, exercise, trainee)
    return None if share is None else reps_at(share, trainee.profile.reps_at) - dose.high


def tiring_sets(line: TrainedLine, half_rir: Amount, no_rir: Amount) -> Amount:
    """Return the hard sets of a line by what they cost: those that leave much in reserve half, or nothing.

    Those with `half_rir` repetitions or more in reserve are halves, those with `no_rir` or more none; where nobody
    knows, they are whole. With a wave, the mean of a cycle.
    """
    if not line.hard_sets:
        return 0
    model, halves = line.trainee.profile.volume, 0
    for done in line.cycle:
        for group in done.groups:
            if is_hard(group, line.exercise, model):
                left = reserve_of(group, line.exercise, line.trainee)
                halves += group.dose.sets * (2 if left is None or left < half_rir else int(left < no_rir))
    return divide(halves, 2 * len(line.cycle))
