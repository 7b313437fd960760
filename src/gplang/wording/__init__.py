"""A dose, a load, a rest, a progression, a session in words: the one wording of all outputs.

Every function returns plain text of one line unless it says otherwise. Texts of the plan come back as they
were written; an output that has rules of its own escapes them itself.
"""

from gplang.figures import counted
from gplang.wording.answers import GUIDE, reason, reasons
from gplang.wording.circuits import circuit, circuit_title, opens_circuit, rounds_alike, station_dose
from gplang.wording.doses import OPEN_RAMP, asked, dose, each_set, effort, group, rest, tempo
from gplang.wording.loads import load, load_of, load_with_plates, loading, written_load
from gplang.wording.maxima import growth, maxima, weight
from gplang.wording.prescriptions import prescription
from gplang.wording.records import (
    BESIDE,
    SKIPPED,
    done,
    other_name,
    other_work,
    record_lines,
    recorded_lines,
    state,
    when,
)
from gplang.wording.sessions import (
    MARK,
    day_mark,
    day_name,
    day_title,
    event_facts,
    event_title,
    exercise_lines,
    exercise_name,
    facts_of_event,
    instead_of,
    length,
    minutes,
    remarks,
    role_name,
    session_text,
    session_title,
    substitution,
)
from gplang.wording.steps import Answers, difference, going_on, progression, way

__all__ = [
    "BESIDE",
    "GUIDE",
    "MARK",
    "OPEN_RAMP",
    "SKIPPED",
    "Answers",
    "asked",
    "circuit",
    "circuit_title",
    "counted",
    "day_mark",
    "day_name",
    "day_title",
    "difference",
    "done",
    "dose",
    "each_set",
    "effort",
    "event_facts",
    "event_title",
    "exercise_lines",
    "exercise_name",
    "facts_of_event",
    "going_on",
    "group",
    "growth",
    "instead_of",
    "length",
    "load",
    "load_of",
    "load_with_plates",
    "loading",
    "maxima",
    "minutes",
    "opens_circuit",
    "other_name",
    "other_work",
    "prescription",
    "progression",
    "reason",
    "reasons",
    "record_lines",
    "recorded_lines",
    "remarks",
    "rest",
    "role_name",
    "rounds_alike",
    "session_text",
    "session_title",
    "state",
    "station_dose",
    "substitution",
    "tempo",
    "way",
    "weight",
    "when",
    "written_load",
]
