"""A session as a page at the rack: what to do in the order in which it is done, a box for every set."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from gplang import wording
from gplang.backends.identities import session_uid
from gplang.backends.rows import Turn, in_turn, load_cells
from gplang.quantities import Measure, Rest, WeightUnit
from gplang.records import NamedTuple
from gplang.scheduling.estimate import group_supersets
from gplang.scheduling.records import (
    Schedule,
    ScheduledCircuit,
    ScheduledExercise,
    ScheduledGroup,
    ScheduledSession,
)
from gplang.vocabulary import CircuitKind, WeekKind
from gplang.wording.told import Told, tells_week
from gplang.wording.weeks import times, week_title

FREE_ROUNDS = 10
"""Boxes for rounds where nobody knows how many they will be."""

FREE_SETS = 4
"""Boxes for the sets of a ramp whose load nobody knows."""

_NOUNS = {Measure.REPS: "reps", Measure.SECONDS: "s", Measure.METRES: "m"}


class Box(NamedTuple):
    """One set, to be ticked off: its name within the session, what it asks for, and what can be written down.

    `name` stays the same when other lines of the plan change. `noun` is what its count counts, `rest` the seconds
    behind it. `done` are the load and the count that were done, None where none is recorded.
    """

    name: str
    label: str
    asks: str
    noun: str
    unit: WeightUnit
    rest: int | None = None
    optional: bool = False
    done: tuple[str, str] | None = None


class Task(NamedTuple):
    """An exercise: its name, all that it asks for, and the remarks on it."""

    name: str
    asks: str
    remarks: tuple[str, ...]


class Rounds(NamedTuple):
    """The rounds of a circuit: their names, the seconds of rest behind each, and what its result is, if it has one."""

    names: tuple[str, ...]
    rest: int | None
    result: str | None


class Station(NamedTuple):
    """What is done in one place: an exercise, a superset, or a circuit, each with its boxes.

    `role` is a heading, empty where that of the station before holds on. `is_alike`: its boxes ask for one thing, which
    its task says already.
    """

    role: str
    title: str
    tasks: tuple[Task, ...]
    boxes: tuple[Box, ...]
    rounds: Rounds | None
    is_alike: bool


class Page(NamedTuple):
    """A session: `anchor` is its name among the pages, `key` one that no other session of any plan has.

    `state` is what became of it, `recorded` what else a log has of it.
    """

    anchor: str
    key: str
    date: str
    week: int
    when: str
    title: str
    facts: str
    stations: tuple[Station, ...]
    notes: tuple[str, ...]
    state: str = ""
    recorded: tuple[str, ...] = ()


def anchor_of(session: ScheduledSession) -> str:
    """Return the name of a session's page: `w3-hips`, `w3-hips-2` for the second of its week."""
    again = f"-{session.occurrence}" if session.occurrence > 1 else ""
    return f"w{session.week}-{session.session.name}{again}"


def list_pages(schedule: Schedule) -> Iterator[Page]:
    """Yield the pages of all sessions in their order."""
    told, known = Told(_tell), _Known()
    for session in schedule.sessions:
        date = "" if session.date is None else session.date.isoformat()
        facts = [
            week_title(session.week, None, session.kind),
            session.session.focus,
            wording.length(session),
            session.gym and f"in {session.gym.shown}",
        ]
        yield Page(
            anchor_of(session),
            session_uid(schedule, session),
            date,
            session.week,
            " ".join(filter(None, (wording.day_name(session.day), date, times(session)))),
            wording.day_title(session),
            ", ".join(str(fact) for fact in facts if fact),
            (*_stations(session, told, known),),
            session.session.notes,
            wording.state(session) or "",
            (*wording.recorded_lines(session),),
        )


def _tell(exercise: ScheduledExercise, week: int, kind: WeekKind | None) -> tuple[str, ...]:
    named = (wording.exercise_name(exercise), wording.prescription(exercise, week))
    return (*named, *wording.remarks(exercise, week, kind))


def _stations(session: ScheduledSession, told: Told, known: "_Known") -> Iterator[Station]:
    latest = ""
    used: dict[str, int] = {}
    for group in group_supersets(session.exercises):
        role = ", ".join(dict.fromkeys(wording.role_name(exercise.role) for exercise in group))
        tasks = [told.of(exercise, session.week, session.kind) for exercise in group]
        circuit = group[0].circuit
        names = [_name(exercise, used) for exercise in group]
        boxes = known.boxes(group, names, session.week)
        title = ""
        if circuit is not None:
            title = wording.circuit_title(circuit)
        elif len(group) > 1:
            title = f"Superset {(group[0].place or '')[:1]}, in turn"
        yield Station(
            "" if role == latest else role,
            title,
            tuple(Task(name, asks, tuple(remarks)) for name, asks, *remarks in tasks),
            boxes,
            None if circuit is None else _rounds(circuit, len(group)),
            len({(box.asks, box.optional) for box in boxes}) == 1 and len(group) == 1,
        )
        latest = role


