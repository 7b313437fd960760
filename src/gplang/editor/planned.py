"""What is planned for the records of a log, and what of it is not recorded yet."""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from gplang.logs.records import Done
from gplang.records import NamedTuple
from gplang.scheduling.recorded import Status
from gplang.scheduling.records import Schedule, ScheduledExercise, ScheduledSession
from gplang.source import Location
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
    """Yield what is planned for a session that its record does not tell by a line of its own."""
    told: set[str] = set()
    if record is not None:
        told = {each.exercise.id for each in record.did if each.exercise} | {
            each.exercise.id for each in record.skipped
        }
    is_told_as_a_whole = record is not None and record.as_planned
    left = [
        each
        for each in session.exercises
        if (each.exercise.id not in told if is_told_as_a_whole else each.done is None)
    ]
    from gplang.importing.workouts.as_planned import list_work

    for work in list_work(session):
        if any(each.exercise.id == work.exercise and _is_in(each, work) for each in left):
            yield work


def _is_in(line: ScheduledExercise, work: "PlannedWork") -> bool:
    return line.role == work.role if work.role else line.role is not Role.WARMUP


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
