"""Plans as text: from Python values, or from a plan that was read."""

from gplang.writer.new import (
    NewAthlete,
    NewDose,
    NewEvent,
    NewExercise,
    NewGym,
    NewLine,
    NewPlan,
    NewScheme,
    NewSession,
    NewWeek,
)
from gplang.writer.same import same_plan
from gplang.writer.write import dumps

__all__ = [
    "NewAthlete",
    "NewDose",
    "NewEvent",
    "NewExercise",
    "NewGym",
    "NewLine",
    "NewPlan",
    "NewScheme",
    "NewSession",
    "NewWeek",
    "dumps",
    "same_plan",
]
