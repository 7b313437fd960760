"""From what a plan is written from to its lines, not laid out yet."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import time

from gplang.writer.new import (
    NewAthlete,
    NewDose,
    NewEvent,
    NewExercise,
    NewGym,
    NewLine,
    NewPlan,
    NewScheme,
    NewSession,
    NewWeek,
)
from gplang.writer.quoting import exercise, listed, name, notation, quote
from gplang.writer.values import length

_IN_A_ROW = 20
"""Dates and aliases that one line takes; there may be more of them than fit on one."""

_SHORT = 40
"""Characters of a cue that stands on the line of its exercise."""

_NOTHING = "none"


def write_lines(plan: NewPlan) -> Iterator[str]:
    """Yield the lines of a plan, an empty one before each block."""
    yield from (f"use {quote(path, 'the path of a used file')}" for path in plan.uses)
    yield ""
    yield f"plan {quote(plan.title, 'the title')}"
    yield from _settings(plan)
    for block in (
        *map(_gym, plan.gyms),
        *map(_athlete, plan.athletes),
        *map(_exercise, plan.exercises),
        *map(_scheme, plan.schemes),
        *map(_session, plan.sessions),
        *map(_week, plan.weeks),
    ):
        yield ""
        yield from block


def _settings(plan: NewPlan) -> Iterator[str]:
    if plan.id is not None:
        yield f"id {name(plan.id, 'the id')}"
    yield from _words(plan, ("goal",))
    for at in range(0, len(plan.trained_by), _IN_A_ROW):
        yield f"for {_names(plan.trained_by[at : at + _IN_A_ROW], 'who trains')}"
    yield from _words(plan, ("level", "start", "timezone"))
    yield from _clock(plan.at)
    yield from _words(plan, ("unit", "round"))
    yield from _place(plan)
    yield from _loads(plan)
    if plan.remind:
        yield f"remind {listed(plan.remind, 'a reminder')}"
    if plan.location is not None:
        yield f"location {quote(plan.location, 'the location')}"
    yield from _days_off(plan)
    for role, step in plan.progress.items():
        yield f"progress {notation(role, 'the role')} {notation(step, 'the progress')}"
    for role, answer in plan.on_miss.items():
        yield f"on-miss {notation(role, 'the role')} {notation(answer, 'on-miss')}"
    yield from map(_event, plan.events)


def _event(event: NewEvent) -> str:
    words = [f"event {name(event.name, 'the event')}"]
    if event.title is not None:
        words.append(quote(event.title, "the title of an event"))
    if event.minutes is not None:
        words.append(length(event.minutes))
    if event.metres is not None:
        words.append(f"{event.metres}m")
    return " ".join([*words, *["hard"] * event.hard])


def _athlete(athlete: NewAthlete) -> Iterator[str]:
    header = _header("athlete", athlete.name, athlete.title)
    yield header if athlete.like is None else f"{header} like {name(athlete.like, 'the athlete')}"
    if athlete.groups:
        yield f"group {_names(athlete.groups, 'a group')}"
    yield from _words(athlete, ("level", "unit", "round", "start", "timezone"))
    yield from _clock(athlete.at)
    if athlete.remind:
        yield f"remind {listed(athlete.remind, 'a reminder')}"
    yield from _place(athlete)
    yield from _loads(athlete)
    for word, given in (("max", athlete.maxima), ("training-max", athlete.training_maxima), ("load", athlete.loads)):
        for each, held in given.items():
            for one in [held] if isinstance(held, str) else held:
                yield f"{word} {exercise(each)} {notation(one, word)}"
    if athlete.equipment is not None:
        yield f"equipment {listed(athlete.equipment, 'the equipment') or _NOTHING}"
    if athlete.sensitive:
        yield f"sensitive {listed(athlete.sensitive, 'sensitive')}"
    yield from _days_off(athlete)
    yield from _changes(athlete.changes, f"athlete {athlete.name}")
    yield from (f"move {notation(each, 'a move')}" for each in athlete.moves)


def _days_off(block: NewPlan | NewAthlete) -> Iterator[str]:
    for at in range(0, len(block.skip), _IN_A_ROW):
        yield f"skip {listed(block.skip[at : at + _IN_A_ROW], 'a day to skip')}"
    yield from (f"pause {first.isoformat()}..{last.isoformat()}" for first, last in block.pause)


def _changes(changes: Sequence[NewLine | str], whose: str) -> Iterator[str]:
    for change in changes:
        if isinstance(change, str):
            yield f"drop {notation(change, 'the drop')}"
            continue
        if change.instead_of is None:
            raise ValueError(f"a swap of {whose} does not say what {change.exercise} is done instead of")
        yield from _line(change)


def _names(names: Sequence[str], what: str) -> str:
    return " ".join(name(each, what) for each in names)


def _gym(gym: NewGym) -> Iterator[str]:
    yield _header("gym", gym.name, gym.title)
    if gym.equipment is not None:
        yield f"equipment {listed(gym.equipment, 'the equipment') or _NOTHING}"
    yield from _words(gym, ("round",))
    yield from _rounds(gym)
    yield from _words(gym, ("bar",))
    if gym.plates:
        yield f"plates {listed(gym.plates, 'plates')}"


def _place(block: NewPlan | NewAthlete) -> Iterator[str]:
    if block.gym is not None:
        yield f"in {name(block.gym, 'the gym')}"


def _rounds(block: NewPlan | NewAthlete | NewGym) -> Iterator[str]:
    yield from (f"round {exercise(each)} {notation(step, 'round')}" for each, step in block.rounds.items())


def _loads(block: NewPlan | NewAthlete) -> Iterator[str]:
    """Yield how loads are rounded and maxima grow."""
    yield from _rounds(block)
    if block.training_max is not None:
        yield f"training-max {notation(block.training_max, 'training-max')}"
    yield from (f"raise {exercise(each)} {notation(step, 'raise')}" for each, step in block.raises.items())


def _exercise(new: NewExercise) -> Iterator[str]:
    yield _header("exercise", new.name, new.title)
    if new.like is not None:
        yield f"like {exercise(new.like)}"
    yield from (f"alias {exercise(alias)}" for alias in new.aliases)
    if new.complex:
        yield f"complex {' '.join(map(exercise, new.complex))}"
    if new.equipment is not None:
        yield f"equipment {listed(new.equipment, 'the equipment') or _NOTHING}"
    for word, muscles in (("trains", new.trains), ("assists", new.assists)):
        if muscles:
            yield f"{word} {listed(muscles, word)}"


def _scheme(scheme: NewScheme) -> Iterator[str]:
    yield _header("scheme", scheme.name, scheme.title) + " once" * scheme.once
    yield from (f"step {notation(each, 'a step')}" for each in scheme.steps)
    if scheme.deload is not None:
        yield f"deload {notation(scheme.deload, 'the deload')}"


def _session(session: NewSession) -> Iterator[str]:
    header = [f"session {name(session.name, 'the session')}"]
    if session.title is not None:
        header.append(quote(session.title, "the title of a session"))
    if session.like is not None:
        header.append(f"like {name(session.like, 'the session')}")
    if session.focus is not None:
        header.append(notation(session.focus, "the focus"))
    if session.minutes is not None:
        header.append(f"{session.minutes}min")
    yield " ".join(header)
    yield from (f"drop {notation(each, 'the drop')}" for each in session.drops)
    yield from (f"circuit {notation(each, 'a circuit')}" for each in session.circuits)
    for line in session.lines:
        yield from _line(line)
    yield from (f"note {quote(note, 'a note')}" for note in session.notes)


def _line(line: NewLine) -> Iterator[str]:
    role = [notation(line.role, "the role")] if line.role or line.instead_of is None else []
    words = ["swap", *role, exercise(line.instead_of)] if line.instead_of is not None else role
    if line.label is not None:
        words.append(notation(line.label, "the label"))
    words.append(exercise(line.exercise))
    if line.sets or line.instead_of is None:
        words.append(notation(line.sets, f"the dose of {line.exercise}"))
    words += _additions(line)
    if line.optional:
        words.append("optional")
    cue = None if line.cue is None else quote(line.cue, "the cue")
    is_short = cue is not None and len(cue) <= _SHORT
    since = [f"from week {line.since}"] if line.since is not None else []
    yield " ".join([*words, *([cue] if cue and is_short else []), *since])
    for word, value in _under(line):
        if value is not None:
            yield f"{word} {notation(value, word)}"
    for each in line.substitutes:
        other, new = (each, NewDose()) if isinstance(each, str) else each
        yield " ".join(["or", exercise(other), *_dose(new, f"the dose of {other}")])
    for week, new in line.later.items():
        yield " ".join([f"from week {week}", *_dose(new, f"the dose from week {week}")])
    if cue is not None and not is_short:
        yield f"cue {cue}"


def _under(line: NewLine) -> tuple[tuple[str, str | None], ...]:
    """Return the words of the lines under an exercise line that stand there at most once, with what follows them."""
    steps = (("progress", line.progress), ("wave", line.wave), ("stages", line.stages), ("on-miss", line.on_miss))
    return (*steps, ("deload", line.deload))


def _additions(line: NewLine | NewDose) -> list[str]:
    parts = (("rest", line.rest), ("tempo", line.tempo), ("method", line.method))
    return [f"{word} {notation(value, word)}" for word, value in parts if value is not None]


def _dose(dose: NewDose, what: str) -> Iterator[str]:
    if dose.sets:
        yield notation(dose.sets, what)
    yield from _additions(dose)
    if dose.cue is not None:
        yield quote(dose.cue, "the cue")


def _week(week: NewWeek) -> Iterator[str]:
    header = [f"week {notation(week.numbers, 'the weeks')}"]
    if week.kind is not None:
        header.append(notation(week.kind, "the kind of a week"))
    if week.label is not None:
        header.append(quote(week.label, "the label of a week"))
    yield " ".join(header)
    if week.like is not None:
        yield f"like {week.like}"
    yield from _days(week.days)
    yield from (f"rotate {notation(each, 'a rotation')}" for each in week.rotations)
    yield from (f"adjust {notation(each, 'an adjust')}" for each in week.adjusts)
    yield from (f"hold {each and notation(each, 'a hold')}".rstrip() for each in week.holds)
    yield from _changes(week.changes, f"week {week.numbers}")
    yield from (f"note {quote(each, 'a note')}" for each in week.notes)


def _days(days: Mapping[str, str | Sequence[str]]) -> Iterator[str]:
    for day, held in days.items():
        for each in [held] if isinstance(held, str) else held:
            yield f"{notation(day, 'the day')} {notation(each, 'the session of a day')}"


def _header(word: str, called: str, title: str | None) -> str:
    header = f"{word} {name(called, f'the {word}')}"
    return header if title is None else f"{header} {quote(title, f'the title of {called}')}"


def _words(block: NewPlan | NewAthlete | NewGym, settings: Sequence[str]) -> Iterator[str]:
    for word in settings:
        value = getattr(block, word)
        if value is not None:
            yield f"{word} {notation(value, word)}"


def _clock(at: time | str | Sequence[time | str]) -> Iterator[str]:
    yield from (f"at {notation(each, 'the time')}" for each in ([at] if isinstance(at, time | str) else at))
