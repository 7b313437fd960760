"""The maxima that rules hold loads against."""

from fractions import Fraction

from gplang.lint.subjects import Trainee
from gplang.quantities import ShareOf
from gplang.scheduling.maxima import KnownMaximum


def find_best(trainee: Trainee, exercise: str) -> KnownMaximum | None:
    """Return the maximum of an exercise (its id) as the plan begins; where only a training max is known, made from it.

    A training max is taken for the share of the maximum that the guide's profile names.
    """
    if trainee.athlete is None:
        return None
    maxima = trainee.maxima
    known = maxima.find(exercise, 1)
    if known is not None:
        return known
    training = maxima.find(exercise, 1, ShareOf.TRAINING_MAX)
    share = trainee.profile.terms.amount("training_max")
    return training and training._replace(amount=training.amount * 100 / Fraction(share))
