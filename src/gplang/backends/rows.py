"""A schedule as rows, one for every set: what spreadsheets show, with room for what was done.

The columns are a contract, `gpl-sheet-1`, described in `schema/sheet.schema.json`: filled-in sheets are read back.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from gplang import wording
from gplang.backends.filled import BEYOND, Amount, Filled, beyond, fill, fill_other, note_of, notes_of
from gplang.backends.text import one_line
from gplang.catalog import Exercise
from gplang.figures import MINUS, percentage, seconds, span
from gplang.quantities import Rest
from gplang.records import NamedTuple
from gplang.scheduling.beside import beside_by_week
from gplang.scheduling.estimate import group_supersets
from gplang.scheduling.recorded import Recorded
from gplang.scheduling.records import (
    LoadForm,
    Schedule,
    ScheduledExercise,
    ScheduledLoad,
    ScheduledSession,
    ScheduledSet,
)
from gplang.scheduling.trained import as_trained
from gplang.vocabulary import Day, Role

SCHEMA = "gpl-sheet-1"
"""The version of the columns; within it columns are only added, behind the others."""

Cell = str | int | float | date


class Row(NamedTuple):
    """One set, a field for each column; amounts are numbers wherever they are one number.

    The last four are for what was done, empty where no log has it.
    """

    athlete: str
    date: date | Day
    week: int
    session: str
    role: str
    label: str
    exercise: str
    set: int
    reps: str | int
    load: str | int | float
    unit: str
    effort: str
    rest: str
    cue: str
    done_load: Amount = ""
    done_reps: Amount = ""
    done_rir: Amount = ""
    note: str = ""


class _Place(NamedTuple):
    """Whose session it is, and which: the first columns of its rows."""

    athlete: str
    date: date | Day
    week: int
    session: str


_Counts = Counter[tuple[_Place, tuple[str, str, str]]]
"""How many sets there are of each line of a session."""

_UNFILLED = Filled()

COLUMNS = Row._fields
"""The names of the columns, in their order."""

FILLED_IN = COLUMNS[COLUMNS.index("done_load") :]
"""The columns that whoever trains fills in."""


class Turn(NamedTuple):
    """A set in its turn: `number` counts those of its exercise from 1, `rest` is what follows."""

    exercise: ScheduledExercise
    number: int
    one: ScheduledSet
    tempo: str | None
    rest: Rest | None


def list_rows(schedule: Schedule) -> Iterator[Row]:
    """Yield a row for every set, in the order in which they are done; stations and supersets in turn.

    Sets of an exercise that has several lines of one role are numbered on, and so are those of a session that is
    trained twice on a day, so that no two rows are of one set. With a log sessions stand on the day they were trained
    on, and have rows for all that was done; those that were trained beside the planned ones follow behind their week.
    """
    athlete = "" if schedule.athlete is None else schedule.athlete.name
    sets: _Counts = Counter()
    beside = beside_by_week(schedule)
    by_week = {number: [*found] for number, found in groupby(as_trained(schedule).sessions, lambda each: each.week)}
    for week in schedule.weeks:
        for session in by_week.get(week.number, ()):
            yield from _list_session(athlete, session, sets)
        for record in beside.get(week.number, ()):
            place = _Place(athlete, record.date, week.number, record.session)
            yield from _list_other(place, record, sets, wording.BESIDE, notes_of(record, week.number))


def _list_session(athlete: str, session: ScheduledSession, sets: _Counts) -> Iterator[Row]:
    place = _Place(athlete, session.date or session.day, session.week, session.session.name)
    opening = "optional session" if session.optional else ""
    remark = note_of(session)
    for group in group_supersets(session.exercises):
        done = {id(exercise): fill(exercise, session.week) for exercise in group}
        for turn in in_turn(group):
            exercise = turn.exercise
            key = _key(exercise)
            sets[place, key] += 1
            cue = _join(opening, *_remarks(turn, is_first=exercise is group[0]))
            opening = ""
            row = _row(place, turn, key, sets[place, key], cue)
            was = done[id(exercise)]
            cells = was[turn.number - 1] if turn.number <= len(was) else _UNFILLED
            yield row._replace(**cells._replace(note=_join(remark, cells.note))._asdict())
            remark = ""
        for exercise in group:
            key = _key(exercise)
            for nothing, at in beyond(exercise, sum(1 for _ in exercise.sets)):
                sets[place, key] += 1
                yield _added(place, key, sets[place, key], nothing, done[id(exercise)][at])
    if session.recorded is not None:
        yield from _list_other(place, session.recorded, sets, BEYOND)


def _list_other(place: _Place, record: Recorded, sets: _Counts, cue: str, remark: str = "") -> Iterator[Row]:
    """Yield the rows of work that the plan lacks; `remark` stands in the first."""
    for work in record.other:
        name = work.text if work.exercise is None else work.exercise.id
        key = (work.role or Role.ACCESSORY, "", one_line(name))
        for nothing, cells in fill_other(work, place.week):
            sets[place, key] += 1
            row = _added(place, key, sets[place, key], nothing, cells)
            yield row._replace(cue=cue, note=_join(remark, row.note))
            remark = ""


def _key(exercise: ScheduledExercise) -> tuple[str, str, str]:
    return exercise.role, exercise.place or "", exercise.exercise.id


def _added(place: _Place, key: tuple[str, str, str], number_of_set: int, nothing: str, cells: Filled) -> Row:
    """Return the row of a set that nobody planned."""
    reps = int(nothing) if nothing.isdecimal() else nothing or 0
    row = Row(*place, *key, number_of_set, reps, "", "", "", "", BEYOND)
    return row._replace(**cells._asdict())


def in_turn(group: Sequence[ScheduledExercise]) -> Iterator[Turn]:
    """Yield the sets of some exercises: the first of each, then the second of each.

    A round of a circuit ends with its rest.
    """
    columns = [[*_turns(exercise)] for exercise in group]
    circuit = group[0].circuit if group else None
    for at in range(max(map(len, columns), default=0)):
        found = [turns[at] for turns in columns if at < len(turns)]
        if circuit is not None and found[-1].rest is None:
            found[-1] = found[-1]._replace(rest=circuit.rest)
        yield from found


def _turns(exercise: ScheduledExercise) -> Iterator[Turn]:
    sets = ((group, one) for group in exercise.groups for one in group.expand())
    for at, (group, one) in enumerate(sets, 1):
        yield Turn(exercise, at, one, group.tempo or exercise.tempo, group.rest or exercise.rest)


def _row(place: _Place, turn: Turn, key: tuple[str, str, str], number_of_set: int, cue: str) -> Row:
    one = turn.one
    load, unit = load_cells(one.load, place.week, turn.exercise.exercise)
    dose = wording.each_set(one.dose)
    return Row(
        *place,
        *key,
        number_of_set,
        int(dose) if dose.isdecimal() else dose,
        load,
        unit,
        "" if one.effort is None else wording.effort(one.effort),
        "" if turn.rest is None else seconds(*turn.rest, least_minutes=1),
        cue,
    )


def _remarks(turn: Turn, *, is_first: bool) -> Iterator[str]:
    """Yield what else there is to know of a set; what concerns all sets of an exercise, at its first."""
    exercise = turn.exercise
    opens = turn.number == 1
    if opens:
        yield exercise.cue or ""
        if exercise.circuit is not None and is_first:
            yield wording.circuit_title(exercise.circuit)
        if exercise.is_ramp_open:
            yield wording.OPEN_RAMP
    if turn.tempo is not None and (opens or exercise.joint_tempo is None):
        yield wording.tempo(turn.tempo)
    if opens:
        yield "" if exercise.method is None else exercise.method.value
        yield from wording.reasons(exercise) if exercise.done is None else ()
        yield wording.substitution(exercise) or ""
    if turn.one.optional or exercise.optional:
        yield "optional"


def _join(*remarks: str) -> str:
    return "; ".join(one_line(each) for each in remarks if each)


def load_cells(what: ScheduledLoad | None, week: int, own: Exercise) -> tuple[str | int | float, str]:
    """Return a load and its unit: `82.5` and `kg`, `75` and `% of max`, `10` and `kg + bodyweight`.

    A load that is no amount is a text without a unit: `light`, `+2.5 kg on last week`. `own` is the line's exercise.
    """
    if what is None:
        return "", ""
    text = one_line(wording.load_of(what, week, own))
    if what.rounded is not None and what.form in (LoadForm.WEIGHT, LoadForm.BODYWEIGHT, LoadForm.PERCENT):
        unit = f"{what.unit}"
        if what.form is LoadForm.BODYWEIGHT:
            if not any(what.rounded):
                return text, ""
            unit = f"{unit} + bodyweight"
        return _amount(span(*what.rounded)), unit
    if what.percent is not None and not any(change.amount for change in what.changes):
        shown = percentage(*what.percent)
        if text.startswith(f"{shown} "):
            return _amount(shown), text.removeprefix(f"{shown} ")
    return text, ""


def _amount(text: str) -> str | int | float:
    """Return an amount as a number, a range as its text."""
    try:
        value = float(text.replace(MINUS, "-"))
    except ValueError:
        return text
    return int(value) if value.is_integer() else value
