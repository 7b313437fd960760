"""A week's sessions as routines in the shape of Hevy's public API: a list of what `POST /v1/routines` takes.

The app knows exercises by ids of its own, which are only to be had from it: `read_templates` reads a saved answer of
`GET /v1/exercise_templates`. An exercise without one has None, and its name beside it.
"""

from collections.abc import Callable, Iterator, Mapping

from gplang.backends.routines import (
    in_kilograms,
    join,
    note_of,
    number_supersets,
    rest_of,
    sessions_of,
    superset_of,
    weight_of,
)
from gplang.backends.text import one_line
from gplang.catalog import Exercise
from gplang.jsontext import write_json
from gplang.quantities import Measure
from gplang.scheduling.records import (
    LoadForm,
    Schedule,
    ScheduledExercise,
    ScheduledLoad,
    ScheduledSession,
    ScheduledSet,
)
from gplang.typed import Any
from gplang.vocabulary import Method, Role
from gplang.wording import session_title

_LONGEST_TITLE = 100


def render(schedule: Schedule, week: int, templates: Mapping[str, str]) -> str:
    """Return the routines of a week as JSON; `templates` are the app's ids by the ids of exercises here."""
    routines = [{"routine": _routine(each, templates)} for each in sessions_of(schedule, week)]
    return f"{write_json(routines)}\n"


def find_missing(schedule: Schedule, week: int, templates: Mapping[str, str]) -> list[str]:
    """Return the names of the exercises of a week for which the app's id is not known."""
    done = [each.exercise for session in sessions_of(schedule, week) for each in session.exercises]
    return list(dict.fromkeys(each.name for each in done if each.id not in templates))


def read_templates(record: object, find: Callable[[str], Exercise | None]) -> dict[str, str]:
    """Return the app's ids by those of exercises here, from its list of exercises; the first of a name counts.

    Raises `ValueError` for what is no such list.
    """
    listed = record.get("exercise_templates") if isinstance(record, dict) else record
    if not isinstance(listed, list):
        raise ValueError("no list of `exercise_templates`")
    found: dict[str, str] = {}
    for each in listed:
        title, template = (each.get("title"), each.get("id")) if isinstance(each, dict) else (None, None)
        if isinstance(title, str) and isinstance(template, str) and (exercise := find(title)) is not None:
            found.setdefault(exercise.id, template)
    return found


def _routine(session: ScheduledSession, templates: Mapping[str, str]) -> dict[str, Any]:
    numbers = number_supersets(session, 0)
    return {
        "title": one_line(session_title(session.session))[:_LONGEST_TITLE],
        "folder_id": None,
        "notes": _plain(join(session.session.notes)),
        "exercises": [
            {
                "exercise_template_id": templates.get(each.exercise.id),
                "title": each.exercise.name,
                "superset_id": superset_of(each, numbers),
                "rest_seconds": rest_of(each, each.groups[0].rest if each.groups else None),
                "notes": _plain(note_of(each, session.week)),
                "sets": list(_sets(each)),
            }
            for each in session.exercises
        ],
    }


def _plain(text: str) -> str:
    """Return a note without the sign that the app refuses."""
    return text.replace("@", "at ")


def _sets(exercise: ScheduledExercise) -> Iterator[dict[str, Any]]:
    for one in exercise.sets:
        yield {"type": _type(exercise, one), "weight_kg": _weight(one.load), **_amounts(one), "custom_metric": None}


def _type(exercise: ScheduledExercise, one: ScheduledSet) -> str:
    if exercise.role is Role.WARMUP:
        return "warmup"
    if exercise.method is Method.DROP_SET:
        return "dropset"
    return "failure" if one.effort is not None and one.effort.high == 0 else "normal"


def _weight(load: ScheduledLoad | None) -> float | None:
    if load is not None and load.form is LoadForm.BODYWEIGHT and load.rounded is not None and load.unit is not None:
        return in_kilograms(max(load.rounded.high, load.rounded.high * 0), load.unit) or None
    weight = weight_of(load)
    return None if weight is None else in_kilograms(*weight)


def _amounts(one: ScheduledSet) -> dict[str, Any]:
    dose = one.dose
    is_range = dose.measure is Measure.REPS and dose.low is not None and dose.low != dose.high
    return {
        "reps": dose.low if dose.measure is Measure.REPS and not is_range else None,
        "distance_meters": dose.high if dose.measure is Measure.METRES else None,
        "duration_seconds": dose.high if dose.measure is Measure.SECONDS else None,
        "rep_range": {"start": dose.low, "end": dose.high} if is_range else None,
    }
