"""What is planned for the records of a log, and what of it is not recorded yet."""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from gplang.logs.records import Done
from gplang.records import NamedTuple
from gplang.scheduling.recorded import Status
from gplang.scheduling.records import Schedule, ScheduledExercise, ScheduledSession
from gplang.source import Location
from gplang.typed import TYPE_CHECKING
from gplang.vocabulary import Role

if TYPE_CHECKING:
    from gplang.importing.workouts.as_planned import PlannedWork


class Open(NamedTuple):
    """A planned session, with its day, that has no record."""

    date: datetime.date
    session: ScheduledSession
    schedule: Schedule


def find_recorded(line: Location, schedules: Iterable[Schedule]) -> ScheduledSession | None:
    """Return the planned session that the record is about which begins in a line."""
    for schedule in schedules:
        for session in schedule.sessions:
            if session.recorded is not None and is_on(session.recorded.where, line):
                return session
    return None


def is_on(record: Location, line: Location) -> bool:
    """Return whether a record begins in a line."""
    return record.source is line.source and line.span.start <= record.span.start < line.span.end


def find_open(schedules: Iterable[Schedule], line: Location | None = None) -> list[Open]:
    """Return the sessions without a record by their days; one that only this line records is open, too."""
    found = [
        Open(each.date, each, schedule)
        for schedule in schedules
        for each in schedule.sessions
        if each.date is not None and _is_open(each, line)
    ]
    return sorted(found, key=lambda each: each.date)


def _is_open(session: ScheduledSession, line: Location | None) -> bool:
    if session.status is Status.PLANNED:
        return True
    return line is not None and session.recorded is not None and is_on(session.recorded.where, line)


def last_day(schedules: Iterable[Schedule], line: Location | None = None) -> datetime.date | None:
    """Return the day of the last record, this line's left out; None without any."""
    records = (each for schedule in schedules for each in (schedule.log.records if schedule.log else ()))
    return max((each.date for each in records if line is None or not is_on(each.where, line)), default=None)


def find_missing(session: ScheduledSession, record: Done | None) -> "Iterator[PlannedWork]":
    """Yield what is planned for a session that its record does not tell by a line of its own.

    Of several lines of an exercise these are the last ones, if the record has all sets of those before: sets are dealt
    in the order of the text, so that others would not be taken for what they are.
    """
    from gplang.importing.workouts.as_planned import describe_work

    for (role, exercise), left, can_follow in _find_left(session, record):
        if can_follow:
            yield describe_work(role, exercise, left)


def can_be_told(session: ScheduledSession, record: Done | None) -> bool:
    """Return whether all that a record does not tell by lines of its own could be told by them."""
    return all(can_follow for _, _, can_follow in _find_left(session, record))


def _find_left(
    session: ScheduledSession, record: Done | None
) -> "Iterator[tuple[tuple[str, str], list[ScheduledExercise], bool]]":
    """Yield the lines of an exercise in a role that no line of the record tells, and if a line of their own can."""
    from gplang.importing.workouts.as_planned import group_lines

    for key, lines in group_lines(session).items():
        left = [each for each in lines if _is_left(each, record)]
        if left:
            told = lines[: -len(left)]
            yield key, left, lines[len(told) :] == left and all(map(_has_all_sets, told))


def _is_left(line: ScheduledExercise, record: Done | None) -> bool:
    if record is None or not record.as_planned:
        return line.done is None
    if line.done is None or not line.as_planned or line.done_with is not None:
        return False
    own = (each for each in record.did if each.as_planned and each.exercise and each.exercise.id == line.exercise.id)
    return not any(each.role in (None, line.role) for each in own)


def _has_all_sets(line: ScheduledExercise) -> bool:
    """Return whether a line was done with as many sets as it gets before others of its exercise get any."""
    return sum(each.dose.sets for each in line.done or ()) == sum(each.dose.sets for each in line.groups)


def write_sets(works: "Sequence[PlannedWork]") -> str:
    """Return the sets of planned work in the notation of a log, those that are alike as a group."""
    sets = groupby(one.text for work in works for one in work.sets)
    return ", ".join(f"{len([*same])}x{text}" for text, same in sets)


def name_missing(work: "PlannedWork") -> str:
    """Return what the plan has no number for, and that it is to be filled in; empty where nothing is missing."""
    missing = ", ".join(dict.fromkeys(one.missing for one in work.sets if one.missing))
    return f"{missing}: fill in" if missing else ""


def find_work(session: ScheduledSession, exercise: str, role: Role | None) -> "tuple[PlannedWork, ...]":
    """Return what is planned of an exercise in a role; without one, all of it but for warming up."""
    from gplang.importing.workouts.as_planned import list_work

    found = [each for each in list_work(session) if each.exercise == exercise]
    if role is None or (role is not Role.WARMUP and not any(each.role == role for each in found)):
        return tuple(each for each in found if each.role != Role.WARMUP)
    return tuple(each for each in found if each.role == role)


def find_lines(session: ScheduledSession, exercise: str, role: Role | None) -> list[ScheduledExercise]:
    """Return the lines of a session that a record may mean by an exercise, also as it was done instead."""
    return [
        each
        for each in session.exercises
        if exercise in (each.exercise.id, each.written.id, each.done_with.id if each.done_with else "")
        and (each.role is role if role is not None else each.role is not Role.WARMUP)
    ]