def _name(exercise: ScheduledExercise, used: dict[str, int]) -> str:
    """Return a name for an exercise of a session: its own, numbered where it is trained more than once."""
    name = exercise.written.id
    used[name] = used.get(name, 0) + 1
    return name if used[name] == 1 else f"{name}/{used[name]}"


class _Known:
    """The boxes of groups of exercises: what are the same objects from week to week have the same ones."""

    __slots__ = ("_boxes",)

    def __init__(self) -> None:
        self._boxes: dict[tuple[object, ...], tuple[Box, ...]] = {}

    def boxes(self, group: tuple[ScheduledExercise, ...], names: Sequence[str], week: int) -> tuple[Box, ...]:
        """Return the boxes of a group of exercises of the schedule."""
        by_week = any(exercise.done or tells_week(exercise) for exercise in group)
        key = (week if by_week else 0, *map(id, group), *names)
        found = self._boxes.get(key)
        if found is None:
            found = self._boxes[key] = (*_boxes(group, names, week),)
        return found


def _boxes(group: tuple[ScheduledExercise, ...], names: Sequence[str], week: int) -> Iterator[Box]:
    """Yield the boxes of all sets in the order in which they are done.

    A station of a circuit has one box: its rounds have theirs.
    """
    free = [_free_box(exercise, name) for exercise, name in zip(group, names, strict=True)]
    if group[0].circuit is not None:
        yield from free
        return
    for exercise, box in zip(group, free, strict=True):
        if exercise.is_ramp_open:
            yield from (_numbered(box, at, "", exercise.rest) for at in range(1, FREE_SETS + 1))
    by_exercise = {id(exercise): box for exercise, box in zip(group, free, strict=True)}
    done = {id(exercise): [*_done(exercise, week)] for exercise in group}
    texts: dict[tuple[int, int, str | None], str] = {}
    for turn in in_turn([exercise for exercise in group if not exercise.is_ramp_open]):
        key = (id(turn.exercise), id(turn.one), turn.tempo)
        text = texts.get(key)
        if text is None:
            text = texts[key] = _asks(turn, week)
        box = by_exercise[id(turn.exercise)]
        filled = _numbered(box, turn.number, text, turn.rest, optional=turn.one.optional)
        was = done[id(turn.exercise)]
        yield filled._replace(done=was[turn.number - 1]) if turn.number <= len(was) else filled


def _done(exercise: ScheduledExercise, week: int) -> Iterator[tuple[str, str]]:
    """Yield the load and the count of every set that was done, each empty where it is no number."""
    own = exercise.done_with or exercise.exercise
    for group in exercise.done or ():
        for one in group.expand():
            load, _ = load_cells(one.load, week, own)
            count = "" if one.dose.low is None or one.dose.low != one.dose.high else str(one.dose.low)
            yield "" if isinstance(load, str) else f"{load}", count


def _free_box(exercise: ScheduledExercise, name: str) -> Box:
    noun = _NOUNS[exercise.groups[0].dose.measure] if exercise.groups else _NOUNS[Measure.REPS]
    return Box(name, exercise.place or "", "", noun, exercise.unit)


def _numbered(box: Box, number: int, asks: str, rest: Rest | None, *, optional: bool = False) -> Box:
    label = f"{box.label} {number}".strip()
    return Box(f"{box.name} {number}", label, asks, box.noun, box.unit, _low(rest), optional)


def _asks(turn: Turn, week: int) -> str:
    """Return what a set asks for: `5 reps @ RIR 2, 105 kg`, `30 s`; a tempo only where sets differ in it."""
    exercise, one = turn.exercise, turn.one
    text = wording.station_dose([ScheduledGroup(one.dose, one.effort, one.load)])
    if one.effort is not None:
        text = f"{text} @ {wording.effort(one.effort)}"
    if one.load is not None:
        text = f"{text}, {wording.load_with_plates(one.load, week, exercise.exercise)}"
    if turn.tempo is not None and exercise.joint_tempo is None:
        text = f"{text}, {wording.tempo(turn.tempo)}"
    return f"{text}{wording.MARK}" if one.optional else text


def _rounds(circuit: ScheduledCircuit, stations: int) -> Rounds:
    count, result = circuit.rounds or FREE_ROUNDS, None
    if circuit.kind is CircuitKind.EMOM and circuit.seconds is not None:
        count = max(1, circuit.seconds // 60 // stations)
    if circuit.kind is CircuitKind.AMRAP:
        count, result = FREE_ROUNDS, "rounds"
    elif circuit.kind is CircuitKind.FOR_TIME:
        result = "time"
    names = tuple(f"{circuit.letter} {number}" for number in range(1, count + 1))
    return Rounds(names, _low(circuit.rest), result)


def _low(rest: Rest | None) -> int | None:
    return None if rest is None else rest.low


def pages_by_week(schedule: Schedule) -> dict[int, list[Page]]:
    """Return the pages by the number of their week."""
    return {number: [*found] for number, found in groupby(list_pages(schedule), lambda page: page.week)}
