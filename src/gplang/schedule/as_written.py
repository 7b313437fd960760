"""A session that no week trains, as its text says it."""

from gplang.model.plan import Plan, Session
from gplang.schedule.lines import schedule_line
from gplang.schedule.records import ScheduledExercise
from gplang.schedule.settings import settle
from gplang.schedule.tracks import track_line
from gplang.schedule.turns import Moment


def schedule_as_written(plan: Plan, session: Session) -> tuple[ScheduledExercise, ...]:
    """Return what a session asks of anybody before any step is taken."""
    settings = settle(plan, None)
    first = Moment(steps=0, wave_step=0, adjusts=())
    return tuple(schedule_line(track_line(line, settings), first, settings) for line in session.lines)
