"""A week as a coach writes it on the whiteboard, at most 80 columns wide; headings are in bold."""

from collections.abc import Iterator, Sequence
from datetime import time
from itertools import groupby
from re import compile as compile_pattern

from gplang import wording
from gplang.cli import clicks as click
from gplang.cli.layout import GAP, Shrink, fit, glue, indent, lay_out, pad, wrap
from gplang.cli.terminal import page_width
from gplang.figures import MINUS
from gplang.records import NamedTuple
from gplang.report.visible import count_columns, make_visible
from gplang.scheduling.beside import beside_by_week
from gplang.scheduling.calendar import date_on, skipped_days
from gplang.scheduling.dates import days_of_week
from gplang.scheduling.events import group_events
from gplang.scheduling.history import History
from gplang.scheduling.recorded import Recorded
from gplang.scheduling.records import (
    Schedule,
    ScheduledEvent,
    ScheduledExercise,
    ScheduledGroup,
    ScheduledSession,
    ScheduledWeek,
)
from gplang.typed import TYPE_CHECKING
from gplang.vocabulary import Day
from gplang.wording.origins import explain_dose
from gplang.wording.pauses import days as days_between
from gplang.wording.weeks import times, week_title

if TYPE_CHECKING:
    from datetime import date

_DETAILS = 2
"""Where what belongs to a session begins, in columns from 0."""

_NAMES = 4
"""Where the names of exercises begin; with labels before them, further in."""

_LABELS = 3

_SHRINKS = (Shrink(0, 20), Shrink(2, 12), Shrink(1, 15), Shrink(3, 10), Shrink(0, 12), Shrink(2, 8))
"""How the table of a session becomes narrower: names first, then loads, doses, rests."""

_UNIT_SPACE = compile_pattern(rf"(?<=[\d+{MINUS}]) (?=[\w%])")
"""The space in `5 kg`, where a load is not to be parted."""


_Held = ScheduledSession | ScheduledEvent
"""What a day of a week holds."""


class _Grid(NamedTuple):
    """Where the table of a session begins, how wide its columns are: name, dose with effort, load, rest."""

    start: int
    widths: Sequence[int]


def render_week(schedule: Schedule, week: ScheduledWeek, *, explain: bool = False) -> str:
    """Return one week: its days in order, each with its sessions or the word that there is none.

    With `explain`, each exercise is followed by how its dose came to be.
    """
    sessions = [session for session in schedule.sessions if session.week == week.number]
    events = group_events(schedule).get(week.number, ())
    lines = list(_heading(schedule, week))
    for days, held in _days(schedule, week, (*sessions, *events)):
        lines.append("")
        if not held:
            lines.append(days)
        for number, each in enumerate(held):
            lines += [""] * (number > 0)
            if isinstance(each, ScheduledEvent):
                lines += _event(each)
            else:
                lines += _session(each, week, schedule.history if explain else None)
    lines += _beside(beside_by_week(schedule).get(week.number, ()))
    return "".join(f"{line}\n" for line in lines)


def _beside(records: Sequence[Recorded]) -> Iterator[str]:
    """Yield the sessions that were trained beside the planned ones."""
    if records:
        yield from ("", click.style("Also trained", bold=True))
    for record in records:
        yield from indent(make_visible(f"{record.session} {wording.when(record)}"), _DETAILS, len(GAP))
        for text in wording.record_lines(record, 0):
            yield from indent(make_visible(text), _NAMES, len(GAP))


def render_session(session: ScheduledSession, week: ScheduledWeek) -> str:
    """Return one session of a week: its day, time, title and place, its exercises and notes."""
    return "".join(f"{line}\n" for line in _session(session, week, None))


def _heading(schedule: Schedule, week: ScheduledWeek) -> Iterator[str]:
    title = make_visible(week_title(week.number, week.label, week.kind, len(schedule.weeks)))
    if week.first is not None and week.last is not None:
        title = f"{title}, {glue(days_between(week.first, week.last))}"
    lines = wrap(title, page_width())
    yield from (click.style(line, bold=True) for line in lines)
    yield "=" * max(map(count_columns, lines))


def _days(schedule: Schedule, week: ScheduledWeek, held: Sequence[_Held]) -> Iterator[tuple[str, list[_Held]]]:
    """Yield the days of a week with their sessions and events; days in a row without any come together, in words.

    Events that are on none of its days stand behind them.
    """
    skipped = skipped_days(schedule, week.number)
    days = {day: date_on(schedule, week.number, day) for day in days_of_week(schedule.start)}
    taken = {day: [each for each in held if each.day is day and each.date == on] for day, on in days.items()}

    def kind(day: Day) -> tuple[str, Day | None]:
        if taken[day]:
            return "", day
        return ("skipped" if day in skipped else "rest"), None

    for (word, trained), run in groupby(days, kind):
        if trained is None:
            yield f"{_name_days(schedule, week, list(run))}{GAP}{word}", []
        else:
            yield "", sorted(taken[trained], key=lambda each: each.time or time.min)
    shown = {id(each) for found in taken.values() for each in found}
    yield from (("", [each]) for each in held if id(each) not in shown)


def _name_days(schedule: Schedule, week: ScheduledWeek, days: Sequence[Day]) -> str:
    if len(days) == 1:
        return _name_day(days[0], date_on(schedule, week.number, days[0]))
    joint = "and" if len(days) == 2 else "to"
    return f"{wording.day_name(days[0])} {joint} {wording.day_name(days[-1])}"


