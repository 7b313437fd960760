"""Plans and logs as text: from Python values, or from a plan that was read."""

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
from gplang.writer.new_log import NewDid, NewDone, NewLog, NewMissed, NewWeight
from gplang.writer.same import same_plan
from gplang.writer.write import dumps, dumps_records

__all__ = [
    "NewAthlete",
    "NewDid",
    "NewDone",
    "NewDose",
    "NewEvent",
    "NewExercise",
    "NewGym",
    "NewLine",
    "NewLog",
    "NewMissed",
    "NewPlan",
    "NewScheme",
    "NewSession",
    "NewWeek",
    "NewWeight",
    "dumps",
    "dumps_records",
    "same_plan",
]
