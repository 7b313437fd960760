"""What a log has of a schedule, as plain data: what was done, and why doses answer to it."""

from collections.abc import Iterable

from gplang import wording
from gplang.backends import data
from gplang.backends.data import Record
from gplang.quantities import WeightUnit
from gplang.scheduling.reasons import Reason
from gplang.scheduling.recorded import OtherWork, Recorded
from gplang.scheduling.records import Schedule, ScheduledExercise, ScheduledGroup, ScheduledSession
from gplang.scheduling.turns import Best


def session(what: ScheduledSession) -> Record:
    """Return what became of a session; `recorded` is null where nothing is."""
    return {"status": what.status, "recorded": None if what.recorded is None else recorded(what.recorded)}


def exercise(what: ScheduledExercise) -> Record:
    """Return what was done of an exercise (null: not recorded, empty: skipped), and why its dose was changed."""
    instead = what.done_with
    return {
        "reasons": [reason(each, what.unit) for each in what.reasons],
        "done_with": None if instead is None else {"exercise": instead.id, "name": instead.name},
        "done": None if what.done is None else _sets(what.done),
    }


def extra(schedule: Schedule) -> Record:
    """Return the sessions that were trained beside the planned ones; nothing without a log."""
    if schedule.log is None:
        return {}
    return {"extra": [{"session": each.session, **recorded(each)} for each in schedule.extra]}


def recorded(what: Recorded) -> Record:
    """Return what a log has of a session beside the sets of its exercises."""
    return {
        "date": data.day(what.date),
        "time": data.clock(what.time),
        "minutes": what.minutes,
        "why": what.why,
        "notes": list(what.notes),
        "pain": [{"place": each.place, "level": each.level} for each in what.pains],
        "other": [_other(each) for each in what.other],
    }


def reason(what: Reason, unit: WeightUnit) -> Record:
    """Return why a dose was changed; numbers that a reason does not have are null."""
    guide = wording.GUIDE.get(what.why)
    return {
        "kind": what.why,
        "date": data.day(what.date),
        "text": wording.reason(what, unit),
        "percent": data.number((what.factor - 1) * 100) if what.factor != 1 else None,
        "amount": {"amount": data.number(what.shift), "unit": unit} if what.shift else None,
        "times": what.times,
        "stage": None if what.stage is None else {"stage": what.stage, "of": what.stages},
        "pain": None if what.level is None else {"place": what.place, "level": what.level},
        "estimate": None if what.best is None else _best(what.best),
        "asked": _sets(what.asked),
        "reached": _sets(what.reached),
        "guide": [] if guide is None else [guide],
    }


def _other(what: OtherWork) -> Record:
    known = what.exercise
    return {
        "exercise": None if known is None else known.id,
        "name": wording.other_name(known, what.text),
        "role": what.role,
        "sets": _sets(what.groups),
    }


def _best(what: Best) -> Record:
    return {
        "unit": what.unit,
        "weight": data.number(what.weight),
        "reps": what.reps,
        "rir": data.number(what.reserve),
        "maximum": data.number(what.maximum),
    }


def _sets(groups: Iterable[ScheduledGroup]) -> list[Record]:
    return [one for group in groups for one in data.sets(group)]