def _name_day(day: Day, on: "date | None") -> str:
    return wording.day_name(day) if on is None else f"{wording.day_name(day)} {on.isoformat()}"


def _event(event: ScheduledEvent) -> Iterator[str]:
    head = [
        _name_day(event.day, event.date),
        times(event),
        make_visible(wording.event_title(event.event)),
        f"({wording.event_facts(event.event)})",
    ]
    yield from (click.style(line, bold=True) for line in _head_lines(head))


def _head_lines(head: Sequence[str]) -> list[str]:
    line = GAP.join(part for part in head if part)
    if count_columns(line) <= page_width():
        return [line]
    return list(indent(" ".join(map(glue, filter(None, head))), 0, _DETAILS))


def _session(session: ScheduledSession, week: ScheduledWeek, history: History | None) -> Iterator[str]:
    focus = "" if session.session.focus is None else f"{session.session.focus.value}, "
    head = [
        _name_day(session.day, session.date),
        times(session),
        make_visible(wording.session_title(session.session)),
        f"({focus}{'optional, ' if session.optional else ''}{wording.length(session)}{_place(session)})",
    ]
    yield from (click.style(line, bold=True) for line in _head_lines(head))
    state = wording.state(session)
    yield from indent(make_visible(state), _DETAILS, len(GAP)) if state else ()
    grid = _measure(session, week)
    done = zip(session.lines, session.exercises, strict=True)
    before: ScheduledExercise | None = None
    for role, exercises in groupby(done, lambda each: each[1].role):
        yield " " * _DETAILS + wording.role_name(role)
        for written, exercise in exercises:
            if exercise.circuit is not None and wording.opens_circuit(exercise, before):
                yield " " * _LABELS + wording.circuit_title(exercise.circuit)
            before = exercise
            yield from _exercise(exercise, week, grid)
            if history is not None:
                answers = wording.reasons(exercise) if exercise.done is not None else ()  # else they are remarks
                why = "; ".join((*explain_dose(history.of(written, week.number, exercise), week.number), *answers))
                yield from indent(make_visible(f"why: {why}"), grid.start + len(GAP))
    for note in session.session.notes:
        yield from indent(f"Note: {make_visible(note)}", _DETAILS, len("Note: "))
    for text in wording.recorded_lines(session):
        yield from indent(make_visible(text), _DETAILS, len(GAP))


def _place(session: ScheduledSession) -> str:
    """Return where a session is trained, where that is said."""
    return "" if session.gym is None else f", in {make_visible(session.gym.shown)}"


def _measure(session: ScheduledSession, week: ScheduledWeek) -> _Grid:
    labels = max((len(_label(exercise)) for exercise in session.exercises), default=0)
    start = _LABELS + labels + 1 if labels else _NAMES
    rows = [row for exercise in session.exercises for row in _rows(exercise, week)]
    return _Grid(start, fit(rows, page_width() - start, _SHRINKS) if rows else ())


def _label(exercise: ScheduledExercise) -> str:
    """Return what stands before an exercise: its place, of the only station of a circuit that circuit's letter."""
    return exercise.place or ("" if exercise.circuit is None else exercise.circuit.letter)


def _exercise(exercise: ScheduledExercise, week: ScheduledWeek, grid: _Grid) -> Iterator[str]:
    margin = pad(" " * _LABELS + _label(exercise), grid.start)
    for row in _rows(exercise, week):
        for line in lay_out(row, grid.widths):
            yield margin + line
            margin = " " * grid.start
    for remark in _remarks(exercise, week):
        yield from indent(make_visible(remark), grid.start + len(GAP))


def _remarks(exercise: ScheduledExercise, week: ScheduledWeek) -> Iterator[str]:
    joint = exercise.joint_tempo
    tempo = None if joint is None else wording.tempo(joint)
    manner = ", ".join(filter(None, (tempo, exercise.method)))
    if manner:
        yield manner
    yield from wording.remarks(exercise, week.number, week.kind)


def _rows(exercise: ScheduledExercise, week: ScheduledWeek) -> Iterator[tuple[str, str, str, str]]:
    """Yield a row for every group of sets: name, dose, load, rest; name and rest stand in the first."""
    name = make_visible(exercise.exercise.name) + (wording.MARK if exercise.optional else "")
    joint = exercise.joint_rest
    if exercise.is_ramp_open:
        ramp, _, up_to = wording.OPEN_RAMP.partition(" ")
        yield name, ramp, glue(up_to), "" if joint is None else glue(wording.rest(joint))
        return
    for groups in wording.rounds_alike(exercise):
        group = groups[0]
        found = group.rest or joint
        rest = "" if found is None else glue(wording.rest(found))
        load = "" if group.load is None else wording.load_with_plates(group.load, week.number, exercise.exercise)
        yield name, _dose(groups, exercise), _UNIT_SPACE.sub(glue(" "), make_visible(load)), rest
        name, joint = "", None


def _dose(groups: Sequence[ScheduledGroup], exercise: ScheduledExercise) -> str:
    group = groups[0]
    text = glue(wording.dose(group.dose) if exercise.circuit is None else wording.station_dose(groups))
    if group.effort is not None:
        text = f"{text} {glue(f'@ {wording.effort(group.effort)}')}"
    return text if group.tempo is None else f"{text} {glue(wording.tempo(group.tempo))}"
