"""Text of plans made safe for files that other programs read."""

from collections.abc import Iterator
from unicodedata import category

from gplang.records import replace
from gplang.scheduling.recorded import Recorded
from gplang.scheduling.records import ScheduledExercise, ScheduledSession

_BREAKS = "\n\r\t\v\f\x85\u2028\u2029"
_EMBEDDINGS = "\u202a\u202b\u202d\u202e"
_ISOLATES = "\u2066\u2067\u2068"
_END_OF_EMBEDDING = "\u202c"
_END_OF_ISOLATE = "\u2069"


def one_line(text: str) -> str:
    """Return text without line breaks and control characters; what parted words is a space.

    Marks that turn the direction of writing stay, and are closed at the end: they turn nothing but this text.
    """
    if text.isprintable():
        return text
    kept = "".join(" " if char in _BREAKS else char for char in text if char in _BREAKS or not _is_unwritable(char))
    return kept + "".join(_closers(kept))


def plain(text: str) -> str:
    """Return text of several lines without control characters."""
    return "\n".join(one_line(line) for line in text.split("\n"))


def find_unwritable(text: str) -> Iterator[int]:
    """Yield the places of characters that `one_line` leaves out."""
    if text.isprintable():
        return
    for at, char in enumerate(text):
        if char not in _BREAKS and _is_unwritable(char):
            yield at


def tidy_session(session: ScheduledSession) -> ScheduledSession:
    """Return a session whose own texts are each fit for one line, so that none of them changes its neighbours."""
    own = session.session
    notes = tuple(map(one_line, own.notes))
    title = None if own.title is None else one_line(own.title)
    exercises = tuple(map(_tidy_exercise, session.exercises))
    record = None if session.recorded is None else tidy_record(session.recorded)
    return session._replace(session=own._replace(title=title, notes=notes), exercises=exercises, recorded=record)


def tidy_record(record: Recorded) -> Recorded:
    """Return what a log has of a session with texts that are each fit for one line."""
    why = None if record.why is None else one_line(record.why)
    other = tuple(each._replace(text=one_line(each.text)) for each in record.other)
    return record._replace(notes=tuple(map(one_line, record.notes)), why=why, other=other)


def _tidy_exercise(exercise: ScheduledExercise) -> ScheduledExercise:
    texts = (exercise.exercise.name, exercise.written.name, exercise.cue or "")
    if all(map(str.isprintable, texts)):
        return exercise
    return exercise._replace(
        exercise=replace(exercise.exercise, name=one_line(exercise.exercise.name)),
        written=replace(exercise.written, name=one_line(exercise.written.name)),
        cue=one_line(exercise.cue or "") or None,
    )


def _is_unwritable(char: str) -> bool:
    return category(char) in ("Cc", "Cs")


def _closers(text: str) -> list[str]:
    """Return the marks that close what the text opens, the innermost first."""
    opened: list[str] = []
    isolates = 0
    for char in text:
        if char in _EMBEDDINGS:
            opened.append(_END_OF_EMBEDDING)
        elif char in _ISOLATES:
            opened.append(_END_OF_ISOLATE)
            isolates += 1
        elif char == _END_OF_EMBEDDING and opened[-1:] == [char]:
            opened.pop()
        elif char == _END_OF_ISOLATE and isolates:
            isolates -= 1
            while opened.pop() != char:
                pass
    return opened[::-1]
