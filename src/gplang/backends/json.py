"""A schedule as JSON: the schema `gpl-plan-2`, described in `schema/plan.schema.json`."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import lru_cache
from itertools import groupby
from json import JSONEncoder
from posixpath import dirname, relpath

from gplang import __version__, wording
from gplang.backends import Options, data, logged
from gplang.backends.identities import event_uid, noted_weeks, session_uid, week_uid
from gplang.model.changes import Replacement
from gplang.model.own_plan import swaps_of
from gplang.model.plan import Athlete
from gplang.scheduling.records import (
    Schedule,
    ScheduledEvent,
    ScheduledExercise,
    ScheduledSession,
    ScheduledWeek,
)
from gplang.source import Location
from gplang.typed import Any

SCHEMA = "gpl-plan-2"
"""The version of the documents; within it fields are only added."""

_SETS = frozenset({"sets", "done", "asked", "reached"})
"""Lists of sets, each on a line of its own."""

_OPEN = frozenset({"plan", "volume", *_SETS, "notes", "events"})
"""What is spread over lines however small it is."""

_CONTAINERS = (dict, list)

_write = JSONEncoder(ensure_ascii=False).encode


def render(schedule: Schedule, options: Options) -> bytes:  # noqa: ARG001
    """Return the document in UTF-8, the same bytes for the same schedule.

    It is laid out to be read and compared by line: a set is one line, so is whatever small thing nests no
    deeper than two.
    """
    from gplang.jsontext import escape_hidden

    text = escape_hidden(_lay_out(to_record(schedule), "", {}))
    return f"{text}\n".encode(errors="backslashreplace")


def to_record(schedule: Schedule) -> dict[str, Any]:
    """Return a schedule as plain data; keys and units as in `gpl-plan-2`."""
    plan, athlete = schedule.plan, schedule.athlete
    records = _Records(dirname(plan.where.source.path) or ".", schedule)
    return {
        "schema": SCHEMA,
        "generator": f"gplang {__version__}",
        "plan": {
            "id": plan.id,
            "title": plan.title,
            "goal": plan.goal,
            "level": schedule.level,
            "start": data.day(schedule.start),
            "timezone": schedule.timezone,
            "unit": schedule.unit,
            "location": plan.location,
            "weeks": len(schedule.weeks),
        },
        "athlete": None if athlete is None else _athlete(athlete),
        "sessions": [_session(session, schedule, records) for session in schedule.sessions],
        "weeks": [_week(week) for week in schedule.weeks],
        "events": list(_events(schedule)),
        **logged.extra(schedule),
    }


def _athlete(athlete: Athlete) -> dict[str, Any]:
    groups = {"groups": list(athlete.groups)} if athlete.groups else {}
    return {"name": athlete.name, "title": athlete.title, **groups}


class _Records:
    """The records of exercises: what is the same object from week to week has one record."""

    __slots__ = ("_home", "_known", "_log", "_swaps")

    def __init__(self, home: str, schedule: Schedule) -> None:
        self._home = home
        self._swaps = swaps_of(schedule.athlete)
        self._log = schedule.log is not None
        self._known: dict[int, dict[str, Any]] = {}

    def of(self, exercise: ScheduledExercise) -> dict[str, Any]:
        """Return the record of an exercise of the schedule."""
        if id(exercise) not in self._known:
            record = _exercise(exercise, self._home, self._swaps.get(exercise.where))
            self._known[id(exercise)] = {**record, **logged.exercise(exercise)} if self._log else record
        return self._known[id(exercise)]


def _session(session: ScheduledSession, schedule: Schedule, records: _Records) -> dict[str, Any]:
    own = session.session
    return {
        "uid": session_uid(schedule, session),
        "week": session.week,
        "date": data.day(session.date),
        "day": session.day,
        "session": own.name,
        "title": own.title,
        "focus": own.focus,
        "start": _moment(session.start),
        "end": _moment(session.end),
        "stated_minutes": own.minutes,
        "estimated_minutes": session.estimated_minutes,
        **({"optional": True} if session.optional else {}),
        **({"gym": data.gym(session.gym)} if session.gym is not None else {}),
        "notes": list(own.notes),
        **({} if schedule.log is None else logged.session(session)),
        "exercises": [records.of(exercise) for exercise in session.exercises],
    }


def _exercise(exercise: ScheduledExercise, home: str, swap: Replacement | None) -> dict[str, Any]:
    substituted = exercise.exercise.id != exercise.written.id
    return {
        "exercise": exercise.exercise.id,
        "name": exercise.exercise.name,
        "role": exercise.role,
        "superset": None if exercise.label is None else exercise.label.upper(),
        **({"circuit": data.circuit(exercise.circuit)} if exercise.circuit is not None else {}),
        **({"complex": [part.id for part in exercise.exercise.parts]} if exercise.exercise.parts else {}),
        "substituted_for": exercise.written.id if substituted else None,
        **({"swapped_for": swap.old.id} if swap is not None else {}),
        "cue": exercise.cue,
        "rest_seconds": data.rest(exercise.rest),
        "tempo": exercise.tempo,
        "method": exercise.method,
        **({"optional": True} if exercise.optional else {}),
        "progression": wording.progression(exercise),
        "progress": _progress(exercise),
        "ramp": None if exercise.ramp is None else {"known": not exercise.is_ramp_open},
        "wave": data.wave(exercise),
        **({} if exercise.stages is None else {"stages": data.stages(exercise.stages, exercise.stage)}),
        **({} if exercise.on_miss is None else {"on_miss": data.on_miss(exercise.on_miss)}),
        "span": _span(exercise.where, home),
        "sets": [record for group in exercise.groups for record in data.sets(group)],
    }


def _progress(exercise: ScheduledExercise) -> dict[str, Any] | None:
    found = data.progress(exercise.progress, about=exercise.about)
    return None if found is None else {**found, "settled": exercise.settled}


def _events(schedule: Schedule) -> Iterator[dict[str, Any]]:
    """Yield the events of a calendar, a week's before its sessions', the plan's own behind them."""
    noted = {week.number: week for week in noted_weeks(schedule)}
    by_week = {number: tuple(found) for number, found in groupby(schedule.sessions, lambda session: session.week)}
    planned = {number: tuple(found) for number, found in groupby(schedule.events, lambda event: event.week)}
    for week in schedule.weeks:
        number = week.number
        if number in noted:
            yield _event(week_uid(schedule, week), "week", number, **_days(week))
        for session in by_week.get(number, ()):
            day = data.day(session.date)
            uid = session_uid(schedule, session)
            yield _event(uid, "session", number, session=session.session.name, first=day, last=day)
        for event in planned.get(number, ()):
            day = data.day(event.date)
            yield _event(event_uid(schedule, event), "event", number, first=day, last=day, event=_planned(event))


