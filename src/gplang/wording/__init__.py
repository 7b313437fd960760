"""A dose, a load, a rest, a progression, a session in words: the one wording of all outputs.

Every function returns plain text of one line unless it says otherwise. Texts of the plan come back as they
were written; an output that has rules of its own escapes them itself.
"""

from gplang.wording.doses import dose, effort, group, prescription, rest
from gplang.wording.loads import load, load_of, written_load
from gplang.wording.sessions import (
    day_name,
    exercise_lines,
    exercise_name,
    length,
    remarks,
    role_name,
    session_text,
    session_title,
    substitution,
)
from gplang.wording.steps import going_on, progression

__all__ = [
    "day_name",
    "dose",
    "effort",
    "exercise_lines",
    "exercise_name",
    "going_on",
    "group",
    "length",
    "load",
    "load_of",
    "prescription",
    "progression",
    "remarks",
    "rest",
    "role_name",
    "session_text",
    "session_title",
    "substitution",
    "written_load",
]
