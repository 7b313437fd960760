"""A planned session as a record of a log, to be edited: what is written if all was done as planned."""

import datetime
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import groupby

from gplang.formatter.source import format_source
from gplang.importing.workouts.merging import Block, Header
from gplang.quantities import Dose, Effort, Measure
from gplang.records import NamedTuple
from gplang.scheduling.records import LoadForm, Schedule, ScheduledLoad, ScheduledSession, ScheduledSet
from gplang.source import SourceText
from gplang.vocabulary import Role
from gplang.writer import NewDid, NewDone, dumps_records
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
    roles: dict[str, set[Role]] = {}
    for each in session.exercises:
        if each.role is not Role.WARMUP:
            roles.setdefault(each.exercise.id, set()).add(each.role)
    found: dict[tuple[str, str], list[PlannedSet]] = {}
    for each in session.exercises:
        own = each.exercise.id
        role = each.role if each.role is Role.WARMUP or len(roles[own]) > 1 else ""
        found.setdefault((role, own), []).extend(_describe(one) for one in each.sets if not one.optional)
    return tuple(PlannedWork(role, own, tuple(sets)) for (role, own), sets in found.items())


def write_planned(session: ScheduledSession, on: datetime.date, work: Sequence[PlannedWork]) -> Block:
    """Return the record of a planned session on a day, with comments where a number has to be filled in.

    Work without sets is `skipped`.
    """
    did = [each for each in work if each.sets]
    skipped = [f"{each.role} {each.exercise}".strip() for each in work if not each.sets]
    time = session.time if session.date == on else None
    name = session.session.name
    record = NewDone(
        on,
        name,
        [NewDid(each.exercise, ", ".join(_fold(each.sets)), each.role or None) for each in did],
        skipped,
        time=time,
        planned_on=None if session.date == on else session.date,
    )
    lines = dumps_records([record]).splitlines()
    for at, each in enumerate(did, 1):
        missing = ", ".join(dict.fromkeys(one.missing for one in each.sets if one.missing))
        lines[at] += f"  # {missing}: fill in" if missing else ""
    text = format_source(SourceText("<record>", "".join(f"{line}\n" for line in lines))).text
    return Block(Header("done", on, time, name.lower()), text)


def _fold(sets: Sequence[PlannedSet]) -> Iterator[str]:
    for text, same in groupby(sets, lambda each: each.text):
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
