"""A schedule as a table of text lines, to be read and computed by hand."""

from collections.abc import Iterator
from pathlib import Path

from gplang import wording
from gplang.compiler import compile_source
from gplang.diagnostics import Severity
from gplang.guide import load_profile
from gplang.model.imports import ImportRefused
from gplang.model.plan import Plan
from gplang.scheduling import build_schedule
from gplang.scheduling.records import Schedule, ScheduledEvent, ScheduledExercise, ScheduledSession
from gplang.source import SourceText

CASES = Path(__file__).parent / "cases"


def refuse(importer: str, target: str) -> ImportRefused:
    return ImportRefused(f"{importer} must not import {target}")


def compile_plan(text: str, path: str = "case.gpl") -> Plan:
    """Return the plan of a text that has no errors."""
    result = compile_source(SourceText(path, text), refuse)
    errors = [one for one in result.diagnostics if one.severity is Severity.ERROR]
    assert not errors, errors
    assert result.plan is not None
    return result.plan


def schedules(plan: Plan) -> list[Schedule]:
    return [build_schedule(plan, athlete, load_profile())[0] for athlete in plan.athletes or (None,)]


def table(plan: Plan) -> Iterator[str]:
    """Yield one line per session, under `@ name` for each athlete; then one per finding."""
    for athlete in plan.athletes or (None,):
        if athlete is not None:
            yield f"@ {athlete.name}"
        schedule, findings = build_schedule(plan, athlete, load_profile())
        yield from map(row, schedule.sessions)
        yield from map(event_row, schedule.events)
        yield from (f"! {finding.message}" for finding in findings)


def row(session: ScheduledSession) -> str:
    """Return `week day date time session | exercise dose | …`; of what is not known a `-`."""
    name = f"{session.session.name}{' (optional)' if session.optional else ''}"
    head = f"{session.week} {session.day} {session.date or '-'} {times(session)} {name}"
    doses = (f"{exercise.exercise.id} {dose(exercise, session.week)}" for exercise in session.exercises)
    return " | ".join([head, *doses])


def event_row(event: ScheduledEvent) -> str:
    """Return `* week day date time event`."""
    return f"* {event.week} {event.day} {event.date or '-'} {times(event)} {event.event.name}"


def dose(exercise: ScheduledExercise, week: int) -> str:
    """Return all that is asked for; of a station with its sets and its circuit in brackets."""
    text = wording.prescription(exercise, week)
    if exercise.circuit is None:
        return text
    sets = sum(group.dose.sets for group in exercise.groups)
    return f"{text} [{sets} in {exercise.circuit.letter}: {wording.circuit(exercise.circuit)}]"


def times(session: ScheduledSession | ScheduledEvent) -> str:
    if session.start is None or session.end is None:
        return "-" if session.time is None else f"{session.time:%H:%M}"
    return "..".join(moment.isoformat(timespec="minutes")[11:] for moment in (session.start, session.end))
