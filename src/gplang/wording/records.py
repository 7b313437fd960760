"""What a log has of a session, in words: its state, the sets that were done, all else that was written down."""

from collections.abc import Iterator

from gplang.catalog import Exercise, load_muscles
from gplang.scheduling.recorded import OtherWork, Recorded, Status
from gplang.scheduling.records import ScheduledExercise, ScheduledSession
from gplang.wording.doses import group

BESIDE = "beside the plan"
"""What is said of a session that was trained beside the planned ones."""

SKIPPED = "skipped"
"""What is said of an exercise that was left out."""


def done(what: ScheduledExercise, week: int) -> str | None:
    """Return what was done of an exercise: `done: 3 x 5 @ RIR 2, 80 kg; 1 x 4, 80 kg`, `skipped`.

    `done with Trap-bar deadlift: …` where it was another one; None where nothing is recorded.
    """
    if what.done is None:
        return None
    if not what.done:
        return SKIPPED
    own = what.done_with or what.exercise
    instead = "" if what.done_with is None else f" with {own.name}"
    return f"done{instead}: {'; '.join(group(each, week, own) for each in what.done)}"


def state(session: ScheduledSession) -> str | None:
    """Return what became of a session and when: `done on 2026-12-08, 18:10, 70 min`, `missed: ill`.

    None where nothing is recorded.
    """
    record = session.recorded
    if record is None or session.status is Status.PLANNED:
        return None
    if session.status is Status.MISSED:
        return f"missed: {record.why}" if record.why else "missed"
    return f"done {when(record)}"


def when(record: Recorded) -> str:
    """Return when a session was trained: `on 2026-12-08, 18:10, 70 min`."""
    clock = None if record.time is None else f"{record.time:%H:%M}"
    length = None if record.minutes is None else f"{record.minutes} min"
    return ", ".join(filter(None, (f"on {record.date.isoformat()}", clock, length)))


def recorded_lines(session: ScheduledSession) -> Iterator[str]:
    """Yield all else that a log has of a session: work that the plan lacks, pain, notes."""
    if session.recorded is not None:
        yield from record_lines(session.recorded, session.week)


def record_lines(record: Recorded, week: int) -> Iterator[str]:
    """Yield what a log has of a session beside the plan's exercises, as `recorded_lines` does."""
    for other in record.other:
        yield f"also done: {other_work(other, week)}"
    for pain in record.pains:
        yield f"pain: {place(pain.place)} {pain.level} of 10"
    for note in record.notes:
        yield f"noted: {note}"


def other_work(what: OtherWork, week: int) -> str:
    """Return work that the plan lacks: `Farmer's walk, 3 x 30 s`."""
    name = other_name(what.exercise, what.text)
    return ", ".join(
        [name, "; ".join(group(each, week, what.exercise) for each in what.groups)] if what.groups else [name]
    )


def other_name(exercise: Exercise | None, text: str) -> str:
    """Return what other work is called."""
    return text if exercise is None else exercise.name


def place(what: str) -> str:
    """Return where it hurts: `lower back`."""
    return load_muscles().words.get(what, what.replace("-", " "))