def _event(uid: str, kind: str, week: int, *, session: str | None = None, **more: Any) -> dict[str, Any]:
    return {"uid": uid, "kind": kind, "week": week, "session": session, **more}


def _planned(event: ScheduledEvent) -> dict[str, Any]:
    own = event.event
    return {
        "name": own.name,
        "title": own.title,
        "day": event.day,
        "time": None if event.time is None else f"{event.time:%H:%M}",
        "start": _moment(event.start),
        "end": _moment(event.end),
        "minutes": own.minutes,
        "metres": own.metres,
        "hard": own.hard,
    }


def _days(week: ScheduledWeek) -> dict[str, Any]:
    return {"first": data.day(week.first), "last": data.day(week.last)}


def _week(week: ScheduledWeek) -> dict[str, Any]:
    return {
        "week": week.number,
        **_days(week),
        "kind": week.kind,
        "label": week.label,
        "volume": {
            muscle: {
                "direct": data.number(volume.direct),
                "indirect": data.number(volume.indirect),
                "total": data.number(volume.total),
                **({"optional": data.number(volume.optional)} if volume.optional else {}),
            }
            for muscle, volume in week.volume.items()
        },
    }


def _span(where: Location, home: str) -> Mapping[str, Any]:
    """Return a place; its path is relative to `home`, the plan's folder, so that it is the same everywhere."""
    start, end = where.start, where.end
    return {
        "path": relpath(where.source.path, home),
        "start": {"line": start.line, "column": start.column},
        "end": {"line": end.line, "column": end.column},
    }


def _lay_out(value: Any, indent: str, known: dict[tuple[int, str], str], key: str = "") -> str:
    """Return the text of a value, which stands at `indent` under `key`; `known` are texts of records met before."""
    if not isinstance(value, _CONTAINERS) or not value or (key not in _OPEN and _is_small(value)):
        return _encode(value)
    inner = f"{indent}  "
    mark = f",\n{inner}"
    if isinstance(value, dict):
        items = [f"{_encode_name(name)}: {_lay_out(item, inner, known, name)}" for name, item in value.items()]
        return f"{{\n{inner}{mark.join(items)}\n{indent}}}"
    texts = []
    for item in value:
        place = (id(item), inner)
        text = known.get(place)
        if text is None:
            text = known[place] = _encode(item) if key in _SETS else _lay_out(item, inner, known)
        texts.append(text)
    return f"[\n{inner}{mark.join(texts)}\n{indent}]"


def _is_small(value: dict[str, Any] | list[Any], depth: int = 2) -> bool:
    """Return whether containers nest in this one, itself counted, no deeper than `depth`."""
    if not depth:
        return False
    for item in value.values() if isinstance(value, dict) else value:
        if isinstance(item, _CONTAINERS) and not _is_small(item, depth - 1):
            return False
    return True


@lru_cache(maxsize=1024)
def _encode_name(name: str) -> str:
    return _encode(name)


def _encode(value: Any) -> str:
    return "null" if value is None else _write(value)


def _moment(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()
