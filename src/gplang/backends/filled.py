"""What a log has of a session, as a sheet has it: in the cells that are filled in."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import islice

from gplang import wording
from gplang.backends.text import one_line
from gplang.catalog import Exercise
from gplang.quantities import Dose, Measure
from gplang.records import NamedTuple, replace
from gplang.scheduling.recorded import OtherWork, Recorded, Status
from gplang.scheduling.records import (
    LoadForm,
    ScheduledExercise,
    ScheduledGroup,
    ScheduledLoad,
    ScheduledSession,
    ScheduledSet,
)

Amount = str | int | float

BEYOND = "more than planned"
"""What is said of sets that nobody planned, in whose rows 0 is asked for."""

_MINUTE = 60
_PLAIN_FORMS = (LoadForm.WEIGHT, LoadForm.BODYWEIGHT)


class Filled(NamedTuple):
    """The cells of a set that are filled in; empty without one."""

    done_load: Amount = ""
    done_reps: Amount = ""
    done_rir: Amount = ""
    note: str = ""


def fill(exercise: ScheduledExercise, week: int) -> list[Filled]:
    """Return the cells of the sets of an exercise that were done, in order.

    A load that is planned in words (empty bar) needs none if it was used. A set that no numbers tell (a range, a load
    that is no amount, other than the planned measure) is told in words in its note, and so is another exercise, in the
    first; of one that was left out there is that note alone.
    """
    if exercise.done is None:
        return []
    if not exercise.done:
        return [Filled(note=wording.SKIPPED)]
    own = exercise.done_with or exercise.exercise
    asked = [*exercise.sets]
    sets = [one for group in exercise.done for one in group.expand()]
    asked += [(asked[-1] if asked else one)._replace(load=None) for one in sets[len(asked) :]]
    cells = [_fill(one, set_asked, week, own) for one, set_asked in zip(sets, asked, strict=False)]
    if exercise.done_with is not None:
        first = cells[0]
        cells[0] = first._replace(note="; ".join(filter(None, (f"with {one_line(own.name)}", first.note))))
    return cells


def fill_other(work: OtherWork, week: int) -> Iterator[tuple[str, Filled]]:
    """Yield what stands in the place of `reps`, and the cells that are filled in, for each set of other work."""
    for group in work.groups:
        for one in group.expand():
            yield nothing_of(one.dose), _fill(one, one._replace(load=None), week, work.exercise)
    if not work.groups:
        yield "", Filled(note="done")


def beyond(exercise: ScheduledExercise, count: int) -> Iterator[tuple[str, int]]:
    """Yield what stands in the place of `reps`, and the number, for each set that was done beyond `count` of them."""
    sets = (one for group in exercise.done or () for one in group.expand())
    for at, one in enumerate(islice(sets, count, None), count):
        yield nothing_of(one.dose), at


def nothing_of(dose: Dose) -> str:
    """Return that no set was asked for, in the measure of one that was done: `0`, `0 s`, `0 per side`."""
    return wording.each_set(replace(dose, low=0, high=0, amrap=False, parts=()))


def note_of(session: ScheduledSession) -> str:
    """Return what a log has of a session as a whole, for its first row."""
    if session.recorded is None:
        return ""
    state = wording.state(session) if session.status is Status.MISSED else None
    return "; ".join(filter(None, (one_line(state or ""), notes_of(session.recorded, session.week))))


def notes_of(record: Recorded, week: int) -> str:
    """Return the pain and the notes of a record."""
    pains = record._replace(other=(), notes=())
    texts = (*wording.record_lines(pains, week), *record.notes)
    return "; ".join(one_line(text) for text in texts if text)


def _fill(one: ScheduledSet, asked: ScheduledSet, week: int, own: Exercise | None) -> Filled:
    load, count, effort = _weight(one.load), _count(one.dose, asked.dose), one.effort
    rir: Amount | None = "" if effort is None else _number(effort.low) if effort.low == effort.high else None
    if load is None and one.load is not None and asked.load is not None:
        planned, done = (wording.load_of(each, week, own) for each in (asked.load, one.load))
        load = "" if planned == done else None
    if load is None or count is None or rir is None:
        text = wording.group(ScheduledGroup(replace(one.dose, sets=1), effort, one.load), week, own)
        load, count, rir = ("" if each is None else each for each in (load, count, rir))
        return Filled(load, count, rir, f"done: {text}")
    return Filled(load, count, rir)


def _weight(load: ScheduledLoad | None) -> Amount | None:
    """Return the weight of a set; None where it is none, or a range."""
    if load is None:
        return ""
    if load.form not in _PLAIN_FORMS or load.rounded is None or load.rounded.low != load.rounded.high:
        return None
    return _number(load.rounded.low)


def _count(dose: Dose, asked: Dose) -> Amount | None:
    """Return how many were done in what was asked for; None where they are not counted so."""
    alike = (dose.measure, dose.per_side) == (asked.measure, asked.per_side)
    if dose.low is None or dose.low != dose.high or dose.amrap or dose.parts or not alike:
        return None
    in_minutes = dose.measure is Measure.SECONDS and "min" in wording.each_set(asked)
    return _number(Fraction(dose.low, _MINUTE)) if in_minutes else dose.low


def _number(value: Fraction | Decimal | int) -> int | float:
    """Return a number to a hundredth: pounds in kilograms have many places."""
    return int(value) if value == int(value) else round(float(value), 2)
