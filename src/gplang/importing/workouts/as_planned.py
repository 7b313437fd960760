"""A planned session as a record of a log, to be edited: what is written if all was done as planned."""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import groupby
from types import MappingProxyType

from gplang.formatter.source import format_source
from gplang.importing.workouts.merging import Block, Header
from gplang.quantities import Dose, Effort, Measure
from gplang.records import NamedTuple
from gplang.scheduling.records import (
    LoadForm,
    Schedule,
    ScheduledExercise,
    ScheduledLoad,
    ScheduledSession,
    ScheduledSet,
)
from gplang.source import SourceText
from gplang.vocabulary import Role
from gplang.writer import NewDid, NewDone, NewWeight, dumps_records
from gplang.writer.values import number

_UNITS = {Measure.REPS: "", Measure.SECONDS: "s", Measure.METRES: "m"}
_WORDS = {LoadForm.BAR: " @bar", LoadForm.LIGHT: " @light", LoadForm.MODERATE: " @moderate"}
_UNKNOWN = (LoadForm.PERCENT, LoadForm.RELATIVE)
_LONG = 120
"""Seconds from which on whole minutes are written as such."""

_NEAR = datetime.timedelta(days=7)


class PlannedSet(NamedTuple):
    """One set in the notation of a log; `missing` is what the plan does not know of it as a number."""

    dose: str
    load: str = ""
    effort: str = ""
    missing: str = ""

    @property
    def text(self) -> str:
        """What stands behind the number of sets and the `x`."""
        return f"{self.dose}{self.load}{self.effort}"


class PlannedWork(NamedTuple):
    """What is planned of an exercise; `role` is empty where it goes without saying."""

    role: str
    exercise: str
    sets: tuple[PlannedSet, ...]


class DoneWork(NamedTuple):
    """What was done of an exercise: a text for each set, without its number; `form`, `pain` as in a log."""

    role: str
    exercise: str
    sets: tuple[str, ...]
    form: bool = False
    pain: int | None = None
    comment: str = ""


class Done(NamedTuple):
    """What was done in a session: its work, its length, where it hurt and what is to be said of it."""

    work: tuple[DoneWork, ...]
    minutes: int | None = None
    pains: Mapping[str, int] = MappingProxyType({})
    notes: tuple[str, ...] = ()


def find_planned(schedule: Schedule, on: datetime.date, name: str | None) -> tuple[ScheduledSession, ...]:
    """Return the sessions that are planned on a day, only those of a name if there is one.

    Where the day has none, they are those of the nearest day within a week, of two the earlier one.
    """
    sessions = [each for each in schedule.sessions if name is None or each.session.name.lower() == name.lower()]
    days = {each.date for each in sessions if each.date is not None and abs(each.date - on) <= _NEAR}
    if not days:
        return ()
    day = min(days, key=lambda each: (abs(each - on), each))
    return tuple(each for each in sessions if each.date == day)


def list_work(session: ScheduledSession) -> tuple[PlannedWork, ...]:
    """Return what is planned for a session, each exercise once in each role that has to be said."""
    return tuple(describe_work(role, own, lines) for (role, own), lines in group_lines(session).items())


def describe_work(role: str, own: str, lines: Iterable[ScheduledExercise]) -> PlannedWork:
    """Return what lines of an exercise ask for, without the sets that may be left out."""
    return PlannedWork(role, own, tuple(_describe(one) for line in lines for one in line.sets if not one.optional))


def group_lines(session: ScheduledSession) -> dict[tuple[str, str], list[ScheduledExercise]]:
    """Return the lines of a session by exercise, and by the role where that has to be said."""
    roles: dict[str, set[Role]] = {}
    for each in session.exercises:
        if each.role is not Role.WARMUP:
            roles.setdefault(each.exercise.id, set()).add(each.role)
    found: dict[tuple[str, str], list[ScheduledExercise]] = {}
    for each in session.exercises:
        own = each.exercise.id
        role = each.role if each.role is Role.WARMUP or len(roles[own]) > 1 else ""
        found.setdefault((role, own), []).append(each)
    return found


def write_planned(session: ScheduledSession, on: datetime.date, work: Sequence[PlannedWork]) -> Block:
    """Return the record of a planned session on a day, with comments where a number has to be filled in.

    Work without sets is `skipped`.
    """
    return write_done(session, on, Done(tuple(_as_done(each) for each in work)))


def _as_done(work: PlannedWork) -> DoneWork:
    missing = ", ".join(dict.fromkeys(one.missing for one in work.sets if one.missing))
    sets = tuple(each.text for each in work.sets)
    return DoneWork(work.role, work.exercise, sets, comment=f"{missing}: fill in" if missing else "")


def write_done(session: ScheduledSession, on: datetime.date, done: Done) -> Block:
    """Return the record of what was done in a planned session on a day; work without sets is `skipped`."""
    did = [each for each in done.work if each.sets]
    skipped = [f"{each.role} {each.exercise}".strip() for each in done.work if not each.sets]
    time = session.time if session.date == on else None
    name = session.session.name
    record = NewDone(
        on,
        name,
        [NewDid(each.exercise, ", ".join(fold(each.sets)), each.role or None, each.form, each.pain) for each in did],
        skipped,
        done.pains,
        done.notes,
        time=time,
        minutes=done.minutes,
        planned_on=None if session.date == on else session.date,
    )
    lines = dumps_records([record]).splitlines()
    for at, each in enumerate(did, 1):
        lines[at] += f"  # {each.comment}" if each.comment else ""
    text = format_source(SourceText("<record>", "".join(f"{line}\n" for line in lines))).text
    return Block(Header("done", on, time, name.lower()), text)


def write_weight(on: datetime.date, weight: str) -> Block:
    """Return the record of what the body weighs on a day."""
    return Block(Header("weight", on, None, ""), dumps_records([NewWeight(on, weight)]))


def fold(sets: Sequence[str]) -> Iterator[str]:
    """Yield sets as groups, neighbours alike together."""
    for text, same in groupby(sets):
        yield f"{len([*same])}x{text}"


def _describe(one: ScheduledSet) -> PlannedSet:
    load, is_known = _load(one.load)
    missing = [word for word, known in (("repetitions", one.dose.low is not None), ("load", is_known)) if not known]
    return PlannedSet(_count(one.dose), load, _effort(one.effort), " and ".join(missing))


def _count(dose: Dose) -> str:
    side = "/side" if dose.per_side else ""
    if dose.parts:
        return "+".join(map(str, dose.parts)) + side
    count, unit = 1 if dose.low is None else dose.low, _UNITS[dose.measure]
    if dose.measure is Measure.SECONDS and count >= _LONG and count % 60 == 0:
        count, unit = count // 60, "min"
    return f"{count}{unit}{side}"


def _load(load: ScheduledLoad | None) -> tuple[str, bool]:
    """Return a load as it is on the bar, and whether it is known as far as one can."""
    if load is None:
        return "", True
    if load.rounded is None or load.unit is None:
        return _WORDS.get(load.form, ""), load.form not in _UNKNOWN
    amount = _decimal(load.rounded.low)
    if load.form is not LoadForm.BODYWEIGHT:
        return f" @{number(amount)}{load.unit}", True
    if not amount:
        return " @bw", True
    return f" @bw{'-' if amount < 0 else '+'}{number(abs(amount))}{load.unit}", True


def _decimal(value: Fraction | Decimal | int) -> Decimal:
    return Decimal(round(Fraction(value) * 100)) / 100


def _effort(effort: Effort | None) -> str:
    return "" if effort is None else f" @rir{number(effort.low)}"
