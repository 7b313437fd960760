"""All that an exercise asks for in a week, in words."""

from gplang.scheduling.records import ScheduledExercise
from gplang.wording.circuits import station_groups
from gplang.wording.doses import OPEN_RAMP, asked, group


def prescription(what: ScheduledExercise, week: int) -> str:
    """Return all an exercise asks for: `4 x 5 @ RIR 2, 105 kg, rest 2–3 min`; of a station that of each round."""
    if what.is_ramp_open:
        return asked([OPEN_RAMP], what.tempo, what.method, what.rest)
    if what.circuit is not None:
        groups = station_groups(what, week, what.exercise)
    else:
        groups = [group(one, week, what.exercise) for one in what.groups]
    return asked(groups, what.joint_tempo, what.method, what.joint_rest)
