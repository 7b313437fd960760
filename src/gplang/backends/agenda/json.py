"""Who trains what, where and when as JSON: `gpl-agenda-1`, described in `schema/agenda.schema.json`."""

from collections.abc import Iterator

from gplang import __version__, wording
from gplang.backends import data
from gplang.backends.agenda import Agenda, Course, Entry, Standing, label_plans
from gplang.backends.identities import event_uid, session_uid
from gplang.scheduling.records import ScheduledExercise, ScheduledSession
from gplang.typed import Any
from gplang.vocabulary import WeekKind

SCHEMA = "gpl-agenda-1"
"""The version of the documents; within it fields are only added."""

Record = dict[str, Any]


def render(agenda: Agenda) -> str:
    """Return an agenda as one JSON object that ends in a line break."""
    from gplang.jsontext import write_json

    return write_json(to_record(agenda)) + "\n"


def to_record(agenda: Agenda) -> Record:
    """Return the `gpl-agenda-1` object itself."""
    days, labels = agenda.days, label_plans(agenda.courses)
    plans = {each.file: each.schedule.plan for each in agenda.courses}
    return {
        "schema": SCHEMA,
        "generator": f"gplang {__version__}",
        "first": None if days is None else days.first.isoformat(),
        "last": None if days is None else days.last.isoformat(),
        "plans": [
            {"file": file, "id": plan.id, "title": plan.title, "label": labels[file]} for file, plan in plans.items()
        ],
        "entries": [_entry(each) for each in agenda.entries],
        "resting": [_standing(each) for each in agenda.standing],
    }


def _entry(entry: Entry) -> Record:
    held, course = entry.held, entry.course
    schedule, week = course.schedule, entry.week
    common: Record = {
        "date": entry.on.isoformat(),
        "day": held.day,
        "time": data.clock(held.time),
        "start": None if held.start is None else held.start.isoformat(),
        "end": None if held.end is None else held.end.isoformat(),
        "timezone": schedule.timezone,
        "file": course.file,
        "athlete": _athlete(course),
        "where": entry.where or None,
        "week": {"number": week.number, "kind": week.kind, "label": week.label},
    }
    if isinstance(held, ScheduledSession):
        return {
            "kind": "session",
            "uid": session_uid(schedule, held),
            "name": held.session.name,
            "title": wording.session_title(held.session),
            **common,
            **({} if schedule.log is None else {"status": held.status, "record": list(_record(held))}),
            "optional": held.optional,
            "focus": held.session.focus,
            "minutes": held.minutes,
            "estimated": held.session.minutes is None,
            "gym": None if held.gym is None else data.gym(held.gym),
            "notes": list(held.session.notes),
            "exercises": [_exercise(each, held.week, held.kind) for each in held.exercises],
        }
    return {
        "kind": "event",
        "uid": event_uid(schedule, held),
        "name": held.event.name,
        "title": wording.event_title(held.event),
        **common,
        "minutes": held.event.minutes,
        "metres": held.event.metres,
        "hard": held.event.hard,
    }


def _record(session: ScheduledSession) -> Iterator[str]:
    """Yield what a log has of a session beside its exercises, in words."""
    state = wording.state(session)
    yield from () if state is None else (state,)
    yield from wording.recorded_lines(session)


def _athlete(course: Course) -> Record | None:
    athlete = course.schedule.athlete
    return None if athlete is None else {"name": athlete.name, "title": athlete.title}


def _exercise(exercise: ScheduledExercise, week: int, kind: WeekKind | None) -> Record:
    return {
        "exercise": exercise.exercise.id,
        "name": exercise.exercise.name,
        "role": exercise.role,
        "place": exercise.place,
        "optional": exercise.optional,
        "text": wording.prescription(exercise, week),
        "remarks": list(wording.remarks(exercise, week, kind)),
    }


def _standing(standing: Standing) -> Record:
    coming = standing.next
    return {
        "athlete": standing.name,
        "subject": standing.subject,
        "why": standing.why,
        "text": standing.sentence,
        "next": None
        if coming is None
        else {
            "date": data.day(coming.date),
            "time": data.clock(coming.time),
            "name": coming.session.name,
            "title": wording.session_title(coming.session),
        },
        "last": data.day(standing.last),
    }
