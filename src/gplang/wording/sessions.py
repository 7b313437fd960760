"""A session in words: its day, its title and length, its exercises by role, or all of it as one text."""

from collections.abc import Iterator

from gplang.model.plan import Event
from gplang.model.session import Session
from gplang.scheduling.reasons import Why
from gplang.scheduling.recorded import Status
from gplang.scheduling.records import ScheduledExercise, ScheduledSession
from gplang.vocabulary import Day, Role, WeekKind
from gplang.wording.answers import reasons
from gplang.wording.circuits import circuit_title, opens_circuit
from gplang.wording.maxima import estimate
from gplang.wording.prescriptions import prescription
from gplang.wording.records import done, recorded_lines, state
from gplang.wording.steps import going_on
from gplang.wording.told import Told
from gplang.wording.weeks import week_title

_DAYS = {
    Day.MON: "Monday",
    Day.TUE: "Tuesday",
    Day.WED: "Wednesday",
    Day.THU: "Thursday",
    Day.FRI: "Friday",
    Day.SAT: "Saturday",
    Day.SUN: "Sunday",
}

_ROLES = {
    Role.WARMUP: "Warm-up",
    Role.PRIMARY: "Primary",
    Role.SECONDARY: "Secondary",
    Role.ACCESSORY: "Accessory",
    Role.FINISHER: "Finisher",
}


MARK = " (optional)"
"""What stands behind the names of optional sessions and exercises."""


def day_name(day: Day) -> str:
    """Return a weekday in full, `Monday`."""
    return _DAYS[day]


def role_name(role: Role) -> str:
    """Return a role as a heading, `Warm-up`."""
    return _ROLES[role]


def session_title(session: Session) -> str:
    """Return a session's title; without one its name, made readable: `lower-b` is `Lower b`."""
    if session.title:
        return session.title
    words = session.name.replace("-", " ")
    return words[:1].upper() + words[1:]


def event_title(event: Event) -> str:
    """Return an event's title; without one its name, made readable."""
    words = event.title or event.name.replace("-", " ")
    return words if event.title else words[:1].upper() + words[1:]


def event_facts(event: Event) -> str:
    """Return what is known of an event besides its title: `event, 120 min, 400 m fast, hard`."""
    return facts_of_event(event.minutes, event.metres, hard=event.hard)


def facts_of_event(minutes: int | None, metres: int | None, *, hard: bool) -> str:
    """Return the facts of an event as `event_facts` does."""
    length = "" if minutes is None else f"{minutes} min"
    distance = "" if metres is None else f"{metres} m fast"
    return ", ".join(filter(None, ("event", length, distance, "hard" if hard else "")))


def exercise_name(what: ScheduledExercise) -> str:
    """Return the exercise's name, with its label where it shares a superset: `A1 Nordic curl`, `Plank (optional)`."""
    name = f"{what.place} {what.exercise.name}" if what.place else what.exercise.name
    return f"{name}{MARK}" if what.optional else name


def day_title(session: ScheduledSession) -> str:
    """Return a session's title, marked if it is optional on its day, done or missed: `Hips (optional, done)`."""
    return f"{session_title(session.session)}{day_mark(session)}"


def day_mark(session: ScheduledSession) -> str:
    """Return what stands behind a session's name on its day: ` (optional, done)`; empty for nothing."""
    marks = ["optional"] * session.optional
    marks += [session.status.value] * (session.status is not Status.PLANNED)
    return f" ({', '.join(marks)})" if marks else ""


def substitution(what: ScheduledExercise) -> str | None:
    """Return `instead of Romanian deadlift`, None where the exercise is the written one.

    `…, load by effort` where the percentage of the written one was left out.
    """
    return None if what.exercise.id == what.written.id else instead_of(what.written.name, by_effort=what.by_effort)


def instead_of(name: str, *, by_effort: bool) -> str:
    """Return what an exercise replaces, as `substitution` does."""
    return f"instead of {name}{', load by effort' if by_effort else ''}"


def remarks(what: ScheduledExercise, week: int, kind: WeekKind | None = None) -> Iterator[str]:
    """Yield the lines below an exercise: what it replaces, estimates, its cue, how it progresses in normal weeks.

    What was done of it stands before them; until it is, why a log has changed its dose. A maximum that this tells of is
    not told again.
    """
    later = going_on(what) if kind is None else None
    answers = what.reasons if what.done is None else ()
    is_told = any(each.why is Why.ESTIMATE for each in answers)
    why = reasons(what) if answers else ()
    for text in (done(what, week), *why, substitution(what), *(() if is_told else estimates(what)), what.cue, later):
        if text:
            yield text


def estimates(what: ScheduledExercise) -> tuple[str, ...]:
    """Return how the maxima behind the loads of an exercise were estimated, each once."""
    found = (group.load.estimate for group in what.groups if group.load is not None)
    return tuple(dict.fromkeys(estimate(each) for each in found if each is not None))


def exercise_lines(exercise: ScheduledExercise, week: int, kind: WeekKind | None) -> tuple[str, ...]:
    """Return an exercise's lines in a session's text."""
    first = f"- {exercise_name(exercise)}: {prescription(exercise, week)}"
    return (first, *(f"  {remark}" for remark in remarks(exercise, week, kind)))


def session_text(session: ScheduledSession, label: str | None, told: Told) -> str:
    """Return a whole session as plain text of several lines; nothing of it changes when other weeks are added.

    `told` are the `exercise_lines` of its schedule.
    """
    facts = [week_title(session.week, label, session.kind)]
    if session.session.focus is not None:
        facts.append(session.session.focus.value)
    if session.optional:
        facts.append("optional")
    facts.append(length(session))
    if session.gym is not None:
        facts.append(f"in {session.gym.shown}")
    lines = [", ".join(facts)]
    if (became := state(session)) is not None:
        lines.append(f"{became[:1].upper()}{became[1:]}")
    last: ScheduledExercise | None = None
    for exercise in session.exercises:
        if last is None or exercise.role is not last.role:
            lines += ["", role_name(exercise.role)]
        if exercise.circuit is not None and opens_circuit(exercise, last):
            lines.append(circuit_title(exercise.circuit))
        last = exercise
        lines += told.of(exercise, session.week, session.kind)
    if session.session.notes:
        lines += ["", "Notes", *(f"- {note}" for note in session.session.notes)]
    if recorded := [*recorded_lines(session)]:
        lines += ["", "Recorded", *(f"- {text}" for text in recorded)]
    return "\n".join(lines)


def length(session: ScheduledSession) -> str:
    """Return how long a session takes: `75 min`, `about 60 min` if that is an estimate."""
    return minutes(session.minutes, estimated=session.session.minutes is None)


def minutes(count: int, *, estimated: bool) -> str:
    """Return a length as `length` does."""
    return f"{'about ' if estimated else ''}{count} min"
