"""What was trained, set by set, of a schedule that answers to a log: as a table, and as logs of OpenWeight."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time

from gplang.backends.csv import write_table
from gplang.backends.routines import join
from gplang.backends.text import one_line
from gplang.catalog import Exercise
from gplang.jsontext import write_json
from gplang.quantities import Measure
from gplang.records import NamedTuple
from gplang.scheduling.dates import load_zone
from gplang.scheduling.recorded import Recorded, Status
from gplang.scheduling.records import LoadForm, Schedule, ScheduledGroup, ScheduledSession, ScheduledSet
from gplang.typed import Any
from gplang.vocabulary import Role

COLUMNS = (
    *("date", "time", "minutes", "session", "role", "exercise", "set", "reps", "seconds", "metres", "per_side"),
    *("load", "unit", "rir", "note"),
)
"""The columns of a table; a load on the body's weight is `bw+5`."""

_LONGEST_NAME = 200
_LONGEST_NOTE = 10_000


class Work(NamedTuple):
    """What was done of one exercise; `exercise` is None where only a text names it."""

    text: str
    exercise: Exercise | None
    role: Role | None
    sets: tuple[ScheduledSet, ...]


class Trained(NamedTuple):
    """A session that was trained: its record, its title in the plan, and its work in the order of the plan."""

    record: Recorded
    title: str
    work: tuple[Work, ...]


def list_trained(schedule: Schedule) -> Iterator[Trained]:
    """Yield the sessions that were trained, by day and time; those beside the plan, and without a set, too."""
    titles = {each.session.name: each.session.title or each.session.name for each in schedule.sessions}
    found = [
        _planned(each, each.recorded) for each in schedule.sessions if each.status is Status.DONE and each.recorded
    ]
    found += [Trained(each, titles.get(each.session, each.session), _other(each)) for each in schedule.extra]
    return iter(sorted(found, key=lambda each: (each.record.date, each.record.time or time.min)))


def _planned(session: ScheduledSession, record: Recorded) -> Trained:
    work = tuple(
        Work(done.id, done, each.role, _sets(each.done))
        for each in session.exercises
        if each.done and (done := each.done_with or each.exercise)
    )
    return Trained(record, session.session.title or session.session.name, (*work, *_other(record)))


def _other(record: Recorded) -> tuple[Work, ...]:
    return tuple(Work(each.text, each.exercise, each.role, _sets(each.groups)) for each in record.other)


def _sets(groups: Sequence[ScheduledGroup]) -> tuple[ScheduledSet, ...]:
    return tuple(one for group in groups for one in group.expand())


# ---- a table


def render_csv(schedule: Schedule) -> str:
    """Return a row for each set that was done; notes stand in the first row of a session."""
    return write_table(COLUMNS, _rows(schedule))


def _rows(schedule: Schedule) -> Iterator[tuple[str | int | float | date, ...]]:
    for trained in list_trained(schedule):
        record = trained.record
        when = (record.date, "" if record.time is None else f"{record.time:%H:%M}", _or_empty(record.minutes))
        note = join(record.notes)
        for work in trained.work:
            for number, one in enumerate(work.sets, 1):
                name = work.exercise.id if work.exercise is not None else work.text
                effort = "" if one.effort is None else _number(one.effort.low)
                place = (record.session, work.role or "", name, number)
                yield (*when, *place, *_counted(one), *_load(one), effort, note)
                note = ""


def _counted(one: ScheduledSet) -> tuple[str | int, str | int, str | int, str]:
    dose = one.dose
    amounts = (dose.high if dose.measure is each else None for each in (Measure.REPS, Measure.SECONDS, Measure.METRES))
    reps, seconds, metres = map(_or_empty, amounts)
    return reps, seconds, metres, "yes" if dose.per_side else ""


def _load(one: ScheduledSet) -> tuple[str | int | float, str]:
    load = one.load
    if load is None:
        return "", ""
    if load.rounded is None or load.unit is None:
        return str(load.form), ""
    amount = _number(load.rounded.high)
    if load.form is not LoadForm.BODYWEIGHT:
        return amount, str(load.unit)
    return (f"bw{amount:+}", str(load.unit)) if amount else ("bw", "")


def _or_empty(amount: int | None) -> str | int:
    return "" if amount is None else amount


def _number(value: Any) -> int | float:
    number = round(float(value), 2)
    return int(number) if number.is_integer() else number


# ---- OpenWeight


def render_openweight(schedule: Schedule) -> str:
    """Return a list of workout logs as JSON; sessions without a set are left out.

    The format wants a moment: a day without a time is its midnight, and without a time zone in the plan UTC is meant.
    """
    zone = UTC if schedule.timezone is None else load_zone(schedule.timezone)
    logs = [_log(each, zone) for each in list_trained(schedule) if any(work.sets for work in each.work)]
    return f"{write_json(logs)}\n"


def _log(trained: Trained, zone: Any) -> dict[str, Any]:
    record = trained.record
    moment = datetime.combine(record.date, record.time or time.min, zone)
    found: dict[str, Any] = {"date": moment.isoformat(), "name": one_line(trained.title)[:_LONGEST_NAME]}
    if record.minutes is not None:
        found["durationSeconds"] = 60 * record.minutes
    if record.notes:
        found["notes"] = join(record.notes)[:_LONGEST_NOTE]
    work = [each for each in trained.work if each.sets]
    found["exercises"] = [_exercise(each, at) for at, each in enumerate(work, 1)]
    return found


def _exercise(work: Work, order: int) -> dict[str, Any]:
    done = work.exercise
    named: dict[str, Any] = {"name": one_line(work.text if done is None else done.name)[:_LONGEST_NAME]}
    if done is not None and done.equipment:
        named["equipment"] = done.equipment[0][0] if done.equipment[0] else "none"
    if done is not None and done.trains:
        named["musclesWorked"] = list(done.trains)
    return {"exercise": named, "order": order, "sets": [dict(_set(work, each)) for each in work.sets]}


def _set(work: Work, one: ScheduledSet) -> Iterator[tuple[str, Any]]:
    reps, seconds, metres, per_side = _counted(one)
    if reps != "":
        yield "reps", reps
    if seconds != "":
        yield "durationSeconds", seconds
    if metres != "":
        yield from (("distance", metres), ("distanceUnit", "m"))
    notes = ["each side"] if per_side else []
    amount, unit = _load(one)
    if unit and not isinstance(amount, str):
        yield from (("weight", amount), ("unit", unit))
    elif amount:
        notes.append(f"{amount} {unit}".strip())
    if one.effort is not None:
        reserve = _number(one.effort.low)
        yield "rpe", _number(10 - one.effort.low)
        if isinstance(reserve, int):
            yield "rir", reserve
    yield "type", "warmup" if work.role is Role.WARMUP else "working"
    if notes:
        yield "notes", "; ".join(notes)
