"""Sessions as they were trained: on their day and at their time, or with what was done in them."""

from gplang.quantities import WeightUnit
from gplang.scheduling.dates import interval
from gplang.scheduling.recorded import Status
from gplang.scheduling.records import Schedule, ScheduledExercise, ScheduledGroup, ScheduledSession
from gplang.vocabulary import Day, Role


def as_trained(schedule: Schedule) -> Schedule:
    """Return a schedule whose recorded sessions have the day, the time and the length that the log tells.

    On another day than planned, a session of which no time is recorded has none. The order stays.
    """
    if schedule.log is None:
        return schedule
    return schedule._replace(sessions=tuple(_as_trained(each, schedule.timezone) for each in schedule.sessions))


def _as_trained(session: ScheduledSession, zone: str | None) -> ScheduledSession:
    record = session.recorded
    if record is None or session.status is not Status.DONE:
        return session
    clock = record.time or (session.time if record.date == session.date else None)
    moved = session._replace(
        day=tuple(Day)[record.date.weekday()],
        date=record.date,
        time=clock,
        start=None,
        end=None,
        session=session.session if record.minutes is None else session.session._replace(minutes=record.minutes),
    )
    if clock is None:
        return moved
    found = interval(record.date, clock, moved.minutes, zone)
    return moved._replace(start=found.start, end=found.end)


def as_done(schedule: Schedule) -> Schedule:
    """Return a schedule whose recorded sessions hold what was done in place of what was planned, for counting.

    A set without an effort has the planned one, so that light work stays light. The lines are those of the plan.
    """
    if schedule.log is None:
        return schedule
    sessions = (_as_done(each, schedule.unit) for each in as_trained(schedule).sessions)
    return schedule._replace(sessions=tuple(sessions))


def _as_done(session: ScheduledSession, unit: WeightUnit) -> ScheduledSession:
    if session.recorded is None:
        return session
    done = [_with_done(each) for each in session.exercises if each.done]
    for other in session.recorded.other:
        if other.exercise is not None and other.groups:
            where, role = session.recorded.where, other.role or Role.ACCESSORY
            done.append(ScheduledExercise(where, role, other.exercise, other.exercise, other.groups, unit=unit))
    return session._replace(exercises=tuple(done), optional=False)


def _with_done(exercise: ScheduledExercise) -> ScheduledExercise:
    asked = [group for group in exercise.groups for _ in range(group.dose.sets)]
    groups = []
    at = 0
    for group in exercise.done or ():
        for one in group.expand():
            effort = one.effort if one.effort is not None or at >= len(asked) else asked[at].effort
            groups.append(ScheduledGroup(one.dose, effort, one.load))
            at += 1
    whole = exercise.done_with or exercise.exercise
    return exercise._replace(exercise=whole, groups=tuple(groups), circuit=None, optional=False)


def has_records(schedule: Schedule) -> bool:
    """Return whether a log has any of the sessions."""
    return any(each.recorded is not None for each in schedule.sessions)
