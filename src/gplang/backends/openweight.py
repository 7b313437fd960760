"""A schedule as a program of OpenWeight, the open format for strength training (openweight.dev): weeks of workouts.

What its fields do not hold stands in notes.
"""

import re
from collections.abc import Iterator
from itertools import groupby

from gplang.backends.routines import (
    join,
    number_supersets,
    remarks_of,
    rest_of,
    sessions_of,
    superset_of,
    weight_of,
)
from gplang.backends.text import one_line
from gplang.jsontext import write_json
from gplang.quantities import Measure, ShareOf
from gplang.scheduling.records import Schedule, ScheduledExercise, ScheduledGroup, ScheduledSession, ScheduledSet
from gplang.typed import Any
from gplang.vocabulary import Method, Role
from gplang.wording import session_title
from gplang.wording.weeks import week_title

_LONGEST_NAME = 200
_LONGEST_NOTE = 1_000
_TEMPO = re.compile(r"[0-9X](?:-[0-9X]){3}")
_BASES = {ShareOf.MAXIMUM: "1RM", ShareOf.TRAINING_MAX: "training max", ShareOf.TOP: "top set", ShareOf.BEST: "best"}


def render(schedule: Schedule, week: int | None = None) -> str:
    """Return the program, or one week of it, as JSON; weeks without a session are left out."""
    names = {each.number: week_title(each.number, each.label, each.kind) for each in schedule.weeks}
    weeks = [
        {"name": one_line(names[number])[:_LONGEST_NAME], "workouts": [_workout(each) for each in sessions]}
        for number, sessions in groupby(sessions_of(schedule, week), lambda each: each.week)
    ]
    record: dict[str, Any] = {"name": _name(schedule.plan.title), "weeks": weeks}
    if schedule.plan.goal is not None:
        record["tags"] = [str(schedule.plan.goal)]
    return f"{write_json(record)}\n"


def _name(text: str) -> str:
    return one_line(text)[:_LONGEST_NAME] or "plan"


def _workout(session: ScheduledSession) -> dict[str, Any]:
    numbers = number_supersets(session, 1)
    record: dict[str, Any] = {"name": _name(session_title(session.session)), "day": session.day.number + 1}
    if notes := join([*session.session.notes, *["optional"] * session.optional]):
        record["notes"] = notes[:_LONGEST_NOTE]
    record["exercises"] = [
        _exercise(each, at, superset_of(each, numbers), session.week) for at, each in enumerate(session.exercises, 1)
    ]
    return record


def _exercise(exercise: ScheduledExercise, order: int, superset: int | None, week: int) -> dict[str, Any]:
    done = exercise.exercise
    named: dict[str, Any] = {"name": _name(done.name)}
    if done.equipment:
        named["equipment"] = done.equipment[0][0] if done.equipment[0] else "none"
    if done.trains:
        named["musclesWorked"] = list(done.trains)
    record: dict[str, Any] = {"exercise": named, "order": order}
    if exercise.cue:
        record["notes"] = one_line(exercise.cue)[:_LONGEST_NOTE]
    if superset is not None:
        record["supersetId"] = superset
    record["sets"] = [_set(exercise, group, one, week) for group in exercise.groups for one in group.expand()]
    return record


def _set(exercise: ScheduledExercise, group: ScheduledGroup, one: ScheduledSet, week: int) -> dict[str, Any]:
    record = dict(_amounts(one, exercise.exercise.id))
    if (rest := rest_of(exercise, group.rest)) is not None:
        record["restSeconds"] = rest
    tempo = (group.tempo or exercise.tempo or "").upper()
    if _TEMPO.fullmatch(tempo):
        record["tempo"] = tempo
    record["type"] = "warmup" if exercise.role is Role.WARMUP else _TYPES.get(exercise.method, "working")
    if notes := join(remarks_of(one, exercise, week)):
        record["notes"] = notes[:_LONGEST_NOTE]
    return record


_TYPES: dict[Method | None, str] = {Method.DROP_SET: "dropset"}


def _amounts(one: ScheduledSet, own: str) -> Iterator[tuple[str, Any]]:
    dose, load, effort = one.dose, one.load, one.effort
    if dose.measure is Measure.REPS and dose.low is not None:
        if dose.low == dose.high:
            yield "targetReps", dose.low
        else:
            yield "targetRepsMin", dose.low
            yield "targetRepsMax", dose.high
    if (weight := weight_of(load)) is not None:
        yield "targetWeight", _number(weight[0])
        yield "unit", str(weight[1])
    if load is not None and load.percent is not None and (load.of is None or load.of.id == own):
        yield "percentage", _number(load.percent.high)
        yield "percentageOf", _BASES[load.share]
    if effort is not None:
        if effort.low == effort.high and effort.low == int(effort.low):
            yield "targetRIR", int(effort.low)
        yield "targetRPE", _number(10 - effort.high)


def _number(value: Any) -> int | float:
    number = round(float(value), 3)
    return int(number) if number == int(number) else number
